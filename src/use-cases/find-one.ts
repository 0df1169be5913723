import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Context } from '../context.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { Dataset } from '../entities/dataset.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { AppError, notFound } from '../errors.ts';
import { isGiven, isUuid } from './find-page.ts';

type Database = Pick<Context, 'db'>;

/** The row with this id; null where there is none, also for what is no id at all. */
export async function findById<Row extends ObjectLiteral>(
  { db }: Database,
  entity: EntityTarget<Row>,
  id: string,
): Promise<Row | null> {
  return isUuid(id) ? await db.manager.findOneBy(entity, { id } as never) : null;
}

/** The row with this unique name; null where there is none. */
export async function findByName<Row extends ObjectLiteral>(
  { db }: Database,
  entity: EntityTarget<Row>,
  name: string,
): Promise<Row | null> {
  return await db.manager.findOneBy(entity, { name } as never);
}

/** A version of a dataset by number or tag; the current one where neither is said. @throws AppError NOT_FOUND (dataset) */
export async function findDatasetVersion(
  manager: EntityManager,
  name: string,
  { number, tag }: { number?: number | null; tag?: string | null },
): Promise<DatasetVersion | null> {
  const dataset = await manager.findOneBy(Dataset, { name });
  if (!dataset) throw notFound('dataset', name);
  if (!isGiven(number) && !isGiven(tag)) {
    const id = dataset.currentVersionId;
    return id === null ? null : await manager.findOneBy(DatasetVersion, { id });
  }
  return await manager.findOneBy(DatasetVersion, {
    datasetId: dataset.id,
    ...(isGiven(number) && { number }),
    ...(isGiven(tag) && { tag }),
  });
}

/**
 * A dataset and a version of it by what people call it: its number, or else its tag.
 * @throws AppError NOT_FOUND, which blames `field` for the version
 */
export async function findDatasetAndVersion(
  manager: EntityManager,
  name: string,
  reference: string,
  field: string,
): Promise<{ dataset: Dataset; version: DatasetVersion }> {
  const dataset = await manager.findOneBy(Dataset, { name });
  if (!dataset) throw notFound('dataset', name);
  const isNumber = /^\d{1,9}$/.test(reference);
  const versions = { datasetId: dataset.id };
  const version =
    (isNumber && (await manager.findOneBy(DatasetVersion, { ...versions, number: Number(reference) }))) ||
    (await manager.findOneBy(DatasetVersion, { ...versions, tag: reference }));
  if (version) return { dataset, version };
  throw new AppError(
    'NOT_FOUND',
    `${name} has no version with the number or tag ${JSON.stringify(reference)}.`,
    {
      field,
      value: reference,
    },
  );
}

/** A version of a model by its name ("v2.1"). @throws AppError NOT_FOUND (model) */
export async function findModelVersion(
  manager: EntityManager,
  name: string,
  version: string,
): Promise<ModelVersion | null> {
  const model = await manager.findOneBy(RegisteredModel, { name });
  if (!model) throw notFound('model', name);
  const [, major, minor] = /^v(\d{1,9})\.(\d{1,9})$/.exec(version) ?? [];
  if (major === undefined) return null;
  return await manager.findOneBy(ModelVersion, {
    registeredModelId: model.id,
    major: Number(major),
    minor: Number(minor),
  });
}
