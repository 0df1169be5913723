import type { EntityManager } from 'typeorm';
import { AliasMove } from '../entities/alias-move.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import type { ErrorCode } from '../errors.ts';
import { PRODUCTION } from './alias-rows.ts';
import { because, type WhyCode } from './decision-words.ts';
import { createJob } from './job-rows.ts';
import type { Pipeline } from './pipeline-rows.ts';
import type { StageWork } from './stage-work.ts';

const CONVINCING = ['FIRST_MODEL', 'BETTER', 'GATE_PASSED'];

/** What keeps a model from being promoted without anything being broken. */
export const REFUSALS: ErrorCode[] = [
  'NOT_BETTER',
  'NOT_COMPARABLE',
  'GATE_FAILED',
  'VERSION_BLOCKED',
  'SELF_TEST_FAILED',
];

/** Why a model is not to be promoted; null: it is. */
export function reasonNotToPromote({ run, spec, stages }: Pipeline): WhyCode | null {
  const { code } = stages.find(({ stage }) => stage === 'COMPARE')!.why!;
  if (code === 'IS_PRODUCTION') return 'IS_PRODUCTION';
  if (!CONVINCING.includes(code)) return 'NOT_CONVINCING';
  if (run.skipPromotion) return 'DRY_RUN';
  return spec.promote === 'MANUAL' ? 'BY_HAND' : null;
}

/** PROMOTE: makes the new model Production, where the comparison speaks for it and the policy lets it. */
export const promoteStage: StageWork = {
  async begin({ db: { manager } }, pipeline) {
    const { run, policy, stages } = pipeline;
    const { id: toVersionId, name: model } = await manager.findOneByOrFail(ModelVersion, {
      id: run.modelVersionId!,
    });
    const against = reasonNotToPromote(pipeline);
    if (against) return { state: 'SKIPPED', why: because(against, { model }) };
    const compared = stages.find(({ stage }) => stage === 'COMPARE')!.why!;
    const payload = {
      modelId: policy.registeredModelId,
      alias: PRODUCTION,
      toVersionId,
      kind: 'PROMOTE' as const,
      onlyIfBetter: compared.code === 'BETTER',
      reason: `firing ${run.number} of the policy ${policy.name}`,
      movedBy: policy.name,
      overrideReason: null,
    };
    return {
      consumed: `model version ${toVersionId}`,
      create: async (tx, parentId) => {
        await tx.findOneOrFail(RegisteredModel, {
          where: { id: payload.modelId },
          lock: { mode: 'for_no_key_update' },
        });
        const subject = `${payload.modelId} ${PRODUCTION}`;
        const job = await createJob(tx, { kind: 'promote', subject, parentId, payload });
        return { job, queued: [job] };
      },
    };
  },

  async end(manager, { run }, { state, result, errorCode, errorMessage }) {
    const { name: model } = await manager.findOneByOrFail(ModelVersion, { id: run.modelVersionId! });
    if (state === 'FAILED') {
      return { state: 'SKIPPED', why: because('REFUSED', { error: errorCode, message: errorMessage }) };
    }
    const move = await moveOf(manager, result!);
    if (!move) return { state: 'SKIPPED', why: because('IS_PRODUCTION', { model }) };
    const { from, aliasMoveId } = move;
    return { state: 'DONE', why: because('PROMOTED', { model, from }), links: { aliasMoveId } };
  },
  refusals: REFUSALS,
};

/** The move that came of a promotion; null: the version was there already. */
export async function moveOf(
  tx: EntityManager,
  result: Record<string, unknown>,
): Promise<{ aliasMoveId: string; from: string | null } | null> {
  const aliasMoveId = result['aliasMoveId'] as string | undefined;
  if (!aliasMoveId) return null;
  const { fromVersionId } = await tx.findOneByOrFail(AliasMove, { id: aliasMoveId });
  const from = fromVersionId && (await tx.findOneByOrFail(ModelVersion, { id: fromVersionId })).name;
  return { aliasMoveId, from };
}
