import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { DatasetWatch } from '../entities/dataset-watch.ts';
import { Dataset } from '../entities/dataset.ts';
import { Job } from '../entities/job.ts';
import { AppError, ERROR_CODES, isErrorCode, toAppError } from '../errors.ts';
import { announce } from './announce.ts';
import { enqueue } from './enqueue.ts';
import { fingerprintSource } from './fingerprint-source.ts';
import { createSnapshotJob } from './snapshot-dataset.ts';
import { endCheck, releaseWatch, type WatchClaim } from './watch-rows.ts';

type Resources = Pick<Context, 'db' | 'sources' | 'queue' | 'log'>;

/**
 * Looks at the source of a claimed watch, and asks for a snapshot if its content is not the one for which the last
 * snapshot was asked. When `signal` fires, the watch is given back.
 */
export async function checkWatch(ctx: Resources, claim: WatchClaim, signal: AbortSignal): Promise<void> {
  let fingerprint: string;
  try {
    const dataset = await ctx.db.manager.findOneByOrFail(Dataset, { id: claim.datasetId });
    fingerprint = await fingerprintSource(ctx, dataset, signal);
  } catch (error) {
    if (signal.aborted) await releaseWatch(ctx.db.manager, claim);
    else await recordFailure(ctx, claim, error);
    return;
  }
  try {
    const job = await ctx.db.transaction((tx) => recordFingerprint(tx, claim, fingerprint));
    if (job) await enqueue(ctx, [job]);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'JOB_IN_PROGRESS') throw error;
    // The snapshot at work may have read the source before it changed: the old fingerprint stays.
    await endCheck(ctx.db.manager, claim, null, true);
  }
}

/** @returns the job to hand to the queue after the commit. @throws AppError JOB_IN_PROGRESS */
async function recordFingerprint(
  tx: EntityManager,
  claim: WatchClaim,
  fingerprint: string,
): Promise<Job | null> {
  const watch = await lockWatch(tx, claim);
  if (!watch) return null;
  await endCheck(tx, claim, null, false);
  const isNew = fingerprint !== watch.fingerprint;
  if (!isNew && !(await hasFailedForNow(tx, watch.jobId))) return null;
  const message = watch.fingerprint === null ? 'the watch of the source began' : 'the source changed';
  const dataset = await tx.findOneByOrFail(Dataset, { id: watch.datasetId });
  const job = await createSnapshotJob(tx, dataset, { tag: null, message, takenBy: 'watch' }, null);
  await tx.update(DatasetWatch, watch.id, {
    fingerprint,
    jobId: job.id,
    ...(isNew && watch.fingerprint !== null && { changedAt: () => 'now()' }),
  });
  return job;
}

/** Whether a snapshot failed for a reason that may have passed: then its content has yet to become a version. */
async function hasFailedForNow(tx: EntityManager, jobId: string | null): Promise<boolean> {
  const code = jobId && (await tx.findOneByOrFail(Job, { id: jobId })).errorCode;
  return isErrorCode(code) && ERROR_CODES[code].retryable;
}

async function recordFailure({ db, log }: Resources, claim: WatchClaim, error: unknown): Promise<void> {
  const { code, message } = toAppError(error) ?? {
    code: 'INTERNAL_ERROR' as const,
    message: 'An unexpected error; the log of the worker has it.',
  };
  const begins = await db.transaction(async (tx) => {
    const watch = await lockWatch(tx, claim);
    if (!watch) return false;
    await endCheck(tx, claim, { code, message }, ERROR_CODES[code].retryable);
    if (watch.errorCode === null) await announceFailure(tx, claim, { code, message });
    return watch.errorCode !== code;
  });
  if (begins) log.warn({ err: error }, 'a watched source could not be looked at');
}

/** Once for all failures until a look succeeds. */
async function announceFailure(
  tx: EntityManager,
  { watchId, attempt, datasetId }: WatchClaim,
  facts: { code: string; message: string },
): Promise<void> {
  const dataset = await tx.findOneByOrFail(Dataset, { id: datasetId });
  const { checkedAt } = await tx.findOneByOrFail(DatasetWatch, { id: watchId });
  await announce(tx, {
    kind: 'SOURCE_FAILING',
    key: `${watchId}:${attempt}`,
    at: checkedAt!,
    facts: { dataset: dataset.name, ...facts },
  });
}

/** The watch, as long as the claim holds. */
async function lockWatch(tx: EntityManager, { watchId, attempt }: WatchClaim): Promise<DatasetWatch | null> {
  return await tx.findOne(DatasetWatch, {
    where: { id: watchId, attempt },
    lock: { mode: 'for_no_key_update' },
  });
}
