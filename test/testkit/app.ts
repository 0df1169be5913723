import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { inject, onTestFinished } from 'vitest';
import { openApp, type App, type AppParts } from '../../src/app.ts';
import { apiClient, type ApiClient } from '../../src/cli/client.ts';
import { loadConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { createDatabase, runSql } from './databases.ts';
import { carryKey } from './keyed.ts';
import { startRedis } from './redis.ts';

/** The backend that the tests of this run use: `GUGUS_TEST_QUEUE=redis` or nothing. */
export const usesRedis = process.env['GUGUS_TEST_QUEUE'] === 'redis';

/** A world of the test's own: databases, a folder, a queue. It goes away with the test. */
export interface World {
  env: Record<string, string>;
  sourceUrl: string;
}

export async function createWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'gugus-world-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  const [sourceUrl, databaseUrl] = await Promise.all([createDatabase('empty'), createDatabase('migrated')]);
  const env: Record<string, string> = {
    GUGUS_DATA: folder,
    GUGUS_PORT: '0',
    GUGUS_LOG_LEVEL: process.env['GUGUS_LOG_LEVEL'] ?? 'silent',
    GUGUS_COMPUTE_THREADS: '2',
    GUGUS_JOB_LOCK_MS: '1000',
    GUGUS_JOB_RECONCILE_MS: '200',
    DATABASE_URL: databaseUrl,
    SOURCE_DATABASE_URL: sourceUrl,
    GUGUS_KEY: inject('adminKey'),
  };
  if (usesRedis) {
    const redis = await startRedis();
    onTestFinished(() => redis.kill());
    env['REDIS_URL'] = redis.url;
  }
  return { env, sourceUrl };
}

export interface TestApp extends World {
  app: App;
  url: string;
  api: ApiClient;
}

/** The whole platform in this process, on a world of its own. */
export async function startTestApp(
  world?: World,
  parts: Partial<AppParts> = {},
  log?: Logger,
): Promise<TestApp> {
  const { env, sourceUrl } = world ?? (await createWorld());
  const config = loadConfig(env);
  const app = await openApp(config, log ?? createLogger(config.logLevel), {
    api: true,
    workers: true,
    migrate: false,
    ...parts,
  });
  onTestFinished(() => app.close());
  if (app.url) carryKey(app.url, app.firstKey?.key ?? inject('adminKey'));
  return { env, sourceUrl, app, url: app.url!, api: apiClient(app.url!) };
}

/** A source table `points` with a key, two features and a text; by default three clear clusters of ten rows. */
export async function createPoints(sourceUrl: string, rows: number[][] = threeClusters()): Promise<void> {
  await runSql(sourceUrl, 'CREATE TABLE points (id text, x double precision, y double precision, note text)');
  await runSql(
    sourceUrl,
    `INSERT INTO points SELECT 'p' || lpad(n::text, 4, '0'), x, y, 'note' FROM unnest($1::float8[], $2::float8[])
       WITH ORDINALITY AS t (x, y, n)`,
    [rows.map(([x]) => x), rows.map(([, y]) => y)],
  );
}

export function threeClusters(size = 10): number[][] {
  return [0, 10, 20].flatMap((centre) =>
    Array.from({ length: size }, (_, i) => [centre + Math.sin(i), centre + Math.cos(3 * i)]),
  );
}
