import type { Context } from '../context.ts';
import { findSchedules } from '../use-cases/find-schedules.ts';
import { fireDue, overduePolicies } from '../use-cases/fire-due.ts';
import type { WorkerSettings } from './kit.ts';

/** A tick that the queue has not told by then is taken from the row of its policy. */
const OVERDUE_MS = 2000;

/**
 * Keeps the queue's schedulers equal to the schedules of the policies, and fires on their ticks. The rows decide what is
 * due: a queue that loses its schedulers makes ticks late, and none lost or doubled.
 */
export function followSchedules(
  ctx: Context,
  { reconcileMs }: Pick<WorkerSettings, 'reconcileMs'>,
): { stop(): Promise<void> } {
  let round: Promise<void> = Promise.resolve();
  let isFailing = false;
  let isStopped = false;
  const stopListening = ctx.signals.on('gugus_policy', reconcile);
  const timer = setInterval(reconcile, reconcileMs);
  ctx.queue.onTick(async (policyId, tick) => await fireDue(ctx, policyId, tick));
  reconcile();

  function reconcile(): void {
    if (isStopped) return;
    round = round.then(follow).then(
      () => void (isFailing = false),
      (error: unknown) => {
        if (!isFailing) ctx.log.warn({ err: error }, 'the schedules cannot be followed now');
        isFailing = true;
      },
    );
  }

  async function follow(): Promise<void> {
    if (isStopped) return;
    for (const policyId of await overduePolicies(ctx.db.manager, OVERDUE_MS)) {
      await fireDue(ctx, policyId, null);
    }
    await ctx.queue.schedule(async () => await findSchedules(ctx));
  }

  return {
    async stop() {
      isStopped = true;
      stopListening();
      clearInterval(timer);
      await round;
    },
  };
}
