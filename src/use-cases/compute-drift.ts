import type { Context } from '../context.ts';
import { DriftReport } from '../entities/drift-report.ts';
import type { Job } from '../entities/job.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import { compareDriftColumns } from './compare-drift-columns.ts';
import { compareThroughModel, compareTogether } from './compare-drift-rows.ts';
import { describeReport } from './describe-drift.ts';
import { enqueue } from './enqueue.ts';
import type { Execution } from './execution.ts';
import { finishDriftReport } from './finish-drift-report.ts';
import { fireOnDrift } from './fire-on-change.ts';
import { judgeColumns } from './judge-columns.ts';
import { openDriftSides } from './open-drift-sides.ts';

/**
 * Compares both sides of a report, column by column, all together and through the model, and commits what was found
 * with the end of the job.
 * @throws AppError NO_COMMON_KEYS, WINDOW_EMPTY, TEST_NOT_APPLICABLE, INVALID_PARAMETER, CONTENT_EXPIRED, BLOB_CORRUPT
 */
export async function computeDrift(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs' | 'compute' | 'queue' | 'log'>,
  { reportId }: JobPayload<'drift'>,
  execution: Execution,
): Promise<void> {
  const report = await ctx.db.manager.findOneByOrFail(DriftReport, { id: reportId });
  const { options } = report;
  const sides = await openDriftSides(ctx, report);
  const pairs = options.pairing === 'NEVER' ? null : await sides.pairs();
  const compared = await compareDriftColumns(ctx, sides, report, pairs, execution);
  const multivariate = await compareTogether(ctx, sides, report, compared, execution);
  const throughModel = await compareThroughModel(ctx, sides, report, pairs, execution);
  const judged = judgeColumns(options, compared);
  const summary = describeReport({ ...judged, columnCount: compared.length, options }, judged.columns, 'EN')!;
  let fired: Job[] = [];
  await execution.complete(summary, async (tx) => {
    await finishDriftReport(tx, report, {
      referenceRows: sides.referenceRows,
      currentRows: sides.currentRows,
      pairedRows: pairs?.reference.length ?? null,
      multivariate,
      throughModel,
      ...judged,
    });
    if (execution.parentId === null) fired = await fireOnDrift(tx, reportId);
    return { reportId };
  });
  await enqueue(ctx, fired);
}
