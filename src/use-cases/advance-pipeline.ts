import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { Job } from '../entities/job.ts';
import { PipelineRun, PipelineStage, type Stage } from '../entities/pipeline-run.ts';
import { isErrorCode, toAppError } from '../errors.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import type { UntimelyEnd } from './job-rows.ts';
import { because, inWords } from './decision-words.ts';
import { enqueue } from './enqueue.ts';
import type { Execution } from './execution.ts';
import {
  endRun,
  loadPipeline,
  lockPolicy,
  outcomeOf,
  settleStage,
  type Pipeline,
  type Verdict,
} from './pipeline-rows.ts';
import { collectStage, validateStage, versionStage } from './stage-collect.ts';
import { canaryStage } from './stage-canary.ts';
import { compareStage } from './stage-compare.ts';
import { driftStage } from './stage-drift.ts';
import { promoteStage } from './stage-promote.ts';
import { sweepStage } from './stage-sweep.ts';
import type { StageJob, StageWork } from './stage-work.ts';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs' | 'compute' | 'queue' | 'log'>;

const WORK: Record<Exclude<Stage, 'NOTIFY'>, StageWork> = {
  COLLECT: collectStage,
  VALIDATE: validateStage,
  VERSION: versionStage,
  DRIFT: driftStage,
  SWEEP: sweepStage,
  COMPARE: compareStage,
  CANARY: canaryStage,
  PROMOTE: promoteStage,
};

/**
 * Goes on with a firing at its first stage that has not ended, until a stage has a job to wait for, or all have ended.
 * Each stage's end, and the creation of its job, commits with its row: nothing is done twice, whoever is killed.
 */
export async function advancePipeline(
  ctx: Resources,
  { pipelineRunId }: JobPayload<'pipeline'>,
  execution: Execution,
): Promise<void> {
  for (;;) {
    execution.signal.throwIfAborted();
    const pipeline = await loadPipeline(ctx.db.manager, pipelineRunId);
    const stage = firstOpen(pipeline);
    if (stage.stage === 'NOTIFY') return await finish(ctx, pipeline, execution);
    const next = await decide(ctx, pipeline, stage, execution.signal);
    const verdict = 'create' in next ? await waitFor(pipeline, stage, next, execution) : next;
    if (!verdict) return;
    await ctx.db.transaction(async (tx) => {
      await settleStage(tx, pipeline, stage, verdict);
      await execution.report(tx, share(pipeline, stage.position + 1), tell(stage.stage, verdict));
    });
  }
}

/** What comes next of a stage: how it ended, or a job for it. */
async function decide(
  ctx: Resources,
  pipeline: Pipeline,
  { stage, jobId }: PipelineStage,
  signal: AbortSignal,
): Promise<Verdict | StageJob> {
  const work = WORK[stage as Exclude<Stage, 'NOTIFY'>];
  try {
    if (jobId === null) return await work.begin(ctx, pipeline, signal);
    const job = await ctx.db.manager.findOneByOrFail(Job, { id: jobId });
    if (job.state === 'CANCELLED' && !(await work.isDone?.(ctx.db.manager, job))) {
      return { state: 'FAILED', why: because('CANCELLED') };
    }
    if (job.state === 'FAILED' && !(isErrorCode(job.errorCode) && work.refusals?.includes(job.errorCode))) {
      return failed(job.errorCode!, job.errorMessage!);
    }
    return await work.end!(ctx.db.manager, pipeline, job);
  } catch (error) {
    return failureOf(error);
  }
}

/** Begins a stage's job and waits for it. @returns why there can be none; null: it is waited for */
async function waitFor(
  pipeline: Pipeline,
  { stage, position }: PipelineStage,
  work: StageJob,
  execution: Execution,
): Promise<Verdict | null> {
  const { run } = pipeline;
  const begin = async (tx: EntityManager) => {
    const { job, queued, links } = await work.create(tx, execution.jobId);
    const begun = {
      state: 'RUNNING' as const,
      consumed: work.consumed,
      jobId: job.id,
      startedAt: () => 'now()',
    };
    await tx.update(PipelineStage, { runId: run.id, position }, begun);
    if (links) await tx.update(PipelineRun, { id: run.id }, links);
    await execution.report(tx, share(pipeline, position), `${stage}: begun`);
    return queued;
  };
  try {
    await execution.suspend(begin);
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

/** What is wrong with the input of a stage fails the stage; the rest may pass, or is a fault. */
function failureOf(error: unknown): Verdict {
  const known = toAppError(error);
  if (!known || known.retryable) throw error;
  return failed(known.code, known.message);
}

const failed = (error: string, message: string): Verdict => ({
  state: 'FAILED',
  why: because('ERROR', { error, message }),
});

/** The share of the stages that have ended. */
const share = ({ stages }: Pipeline, ended: number) => ended / stages.length;

const tell = (stage: Stage, { state, why }: Verdict) => `${stage} ${state}: ${inWords(why, 'EN')}`;

async function finish(ctx: Resources, { run, stages }: Pipeline, execution: Execution): Promise<void> {
  const { outcome, why } = outcomeOf(stages);
  let queued: Job[] = [];
  await execution.complete(`${outcome}: ${inWords(why, 'EN')}`, async (tx) => {
    queued = await endRun(tx, run.id);
    return { pipelineRunId: run.id, outcome };
  });
  await enqueue(ctx, queued);
}

/**
 * Writes the end of a firing whose job was cancelled or given up.
 * @returns the jobs to hand to the queue after the commit
 */
export async function abandonPipeline(tx: EntityManager, jobId: string, end: UntimelyEnd): Promise<Job[]> {
  const run = await tx.findOneBy(PipelineRun, { jobId });
  if (!run || run.outcome !== null) return [];
  await lockPolicy(tx, run.policyId);
  const pipeline = await loadPipeline(tx, run.id);
  const done = await doneMeanwhile(tx, pipeline);
  const stage = firstOpen(done ? await loadPipeline(tx, run.id) : pipeline);
  if (stage.stage !== 'NOTIFY') {
    const why =
      end.state === 'CANCELLED'
        ? because('CANCELLED')
        : because('ERROR', { error: end.code, message: end.message });
    await settleStage(tx, pipeline, stage, { state: 'FAILED', why });
  }
  return await endRun(tx, run.id);
}

/** A job that was done before it heard that it was to stop has had its effect, and the record must say so. */
async function doneMeanwhile(tx: EntityManager, pipeline: Pipeline): Promise<boolean> {
  const stage = firstOpen(pipeline);
  const job = stage.jobId === null ? null : await tx.findOneByOrFail(Job, { id: stage.jobId });
  if (!job) return false;
  const work = WORK[stage.stage as Exclude<Stage, 'NOTIFY'>];
  if (job.state !== 'SUCCEEDED' && !(await work.isDone?.(tx, job))) return false;
  await settleStage(tx, pipeline, stage, await work.end!(tx, pipeline, job));
  return true;
}

/** The first stage that has not ended. */
const firstOpen = ({ stages }: Pipeline) => stages.find(({ finishedAt }) => finishedAt === null)!;
