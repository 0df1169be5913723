import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';

/** What is counted of a canary, beside Production's answers to the same requests. */
export interface CanaryCounts {
  /** Requests that fell to the canary and that at least one of both could answer. */
  requests: number;
  /** Requests that fell to Production. */
  productionRequests: number;
  /** Of `requests`: those that only Production could answer, or only the canary. */
  canaryErrors: number;
  productionErrors: number;
  /** Of those that both answered: other labels. */
  disagreements: number;
  /** Calls with rows that fell to the canary, and those of them that it was slow at. */
  calls: number;
  slowCalls: number;
  /** How long both took for the rows that fell to the canary. */
  canaryMs: number;
  productionMs: number;
}

export interface Flip {
  fromLabel: string;
  toLabel: string;
  count: number;
}

export type Observed = Partial<CanaryCounts> & { flips?: readonly (readonly [from: string, to: string])[] };

export interface CanaryCounter {
  add(canaryId: string, step: number, observed: Observed): void;
  /** Writes what was counted, as far as the database takes it. */
  close(): Promise<void>;
}

export const COUNTS = [
  'requests',
  'productionRequests',
  'canaryErrors',
  'productionErrors',
  'disagreements',
  'calls',
  'slowCalls',
  'canaryMs',
  'productionMs',
] as const satisfies (keyof CanaryCounts)[];

/** The name of the column of a count. */
export const columnOf = (count: string) => count.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const FLUSH_MS = 1000;

interface Observation {
  id: string;
  canaryId: string;
  step: number;
  counts: CanaryCounts;
  flips: Map<string, Flip>;
}

/** Counts in memory, and writes what was counted as a row each second. */
export function openCanaryCounter({ db, log }: Pick<Context, 'db' | 'log'>): CanaryCounter {
  let open = new Map<string, Observation>();
  const waiting: Observation[] = [];
  let flushing: Promise<void> | null = null;
  const timer = setInterval(() => {
    flushing ??= flush()
      .catch((error: Error) =>
        log.warn({ err: error }, 'what was seen of canaries could not be written; it waits'),
      )
      .finally(() => (flushing = null));
  }, FLUSH_MS);

  async function flush(): Promise<void> {
    waiting.push(...open.values());
    open = new Map();
    while (waiting.length > 0) {
      await write(waiting[0]);
      waiting.shift();
    }
  }

  /** The id makes a repeated attempt, whose first answer was lost, count once. */
  async function write({ id, canaryId, step, counts, flips }: Observation): Promise<void> {
    await db.query(
      `INSERT INTO canary_observation (id, canary_id, step, flips, ${COUNTS.map(columnOf).join(', ')})
       VALUES ($1, $2, $3, $4, ${COUNTS.map((_, i) => `$${i + 5}`).join(', ')}) ON CONFLICT (id) DO NOTHING`,
      [id, canaryId, step, JSON.stringify([...flips.values()]), ...COUNTS.map((count) => counts[count])],
    );
  }

  function observationOf(canaryId: string, step: number): Observation {
    const key = `${canaryId} ${step}`;
    const known = open.get(key);
    if (known) return known;
    const counts = Object.fromEntries(COUNTS.map((count) => [count, 0])) as unknown as CanaryCounts;
    const created = { id: randomUUID(), canaryId, step, counts, flips: new Map() };
    open.set(key, created);
    return created;
  }

  return {
    add(canaryId, step, { flips = [], ...observed }) {
      const observation = observationOf(canaryId, step);
      for (const count of COUNTS) observation.counts[count] += observed[count] ?? 0;
      for (const [fromLabel, toLabel] of flips) {
        const key = JSON.stringify([fromLabel, toLabel]);
        const known = observation.flips.get(key);
        if (known) known.count++;
        else observation.flips.set(key, { fromLabel, toLabel, count: 1 });
      }
    },
    async close() {
      clearInterval(timer);
      await flushing;
      await flush().catch((error: Error) =>
        log.warn({ err: error }, 'what was last seen of canaries could not be written'),
      );
    },
  };
}
