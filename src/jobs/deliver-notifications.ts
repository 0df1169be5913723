import type { Context } from '../context.ts';
import { deliver } from '../use-cases/deliver.ts';
import { claimDeliveries, type DeliveryClaim } from '../use-cases/delivery-rows.ts';
import type { WorkerSettings } from './kit.ts';

const POLL_MS = 500;
const DELIVERIES_AT_ONCE = 8;

export interface DeliverySettings extends Pick<WorkerSettings, 'lockMs'> {
  timeoutMs: number;
  retryMs: number;
}

/** Takes the notifications that are due from their rows and delivers them. */
export function deliverNotifications(
  ctx: Context,
  { lockMs, timeoutMs, retryMs }: DeliverySettings,
): { stop(): Promise<void> } {
  // An attempt ends by itself, so that its claim needs no renewal.
  const leaseMs = timeoutMs + lockMs;
  const stopping = new AbortController();
  const attempts = new Set<Promise<void>>();
  let round: Promise<void> | null = null;
  let isFailing = false;
  const timer = setInterval(poll, POLL_MS);
  const stopListening = ctx.signals.on('gugus_delivery', poll);

  function poll(): void {
    if (stopping.signal.aborted) return;
    round ??= takeDue()
      .then(() => (isFailing = false))
      .catch((error: Error) => {
        if (!isFailing) ctx.log.warn({ err: error }, 'the notifications cannot be read now');
        isFailing = true;
      })
      .finally(() => (round = null)) as Promise<void>;
  }

  async function takeDue(): Promise<void> {
    const free = DELIVERIES_AT_ONCE - attempts.size;
    if (free === 0) return;
    for (const claim of await claimDeliveries(ctx.db.manager, free, leaseMs)) {
      const attempt = attend(claim).finally(() => {
        attempts.delete(attempt);
        poll();
      });
      attempts.add(attempt);
    }
  }

  async function attend(claim: DeliveryClaim): Promise<void> {
    try {
      await deliver(ctx, claim, retryMs, stopping.signal);
    } catch (error) {
      // The claim runs out, and the delivery is tried again.
      ctx.log.warn({ err: error, deliveryId: claim.deliveryId }, 'an attempt could not be recorded');
    }
  }

  return {
    async stop() {
      stopping.abort();
      stopListening();
      clearInterval(timer);
      await round;
      await Promise.all(attempts);
    },
  };
}
