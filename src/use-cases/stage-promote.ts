import { AliasMove } from '../entities/alias-move.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import type { ErrorCode } from '../errors.ts';
import { PRODUCTION } from './alias-rows.ts';
import { because } from './decision-words.ts';
import { createJob } from './job-rows.ts';
import type { Verdict } from './pipeline-rows.ts';
import type { StageWork } from './stage-work.ts';

const CONVINCING = ['FIRST_MODEL', 'BETTER', 'GATE_PASSED'];

/** What keeps a model from being promoted without anything being broken. */
const REFUSALS: ErrorCode[] = [
  'NOT_BETTER',
  'NOT_COMPARABLE',
  'GATE_FAILED',
  'VERSION_BLOCKED',
  'SELF_TEST_FAILED',
];

/** PROMOTE: makes the new model Production, where the comparison speaks for it and the policy lets it. */
export const promoteStage: StageWork = {
  async begin({ db: { manager } }, { run, policy, spec, stages }) {
    const { id: toVersionId, name: model } = await manager.findOneByOrFail(ModelVersion, {
      id: run.modelVersionId!,
    });
    const compared = stages.find(({ stage }) => stage === 'COMPARE')!.why!;
    const skip = (code: Parameters<typeof because>[0]): Verdict => {
      return { state: 'SKIPPED', why: because(code, { model }) };
    };
    if (compared.code === 'IS_PRODUCTION') return skip('IS_PRODUCTION');
    if (!CONVINCING.includes(compared.code)) return skip('NOT_CONVINCING');
    if (run.skipPromotion) return skip('DRY_RUN');
    if (spec.promote === 'MANUAL') return skip('BY_HAND');
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
    const aliasMoveId = result!['aliasMoveId'] as string | undefined;
    if (!aliasMoveId) return { state: 'SKIPPED', why: because('IS_PRODUCTION', { model }) };
    const { fromVersionId } = await manager.findOneByOrFail(AliasMove, { id: aliasMoveId });
    const from = fromVersionId && (await manager.findOneByOrFail(ModelVersion, { id: fromVersionId })).name;
    return { state: 'DONE', why: because('PROMOTED', { model, from }), links: { aliasMoveId } };
  },
  refusals: REFUSALS,
};
