import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { writeSnapshot, type SnapshotContent } from '../data/write-snapshot.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { AppError } from '../errors.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import type { Execution } from './execution.ts';
import { findSnapshotFile } from './find-snapshot-file.ts';
import { tagTaken } from './snapshot-dataset.ts';

/** Reads the source into a new version; content that a version holds already makes none. */
export async function takeSnapshot(
  ctx: Pick<Context, 'db' | 'sources' | 'duck' | 'blobs'>,
  { datasetId, tag, message, added }: JobPayload<'snapshot'>,
  execution: Execution,
): Promise<void> {
  const dataset = await ctx.db.manager.findOneByOrFail(Dataset, { id: datasetId });
  const latest = await newestVersion(ctx.db.manager, dataset);
  if (dataset.source.kind === 'files' && added === null && latest) {
    // Nothing was added: what the source holds is what its newest version holds.
    return await execution.complete(`version ${latest.number} holds all that was added`, async (tx) => {
      const { version, created } = await recordVersion(tx, dataset, latest, { tag, message });
      return { datasetVersionId: version.id, created };
    });
  }
  const file = await findSnapshotFile(ctx, dataset, added, latest, execution.signal);
  const content = await writeSnapshot(ctx, dataset, file, execution.signal);
  await execution.complete(`${content.rowCount} rows stored under ${content.digest}`, async (tx) => {
    const { version, created } = await recordVersion(tx, dataset, content, { tag, message });
    return { datasetVersionId: version.id, created };
  });
}

async function newestVersion(manager: EntityManager, { id }: Dataset): Promise<DatasetVersion | null> {
  return await manager.findOne(DatasetVersion, { where: { datasetId: id }, order: { number: 'DESC' } });
}

async function recordVersion(
  tx: EntityManager,
  dataset: Dataset,
  content: SnapshotContent,
  { tag, message }: Pick<DatasetVersion, 'tag' | 'message'>,
): Promise<{ version: DatasetVersion; created: boolean }> {
  await tx.findOneOrFail(Dataset, { where: { id: dataset.id }, lock: { mode: 'for_no_key_update' } });
  const same = await tx.findOneBy(DatasetVersion, { datasetId: dataset.id, digest: content.digest });
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
  if (tag !== null && (await tx.existsBy(DatasetVersion, { datasetId: dataset.id, tag }))) {
    throw tagTaken(dataset.name, tag);
  }
  const latest = await newestVersion(tx, dataset);
  const version = tx.create(DatasetVersion, {
    datasetId: dataset.id,
    number: (latest?.number ?? 0) + 1,
    tag,
    message,
    parentId: latest?.id ?? null,
    ...content,
  });
  await tx.insert(DatasetVersion, version);
  return { version, created: true };
}
