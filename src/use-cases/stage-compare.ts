import { ModelComparison } from '../entities/model-comparison.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { AppError } from '../errors.ts';
import { productionOf } from './alias-rows.ts';
import { compareModels, saveComparison, type ComparisonResult } from './compare-models.ts';
import { because } from './decision-words.ts';
import type { StageResources, StageWork } from './stage-work.ts';

/** COMPARE: the new model against Production, both on the new data. */
export const compareStage: StageWork = {
  async begin(ctx, { run, policy }, signal) {
    const { manager } = ctx.db;
    const challenger = await manager.findOneByOrFail(ModelVersion, { id: run.modelVersionId! });
    const champion = await productionOf(manager, policy.registeredModelId);
    const figures = { model: challenger.name, champion: champion?.name ?? null };
    if (!champion) return { state: 'SKIPPED', why: because('FIRST_MODEL', figures) };
    if (champion.id === challenger.id) return { state: 'SKIPPED', why: because('IS_PRODUCTION', figures) };
    try {
      const { better, championSilhouette, challengerSilhouette } = await comparisonOf(
        ctx,
        champion,
        challenger,
        signal,
      );
      const code = better ? 'BETTER' : 'NOT_BETTER';
      return { state: 'DONE', why: because(code, { ...figures, championSilhouette, challengerSilhouette }) };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'NOT_COMPARABLE') throw error;
      return { state: 'DONE', why: because('NOT_COMPARABLE', { ...figures, message: error.message }) };
    }
  },
};

async function comparisonOf(
  ctx: StageResources,
  champion: ModelVersion,
  challenger: ModelVersion,
  signal: AbortSignal,
): Promise<ComparisonResult> {
  const pair = { championId: champion.id, challengerId: challenger.id };
  const known = await ctx.db.manager.findOneBy(ModelComparison, pair);
  if (known) return known;
  const comparison = await compareModels(ctx, champion, challenger, signal);
  await saveComparison(ctx.db.manager, { ...comparison, challengerId: challenger.id });
  return comparison;
}
