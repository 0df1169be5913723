import type { Context } from '../context.ts';
import type { Job } from '../entities/job.ts';
import { createDriftReport } from './create-drift-report.ts';
import type { DriftReportInput } from './drift-input.ts';
import { enqueue } from './enqueue.ts';

/** Accepts a drift report. @throws AppError as `createDriftReport` */
export async function startDriftReport(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  input: DriftReportInput,
): Promise<Job> {
  const { job } = await ctx.db.transaction(async (tx) => await createDriftReport(tx, input));
  await enqueue(ctx, [job]);
  return job;
}
