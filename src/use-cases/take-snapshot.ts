import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { writeSnapshot, type SnapshotContent } from '../data/write-snapshot.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { AppError } from '../errors.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import { examineVersion, recordExamination, type Examination } from './examine-version.ts';
import type { Execution } from './execution.ts';
import { tagTaken } from './snapshot-dataset.ts';
import { makeCurrent } from './version-rows.ts';
import { mayBeCurrent, standingOf } from './version-standing.ts';

/**
 * Reads the source into a new version, which becomes the current one if its dataset's expectations allow it; content
 * that a version holds already makes none, and moves nothing.
 */
export async function takeSnapshot(
  ctx: Pick<Context, 'db' | 'source' | 'duck' | 'blobs'>,
  { datasetId, tag, message, takenBy }: JobPayload<'snapshot'>,
  execution: Execution,
): Promise<void> {
  const dataset = await ctx.db.manager.findOneByOrFail(Dataset, { id: datasetId });
  const content = await writeSnapshot(ctx, dataset, execution.signal);
  const isKnown = await ctx.db.manager.existsBy(DatasetVersion, { datasetId, digest: content.digest });
  const examination = isKnown ? null : await examineVersion(ctx, dataset, content, execution.signal);
  await execution.complete(`${content.rowCount} rows stored under ${content.digest}`, async (tx) => {
    const { version, created } = await recordVersion(
      tx,
      dataset,
      content,
      { tag, message, takenBy },
      examination,
    );
    return { datasetVersionId: version.id, created };
  });
}

async function recordVersion(
  tx: EntityManager,
  { id: datasetId }: Dataset,
  content: SnapshotContent,
  { tag, message, takenBy }: Omit<JobPayload<'snapshot'>, 'datasetId'>,
  examination: Examination | null,
): Promise<{ version: DatasetVersion; created: boolean }> {
  const dataset = await tx.findOneOrFail(Dataset, {
    where: { id: datasetId },
    lock: { mode: 'for_no_key_update' },
  });
  const same = await tx.findOneBy(DatasetVersion, { datasetId, digest: content.digest });
  if (same && (tag === null || same.tag === tag)) return { version: same, created: false };
  if (same) {
    const known = same.tag === null ? `version ${same.number}` : `version ${same.number} (${same.tag})`;
    throw new AppError(
      'CONTENT_UNCHANGED',
      `The source is what ${known} holds: there is nothing to tag anew.`,
      {
        field: 'tag',
        value: tag,
        expected: 'a changed source, or no tag',
      },
    );
  }
  if (tag !== null && (await tx.existsBy(DatasetVersion, { datasetId, tag }))) {
    throw tagTaken(dataset.name, tag);
  }
  const latest = await tx.findOne(DatasetVersion, {
    where: { datasetId },
    order: { number: 'DESC' },
  });
  const version = tx.create(DatasetVersion, {
    datasetId,
    number: (latest?.number ?? 0) + 1,
    tag,
    message,
    parentId: dataset.currentVersionId,
    query: dataset.query,
    ...content,
  });
  await tx.insert(DatasetVersion, version);
  const report = examination && (await recordExamination(tx, version, examination));
  if (mayBeCurrent(standingOf(report, false))) {
    await makeCurrent(tx, dataset, version, { kind: 'SNAPSHOT', reason: message, movedBy: takenBy });
  }
  return { version, created: true };
}
