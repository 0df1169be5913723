import type { Context } from '../context.ts';
import { Canary } from '../entities/canary.ts';
import { AppError, isErrorCode } from '../errors.ts';
import { lockCanary } from './canary-rows.ts';
import { concludePromotion } from './conclude-promotion.ts';
import type { Execution } from './execution.ts';

/**
 * Tells, as the end of its job, how a canary ended; one whose promotion is over ends here.
 * @throws AppError CANARY_ABORTED, or what refused it
 */
export async function finishCanary(
  { db }: Pick<Context, 'db'>,
  { canaryId }: { canaryId: string },
  execution: Execution,
): Promise<void> {
  const { registeredModelId, id } = await db.manager.findOneByOrFail(Canary, { id: canaryId });
  await db.transaction(async (tx) => {
    const held = await lockCanary(tx, { registeredModelId, id });
    if (held) await concludePromotion(tx, held);
  });
  const { state, errorCode, endReason } = await db.manager.findOneByOrFail(Canary, { id });
  if (state === 'PROMOTED') return await execution.complete(endReason!, async () => ({ canaryId }));
  throw new AppError(
    isErrorCode(errorCode) ? errorCode : 'CANARY_ABORTED',
    `The canary was taken back: ${endReason}.`,
    {
      field: 'version',
      canaryId,
    },
  );
}
