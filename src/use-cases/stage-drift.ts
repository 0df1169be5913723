import { productionOf } from './alias-rows.ts';
import { because } from './decision-words.ts';
import { requireVersionOf } from './stage-collect.ts';
import type { StageWork } from './stage-work.ts';

/** DRIFT: whether the data has moved away from what Production was trained on. */
export const driftStage: StageWork = {
  async begin({ db: { manager } }, pipeline) {
    const { policy, spec } = pipeline;
    const version = await requireVersionOf(manager, pipeline);
    const production = await productionOf(manager, policy.registeredModelId);
    if (!production) return { state: 'SKIPPED', why: because('NO_PRODUCTION') };
    if (production.datasetVersionId === version.id) {
      return { state: 'SKIPPED', why: because('SAME_DATA', { version: version.number }) };
    }
    return { state: 'SKIPPED', why: because('DRIFT_NOT_ASKED', { trainWhen: spec.trainWhen }) };
  },
};
