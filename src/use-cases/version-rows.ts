import { LessThanOrEqual, type EntityManager } from 'typeorm';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { VersionMove } from '../entities/version-move.ts';
import { requireContent } from './content-rows.ts';

/**
 * Makes a version of the dataset the current one and records the move. The caller's transaction holds the lock of the
 * dataset's row and has read it under that lock. @throws AppError CONTENT_EXPIRED
 */
export async function makeCurrent(
  tx: EntityManager,
  dataset: Dataset,
  version: DatasetVersion,
  why: Pick<VersionMove, 'kind' | 'reason' | 'movedBy'>,
): Promise<VersionMove> {
  await requireContent(tx, version.digest);
  const number = ((await tx.maximum(VersionMove, 'number', { datasetId: dataset.id })) ?? 0) + 1;
  const move = tx.create(VersionMove, {
    datasetId: dataset.id,
    number,
    fromVersionId: dataset.currentVersionId,
    toVersionId: version.id,
    ...why,
  });
  await tx.insert(VersionMove, move);
  await tx.update(Dataset, { id: dataset.id }, { currentVersionId: version.id });
  return await tx.findOneByOrFail(VersionMove, { id: move.id });
}

/** The version that was the dataset's current one at a time; null where it had none yet. */
export async function currentVersionAsOf(
  tx: EntityManager,
  datasetId: string,
  time: Date,
): Promise<DatasetVersion | null> {
  const move = await tx.findOne(VersionMove, {
    where: { datasetId, movedAt: LessThanOrEqual(time) },
    order: { number: 'DESC' },
  });
  return move && (await tx.findOneBy(DatasetVersion, { id: move.toVersionId }));
}

/** The current version; where none may stand for the dataset, the newest of all, which is then refused with its reason. */
export async function findCurrentOrNewest(
  tx: EntityManager,
  { id: datasetId, currentVersionId }: Dataset,
): Promise<DatasetVersion | null> {
  return await tx.findOne(DatasetVersion, {
    where: { datasetId, ...(currentVersionId !== null && { id: currentVersionId }) },
    order: { number: 'DESC' },
  });
}
