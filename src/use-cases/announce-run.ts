import type { EntityManager } from 'typeorm';
import { Dataset } from '../entities/dataset.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { PipelineRun, PipelineStage, type StageState, type Why } from '../entities/pipeline-run.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { TrainingPolicy } from '../entities/training-policy.ts';
import { PRODUCTION } from './alias-rows.ts';
import { announce } from './announce.ts';
import { inWords } from './decision-words.ts';
import type { EventFacts } from './event-catalog.ts';

type PipelineFacts = EventFacts<'PIPELINE_FINISHED'>;

const OUTCOMES: Partial<Record<NonNullable<PipelineRun['outcome']>, PipelineFacts['outcome']>> = {
  BLOCKED: 'FAILED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
};

const STATUSES: Partial<Record<StageState, PipelineFacts['stages'][number]['status']>> = {
  FAILED: 'FAILED',
  SKIPPED: 'SKIPPED',
};

/** Announces a firing that has ended, in the transaction that ends it: every end of a firing once, also after a retry. */
export async function announceRun(tx: EntityManager, runId: string): Promise<void> {
  const run = await tx.findOneByOrFail(PipelineRun, { id: runId });
  const policy = await tx.findOneByOrFail(TrainingPolicy, { id: run.policyId });
  const dataset = await tx.findOneByOrFail(Dataset, { id: policy.datasetId });
  const model = await tx.findOneByOrFail(RegisteredModel, { id: policy.registeredModelId });
  const stages = await tx.find(PipelineStage, { where: { runId }, order: { position: 'ASC' } });
  const key = run.jobId!;
  const at = run.finishedAt!;
  await announce(tx, {
    kind: 'PIPELINE_FINISHED',
    key,
    at,
    facts: {
      pipelineRunId: runId,
      runNumber: run.number,
      outcome: OUTCOMES[run.outcome!] ?? 'SUCCEEDED',
      trigger: run.triggerKind,
      dataset: dataset.name,
      model: model.name,
      startedAt: (run.startedAt ?? run.createdAt).toISOString(),
      finishedAt: at.toISOString(),
      stages: stages.map(({ stage, state, why }) => ({
        name: stage,
        status: STATUSES[state] ?? 'SUCCEEDED',
        message: why && inWords(why, 'EN'),
        ...dataOf(why),
      })),
      metrics: stages.flatMap(({ why }) => figuresOf(why)),
    },
  });
  const refusal = stages.find(({ why }) => SPEAK_AGAINST.includes(why!.code))?.why;
  if (!refusal || run.outcome !== 'NOT_PROMOTED') return;
  const { name: version } = await tx.findOneByOrFail(ModelVersion, { id: run.modelVersionId! });
  const checks = (refusal['figures'] ?? []) as EventFacts<'MODEL_NOT_PROMOTED'>['checks'];
  await announce(tx, {
    kind: 'MODEL_NOT_PROMOTED',
    key,
    at,
    facts: {
      model: model.name,
      alias: PRODUCTION,
      version,
      reason: inWords(refusal, 'EN'),
      ...dataOf(refusal),
      checks,
    },
  });
}

/** Reasons of COMPARE and CANARY that are about the model. */
const SPEAK_AGAINST = [
  'NOT_BETTER',
  'NOT_COMPARABLE',
  'GATE_FAILED',
  'CANARY_WORSE',
  'CANARY_STOPPED',
  'CANARY_ABORTED',
  'CANARY_REFUSED',
];

function dataOf(why: Why | null): { code: string; figures: Record<string, unknown> } | null {
  if (!why) return null;
  const { code, ...figures } = why;
  return { code, figures };
}

const FIGURES: Record<string, string> = {
  rows: 'rows',
  share: 'drift_share',
  silhouette: 'silhouette_score',
  championSilhouette: 'champion_silhouette',
  challengerSilhouette: 'challenger_silhouette',
};

function figuresOf(why: PipelineStage['why']): PipelineFacts['metrics'] {
  return Object.entries(why ?? {}).flatMap(([key, value]) =>
    key in FIGURES && (value === null || typeof value === 'number') ? [{ name: FIGURES[key], value }] : [],
  );
}
