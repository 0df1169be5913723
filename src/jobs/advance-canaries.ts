import type { Context } from '../context.ts';
import { advanceCanary } from '../use-cases/advance-canary.ts';
import { claimCanaries, renewCanary, type CanaryClaim } from '../use-cases/canary-rows.ts';
import type { WorkerSettings } from './kit.ts';

const POLL_MS = 250;
const LOOKS_AT_ONCE = 4;

/** Takes the canaries that are due from their rows and looks after them, each in one worker only. */
export function advanceCanaries(
  ctx: Context,
  { lockMs }: Pick<WorkerSettings, 'lockMs'>,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const looks = new Set<Promise<void>>();
  let round: Promise<void> | null = null;
  let isFailing = false;
  const timer = setInterval(poll, POLL_MS);

  function poll(): void {
    if (stopping.signal.aborted) return;
    round ??= takeDue()
      .then(() => (isFailing = false))
      .catch((error: Error) => {
        if (!isFailing) ctx.log.warn({ err: error }, 'the canaries cannot be read now');
        isFailing = true;
      })
      .finally(() => (round = null)) as Promise<void>;
  }

  async function takeDue(): Promise<void> {
    const free = LOOKS_AT_ONCE - looks.size;
    if (free === 0) return;
    for (const claim of await claimCanaries(ctx.db.manager, free, lockMs)) {
      const looking = look(claim).finally(() => looks.delete(looking));
      looks.add(looking);
    }
  }

  async function look(claim: CanaryClaim): Promise<void> {
    const lost = new AbortController();
    const log = ctx.log.child({ canaryId: claim.canaryId });
    const heartbeat = setInterval(() => {
      renewCanary(ctx.db.manager, claim, lockMs)
        .then((isHeld) => isHeld || lost.abort())
        .catch((error: Error) => log.warn({ err: error }, 'the heartbeat of a canary failed'));
    }, lockMs / 3);
    try {
      await advanceCanary({ ...ctx, log }, claim, AbortSignal.any([stopping.signal, lost.signal]));
    } catch (error) {
      // The claim runs out, and the canary is looked at again.
      if (!stopping.signal.aborted) log.warn({ err: error }, 'a canary could not be looked after');
    } finally {
      clearInterval(heartbeat);
    }
  }

  return {
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await round;
      await Promise.all(looks);
    },
  };
}
