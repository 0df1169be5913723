import type { EntityManager } from 'typeorm';
import { columnType, isNumberType } from '../data/column-types.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion, type SourceColumn } from '../entities/dataset-version.ts';
import {
  DriftReport,
  type DriftColumnKind,
  type DriftOptions,
  type WantedDriftColumn,
} from '../entities/drift-report.ts';
import type { Job } from '../entities/job.ts';
import type { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { AppError, notFound } from '../errors.ts';
import { PRODUCTION, productionOf } from './alias-rows.ts';
import { requireContent } from './content-rows.ts';
import {
  driftInput,
  fits,
  isDistance,
  isPaired,
  type DriftReportInput,
  type WantedDriftReport,
} from './drift-input.ts';
import { ruleFor } from './drift-rule.ts';
import { findDatasetAndVersion } from './find-one.ts';
import { isGiven } from './find-page.ts';
import { createJob } from './job-rows.ts';
import { invalidInput, parseInput } from './parse-input.ts';

/** What a report compares. */
interface Sides {
  dataset: Dataset;
  production: ModelVersion | null;
  reference: DatasetVersion;
  /** null: a window of the prediction log. */
  current: DatasetVersion | null;
}

/**
 * Accepts a drift report, within the caller's transaction; the job goes to `enqueue` after the commit. By default the
 * reference is what the model's Production was trained on, and the current side is the dataset's current version.
 * @param parentId the job that waits for it. Without one, only one report of the same sides is made at a time.
 * @throws AppError INVALID_INPUT, NOT_FOUND, ALIAS_NOT_SET (the model has no Production), COLUMN_NOT_FOUND,
 *   FEATURE_NOT_NUMERIC, CONTENT_EXPIRED, JOB_IN_PROGRESS
 */
export async function createDriftReport(
  tx: EntityManager,
  input: DriftReportInput,
  { parentId }: { parentId?: string } = {},
): Promise<{ report: DriftReport; job: Job }> {
  const wanted = parseInput(driftInput, input);
  const sides = await findSides(tx, wanted);
  const { dataset, production, reference, current } = sides;
  const options = optionsOf(wanted, sides);
  await requireContent(tx, reference.digest, ...(current ? [current.digest] : []));
  const [{ id }] = await tx.query('SELECT uuidv7() AS id');
  const { from, to } = wanted.window ?? { from: null, to: null };
  const compared = [
    production?.registeredModelId ?? dataset.id,
    reference.id,
    current?.id ?? `${from!.toISOString()} ${to!.toISOString()}`,
  ];
  const job = await createJob(tx, {
    kind: 'drift',
    payload: { reportId: id },
    ...(parentId === undefined ? { subject: compared.join(' ') } : { parentId }),
  });
  await tx.insert(DriftReport, {
    id,
    datasetId: dataset.id,
    registeredModelId: production?.registeredModelId ?? null,
    modelVersionId: production?.id ?? null,
    referenceVersionId: reference.id,
    currentVersionId: current?.id ?? null,
    windowFrom: from,
    windowTo: to,
    options,
    jobId: job.id,
    createdBy: wanted.createdBy,
  });
  return { report: await tx.findOneByOrFail(DriftReport, { id }), job };
}

async function findSides(tx: EntityManager, wanted: WantedDriftReport): Promise<Sides> {
  if (isGiven(wanted.model) === isGiven(wanted.dataset)) {
    throw refuse('dataset', wanted.dataset, 'either a model or a dataset must be named');
  }
  if (isGiven(wanted.window) && isGiven(wanted.current)) {
    throw refuse('window', wanted.window, 'either a current version or a window, not both');
  }
  if (isGiven(wanted.window) && !isGiven(wanted.model)) {
    throw refuse('window', wanted.window, 'a window of the predictions of a model: name the model');
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
  if (!reference) throw refuse('reference', null, 'the number or tag of a version, as no model is named');
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

function optionsOf(wanted: WantedDriftReport, sides: Sides): DriftOptions {
  const names = wanted.columns ?? sides.dataset.features.map(({ name }) => name);
  const special = new Map((wanted.columnOptions ?? []).map((each) => [each.column, each]));
  const stray = [...special.keys()].find((name) => !names.includes(name));
  if (stray !== undefined) throw refuse('columnOptions', stray, `one of the columns ${names.join(', ')}`);
  const pairing = wanted.pairing ?? (sides.current ? 'AUTO' : 'NEVER');
  if (!sides.current && pairing === 'ALWAYS') {
    throw refuse('pairing', pairing, 'AUTO or NEVER: a window of predictions has no rows of its own');
  }
  const options: DriftOptions = {
    columns: names.map((name): WantedDriftColumn => {
      const { type, test, threshold, weight } = special.get(name) ?? {};
      return {
        name,
        kind: kindOf(name, type ?? null, sides),
        unit: sides.dataset.features.find((feature) => feature.name === name)?.unit || null,
        test: test ?? null,
        threshold: threshold ?? null,
        weight: weight ?? 1,
      };
    }),
    rules: {
      all: { test: wanted.test ?? null, threshold: wanted.threshold ?? null },
      numeric: { test: wanted.numericTest ?? null, threshold: wanted.numericThreshold ?? null },
      categorical: { test: wanted.categoricalTest ?? null, threshold: wanted.categoricalThreshold ?? null },
    },
    driftShare: wanted.driftShare ?? 0.5,
    pairing,
    adjusted: wanted.adjusted ?? false,
    multivariate: wanted.multivariate ?? true,
  };
  for (const column of options.columns) checkRule(options, column);
  return options;
}

/** Features are numbers to their model, whatever few values they have; anything else Evidently would look at. */
function kindOf(name: string, wanted: DriftColumnKind | null, { dataset, reference, current }: Sides) {
  if (name === dataset.keyColumn) {
    throw refuse('columns', name, 'columns that describe rows: the key only names them');
  }
  const columns = [reference, ...(current ? [current] : [])].map((version) =>
    requireColumn(dataset, version, name),
  );
  const types = columns.map(columnType);
  const timed = columns.find((_, side) => types[side] === 'DATE' || types[side] === 'TIMESTAMP');
  if (timed) throw refuse('columns', name, `numbers or categories; "${name}" is of type ${timed.type}`);
  const other = columns.find((_, side) => !isNumberType(types[side]));
  if (wanted === 'numeric' && other) {
    throw new AppError('FEATURE_NOT_NUMERIC', `"${name}" is of type ${other.type}.`, {
      field: 'columnOptions',
      value: other.type,
      expected: 'a numeric column, or the type CATEGORICAL',
    });
  }
  if (wanted !== null) return wanted;
  if (other) return 'categorical';
  const isFeature = dataset.features.some((feature) => feature.name === name);
  return isFeature || types.includes('NUMBER') ? 'numeric' : null;
}

function requireColumn(dataset: Dataset, version: DatasetVersion, name: string): SourceColumn {
  const found = version.columns.find((each) => each.name === name);
  if (found) return found;
  throw new AppError(
    'COLUMN_NOT_FOUND',
    `Version ${version.number} of ${dataset.name} has no column "${name}".`,
    {
      field: 'columns',
      value: name,
      expected: `one of ${version.columns.map((each) => each.name).join(', ')}`,
    },
  );
}

/** Refuses what could not be computed, as far as the kind of the column is known already. */
function checkRule(options: DriftOptions, column: WantedDriftColumn): void {
  for (const kind of column.kind === null ? (['numeric', 'categorical'] as const) : [column.kind]) {
    const { test, threshold } = ruleFor(options, column, kind);
    if (test === null) continue;
    if (!fits(test, kind)) {
      throw refuse('test', test, `a test of ${kind} columns for "${column.name}"`);
    }
    if (isPaired(test) && options.pairing === 'NEVER') {
      throw refuse('test', test, `a test of two samples for "${column.name}", as rows are not paired`);
    }
    if (threshold !== null && threshold > 1 && !isDistance(test)) {
      throw refuse('threshold', threshold, `at most 1 for the test ${test} of "${column.name}"`);
    }
  }
}

function refuse(field: string, value: unknown, expected: string): AppError {
  return invalidInput([{ field, value, expected }]);
}
