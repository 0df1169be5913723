import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { PipelineRun, PipelineStage, type PipelineOutcome } from '../entities/pipeline-run.ts';
import { AppError, notFound } from '../errors.ts';
import { enqueue } from './enqueue.ts';
import { findById } from './find-one.ts';
import { beginRun, hasRunAtWork, loadPipeline, lockPolicy } from './pipeline-rows.ts';

const RETRYABLE: PipelineOutcome[] = ['FAILED', 'BLOCKED', 'CANCELLED'];

/**
 * Goes on with a firing that failed, was blocked or cancelled: what is done stays done, the rest is done. Rows that were
 * found invalid are collected anew.
 * @throws AppError NOT_FOUND, NOTHING_TO_RETRY
 */
export async function retryPipelineRun(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  id: string,
): Promise<PipelineRun> {
  const known = await findById(ctx, PipelineRun, id);
  if (!known) throw notFound('pipeline run', id);
  const queued = await ctx.db.transaction(async (tx) => {
    await lockPolicy(tx, known.policyId);
    const { run, stages } = await loadPipeline(tx, id);
    if (run.outcome === null || !RETRYABLE.includes(run.outcome)) throw nothingToRetry(run);
    for (const stage of stages.filter((each) => isMissing(each, stages))) await reset(tx, stage);
    const mustWait = await hasRunAtWork(tx, run.policyId);
    const { jobId, queued: jobs } = await beginRun(tx, run, { mustWait });
    const startedAt = mustWait ? null : () => 'now()';
    await tx.update(PipelineRun, { id }, { jobId, outcome: null, why: null, startedAt, finishedAt: null });
    return jobs;
  });
  await enqueue(ctx, queued);
  return await ctx.db.manager.findOneByOrFail(PipelineRun, { id });
}

function isMissing({ stage, state, why }: PipelineStage, stages: readonly PipelineStage[]): boolean {
  const failed = stages.find((each) => each.state === 'FAILED');
  const isInvalid = failed?.stage === 'VALIDATE' && failed.why!.code === 'INVALID';
  return (
    state === 'FAILED' ||
    stage === 'NOTIFY' ||
    why?.code === 'EARLIER_STAGE' ||
    (isInvalid && stage === 'COLLECT')
  );
}

async function reset(tx: EntityManager, { runId, position }: PipelineStage): Promise<void> {
  const fresh = { why: null, consumed: null, jobId: null, startedAt: null, finishedAt: null };
  await tx.update(PipelineStage, { runId, position }, { state: 'PENDING', ...fresh });
}

function nothingToRetry({ number, outcome }: PipelineRun): AppError {
  const message =
    outcome === null ? `Firing ${number} has not ended yet.` : `Firing ${number} ended with ${outcome}.`;
  return new AppError('NOTHING_TO_RETRY', message, {
    field: 'id',
    value: outcome,
    expected: `a firing that ended with ${RETRYABLE.join(', ')}`,
  });
}
