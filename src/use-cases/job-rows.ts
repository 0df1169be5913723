import { IsNull, type EntityManager } from 'typeorm';
import { Job } from '../entities/job.ts';
import type { ProgressKind } from '../entities/progress-event.ts';
import { AppError, type ErrorCode, type ErrorDetails } from '../errors.ts';
import { comesInStages, type JobKind, type JobPayload } from '../jobs/catalog.ts';
import { violatedConstraint } from '../storage/postgres.ts';

/**
 * The life of a job row: WAITING → QUEUED → RUNNING → SUCCEEDED, FAILED or CANCELLED. Every function takes the caller's
 * transaction. Rows are locked child before parent, always.
 */

/** The right to write for a job: a worker that has lost it (another one took the job over) cannot write any more. */
export interface Claim {
  jobId: string;
  attempt: number;
  parentId: string | null;
  runId: string | null;
}

export class LostClaimError extends Error {}

/** Somebody wants the job cancelled, which its next step must heed. */
export class CancelRequestedError extends Error {}

export interface NewJob<Kind extends JobKind> {
  kind: Kind;
  payload: JobPayload<Kind>;
  /** Only one unfinished job of its kind may have this subject. */
  subject?: string;
  /** A WAITING job is queued when its last child has finished. */
  state?: 'QUEUED' | 'WAITING';
  parentId?: string;
}

/** @throws AppError JOB_IN_PROGRESS */
export async function createJob<Kind extends JobKind>(tx: EntityManager, job: NewJob<Kind>): Promise<Job> {
  const row = tx.create(Job, { state: 'QUEUED', ...job } as Partial<Job>);
  try {
    await tx.insert(Job, row as never);
  } catch (error) {
    if (violatedConstraint(error) !== 'job_one_active_per_subject') throw error;
    throw new AppError(
      'JOB_IN_PROGRESS',
      `Another ${job.kind} job is at work on this: wait for it or cancel it.`,
      {
        field: 'kind',
        value: job.kind,
      },
    );
  }
  await recordEvent(tx, row.id, { kind: 'QUEUED', fraction: 0, message: 'accepted' });
  return await tx.findOneByOrFail(Job, { id: row.id });
}

/** The unfinished job of a kind that works on a subject; null where there is none. */
export async function findActiveJob(tx: EntityManager, kind: JobKind, subject: string): Promise<Job | null> {
  return await tx.findOneBy(Job, { kind, subject, finishedAt: IsNull() });
}

/**
 * Takes the job for a worker, also from a worker that has been silent for `silenceMs`, by the database's clock: the
 * queue judges by the clocks of its workers. null: there is nothing to do, or somebody is at it.
 */
export async function claimJob(
  tx: EntityManager,
  jobId: string,
  silenceMs: number,
): Promise<{ claim: Claim; job: Job } | null> {
  const [[row]] = await tx.query(
    `UPDATE job SET state = 'RUNNING', attempt = attempt + 1, failures = failures + (state = 'RUNNING')::int,
       started_at = coalesce(started_at, now()), touched_at = now()
     WHERE id = $1 AND (state = 'QUEUED' OR state = 'RUNNING' AND touched_at <= now() - $2 * interval '1 ms')
     RETURNING attempt, parent_id, (SELECT (array_agg(id))[1] FROM run WHERE job_id = job.id HAVING count(*) = 1) AS run_id`,
    [jobId, silenceMs],
  );
  if (!row) return null;
  const claim = { jobId, attempt: row.attempt, parentId: row.parent_id, runId: row.run_id };
  const job = await tx.findOneByOrFail(Job, { id: jobId });
  const isResumed = job.turn > 0 && job.failures === 0;
  const message = claim.attempt === 1 ? 'started' : `started, attempt ${claim.attempt}`;
  if (!isResumed) await reportProgress(tx, claim, { kind: 'STARTED', fraction: 0, message });
  return { claim, job };
}

/** Tells that the worker is alive; answers whether somebody wants the job cancelled. @throws LostClaimError */
export async function touchJob(tx: EntityManager, claim: Claim): Promise<boolean> {
  const [[row]] = await tx.query(
    `UPDATE job SET touched_at = now() WHERE id = $1 AND attempt = $2 AND state = 'RUNNING' RETURNING cancel_requested`,
    [claim.jobId, claim.attempt],
  );
  if (!row) throw new LostClaimError();
  return row.cancel_requested;
}

export interface Progress {
  kind: ProgressKind;
  fraction: number;
  message: string;
  /** The run that it tells of, where the job has several. */
  runId?: string;
}

/** Records progress of a claimed job, in its own stream and in its parent's. @throws LostClaimError */
export async function reportProgress(
  tx: EntityManager,
  claim: Claim,
  { kind, fraction, message, runId = claim.runId ?? undefined }: Progress,
): Promise<void> {
  await touchJob(tx, claim);
  await recordEvent(tx, claim.jobId, { kind, fraction, message, runId });
  if (claim.parentId) await recordChildEvent(tx, claim.parentId, message, runId ?? null);
}

/** Gives a claimed job back to the queue, after a failure that may pass or without one. @throws LostClaimError */
export async function releaseJob(
  tx: EntityManager,
  claim: Claim,
  { failed, why }: { failed: boolean; why: string },
): Promise<void> {
  await reportProgress(tx, claim, { kind: 'RETRYING', fraction: 0, message: why });
  await tx.query(`UPDATE job SET state = 'QUEUED', failures = failures + $2 WHERE id = $1`, [
    claim.jobId,
    failed ? 1 : 0,
  ]);
}

/**
 * Lets a claimed job wait for the child jobs that the caller's transaction has created. What failed before does not
 * count any more: the job got on.
 * @throws LostClaimError, CancelRequestedError
 */
export async function suspendJob(tx: EntityManager, claim: Claim): Promise<void> {
  if (await touchJob(tx, claim)) throw new CancelRequestedError();
  await tx.query(`UPDATE job SET state = 'WAITING', turn = turn + 1, failures = 0 WHERE id = $1`, [
    claim.jobId,
  ]);
}

/** Queues a job that waits, if it does. @returns the job to hand to the queue after the commit */
export async function wakeJob(tx: EntityManager, jobId: string): Promise<Job[]> {
  const [woken] = await tx.query(
    `UPDATE job SET state = 'QUEUED', touched_at = now() WHERE id = $1 AND state = 'WAITING' RETURNING id`,
    [jobId],
  );
  return woken.length > 0 ? [await tx.findOneByOrFail(Job, { id: jobId })] : [];
}

export type Outcome =
  | { state: 'SUCCEEDED'; result: Record<string, unknown>; message: string }
  | { state: 'FAILED'; code: ErrorCode; message: string; details: ErrorDetails }
  | { state: 'CANCELLED' };

/** The end of a job that its handler did not bring about. */
export type UntimelyEnd = Exclude<Outcome, { state: 'SUCCEEDED' }>;

/**
 * Writes what belongs to such an end, in its transaction, which has locked no job row yet. Answers with the jobs to hand to
 * the queue after the commit.
 */
export type JobEnding = (tx: EntityManager, jobId: string, end: UntimelyEnd) => Promise<Job[]>;

/**
 * Ends a claimed job, in the transaction that writes its results. The last child to end queues its parent.
 * @returns the jobs to hand to the queue after the commit
 * @throws LostClaimError
 */
export async function settleJob(tx: EntityManager, claim: Claim, outcome: Outcome): Promise<Job[]> {
  await touchJob(tx, claim);
  await endJob(tx, claim.jobId, outcome);
  return claim.parentId ? await childEnded(tx, claim.parentId, outcome, claim.runId) : [];
}

/** Cancels a queued job, whose row the caller has locked. @returns the jobs to hand to the queue after the commit */
export async function cancelQueuedJob(tx: EntityManager, job: Job): Promise<Job[]> {
  await endJob(tx, job.id, { state: 'CANCELLED' });
  return job.parentId ? await childEnded(tx, job.parentId, { state: 'CANCELLED' }, null) : [];
}

async function endJob(tx: EntityManager, jobId: string, outcome: Outcome): Promise<void> {
  const error = outcome.state === 'FAILED' ? outcome : null;
  await tx.query(
    `UPDATE job SET state = $2, result = $3, error_code = $4, error_message = $5, error_details = $6, finished_at = now(),
       touched_at = now() WHERE id = $1`,
    [
      jobId,
      outcome.state,
      outcome.state === 'SUCCEEDED' ? outcome.result : null,
      error?.code ?? null,
      error?.message ?? null,
      error?.details ?? null,
    ],
  );
  await recordEvent(tx, jobId, {
    kind: outcome.state,
    fraction: outcome.state === 'SUCCEEDED' ? 1 : 0,
    message: outcome.state === 'CANCELLED' ? 'cancelled' : outcome.message,
  });
}

async function childEnded(
  tx: EntityManager,
  parentId: string,
  outcome: Outcome,
  runId: string | null,
): Promise<Job[]> {
  // NO KEY: the foreign keys of other children's events share-lock this row, and FOR UPDATE would deadlock with them.
  const [parent] = await tx.query(
    `SELECT kind, state, cancel_requested FROM job WHERE id = $1 FOR NO KEY UPDATE`,
    [parentId],
  );
  await recordChildEvent(tx, parentId, outcome.state === 'CANCELLED' ? 'cancelled' : outcome.message, runId);
  const [{ unfinished }] = await tx.query(
    `SELECT count(*)::int AS unfinished FROM job WHERE parent_id = $1 AND finished_at IS NULL`,
    [parentId],
  );
  if (unfinished > 0 || parent.state !== 'WAITING') return [];
  if (!parent.cancel_requested || comesInStages(parent.kind)) return await wakeJob(tx, parentId);
  return await cancelQueuedJob(tx, await tx.findOneByOrFail(Job, { id: parentId }));
}

/**
 * A parent is as far as its children are on average; its own work comes last and is short. One in stages says itself how
 * far it is.
 */
async function recordChildEvent(tx: EntityManager, parentId: string, message: string, runId: string | null) {
  const [{ fraction, name, kind }] = await tx.query(
    `SELECT 0.99 * avg(CASE WHEN finished_at IS NULL OR state = 'CANCELLED' THEN fraction ELSE 1 END) AS fraction,
            (SELECT name FROM run WHERE id = $2) AS name, (SELECT kind FROM job WHERE id = $1) AS kind
     FROM job WHERE parent_id = $1`,
    [parentId, runId],
  );
  await recordEvent(tx, parentId, {
    kind: 'PROGRESS',
    fraction: comesInStages(kind) ? 0 : fraction,
    message: name ? `${name}: ${message}` : message,
    runId,
  });
}

/**
 * Appends to a job's progress. The row lock makes the numbers come out gapless and in the order of the commits, so that
 * whoever has read up to a number has missed nothing below it.
 */
async function recordEvent(
  tx: EntityManager,
  jobId: string,
  event: { kind: ProgressKind; fraction: number; message: string; runId?: string | null },
): Promise<void> {
  await tx.query(
    `WITH numbered AS (
       UPDATE job SET event_count = event_count + 1, fraction = greatest(fraction, round($3::numeric, 3)::float8) WHERE id = $1
       RETURNING event_count, fraction
     )
     INSERT INTO progress_event (job_id, number, kind, fraction, message, run_id)
     SELECT $1, event_count, $2, fraction, $4, $5 FROM numbered`,
    [jobId, event.kind, event.fraction, event.message, event.runId ?? null],
  );
  await tx.query(`SELECT pg_notify('gugus_progress', $1)`, [jobId]);
}
