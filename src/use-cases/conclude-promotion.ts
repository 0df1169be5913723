import type { EntityManager } from 'typeorm';
import type { Canary } from '../entities/canary.ts';
import { Job } from '../entities/job.ts';
import { CANARY_ITSELF, endCanary, sumCounts } from './canary-rows.ts';
import { judgeCanary } from './judge-canary.ts';

/** Ends a canary, whose row is locked, as its promotion ended. */
export async function concludePromotion(tx: EntityManager, canary: Canary): Promise<void> {
  const promotion = await tx.findOne(Job, { where: { parentId: canary.jobId }, order: { id: 'DESC' } });
  const verdict = judgeCanary(canary, await sumCounts(tx, canary.id));
  const by = CANARY_ITSELF;
  if (promotion?.state === 'SUCCEEDED') {
    const reason = 'it served all requests and was promoted';
    await endCanary(tx, canary, { state: 'PROMOTED', reason, by, verdict });
    return;
  }
  const reason = `its promotion failed: ${promotion?.errorMessage ?? 'it was cancelled'}`;
  await endCanary(tx, canary, { state: 'ABORTED', reason, by, code: 'CANARY_ABORTED', verdict });
}
