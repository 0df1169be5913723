import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { AliasMove } from '../entities/alias-move.ts';
import { ModelAlias } from '../entities/model-alias.ts';
import { ModelComparison } from '../entities/model-comparison.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { AppError } from '../errors.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import type { Execution } from './execution.ts';
import { loadHotModel } from '../serving/hot-model.ts';
import { aliasedVersion } from './alias-rows.ts';
import { announce } from './announce.ts';
import { compareModels, saveComparison, type ComparisonResult } from './compare-models.ts';
import { requirePromotable } from './report-rows.ts';

/**
 * Moves an alias, after the model has passed its self-test and, where wanted, proved better than the present holder.
 * @throws AppError SELF_TEST_FAILED, NOT_BETTER, NOT_COMPARABLE, VERSION_BLOCKED
 */
export async function moveAlias(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs' | 'compute'>,
  move: JobPayload<'promote'>,
  execution: Execution,
): Promise<void> {
  const { manager } = ctx.db;
  const target = await manager.findOneByOrFail(ModelVersion, { id: move.toVersionId });
  await loadHotModel(ctx, target);
  const holder = await aliasedVersion(manager, move.modelId, move.alias);
  const from = holder?.name ?? 'nothing';
  const moves = holder?.id !== target.id;

  if (moves && move.onlyIfBetter && holder) await requireBetter(ctx, holder, target, execution.signal);

  await execution.complete(
    moves
      ? `${move.alias} moved from ${from} to ${target.name}`
      : `${move.alias} is at ${target.name} already`,
    async (tx) => (moves ? { aliasMoveId: await recordMove(tx, move, holder, target, execution.jobId) } : {}),
  );
}

async function requireBetter(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs' | 'compute'>,
  champion: ModelVersion,
  challenger: ModelVersion,
  signal: AbortSignal,
): Promise<void> {
  const known: ComparisonResult | null = await ctx.db.manager.findOneBy(ModelComparison, {
    championId: champion.id,
    challengerId: challenger.id,
  });
  const comparison = known ?? (await compareModels(ctx, champion, challenger, signal));
  if (!known) await saveComparison(ctx.db.manager, { ...comparison, challengerId: challenger.id });
  if (!comparison.better) {
    throw new AppError('NOT_BETTER', `${challenger.name} stays a challenger: ${comparison.reason}.`, {
      field: 'version',
      value: challenger.name,
      championSilhouette: comparison.championSilhouette,
      challengerSilhouette: comparison.challengerSilhouette,
    });
  }
}

async function recordMove(
  tx: EntityManager,
  { modelId, alias, kind, reason, movedBy }: JobPayload<'promote'>,
  from: ModelVersion | null,
  to: ModelVersion,
  jobId: string,
): Promise<string> {
  const model = await tx.findOneOrFail(RegisteredModel, {
    where: { id: modelId },
    lock: { mode: 'for_no_key_update' },
  });
  if (kind === 'PROMOTE') await requirePromotable(tx, to);
  const number = model.moveCount + 1;
  await tx.update(RegisteredModel, { id: modelId }, { moveCount: number });
  await tx.upsert(
    ModelAlias,
    { registeredModelId: modelId, name: alias, modelVersionId: to.id, movedAt: () => 'now()' },
    ['registeredModelId', 'name'],
  );
  const move = tx.create(AliasMove, {
    registeredModelId: modelId,
    number,
    alias,
    kind,
    fromVersionId: from?.id ?? null,
    toVersionId: to.id,
    movedBy,
    reason,
    jobId,
  });
  await tx.insert(AliasMove, move);
  await announce(tx, {
    kind: kind === 'PROMOTE' ? 'MODEL_PROMOTED' : 'MODEL_ROLLED_BACK',
    key: move.id,
    at: move.movedAt,
    facts: {
      model: model.name,
      alias,
      version: to.name,
      from: from?.name ?? null,
      moveNumber: number,
      reason,
      movedBy,
    },
  });
  await tx.query(`SELECT pg_notify('gugus_alias', $1)`, [modelId]);
  return move.id;
}
