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

const POLL_MS = 500;
const CHECKS_AT_ONCE = 4;

/** Takes the watches that are due from their rows and checks them, each in one worker only. */
export function watchSources(
  ctx: Context,
  { lockMs }: Pick<WorkerSettings, 'lockMs'>,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const checks = new Set<Promise<void>>();
  /** The databases that are heard, and the datasets of which each has told since the last round. */
  const followed = new Map<string | null, { told: Set<string>; close: () => Promise<void> }>();
  let round: Promise<void> | null = null;
  let isFailing = false;
  const timer = setInterval(poll, POLL_MS);

  function poll(): void {
    if (stopping.signal.aborted) return;
    round ??= takeDue()
      .then(() => (isFailing = false))
      .catch((error: Error) => {
        if (!isFailing) ctx.log.warn({ err: error }, 'the watches of sources cannot be read now');
        isFailing = true;
      })
      .finally(() => (round = null)) as Promise<void>;
  }

  async function takeDue(): Promise<void> {
    const { manager } = ctx.db;
    for (const database of await watchedDatabases(manager)) {
      if (!followed.has(database)) follow(database);
    }
    for (const [database, { told }] of followed) {
      const datasets = [...told];
      told.clear();
      if (datasets.length > 0) await hastenWatches(manager, database, datasets);
    }
    for (const claim of await claimWatches(manager, CHECKS_AT_ONCE - checks.size, lockMs)) {
      const checking = check(claim).finally(() => {
        checks.delete(checking);
        poll();
      });
      checks.add(checking);
    }
  }

  function follow(database: string | null): void {
    const told = new Set<string>();
    const heard = (dataset: string) => {
      told.add(dataset);
      poll();
    };
    try {
      const { close } = ctx.sources.database(database).follow(ctx.log.child({ database }), heard);
      followed.set(database, { told, close });
    } catch {
      // This worker's environment does not name the database; the check that fails for it says so.
    }
  }

  async function check(claim: WatchClaim): Promise<void> {
    const lost = new AbortController();
    const log = ctx.log.child({ datasetId: claim.datasetId });
    const heartbeat = setInterval(() => {
      renewClaim(ctx.db.manager, claim, lockMs)
        .then((isHeld) => isHeld || lost.abort())
        .catch((error: Error) => log.warn({ err: error }, 'the heartbeat of a watch failed'));
    }, lockMs / 3);
    try {
      await checkWatch({ ...ctx, log }, claim, AbortSignal.any([stopping.signal, lost.signal]));
    } catch (error) {
      // The claim runs out, and the watch is checked again.
      log.warn({ err: error }, 'the check of a watch could not be recorded');
    } finally {
      clearInterval(heartbeat);
    }
  }

  return {
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await round;
      await Promise.all(checks);
      await Promise.all([...followed.values()].map(({ close }) => close()));
    },
  };
}
