import type { Context } from '../context.ts';
import type { Job } from '../entities/job.ts';
import { JOB_CATALOG, type JobKind } from '../jobs/catalog.ts';

/**
 * Hands committed jobs to the queue. Call it after the commit: a worker must find the row. A queue that is away is no
 * failure, for the job is accepted already: the reconciler delivers it later.
 */
export async function enqueue(
  { queue, log }: Pick<Context, 'queue' | 'log'>,
  jobs: readonly Job[],
): Promise<void> {
  for (const job of jobs) {
    try {
      const { lane, attempts } = JOB_CATALOG[job.kind as JobKind];
      await queue.add(lane, job.id, attempts, job.turn);
    } catch (error) {
      log.warn(
        { err: error, jobId: job.id },
        'the queue does not take the job now; it will be delivered later',
      );
    }
  }
}
