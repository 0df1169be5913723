import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import { toAppError } from '../errors.ts';
import { enqueue } from '../use-cases/enqueue.ts';
import type { Execution } from '../use-cases/execution.ts';
import {
  CancelRequestedError,
  claimJob,
  LostClaimError,
  releaseJob,
  reportProgress,
  settleJob,
  suspendJob,
  touchJob,
  type Claim,
  type JobEnding,
  type UntimelyEnd,
} from '../use-cases/job-rows.ts';
import { JOB_CATALOG, LANES, type JobKind, type JobPayload, type Lane } from './catalog.ts';

export type JobHandler<Kind extends JobKind> = (
  ctx: Context,
  payload: JobPayload<Kind>,
  execution: Execution,
) => Promise<void>;

export type JobHandlers = { [Kind in JobKind]: JobHandler<Kind> };

export type JobEndings = { [Kind in JobKind]?: JobEnding };

export interface Workers {
  /** Lets the jobs at work end within the time, then gives them back to the queue. */
  stop(deadlineMs: number): Promise<void>;
}

export interface WorkerSettings {
  lockMs: number;
  reconcileMs: number;
}

type StopReason = 'cancelled' | 'taken over' | 'shutting down';

/** Starts taking jobs of every kind from the queue. */
export function startWorkers(
  ctx: Context,
  handlers: JobHandlers,
  endings: JobEndings,
  settings: WorkerSettings,
): Workers {
  const running = new Map<string, AbortController>();
  const stopListening = ctx.signals.on('gugus_cancel', (jobId) =>
    running.get(jobId)?.abort('cancelled' satisfies StopReason),
  );
  for (const lane of Object.keys(LANES) as Lane[]) ctx.queue.work(lane, LANES[lane], work);
  const reconciling = startReconciling(ctx, settings);

  async function work(jobId: string): Promise<void> {
    // A living worker has touched the row less than a heartbeat ago.
    const claimed = await ctx.db.transaction((tx) => claimJob(tx, jobId, settings.lockMs / 2));
    if (!claimed) return;
    const { claim, job } = claimed;
    const kind = job.kind as JobKind;
    const log = ctx.log.child({ jobId, kind, attempt: claim.attempt });
    if (job.cancelRequested) return await end(kind, claim, { state: 'CANCELLED' });
    if (job.failures >= JOB_CATALOG[kind].attempts) {
      log.error('the job has brought down its workers too often');
      const message = `The job has failed or brought down its worker ${job.failures} times.`;
      return await end(kind, claim, { state: 'FAILED', code: 'JOB_ABANDONED', message, details: {} });
    }
    const abort = new AbortController();
    running.set(jobId, abort);
    const heartbeat = setInterval(() => void beat(claim, abort, log), settings.lockMs / 3);
    // A cancel that came between the claim and the entry above was told to nobody.
    void beat(claim, abort, log);
    try {
      const payload = JOB_CATALOG[kind].payload.parse(job.payload);
      await (handlers[kind] as JobHandler<JobKind>)(ctx, payload, execution(claim, abort.signal, log));
      log.info('job done');
    } catch (error) {
      await failed(kind, claim, error, job.failures + 1 >= JOB_CATALOG[kind].attempts, abort.signal, log);
    } finally {
      clearInterval(heartbeat);
      running.delete(jobId);
    }
  }

  function execution(claim: Claim, signal: AbortSignal, log: Logger): Execution {
    return {
      jobId: claim.jobId,
      parentId: claim.parentId,
      log,
      signal,
      progress: (fraction, message) => {
        ctx.db
          .transaction((tx) => reportProgress(tx, claim, { kind: 'PROGRESS', fraction, message }))
          .catch((error: unknown) => {
            if (!(error instanceof LostClaimError))
              log.warn({ err: error }, 'progress could not be recorded');
          });
      },
      reportRun: (tx, runId, message) =>
        reportProgress(tx, claim, { kind: 'PROGRESS', fraction: 1, message, runId }),
      report: (tx, fraction, message) => reportProgress(tx, claim, { kind: 'PROGRESS', fraction, message }),
      suspend: async (begin) => {
        const children = await ctx.db.transaction(async (tx) => {
          const jobs = await begin(tx);
          await suspendJob(tx, claim);
          return jobs;
        });
        await enqueue(ctx, children);
      },
      complete: async (message, write) => {
        const next = await ctx.db.transaction(async (tx) => {
          const result = await write(tx);
          return await settleJob(tx, claim, { state: 'SUCCEEDED', result, message });
        });
        await enqueue(ctx, next);
      },
    };
  }

  async function end(kind: JobKind, claim: Claim, outcome: UntimelyEnd): Promise<void> {
    const next = await ctx.db.transaction(async (tx) => [
      ...((await endings[kind]?.(tx, claim.jobId, outcome)) ?? []),
      ...(await settleJob(tx, claim, outcome)),
    ]);
    await enqueue(ctx, next);
  }

  /** Decides what a handler's error means for its job. Throwing makes the queue deliver the job again. */
  async function failed(
    kind: JobKind,
    claim: Claim,
    error: unknown,
    isLastTry: boolean,
    signal: AbortSignal,
    log: Logger,
  ): Promise<void> {
    const reason = signal.reason as StopReason | undefined;
    if (error instanceof LostClaimError || reason === 'taken over') {
      log.warn('another worker has taken the job over');
    } else if (reason === 'cancelled' || error instanceof CancelRequestedError) {
      await end(kind, claim, { state: 'CANCELLED' });
    } else if (reason === 'shutting down') {
      await ctx.db.transaction((tx) =>
        releaseJob(tx, claim, { failed: false, why: 'the worker is shutting down' }),
      );
      throw error;
    } else {
      const known = toAppError(error);
      if (known?.code === 'JOB_IN_PROGRESS') {
        // However long the other one takes, it is no failure of this one.
        await ctx.db.transaction((tx) =>
          releaseJob(tx, claim, { failed: false, why: `${known.message} It is waited for.` }),
        );
        throw error;
      }
      if (known) log.warn({ code: known.code, message: known.message }, 'job failed');
      else log.error({ err: error }, 'the job failed');
      if (!isLastTry && (known?.retryable ?? true)) {
        const why = `${known?.message ?? 'an unexpected error'}; will be tried again`;
        await ctx.db.transaction((tx) => releaseJob(tx, claim, { failed: true, why }));
        throw error;
      }
      await end(kind, claim, {
        state: 'FAILED',
        code: known?.code ?? 'INTERNAL_ERROR',
        message: known?.message ?? 'An unexpected error; the log of the worker has it.',
        details: known?.details ?? {},
      });
    }
  }

  async function beat(claim: Claim, abort: AbortController, log: Logger): Promise<void> {
    try {
      if (await ctx.db.transaction((tx) => touchJob(tx, claim)))
        abort.abort('cancelled' satisfies StopReason);
    } catch (error) {
      if (error instanceof LostClaimError) abort.abort('taken over' satisfies StopReason);
      else log.warn({ err: error }, 'the heartbeat failed');
    }
  }

  return {
    async stop(deadlineMs) {
      stopListening();
      await reconciling.stop();
      const deadline = setTimeout(() => {
        for (const abort of running.values()) abort.abort('shutting down' satisfies StopReason);
      }, deadlineMs);
      // Whoever does not heed the signal is left behind: the claim runs out, and another worker takes the job.
      const lastCall = new AbortController();
      const longest = sleep(2 * deadlineMs, undefined, lastCall).catch(() => undefined);
      await Promise.race([ctx.queue.drain(), longest]);
      lastCall.abort();
      clearTimeout(deadline);
    },
  };
}

/**
 * Compares the job rows with the queue and delivers again what the queue does not know: a process died between its
 * commit and its hand-over, or Redis lost its memory.
 */
function startReconciling(ctx: Context, { lockMs, reconcileMs }: WorkerSettings): { stop(): Promise<void> } {
  let round: Promise<void> | null = null;
  const timer = setInterval(() => {
    round ??= reconcile()
      .catch((error: Error) => ctx.log.warn({ err: error }, 'reconciling failed'))
      .finally(() => (round = null));
  }, reconcileMs);

  async function reconcile(): Promise<void> {
    const silent: { id: string; kind: JobKind; turn: number }[] = await ctx.db.query(
      `SELECT id, kind, turn FROM job WHERE state IN ('QUEUED', 'RUNNING') AND touched_at < now() - $1 * interval '1 ms'
       ORDER BY touched_at LIMIT 500`,
      [2 * lockMs],
    );
    for (const { id, kind, turn } of silent) {
      if (await ctx.queue.redeliver(JOB_CATALOG[kind].lane, id, JOB_CATALOG[kind].attempts, turn)) {
        ctx.log.warn({ jobId: id, kind }, 'the queue had lost this job; delivered again');
      }
    }
  }

  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
