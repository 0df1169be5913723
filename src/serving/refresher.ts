import type { Context } from '../context.ts';
import type { Channel } from '../storage/signals.ts';

/** How long a lost signal can delay a refresh. */
const POLL_MS = 2000;

export interface Refresher {
  /** Resolves when a refresh that began after this call is over, well or not. */
  now(): Promise<void>;
  close(): Promise<void>;
}

/** Has what is in memory read anew, one reading at a time: upon signals, and every now and then besides. */
export function keepFresh(
  ctx: Pick<Context, 'signals' | 'log'>,
  channels: readonly Channel[],
  refresh: () => Promise<void>,
  complaint: string,
): Refresher {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let closed = false;
  const run = async () => {
    try {
      if (!closed) await refresh();
    } catch (error) {
      ctx.log.warn({ err: error }, complaint);
    }
  };
  const now = (): Promise<void> => {
    if (!running) {
      running = run().finally(() => (running = null));
      return running;
    }
    // A change that comes while rows are being read may have been missed by that reading.
    next ??= running.then(() => {
      next = null;
      return now();
    });
    return next;
  };
  const stopListening = channels.map((channel) => ctx.signals.on(channel, () => void now()));
  const poll = setInterval(() => void now(), POLL_MS);
  return {
    now,
    async close() {
      clearInterval(poll);
      for (const stop of stopListening) stop();
      closed = true;
      await (next ?? running);
    },
  };
}
