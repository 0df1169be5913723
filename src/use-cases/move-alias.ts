import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { AliasMove } from '../entities/alias-move.ts';
import { GateCheck } from '../entities/gate-check.ts';
import { ModelAlias } from '../entities/model-alias.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { AppError } from '../errors.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import type { Execution } from './execution.ts';
import { loadHotModel } from '../serving/hot-model.ts';
import { aliasedVersion } from './alias-rows.ts';
import { announce } from './announce.ts';
import { assessGate, gateFailed, type GateAssessment } from './assess-gate.ts';
import { comparisonOf } from './compare-models.ts';
import { gateOf } from './gate-rows.ts';
import { requirePromotable } from './report-rows.ts';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs' | 'compute'>;

/**
 * Moves an alias, after the model has passed its self-test, where wanted proved better than the present holder, and
 * passed the gate that guards the alias, unless that is overridden. A rollback is not gated: it leads back to what was
 * good, and is the way out of worse trouble.
 * @throws AppError SELF_TEST_FAILED, NOT_BETTER, NOT_COMPARABLE, GATE_FAILED, VERSION_BLOCKED
 */
export async function moveAlias(
  ctx: Resources,
  move: JobPayload<'promote'>,
  execution: Execution,
): Promise<void> {
  const { manager } = ctx.db;
  const target = await manager.findOneByOrFail(ModelVersion, { id: move.toVersionId });
  await loadHotModel(ctx, target);
  const holder = await aliasedVersion(manager, move.modelId, move.alias);
  if (holder?.id === target.id) {
    return await execution.complete(`${move.alias} is at ${target.name} already`, async () => ({}));
  }
  if (move.onlyIfBetter && holder) await requireBetter(ctx, holder, target, execution.signal);

  const assessment = await passGate(ctx, move, target, execution.signal);
  const message = `${move.alias} moved from ${holder?.name ?? 'nothing'} to ${target.name}`;
  try {
    await execution.complete(message, async (tx) => ({
      aliasMoveId: await recordMove(tx, move, { from: holder, to: target, assessment }, execution.jobId),
    }));
  } catch (error) {
    if (!(error instanceof GateChangedError)) throw error;
    await moveAlias(ctx, move, execution);
  }
}

/** The gate was set anew since the assessment: that is worth nothing now. */
class GateChangedError extends Error {}

/** @returns null where no gate stands in the way @throws AppError GATE_FAILED */
async function passGate(
  ctx: Resources,
  { kind, alias, overrideReason }: JobPayload<'promote'>,
  challenger: ModelVersion,
  signal: AbortSignal,
): Promise<GateAssessment | null> {
  if (kind === 'ROLLBACK') return null;
  const assessment = await assessGate(ctx, { challenger, alias }, signal);
  if (!assessment.passed && overrideReason === null) throw gateFailed(assessment);
  return assessment;
}

async function requireBetter(
  ctx: Resources,
  champion: ModelVersion,
  challenger: ModelVersion,
  signal: AbortSignal,
): Promise<void> {
  const comparison = await comparisonOf(ctx, champion, challenger, signal);
  if (!comparison.better) {
    throw new AppError('NOT_BETTER', `${challenger.name} stays a challenger: ${comparison.reason}.`, {
      field: 'version',
      value: challenger.name,
      championSilhouette: comparison.championSilhouette,
      challengerSilhouette: comparison.challengerSilhouette,
    });
  }
}

interface AssessedMove {
  from: ModelVersion | null;
  to: ModelVersion;
  assessment: GateAssessment | null;
}

async function recordMove(
  tx: EntityManager,
  { modelId, alias, kind, reason, movedBy, overrideReason }: JobPayload<'promote'>,
  { from, to, assessment }: AssessedMove,
  jobId: string,
): Promise<string> {
  const model = await tx.findOneOrFail(RegisteredModel, {
    where: { id: modelId },
    lock: { mode: 'for_no_key_update' },
  });
  if (kind === 'PROMOTE') await requirePromotable(tx, to);
  const gateRevision = assessment?.gateRevision ?? null;
  if (assessment && ((await gateOf(tx, modelId, alias))?.revision ?? null) !== gateRevision) {
    throw new GateChangedError();
  }
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
    gateRevision,
    overrideReason: assessment?.passed === false ? overrideReason : null,
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
  const checks = (assessment?.checks ?? []).map((check, position) => ({
    ...check,
    aliasMoveId: move.id,
    position,
  }));
  if (checks.length > 0) await tx.insert(GateCheck, checks);
  await tx.query(`SELECT pg_notify('gugus_alias', $1)`, [modelId]);
  return move.id;
}
