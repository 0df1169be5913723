import { expect } from 'vitest';
import type { ApiClient } from '../../src/cli/client.ts';
import { graphql } from '../gql/gql.ts';
import { createPoints, createWorld, startTestApp, type TestApp } from './app.ts';
import { runSql } from './databases.ts';
import { CREATE_DATASET, pointsDataset } from './operations.ts';

const WATCH = graphql(`
  mutation TestWatch($input: WatchDatasetInput!) {
    watchDataset(input: $input) {
      name
      watch {
        everySeconds
        checkedAt
      }
    }
  }
`);

const UNWATCH = graphql(`
  mutation TestUnwatch($dataset: String!) {
    unwatchDataset(dataset: $dataset) {
      watch {
        everySeconds
      }
    }
  }
`);

const WATCHED = graphql(`
  query TestWatched {
    dataset(name: "points") {
      currentVersion {
        number
      }
      latestVersion {
        number
        message
        rowCount
      }
      watch {
        everySeconds
        checkedAt
        changedAt
        createdAt
        error {
          code
          message
        }
        job {
          id
          kind
          state
          error {
            code
          }
        }
      }
    }
  }
`);

/** The dataset `points`, not yet watched. */
export async function createWatchWorld(query?: string): Promise<TestApp> {
  const world = await startTestApp(await createWorld());
  await createPoints(world.sourceUrl);
  await world.api.request(CREATE_DATASET, { input: pointsDataset(query ? { query } : {}) });
  return world;
}

export async function watch(api: ApiClient, everySeconds = 1, dataset = 'points') {
  return (await api.request(WATCH, { input: { dataset, everySeconds } })).watchDataset;
}

export async function unwatch(api: ApiClient, dataset = 'points') {
  return (await api.request(UNWATCH, { dataset })).unwatchDataset;
}

/** The dataset `points` with its watch and versions. */
export async function watched(api: ApiClient) {
  return (await api.request(WATCHED, {})).dataset!;
}

/** Waits until the dataset's newest version has this number. */
export async function version(api: ApiClient, number: number, timeout = 10_000) {
  await expect
    .poll(async () => (await watched(api)).latestVersion?.number, { interval: 50, timeout })
    .toBe(number);
}

/** Waits until so many more checks have ended, and what they asked for too. */
export async function checks({ api, app }: Pick<TestApp, 'api' | 'app'>, count: number): Promise<void> {
  const { db } = app.context;
  for (let seen = 0; seen < count; seen++) {
    const { checkedAt } = (await watched(api)).watch!;
    await expect
      .poll(async () => (await watched(api)).watch!.checkedAt, { interval: 50, timeout: 15_000 })
      .not.toBe(checkedAt);
  }
  await expect
    .poll(async () => await db.query('SELECT 1 FROM job WHERE finished_at IS NULL'), { timeout: 15_000 })
    .toEqual([]);
}

/** Lets nobody into the source database, or everybody again. */
export async function setAway(sourceUrl: string, isAway: boolean): Promise<void> {
  const name = new URL(sourceUrl).pathname.slice(1);
  const admin = sourceUrl.replace(/\/[^/]+$/, '/postgres');
  await runSql(admin, `ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS ${!isAway}`);
  if (isAway) {
    await runSql(admin, 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
  }
}

/** Waits until so many workers hear what the source tells. */
export async function listening(sourceUrl: string, workers = 1): Promise<void> {
  await expect
    .poll(
      async () =>
        (
          await runSql(
            sourceUrl,
            `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle'
               AND application_name = 'gugus-source-changes' AND query LIKE 'LISTEN%'`,
          )
        ).length,
      { interval: 20, timeout: 10_000 },
    )
    .toBe(workers);
}
