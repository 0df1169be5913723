import type { EntityManager } from 'typeorm';
import { AliasMove } from '../entities/alias-move.ts';
import { ModelAlias } from '../entities/model-alias.ts';
import { ModelVersion } from '../entities/model-version.ts';

/** The alias whose model answers by default, and that retrained models are matched to. */
export const PRODUCTION = 'Production';

/** The alias of a version that serves a share of the requests to Production, while it does. */
export const CANARY = 'Canary';

/** The alias whose model answers a share of the requests to Production too, for nobody but the log. */
export const SHADOW = 'Shadow';

/** The version behind an alias; null where the model has no such alias. */
export async function aliasedVersion(
  tx: EntityManager,
  modelId: string,
  alias: string,
): Promise<ModelVersion | null> {
  const row = await tx.findOneBy(ModelAlias, { registeredModelId: modelId, name: alias });
  return row && (await tx.findOneBy(ModelVersion, { id: row.modelVersionId }));
}

export const productionOf = (tx: EntityManager, modelId: string) => aliasedVersion(tx, modelId, PRODUCTION);

/**
 * The version that a rollback of the alias leads to: the one that was promoted before the present one and not rolled
 * back since. Rolling back twice goes two promotions back, not there and back. null: there is none.
 */
export async function versionBefore(
  tx: EntityManager,
  modelId: string,
  alias: string,
): Promise<string | null> {
  const moves = await tx.find(AliasMove, {
    where: { registeredModelId: modelId, alias },
    order: { number: 'ASC' },
  });
  const promoted: string[] = [];
  for (const move of moves) {
    if (move.kind === 'ROLLBACK') promoted.pop();
    else promoted.push(move.toVersionId);
  }
  return promoted.at(-2) ?? null;
}
