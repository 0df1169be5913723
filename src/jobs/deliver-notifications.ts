import type { Context } from '../context.ts';
import { deliver } from '../use-cases/deliver.ts';
import { claimDeliveries } from '../use-cases/delivery-rows.ts';
import type { WorkerSettings } from './kit.ts';
import { takeDue } from './take-due.ts';

export interface DeliverySettings extends Pick<WorkerSettings, 'lockMs'> {
  timeoutMs: number;
  retryMs: number;
}

/** Takes the notifications that are due from their rows and delivers them. */
export function deliverNotifications(
  ctx: Context,
  { lockMs, timeoutMs, retryMs }: DeliverySettings,
): { stop(): Promise<void> } {
  const deliveries = takeDue(ctx, {
    what: 'notification',
    pollMs: 500,
    atOnce: 8,
    // An attempt ends by itself, so that its claim needs no renewal.
    claim: (most) => claimDeliveries(ctx.db.manager, most, timeoutMs + lockMs),
    attend: (claim, signal) => deliver(ctx, claim, retryMs, signal),
  });
  const stopListening = ctx.signals.on('gugus_delivery', deliveries.poll);
  return {
    async stop() {
      stopListening();
      await deliveries.stop();
    },
  };
}
