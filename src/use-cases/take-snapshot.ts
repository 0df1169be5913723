import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { writeSnapshot, type SnapshotContent } from '../data/write-snapshot.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import type { Job } from '../entities/job.ts';
import type { VersionMove } from '../entities/version-move.ts';
import { AppError, notFound } from '../errors.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import { keepContent } from './content-rows.ts';
import { enqueue } from './enqueue.ts';
import { examineVersion, recordExamination, type Examination } from './examine-version.ts';
import type { Execution } from './execution.ts';
import { findSnapshotFile } from './find-snapshot-file.ts';
import { fireOnDataChange } from './fire-on-change.ts';
import { tagTaken } from './snapshot-dataset.ts';
import { areOfNewestSuite, findStanding, newestReport } from './report-rows.ts';
import { findCurrentOrNewest, makeCurrent } from './version-rows.ts';
import { mayBeCurrent, standingOf } from './version-standing.ts';

/**
 * Reads the source into a new version, which becomes the current one if its dataset's expectations allow it; content
 * that a version holds already makes none, and moves nothing unless somebody has sent it.
 */
export async function takeSnapshot(
  ctx: Pick<Context, 'db' | 'sources' | 'duck' | 'blobs' | 'queue' | 'log'>,
  payload: JobPayload<'snapshot'>,
  execution: Execution,
): Promise<void> {
  const { datasetId, added, ...wish } = payload;
  const { manager } = ctx.db;
  const dataset = await manager.findOneBy(Dataset, { id: datasetId });
  if (!dataset) throw notFound('dataset', datasetId);
  const current = await findCurrentOrNewest(manager, dataset);
  if (dataset.source.kind === 'files' && added === null && current) {
    // Nothing was added: what the source holds is what the version holds.
    return await execution.complete(`version ${current.number} holds all that was added`, async (tx) => {
      const { version, created } = await recordVersion(tx, dataset, current, { added, ...wish }, null);
      return { datasetVersionId: version.id, created };
    });
  }
  const file = await findSnapshotFile(ctx, dataset, added, current, execution.signal);
  const content = await writeSnapshot(ctx, dataset, file, execution.signal);
  const isKnown = await manager.existsBy(DatasetVersion, { datasetId, digest: content.digest });
  let fired: Job[] = [];
  for (;;) {
    const examination = isKnown ? null : await examineVersion(ctx, dataset, content, execution.signal);
    try {
      await execution.complete(`${content.rowCount} rows stored under ${content.digest}`, async (tx) => {
        if (added?.mode === 'APPEND') await requireCurrent(tx, datasetId, current);
        const { version, created, move } = await recordVersion(
          tx,
          dataset,
          content,
          { added, ...wish },
          examination,
        );
        fired = move ? await fireOnDataChange(tx, dataset, version, move, execution.parentId) : [];
        return { datasetVersionId: version.id, created };
      });
      return await enqueue(ctx, fired);
    } catch (error) {
      if (error instanceof BaseMoved) return await takeSnapshot(ctx, payload, execution);
      if (!(error instanceof SuiteChanged)) throw error;
    }
  }
}

/** The rows were appended to a version that is not the current one any more. */
class BaseMoved extends Error {}

async function requireCurrent(
  tx: EntityManager,
  datasetId: string,
  base: DatasetVersion | null,
): Promise<void> {
  const lock = { mode: 'for_no_key_update' } as const;
  const dataset = await tx.findOneOrFail(Dataset, { where: { id: datasetId }, lock });
  if ((await findCurrentOrNewest(tx, dataset))?.id !== base?.id) throw new BaseMoved();
}

/** The content was examined with expectations that are not those of its dataset any more. */
class SuiteChanged extends Error {}

async function recordVersion(
  tx: EntityManager,
  { id: datasetId }: Dataset,
  content: SnapshotContent,
  { tag, message, takenBy, added }: Omit<JobPayload<'snapshot'>, 'datasetId'>,
  examination: Examination | null,
): Promise<{ version: DatasetVersion; created: boolean; move: VersionMove | null }> {
  const dataset = await tx.findOneOrFail(Dataset, {
    where: { id: datasetId },
    lock: { mode: 'for_no_key_update' },
  });
  const same = await tx.findOneBy(DatasetVersion, { datasetId, digest: content.digest });
  if (same && (tag === null || same.tag === tag)) {
    await keepContent(tx, same.digest);
    // Whoever sends rows wants them to be used; a source that shows old rows again may be about to be corrected.
    const move = added ? await makeKnownCurrent(tx, dataset, same, { message, takenBy }) : null;
    return { version: same, created: false, move };
  }
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
  if (examination && !(await areOfNewestSuite(tx, datasetId, examination.findings))) throw new SuiteChanged();
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
    ...content,
  });
  await tx.insert(DatasetVersion, version);
  const report = examination && (await recordExamination(tx, version, examination));
  const why = { kind: 'SNAPSHOT', reason: message, movedBy: takenBy } as const;
  const move = mayBeCurrent(standingOf(report, false)) ? await makeCurrent(tx, dataset, version, why) : null;
  return { version, created: true, move };
}

async function makeKnownCurrent(
  tx: EntityManager,
  dataset: Dataset,
  version: DatasetVersion,
  { message, takenBy }: Pick<JobPayload<'snapshot'>, 'message' | 'takenBy'>,
): Promise<VersionMove | null> {
  if (version.id === dataset.currentVersionId) return null;
  if (!mayBeCurrent(await findStanding(tx, await newestReport(tx, version.id)))) return null;
  const current = await findCurrentOrNewest(tx, dataset);
  return await makeCurrent(tx, dataset, version, {
    kind: version.number < current!.number ? 'ROLLBACK' : 'RESTORE',
    reason: message ?? 'its rows were sent again',
    movedBy: takenBy,
  });
}
