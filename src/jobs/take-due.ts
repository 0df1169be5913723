import type { Context } from '../context.ts';

/** Work that lies in rows, each with the time at which it is due. */
export interface DueWork<Claim> {
  /** Names a piece of it, for the log. */
  what: string;
  pollMs: number;
  atOnce: number;
  /** Takes up to `most` pieces that are due, each for this worker alone. */
  claim: (most: number) => Promise<readonly Claim[]>;
  /** Where a claim is renewed as long as the work takes: how, and for how long each time. It answers whether it still holds. */
  renewal?: { leaseMs: number; renew: (claim: Claim) => Promise<boolean> };
  /** Does a piece. The signal fires when the process stops, or another worker has taken the piece over. */
  attend: (claim: Claim, signal: AbortSignal) => Promise<void>;
}

/** Does work from rows as it comes due, in as many workers as there are. */
export function takeDue<Claim>(
  { log }: Pick<Context, 'log'>,
  { what, pollMs, atOnce, claim: claimDue, renewal, attend }: DueWork<Claim>,
): { poll: () => void; stop: () => Promise<void> } {
  const stopping = new AbortController();
  const atWork = new Set<Promise<void>>();
  let round: Promise<void> | null = null;
  let isFailing = false;
  const timer = setInterval(poll, pollMs);

  function poll(): void {
    if (stopping.signal.aborted) return;
    round ??= takeRound()
      .then(() => void (isFailing = false))
      .catch((error: Error) => {
        if (!isFailing) log.warn({ err: error, what }, 'what is due cannot be read now');
        isFailing = true;
      })
      .finally(() => (round = null));
  }

  async function takeRound(): Promise<void> {
    const free = atOnce - atWork.size;
    if (free === 0) return;
    for (const claim of await claimDue(free)) {
      const working = work(claim).finally(() => {
        atWork.delete(working);
        poll();
      });
      atWork.add(working);
    }
  }

  async function work(claim: Claim): Promise<void> {
    const lost = new AbortController();
    const heartbeat = renewal && setInterval(() => void beat(), renewal.leaseMs / 3);
    try {
      await attend(claim, AbortSignal.any([stopping.signal, lost.signal]));
    } catch (error) {
      // The claim runs out, and it is tried again.
      if (!stopping.signal.aborted) log.warn({ err: error, what, claim }, 'what was due could not be done');
    } finally {
      clearInterval(heartbeat);
    }

    async function beat(): Promise<void> {
      try {
        if (!(await renewal!.renew(claim))) lost.abort();
      } catch (error) {
        log.warn({ err: error, what, claim }, 'a heartbeat failed');
      }
    }
  }

  return {
    poll,
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await round;
      await Promise.all(atWork);
    },
  };
}
