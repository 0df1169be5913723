import type { EntityManager } from 'typeorm';
import { Canary } from '../entities/canary.ts';
import { Job } from '../entities/job.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import type { PolicySpec } from '../entities/training-policy.ts';
import { productionOf } from './alias-rows.ts';
import { CANARY_ITSELF, sumCounts } from './canary-rows.ts';
import { createCanary } from './create-canary.ts';
import { because, decisiveOf, type WhyCode } from './decision-words.ts';
import { findModelVersion } from './find-one.ts';
import { checksOf } from './judge-canary.ts';
import type { Verdict } from './pipeline-rows.ts';
import { moveOf, REFUSALS, reasonNotToPromote } from './stage-promote.ts';
import type { StageWork } from './stage-work.ts';

/** CANARY: tries the new model on a growing share of the requests, where the policy says so; its end is the decision. */
export const canaryStage: StageWork = {
  async begin({ db: { manager } }, pipeline) {
    const { run, policy, spec, stages } = pipeline;
    const version = await manager.findOneByOrFail(ModelVersion, { id: run.modelVersionId! });
    const model = version.name;
    const production = await productionOf(manager, policy.registeredModelId);
    const against = reasonNotToPromote(pipeline) ?? reasonNotToTry(spec, version, production);
    if (against) return { state: 'SKIPPED', why: because(against, { model }) };
    const { name } = await manager.findOneByOrFail(RegisteredModel, { id: policy.registeredModelId });
    const champion = stages.find(({ stage }) => stage === 'COMPARE')!.why!['champion'] as string | null;
    const baselineId = champion === null ? undefined : (await findModelVersion(manager, name, champion))!.id;
    const wanted = {
      ...spec.canary,
      model: name,
      version: model,
      reason: `firing ${run.number} of the policy ${policy.name}`,
      startedBy: policy.name,
    };
    return {
      consumed: `model version ${version.id}`,
      create: async (tx, parentId) => {
        const { job } = await createCanary(tx, wanted, { parentId, baselineId });
        return { job, queued: [] };
      },
    };
  },

  refusals: ['CANARY_ABORTED', ...REFUSALS],

  isDone: async (tx, job) => (await promotionOf(tx, job)) !== null,

  async end(tx, { run }, job) {
    const { name: model } = await tx.findOneByOrFail(ModelVersion, { id: run.modelVersionId! });
    const canary = await tx.findOneByOrFail(Canary, { jobId: job.id });
    const promotion = await promotionOf(tx, job);
    if (!promotion) return aborted(canary, model);
    const { requests } = await sumCounts(tx, canary.id);
    const move = await moveOf(tx, promotion.result!);
    return {
      state: 'DONE',
      why: because('CANARY_PROMOTED', { model, canaryId: canary.id, requests, from: move?.from }),
      ...(move && { links: { aliasMoveId: move.aliasMoveId } }),
      isLast: true,
      rest: because('PROMOTED_BY_CANARY', { model }),
    };
  },
};

function reasonNotToTry(
  { canary }: PolicySpec,
  version: ModelVersion,
  production: ModelVersion | null,
): WhyCode | null {
  if (!canary) return 'NO_CANARY';
  if (!production) return 'FIRST_MODEL';
  return production.id === version.id ? 'IS_PRODUCTION' : null;
}

/** The job that moved Production for a canary; null: none did. */
async function promotionOf(tx: EntityManager, { id: parentId }: Job): Promise<Job | null> {
  return await tx.findOneBy(Job, { parentId, kind: 'promote', state: 'SUCCEEDED' });
}

/** Whoever takes a canary back decides against its model: also somebody who does it by hand. */
function aborted({ id, state, endReason, endedBy, errorCode, verdict }: Canary, model: string): Verdict {
  const figures = { model, canaryId: id };
  if (state === 'REFUSED') {
    const why = because('CANARY_REFUSED', { ...figures, error: errorCode, reason: endReason });
    return { state: 'SKIPPED', why, isLast: true };
  }
  if (endedBy !== CANARY_ITSELF) {
    const why = because('CANARY_STOPPED', { ...figures, by: endedBy, reason: endReason });
    return { state: 'DONE', why, isLast: true };
  }
  const checks = checksOf(verdict!);
  const reasons = decisiveOf(checks).map(({ reason }) => reason);
  const why = checks.some(({ passed }) => !passed)
    ? because('CANARY_WORSE', { ...figures, checks: reasons, figures: checks })
    : because('CANARY_ABORTED', { ...figures, reason: endReason });
  return { state: 'DONE', why, isLast: true };
}
