import { Redis } from 'ioredis';
import pg from 'pg';
import type { Logger } from 'pino';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { watchOutages } from './outages.ts';
import { watchConnections, withinLongestClose } from './pool-end.ts';

/** Counts points for all processes. */
export interface PointStore {
  /** So many points in so many seconds for each name. While the store is away this process counts alone. */
  window(name: string, points: number, seconds: number): RateLimiterAbstract;
  close(): Promise<void>;
}

const ANSWERS_WITHIN_MS = 1000;

/** In Redis where there is one, in PostgreSQL otherwise. */
export function openPointStore(databaseUrl: string, redisUrl: string | null, log: Logger): PointStore {
  return redisUrl ? redisStore(redisUrl, log) : postgresStore(databaseUrl, log);
}

function settingsOf(name: string, points: number, seconds: number) {
  const window = { keyPrefix: name, points, duration: seconds };
  return { ...window, inMemoryBlockOnConsumed: points, insuranceLimiter: new RateLimiterMemory(window) };
}

function postgresStore(databaseUrl: string, log: Logger): PointStore {
  const outages = watchOutages(log, 'PostgreSQL of the points');
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'gugus-points',
    max: 2,
    connectionTimeoutMillis: ANSWERS_WITHIN_MS,
    query_timeout: ANSWERS_WITHIN_MS,
    keepAlive: true,
  });
  const allClosed = watchConnections(pool);
  pool.on('error', (error) => outages.broke(error));
  pool.on('connect', () => outages.recovered());
  return {
    window: (name, points, seconds) =>
      new RateLimiterPostgres({
        ...settingsOf(name, points, seconds),
        storeClient: pool,
        storeType: 'pool',
        schemaName: 'gugus',
        tableName: 'point_count',
        // A migration has made it.
        tableCreated: true,
        clearExpiredByTimeout: true,
      }),
    close: () => withinLongestClose(pool.end().then(allClosed)),
  };
}

function redisStore(redisUrl: string, log: Logger): PointStore {
  const outages = watchOutages(log, 'Redis of the points');
  const redis = new Redis(redisUrl, {
    commandTimeout: ANSWERS_WITHIN_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    lazyConnect: true,
  });
  redis.on('error', (error: Error) => outages.broke(error));
  redis.on('ready', () => outages.recovered());
  redis.connect().catch(() => undefined);
  return {
    window: (name, points, seconds) =>
      new RateLimiterRedis({
        ...settingsOf(`gugus-${name}`, points, seconds),
        storeClient: redis,
        rejectIfRedisNotReady: true,
      }),
    close: async () => redis.disconnect(),
  };
}
