import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Channel } from '../storage/signals.ts';
import { askTogether } from './ask-together.ts';
import { parseInput } from './parse-input.ts';

const numberSchema = z.object({ after: z.int().min(0, 'must be at least 0') });

/** The number that a subscriber says it has seen. @throws AppError INVALID_INPUT */
export function parseAfter(after: number): number {
  return parseInput(numberSchema, { after }).after;
}

/** How long a lost signal can delay what a subscriber sees. */
const POLL_MS = 2000;
const BATCH = 100;

// Whom the same signal wakes, and who has seen as much, asks the same. Ids are unique, so one for the process will do.
const ask = askTogether();

/**
 * Numbered, append-only rows as an endless stream: each once, in order, from `after` on. Rows are fetched as the reader
 * takes them, so that a slow reader costs no memory; signals only cut the wait short.
 * @param fetch the first rows after a number, so many at most
 */
export async function* followRows<Row extends { number: number }>(
  { signals, log }: Pick<Context, 'signals' | 'log'>,
  wakeUp: { channel: Channel; payload: string },
  after: number,
  fetch: (after: number, most: number) => Promise<Row[]>,
  isOver: (last: number) => Promise<boolean>,
): AsyncGenerator<Row> {
  let last = after;
  const stop = new AbortController();
  const about = `${wakeUp.channel} ${wakeUp.payload}`;
  try {
    for (;;) {
      // The wait begins before the look, or a row that comes in between would go unnoticed.
      const woken = signals.next(wakeUp.channel, wakeUp.payload, POLL_MS, stop.signal);
      try {
        const from = last;
        const rows = await ask(`${about}: after ${from}`, () => fetch(from, BATCH));
        for (const row of rows) {
          yield row;
          last = row.number;
        }
        if (rows.length === BATCH) continue;
        const seen = last;
        if (await ask(`${about}: over at ${seen}`, () => isOver(seen))) return;
      } catch (error) {
        log.warn({ err: error }, 'a subscription could not be served for now');
      }
      await woken;
    }
  } finally {
    stop.abort();
  }
}
