import type { EntityManager } from 'typeorm';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import type { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { AppError, notFound } from '../errors.ts';
import { PRODUCTION, productionOf } from './alias-rows.ts';
import type { WantedDriftReport } from './drift-input.ts';
import { findDatasetAndVersion } from './find-one.ts';
import { isGiven } from './find-page.ts';
import { refuseInput } from './parse-input.ts';

/** What a report compares. */
export interface WantedSides {
  dataset: Dataset;
  production: ModelVersion | null;
  reference: DatasetVersion;
  /** null: a window of the prediction log. */
  current: DatasetVersion | null;
}

/** @throws AppError INVALID_INPUT, NOT_FOUND, ALIAS_NOT_SET */
export async function findDriftSides(tx: EntityManager, wanted: WantedDriftReport): Promise<WantedSides> {
  if (isGiven(wanted.model) === isGiven(wanted.dataset)) {
    throw refuseInput('dataset', wanted.dataset, 'either a model or a dataset must be named');
  }
  if (isGiven(wanted.window) && isGiven(wanted.current)) {
    throw refuseInput('window', wanted.window, 'either a current version or a window, not both');
  }
  if (isGiven(wanted.window) && !isGiven(wanted.model)) {
    throw refuseInput('window', wanted.window, 'a window of the predictions of a model: name the model');
  }
  const production = isGiven(wanted.model) ? await requireProduction(tx, wanted.model) : null;
  const trainedOn =
    production && (await tx.findOneByOrFail(DatasetVersion, { id: production.datasetVersionId }));
  const dataset = trainedOn
    ? await tx.findOneByOrFail(Dataset, { id: trainedOn.datasetId })
    : await requireDataset(tx, wanted.dataset!);
  const named = async (field: 'reference' | 'current') =>
    isGiven(wanted[field])
      ? (await findDatasetAndVersion(tx, dataset.name, wanted[field], field)).version
      : null;
  const reference = (await named('reference')) ?? trainedOn;
  if (!reference)
    throw refuseInput('reference', null, 'the number or tag of a version, as no model is named');
  if (isGiven(wanted.window)) return { dataset, production, reference, current: null };
  return {
    dataset,
    production,
    reference,
    current: (await named('current')) ?? (await requireCurrent(tx, dataset)),
  };
}

async function requireProduction(tx: EntityManager, name: string): Promise<ModelVersion> {
  const model = await tx.findOneBy(RegisteredModel, { name });
  if (!model) throw notFound('model', name);
  const production = await productionOf(tx, model.id);
  if (production) return production;
  throw new AppError(
    'ALIAS_NOT_SET',
    `${name} has no ${PRODUCTION}, whose training data would be the reference.`,
    {
      field: 'model',
      value: name,
      expected: `a model with a ${PRODUCTION}; or name a dataset and a reference`,
    },
  );
}

async function requireDataset(tx: EntityManager, name: string): Promise<Dataset> {
  const dataset = await tx.findOneBy(Dataset, { name });
  if (!dataset) throw notFound('dataset', name);
  return dataset;
}

async function requireCurrent(
  tx: EntityManager,
  { name, currentVersionId }: Dataset,
): Promise<DatasetVersion> {
  if (currentVersionId !== null) return await tx.findOneByOrFail(DatasetVersion, { id: currentVersionId });
  throw new AppError('NOT_FOUND', `${name} has no current version: name the one to look at.`, {
    field: 'current',
    value: null,
    expected: 'the number or tag of a version',
  });
}
