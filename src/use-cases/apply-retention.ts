import type { Context } from '../context.ts';
import type { Job } from '../entities/job.ts';
import { enqueue } from './enqueue.ts';
import { createJob } from './job-rows.ts';

/** Accepts the wish to collect what no policy keeps. @throws AppError JOB_IN_PROGRESS (it is being collected) */
export async function applyRetention(ctx: Pick<Context, 'db' | 'queue' | 'log'>): Promise<Job> {
  const job = await ctx.db.transaction((tx) =>
    createJob(tx, { kind: 'collect', subject: 'content', payload: {} }),
  );
  await enqueue(ctx, [job]);
  return job;
}
