import type { Context } from '../context.ts';
import { checkWatch } from '../use-cases/check-watch.ts';
import {
  claimWatches,
  hastenWatches,
  renewClaim,
  watchedDatabases,
  type WatchClaim,
} from '../use-cases/watch-rows.ts';
import type { WorkerSettings } from './kit.ts';
import { takeDue } from './take-due.ts';

/** Takes the watches that are due from their rows and checks them, each in one worker only. */
export function watchSources(
  ctx: Context,
  { lockMs }: Pick<WorkerSettings, 'lockMs'>,
): { stop(): Promise<void> } {
  const { manager } = ctx.db;
  /** The databases that are heard, and the datasets of which each has told since the last round. */
  const followed = new Map<string | null, { told: Set<string>; close: () => Promise<void> }>();
  const checks = takeDue(ctx, {
    what: 'watch',
    pollMs: 500,
    atOnce: 4,
    claim,
    renewal: { leaseMs: lockMs, renew: (held) => renewClaim(manager, held, lockMs) },
    attend: (held, signal) =>
      checkWatch({ ...ctx, log: ctx.log.child({ datasetId: held.datasetId }) }, held, signal),
  });

  async function claim(most: number): Promise<WatchClaim[]> {
    for (const database of await watchedDatabases(manager)) {
      if (!followed.has(database)) follow(database);
    }
    for (const [database, { told }] of followed) {
      const datasets = [...told];
      told.clear();
      if (datasets.length > 0) await hastenWatches(manager, database, datasets);
    }
    return await claimWatches(manager, most, lockMs);
  }

  function follow(database: string | null): void {
    const told = new Set<string>();
    const heard = (dataset: string) => {
      told.add(dataset);
      checks.poll();
    };
    try {
      const { close } = ctx.sources.database(database).follow(ctx.log.child({ database }), heard);
      followed.set(database, { told, close });
    } catch {
      // This worker's environment does not name the database; the check that fails for it says so.
    }
  }

  return {
    async stop() {
      await checks.stop();
      await Promise.all([...followed.values()].map(({ close }) => close()));
    },
  };
}
