import { IsNull, type EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { Canary, CanaryStep, type CanaryTest } from '../entities/canary.ts';
import { Job } from '../entities/job.ts';
import { ModelAlias } from '../entities/model-alias.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { AppError, toAppError } from '../errors.ts';
import { loadHotModel } from '../serving/hot-model.ts';
import { CANARY, PRODUCTION, productionOf } from './alias-rows.ts';
import { assessGate, gateFailed } from './assess-gate.ts';
import { concludePromotion } from './conclude-promotion.ts';
import {
  CANARY_ITSELF,
  endCanary,
  lockCanary,
  releaseCanary,
  sumCounts,
  type CanaryClaim,
} from './canary-rows.ts';
import { enqueue } from './enqueue.ts';
import { createJob } from './job-rows.ts';
import { judgeCanary } from './judge-canary.ts';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs' | 'compute' | 'queue' | 'log'>;

const RETRY_MS = 5000;

/**
 * Looks after a claimed canary: lets it begin when it is ready, takes it back when a test has failed, goes on to the next
 * step when this one has had its time and its requests, and has it promoted after the last.
 */
export async function advanceCanary(ctx: Resources, claim: CanaryClaim, signal: AbortSignal): Promise<void> {
  const { manager } = ctx.db;
  const canary = await manager.findOneByOrFail(Canary, { id: claim.canaryId });
  const refusal = canary.state === 'STARTING' ? await refusalOf(ctx, canary, signal) : null;
  if (refusal?.retryable) return await releaseCanary(manager, claim, RETRY_MS);
  const jobs = await ctx.db.transaction(async (tx) => {
    const held = await lockCanary(tx, canary, claim.attempt);
    if (!held) return [];
    const next = await decide(tx, held, refusal);
    await releaseCanary(tx, claim);
    return next;
  });
  await enqueue(ctx, jobs);
}

/** Why a version must not get any traffic; null: it is ready. */
async function refusalOf(ctx: Resources, canary: Canary, signal: AbortSignal): Promise<AppError | null> {
  try {
    const challenger = await ctx.db.manager.findOneByOrFail(ModelVersion, { id: canary.modelVersionId });
    await loadHotModel(ctx, challenger);
    const assessment = await assessGate(ctx, { challenger, alias: PRODUCTION }, signal);
    return assessment.passed || canary.overrideReason !== null ? null : gateFailed(assessment);
  } catch (error) {
    const known = toAppError(error);
    if (!known) throw error;
    return known;
  }
}

async function decide(tx: EntityManager, canary: Canary, refusal: AppError | null): Promise<Job[]> {
  if (canary.state === 'PROMOTING') {
    // Its job tells the end, unless that has been cancelled.
    const { isFinished } = await tx.findOneByOrFail(Job, { id: canary.jobId });
    if (isFinished) await concludePromotion(tx, canary);
    return [];
  }
  const verdict = judgeCanary(canary, await sumCounts(tx, canary.id));
  if (refusal) {
    const { code, message } = refusal;
    const ending = { state: 'REFUSED', reason: message, by: CANARY_ITSELF, code, verdict } as const;
    return jobsOf(await endCanary(tx, canary, ending));
  }
  const reason = await reasonToAbort(tx, canary, verdict);
  if (reason !== null) {
    const ending = { state: 'ABORTED', reason, by: CANARY_ITSELF, code: 'CANARY_ABORTED', verdict } as const;
    return jobsOf(await endCanary(tx, canary, ending));
  }
  if (canary.state === 'STARTING') await begin(tx, canary);
  else if (await isStepDone(tx, canary)) {
    if (canary.stepCount < canary.plan.length) await beginStep(tx, canary, canary.stepCount + 1);
    else return await promote(tx, canary);
  }
  return [];
}

const jobsOf = (job: Job | null) => (job ? [job] : []);

async function reasonToAbort(
  tx: EntityManager,
  { jobId, registeredModelId, baselineId }: Canary,
  verdict: readonly CanaryTest[],
): Promise<string | null> {
  const failed = verdict.filter((test) => test.failed);
  if (failed.length > 0) return failed.map(({ reason }) => reason).join('; ');
  const { cancelRequested } = await tx.findOneByOrFail(Job, { id: jobId });
  if (cancelRequested) return 'its job was cancelled';
  const production = await productionOf(tx, registeredModelId);
  if (production?.id !== baselineId) {
    return `Production moved to ${production?.name ?? 'nothing'} while the canary was compared with another version`;
  }
  return null;
}

async function begin(tx: EntityManager, canary: Canary): Promise<void> {
  const { registeredModelId, modelVersionId } = canary;
  await tx.upsert(ModelAlias, { registeredModelId, name: CANARY, modelVersionId, movedAt: () => 'now()' }, [
    'registeredModelId',
    'name',
  ]);
  await beginStep(tx, canary, 1);
}

async function beginStep(tx: EntityManager, canary: Canary, number: number): Promise<void> {
  await tx.insert(CanaryStep, { canaryId: canary.id, number });
  await tx.update(Canary, { id: canary.id }, { state: 'RUNNING', stepCount: number });
  await tx.query(`SELECT pg_notify('gugus_alias', $1)`, [canary.registeredModelId]);
}

async function isStepDone(tx: EntityManager, { id, plan, stepCount }: Canary): Promise<boolean> {
  const { seconds, minimumRequests } = plan[stepCount - 1];
  const [{ isOver }] = await tx.query(
    `SELECT began_at + $3 * interval '1 s' <= now() AS "isOver" FROM canary_step WHERE canary_id = $1 AND number = $2`,
    [id, stepCount, seconds],
  );
  return isOver && (await sumCounts(tx, id, stepCount)).requests >= minimumRequests;
}

/** Through the ordinary job, which the canary's own job waits for. */
async function promote(tx: EntityManager, canary: Canary): Promise<Job[]> {
  const subject = `${canary.registeredModelId} ${PRODUCTION}`;
  const isMoving = await tx.existsBy(Job, { kind: 'promote', subject, finishedAt: IsNull() });
  // Whoever moves Production now decides what becomes of the canary.
  if (isMoving) return [];
  const job = await createJob(tx, {
    kind: 'promote',
    subject,
    payload: {
      modelId: canary.registeredModelId,
      alias: PRODUCTION,
      toVersionId: canary.modelVersionId,
      kind: 'PROMOTE',
      onlyIfBetter: false,
      reason: `its canary reached 100 %: ${canary.reason}`,
      movedBy: canary.startedBy,
      overrideReason: canary.overrideReason,
    },
    parentId: canary.jobId,
  });
  await tx.update(Canary, { id: canary.id }, { state: 'PROMOTING' });
  return [job];
}
