import { MoreThan } from 'typeorm';
import type { Context } from '../context.ts';
import { Job } from '../entities/job.ts';
import { ProgressEvent } from '../entities/progress-event.ts';
import { notFound } from '../errors.ts';
import { findById } from './find-one.ts';
import { followRows, parseAfter } from './follow-rows.ts';

/** A job's events after the number `after`, past ones first, until the job has ended. @throws AppError NOT_FOUND */
export async function followJob(
  ctx: Pick<Context, 'db' | 'signals' | 'log'>,
  jobId: string,
  after: number,
): Promise<AsyncGenerator<ProgressEvent>> {
  if (!(await findById(ctx, Job, jobId))) throw notFound('job', jobId);
  return followRows(
    ctx,
    { channel: 'gugus_progress', payload: jobId },
    parseAfter(after),
    async (last, most) => await followingEvents(ctx, jobId, last, most),
    async (last) => {
      const job = await ctx.db.manager.findOneByOrFail(Job, { id: jobId });
      return job.isFinished && last >= job.eventCount;
    },
  );
}

async function followingEvents(
  { db }: Pick<Context, 'db'>,
  jobId: string,
  after: number,
  take: number,
): Promise<ProgressEvent[]> {
  return await db.manager.find(ProgressEvent, {
    where: { jobId, number: MoreThan(after) },
    order: { number: 'ASC' },
    take,
  });
}
