import { IsNull, type EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { Job } from '../entities/job.ts';
import { AppError, notFound } from '../errors.ts';
import { comesInStages } from '../jobs/catalog.ts';
import { enqueue } from './enqueue.ts';
import { isUuid } from './find-page.ts';
import { cancelQueuedJob, wakeJob } from './job-rows.ts';

/**
 * Cancels a job and all that it has begun. What is queued ends at once; what is at work is told, and ends when it has
 * stopped.
 * @throws AppError NOT_FOUND, JOB_FINISHED
 */
export async function cancelJob(ctx: Pick<Context, 'db' | 'queue' | 'log'>, jobId: string): Promise<Job> {
  if (!isUuid(jobId)) throw notFound('job', jobId);
  for (;;) {
    try {
      const next = await ctx.db.transaction((tx) => cancelTree(tx, jobId));
      await enqueue(ctx, next);
      return await ctx.db.manager.findOneByOrFail(Job, { id: jobId });
    } catch (error) {
      if (!(error instanceof TreeGrown)) throw error;
    }
  }
}

/** A child job was made while its parent's row was waited for: locked now, it would be locked after its parent. */
class TreeGrown extends Error {}

async function cancelTree(tx: EntityManager, jobId: string): Promise<Job[]> {
  const ids = await unfinishedTree(tx, jobId);
  const unfinished: Job[] = [];
  for (const id of ids) {
    const job = await tx.findOneOrFail(Job, { where: { id }, lock: { mode: 'for_no_key_update' } });
    if (!job.isFinished) unfinished.push(job);
  }
  if (!unfinished.some(({ id }) => id === jobId)) throw await noneUnfinished(tx, jobId);
  if ((await unfinishedTree(tx, jobId)).some((id) => !ids.includes(id))) throw new TreeGrown();

  const next: Job[] = [];
  for (const { id } of unfinished) await tx.update(Job, { id }, { cancelRequested: true });
  for (const { id } of unfinished) {
    const job = await tx.findOneByOrFail(Job, { id });
    if (job.state === 'RUNNING') await tx.query(`SELECT pg_notify('gugus_cancel', $1)`, [id]);
    if (comesInStages(job.kind)) {
      // A worker ends it. It waits for a child that has yet to stop, or for its turn.
      if (!(await tx.existsBy(Job, { parentId: id, finishedAt: IsNull() })))
        next.push(...(await wakeJob(tx, id)));
    } else if (job.state === 'QUEUED') {
      // A WAITING job ends with the last of its children.
      next.push(...(await cancelQueuedJob(tx, job)));
    }
  }
  return next;
}

/** The jobs of the tree that have not ended, children before their parents. */
async function unfinishedTree(tx: EntityManager, jobId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `WITH RECURSIVE tree AS (
       SELECT id, finished_at, 0 AS depth FROM job WHERE id = $1
       UNION ALL
       SELECT job.id, job.finished_at, depth + 1 FROM job JOIN tree ON job.parent_id = tree.id
     )
     SELECT id FROM tree WHERE finished_at IS NULL ORDER BY depth DESC, id`,
    [jobId],
  );
  return rows.map(({ id }) => id);
}

async function noneUnfinished(tx: EntityManager, jobId: string): Promise<AppError> {
  const job = await tx.findOneBy(Job, { id: jobId });
  if (!job) return notFound('job', jobId);
  return new AppError('JOB_FINISHED', `The job has ended already: ${job.state}.`, {
    field: 'id',
    value: jobId,
  });
}
