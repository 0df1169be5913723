import { IsNull, Not, type EntityManager } from 'typeorm';
import type { Job } from '../entities/job.ts';
import {
  PipelineRun,
  PipelineStage,
  STAGES,
  type PipelineOutcome,
  type Stage,
  type Why,
} from '../entities/pipeline-run.ts';
import { notFound, type ErrorCode } from '../errors.ts';
import { PolicyRevision, TrainingPolicy, type PolicySpec } from '../entities/training-policy.ts';
import { announceRun } from './announce-run.ts';
import { because } from './decision-words.ts';
import { createJob, wakeJob } from './job-rows.ts';

/** A firing with all that its stages decide by. */
export interface Pipeline {
  run: PipelineRun;
  policy: TrainingPolicy;
  spec: PolicySpec;
  /** In their order. */
  stages: PipelineStage[];
}

/** How a stage ended. */
export interface Verdict {
  state: 'DONE' | 'SKIPPED' | 'FAILED';
  why: Why;
  /** What the firing is linked to from now on. */
  links?: Partial<
    Pick<PipelineRun, 'datasetVersionId' | 'driftReportId' | 'sweepId' | 'modelVersionId' | 'aliasMoveId'>
  >;
  /** The stages after it have nothing to do; a failure always says so. */
  isLast?: boolean;
  /** Why they have nothing to do, where that this one ended the firing does not say it. */
  rest?: Why;
}

export async function loadPipeline(tx: EntityManager, runId: string): Promise<Pipeline> {
  const run = await tx.findOneByOrFail(PipelineRun, { id: runId });
  const policy = await tx.findOneByOrFail(TrainingPolicy, { id: run.policyId });
  const revision = { policyId: run.policyId, number: run.revision };
  const { spec } = await tx.findOneByOrFail(PolicyRevision, revision);
  const stages = await tx.find(PipelineStage, { where: { runId }, order: { position: 'ASC' } });
  return { run, policy, spec, stages };
}

/** Locks a policy: whoever fires it, ends a firing or sets it anew waits. Before job rows, after a dataset's. @throws AppError NOT_FOUND */
export async function lockPolicy(tx: EntityManager, id: string): Promise<TrainingPolicy> {
  const policy = await tx.findOne(TrainingPolicy, { where: { id }, lock: { mode: 'for_no_key_update' } });
  // Deleted, with its firings, since they were looked up.
  if (!policy) throw notFound('policy', id);
  return policy;
}

/** Gives a firing a job and its turn, where it need not wait. @returns what goes to the queue after the commit */
export async function beginRun(
  tx: EntityManager,
  run: PipelineRun,
  { mustWait }: { mustWait: boolean },
): Promise<{ jobId: string; queued: Job[] }> {
  const job = await createJob(tx, {
    kind: 'pipeline',
    state: mustWait ? 'WAITING' : 'QUEUED',
    payload: { pipelineRunId: run.id },
  });
  return { jobId: job.id, queued: mustWait ? [] : [job] };
}

export async function insertStages(tx: EntityManager, runId: string): Promise<void> {
  await tx.insert(
    PipelineStage,
    STAGES.map((stage, position) => ({ runId, stage, position })),
  );
}

/** Whether a firing of the policy has its turn now. */
export async function hasRunAtWork(tx: EntityManager, policyId: string): Promise<boolean> {
  return await tx.existsBy(PipelineRun, { policyId, finishedAt: IsNull(), startedAt: Not(IsNull()) });
}

/** Writes how a stage ended, and where it was the last one, that those after it were skipped. */
export async function settleStage(
  tx: EntityManager,
  { run, stages }: Pipeline,
  { stage, position, startedAt }: PipelineStage,
  { state, why, links, isLast = state === 'FAILED', rest = because('EARLIER_STAGE', { stage }) }: Verdict,
): Promise<void> {
  const ended = { finishedAt: () => 'now()', ...(startedAt === null && { startedAt: () => 'now()' }) };
  await tx.update(PipelineStage, { runId: run.id, position }, { state, why: why as never, ...ended });
  if (links) await tx.update(PipelineRun, { id: run.id }, links);
  if (isLast) await skipStages(tx, stages, position, rest);
}

async function skipStages(
  tx: EntityManager,
  stages: readonly PipelineStage[],
  after: number,
  why: Why,
): Promise<void> {
  for (const { runId, position, stage } of stages) {
    if (position <= after || stage === 'NOTIFY') continue;
    await tx.update(
      PipelineStage,
      { runId, position },
      { state: 'SKIPPED', why: why as never, finishedAt: () => 'now()' },
    );
  }
}

/** What came of a firing whose stages have ended, and the reason that decided it. */
export function outcomeOf(stages: readonly PipelineStage[]): { outcome: PipelineOutcome; why: Why } {
  const of = (stage: Stage) => stages.find((each) => each.stage === stage)!;
  const failed = stages.find(({ state }) => state === 'FAILED');
  if (failed) {
    const why = failed.why!;
    return { outcome: failureOf(why), why };
  }
  const promoted = stages.find(({ why }) => why && PROMOTIONS.includes(why.code));
  if (promoted) return { outcome: 'PROMOTED', why: promoted.why! };
  const [sweep, promote] = [of('SWEEP'), of('PROMOTE')];
  const isTrained = sweep.state === 'DONE' && sweep.why!.code !== 'NOTHING_ADMISSIBLE';
  if (!isTrained) return { outcome: 'NOT_TRAINED', why: sweep.why! };
  const decided = DECIDED_BY[promote.why!.code];
  return { outcome: 'NOT_PROMOTED', why: (decided ? of(decided) : promote).why! };
}

const PROMOTIONS = ['PROMOTED', 'CANARY_PROMOTED'];
/** Which stage decided against a model that was trained, by what PROMOTE says. */
const DECIDED_BY: Record<string, Stage> = { NOT_CONVINCING: 'COMPARE', EARLIER_STAGE: 'CANARY' };

/** What is wrong with the rows themselves, so that no version can be made of them. */
const BAD_DATA: ErrorCode[] = ['KEY_MISSING', 'KEY_NOT_UNIQUE', 'DATASET_EMPTY'];

function failureOf({ code, error }: Why): PipelineOutcome {
  if (code === 'CANCELLED') return 'CANCELLED';
  return code === 'INVALID' || BAD_DATA.includes(error as ErrorCode) ? 'BLOCKED' : 'FAILED';
}

/**
 * Ends a firing whose stages have ended but for NOTIFY, which is seen to here, and gives the next one its turn. The
 * caller's transaction has locked no job row yet.
 * @returns the jobs to hand to the queue after the commit
 */
export async function endRun(tx: EntityManager, runId: string): Promise<Job[]> {
  const { policyId } = await tx.findOneByOrFail(PipelineRun, { id: runId });
  await lockPolicy(tx, policyId);
  const notified = {
    state: 'DONE',
    why: because('ANNOUNCED'),
    startedAt: () => 'now()',
    finishedAt: () => 'now()',
  };
  await tx.update(PipelineStage, { runId, stage: 'NOTIFY' }, notified as never);
  const { stages } = await loadPipeline(tx, runId);
  const { outcome, why } = outcomeOf(stages);
  await tx.update(PipelineRun, { id: runId }, { outcome, why: why as never, finishedAt: () => 'now()' });
  await announceRun(tx, runId);
  return await startNext(tx, policyId);
}

/** Gives the firing that has waited longest its turn, unless one has it. The policy's row is locked. */
export async function startNext(tx: EntityManager, policyId: string): Promise<Job[]> {
  if (await hasRunAtWork(tx, policyId)) return [];
  const next = await tx.findOne(PipelineRun, {
    where: { policyId, finishedAt: IsNull() },
    order: { number: 'ASC' },
  });
  if (!next) return [];
  await tx.update(PipelineRun, { id: next.id }, { startedAt: () => 'now()' });
  return await wakeJob(tx, next.jobId!);
}
