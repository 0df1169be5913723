import type { Context } from '../context.ts';
import { PipelineRun } from '../entities/pipeline-run.ts';
import { AppError, notFound } from '../errors.ts';
import { cancelJob } from './cancel-job.ts';
import { findById } from './find-one.ts';

/** Cancels a firing with all that it has begun. @throws AppError NOT_FOUND, JOB_FINISHED */
export async function cancelPipelineRun(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  id: string,
): Promise<PipelineRun> {
  const run = await findById(ctx, PipelineRun, id);
  if (!run) throw notFound('pipeline run', id);
  if (run.jobId === null) {
    throw new AppError('JOB_FINISHED', `The firing has ended already: ${run.outcome}.`, {
      field: 'id',
      value: id,
    });
  }
  await cancelJob(ctx, run.jobId);
  return await ctx.db.manager.findOneByOrFail(PipelineRun, { id });
}
