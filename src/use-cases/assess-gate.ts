import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import type { ModelVersion } from '../entities/model-version.ts';
import type { PromotionGate } from '../entities/promotion-gate.ts';
import { Run } from '../entities/run.ts';
import { Sweep } from '../entities/sweep.ts';
import { AppError, noModelVersion } from '../errors.ts';
import { aliasedVersion, PRODUCTION } from './alias-rows.ts';
import { comparisonOf, scoresOf } from './compare-models.ts';
import { findModelVersion } from './find-one.ts';
import { checkGate, type Champion, type CheckResult } from './gate-checks.ts';
import { gateOf } from './gate-rows.ts';
import { measureMatching } from './measure-matching.ts';

/** What the gate of an alias says of a version. Plain data but for the versions. */
export interface GateAssessment {
  alias: string;
  /** The revision of the gate; null: none guards the alias, and everything passes. */
  gateRevision: number | null;
  /** Who holds the alias; null: no version does. */
  champion: ModelVersion | null;
  challenger: ModelVersion;
  passed: boolean;
  checks: CheckResult[];
}

type Resources = Pick<Context, 'db' | 'duck' | 'blobs' | 'compute'>;

/**
 * Puts a version before the gate of an alias, as it stands now. Nothing moves; a comparison that had to be made is kept.
 * Conditions that compare pass where no other version holds the alias.
 * @throws AppError CONTENT_EXPIRED, BLOB_CORRUPT
 */
export async function assessGate(
  ctx: Resources,
  { challenger, alias }: { challenger: ModelVersion; alias: string },
  signal: AbortSignal,
): Promise<GateAssessment> {
  const { manager } = ctx.db;
  const gate = await gateOf(manager, challenger.registeredModelId, alias);
  const champion = await aliasedVersion(manager, challenger.registeredModelId, alias);
  const assessed = { alias, champion, challenger };
  if (!gate) return { ...assessed, gateRevision: null, passed: true, checks: [] };

  const rival = champion?.id === challenger.id ? null : champion;
  const checks = checkGate(gate, {
    clusterSizes: challenger.clusters.map(({ size }) => size),
    stability: gate.minimumStability === null ? null : await stabilityOf(manager, challenger),
    champion: rival && (await meetChampion(ctx, gate, rival, challenger, signal)),
  });
  return { ...assessed, gateRevision: gate.revision, passed: checks.every(({ passed }) => passed), checks };
}

/** The same by names: a dry run of a promotion. @throws AppError NOT_FOUND, CONTENT_EXPIRED, BLOB_CORRUPT */
export async function assessPromotion(
  ctx: Resources,
  { model, version, alias = PRODUCTION }: { model: string; version: string; alias?: string },
): Promise<GateAssessment> {
  const challenger = await findModelVersion(ctx.db.manager, model, version);
  if (!challenger) throw noModelVersion(model, version);
  return await assessGate(ctx, { challenger, alias }, new AbortController().signal);
}

/** The error of a move whose assessment has not passed. */
export function gateFailed({ challenger, alias, gateRevision, checks }: GateAssessment): AppError {
  const failed = checks.filter(({ passed }) => !passed);
  return new AppError(
    'GATE_FAILED',
    `${challenger.name} does not pass the gate of ${alias}: ${failed.map(({ reason }) => reason).join('; ')}.`,
    {
      field: 'version',
      value: challenger.name,
      expected: 'a version that passes every check, or an override with a reason',
      gateRevision,
      checks,
    },
  );
}

async function meetChampion(
  ctx: Resources,
  gate: PromotionGate,
  champion: ModelVersion,
  challenger: ModelVersion,
  signal: AbortSignal,
): Promise<Champion> {
  const isCompared = gate.requireComparable || gate.metrics.length > 0;
  return {
    name: champion.name,
    compared: isCompared ? await compareOrSayWhyNot(ctx, champion, challenger, signal) : { scores: [] },
    adjustedRand: gate.minimumMatching === null ? null : await adjustedRandOf(ctx, champion, challenger),
  };
}

async function compareOrSayWhyNot(
  ctx: Resources,
  champion: ModelVersion,
  challenger: ModelVersion,
  signal: AbortSignal,
): Promise<Champion['compared']> {
  try {
    return { scores: scoresOf(await comparisonOf(ctx, champion, challenger, signal)) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'NOT_COMPARABLE') throw error;
    return { misfit: error.message };
  }
}

async function adjustedRandOf(
  ctx: Resources,
  champion: ModelVersion,
  challenger: ModelVersion,
): Promise<number | null> {
  const known = challenger.matchedToId === champion.id ? challenger.matching : null;
  return (known ?? (await measureMatching(ctx, champion, challenger))).adjustedRand;
}

async function stabilityOf(tx: EntityManager, { runId, clusters }: ModelVersion): Promise<number | null> {
  const { sweepId } = await tx.findOneByOrFail(Run, { id: runId });
  const { evidence } = await tx.findOneByOrFail(Sweep, { id: sweepId });
  return evidence?.stability.find(({ nClusters }) => nClusters === clusters.length)?.mean ?? null;
}
