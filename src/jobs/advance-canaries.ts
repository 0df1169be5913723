import type { Context } from '../context.ts';
import { advanceCanary } from '../use-cases/advance-canary.ts';
import { claimCanaries, renewCanary } from '../use-cases/canary-rows.ts';
import type { WorkerSettings } from './kit.ts';
import { takeDue } from './take-due.ts';

/** Takes the canaries that are due from their rows and looks after them, each in one worker only. */
export function advanceCanaries(
  ctx: Context,
  { lockMs }: Pick<WorkerSettings, 'lockMs'>,
): { stop(): Promise<void> } {
  const { manager } = ctx.db;
  return takeDue(ctx, {
    what: 'canary',
    pollMs: 250,
    atOnce: 4,
    claim: (most) => claimCanaries(manager, most, lockMs),
    renewal: { leaseMs: lockMs, renew: (claim) => renewCanary(manager, claim, lockMs) },
    attend: (claim, signal) =>
      advanceCanary({ ...ctx, log: ctx.log.child({ canaryId: claim.canaryId }) }, claim, signal),
  });
}
