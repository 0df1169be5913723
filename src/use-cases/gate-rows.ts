import type { EntityManager } from 'typeorm';
import { PromotionGate } from '../entities/promotion-gate.ts';

/** The gate of a model as it stands, or an earlier revision of it; null where there is none. */
export async function findGate(
  tx: EntityManager,
  registeredModelId: string,
  revision?: number,
): Promise<PromotionGate | null> {
  return await tx.findOne(PromotionGate, {
    where: { registeredModelId, ...(revision !== undefined && { revision }) },
    order: { revision: 'DESC' },
  });
}

/** The gate that guards an alias now; null where none does. */
export async function gateOf(
  tx: EntityManager,
  registeredModelId: string,
  alias: string,
): Promise<PromotionGate | null> {
  const gate = await findGate(tx, registeredModelId);
  return gate?.aliases.includes(alias) ? gate : null;
}
