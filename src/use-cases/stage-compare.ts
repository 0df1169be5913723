import { ModelVersion } from '../entities/model-version.ts';
import { AppError } from '../errors.ts';
import { PRODUCTION, productionOf } from './alias-rows.ts';
import { assessGate } from './assess-gate.ts';
import { comparisonOf } from './compare-models.ts';
import { because, decisiveOf } from './decision-words.ts';
import type { StageWork } from './stage-work.ts';

/** COMPARE: the new model before the gate of Production, or where there is none, against Production on the new data. */
export const compareStage: StageWork = {
  async begin(ctx, { run, policy }, signal) {
    const { manager } = ctx.db;
    const challenger = await manager.findOneByOrFail(ModelVersion, { id: run.modelVersionId! });
    const champion = await productionOf(manager, policy.registeredModelId);
    const figures = { model: challenger.name, champion: champion?.name ?? null };
    if (champion?.id === challenger.id) return { state: 'SKIPPED', why: because('IS_PRODUCTION', figures) };
    const { gateRevision, passed, checks } = await assessGate(ctx, { challenger, alias: PRODUCTION }, signal);
    if (gateRevision !== null) {
      const reasons = decisiveOf(checks).map(({ reason }) => reason);
      const details = { ...figures, revision: gateRevision, checks: reasons, figures: checks };
      return { state: 'DONE', why: because(passed ? 'GATE_PASSED' : 'GATE_FAILED', details) };
    }
    if (!champion) return { state: 'SKIPPED', why: because('FIRST_MODEL', figures) };
    try {
      const comparison = await comparisonOf(ctx, champion, challenger, signal);
      const { better, championSilhouette, challengerSilhouette, scores } = comparison;
      const details = { ...figures, championSilhouette, challengerSilhouette, scores };
      return { state: 'DONE', why: because(better ? 'BETTER' : 'NOT_BETTER', details) };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'NOT_COMPARABLE') throw error;
      return { state: 'DONE', why: because('NOT_COMPARABLE', { ...figures, message: error.message }) };
    }
  },
};
