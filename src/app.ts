import { join } from 'node:path';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { createAuthenticator } from './access/authenticate.ts';
import { leasedWindow } from './access/leased-window.ts';
import { ENDLESS, openPoints, type Points } from './access/points.ts';
import { limitStrangers } from './access/strangers.ts';
import { openHotKeys } from './access/hot-keys.ts';
import { openPeople } from './access/people.ts';
import { openSafelist } from './access/safelist.ts';
import { openCompute } from './compute/pool.ts';
import { createCharge } from './charge.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { startHttp } from './http.ts';
import { advanceCanaries } from './jobs/advance-canaries.ts';
import { canary } from './jobs/canary.ts';
import { collect } from './jobs/collect.ts';
import { deliverNotifications } from './jobs/deliver-notifications.ts';
import { drift } from './jobs/drift.ts';
import { dropPredictions } from './jobs/drop-predictions.ts';
import { evidence } from './jobs/evidence.ts';
import { fit } from './jobs/fit.ts';
import { followSchedules } from './jobs/follow-schedules.ts';
import { startWorkers } from './jobs/kit.ts';
import { pipeline, pipelineEnding } from './jobs/pipeline.ts';
import { promote } from './jobs/promote.ts';
import { score } from './jobs/score.ts';
import { snapshot } from './jobs/snapshot.ts';
import { sweep } from './jobs/sweep.ts';
import { validate } from './jobs/validate.ts';
import { watchSources } from './jobs/watch-sources.ts';
import { RESOLVERS } from './resolvers/all.ts';
import { buildApiSchema } from './schema/build-schema.ts';
import { openHotModels } from './serving/hot-models.ts';
import { openPredictionLog } from './serving/prediction-log.ts';
import { openRollouts } from './serving/rollouts.ts';
import { openDiskBlobs, type BlobStore } from './storage/blobs.ts';
import { openDataFolder } from './storage/data-folder.ts';
import { explained, type DatabaseSetting } from './storage/database-errors.ts';
import { openDuck } from './storage/duckdb.ts';
import { startEmbeddedPostgres } from './storage/embedded-postgres.ts';
import { expiringBlobs } from './storage/expiring-blobs.ts';
import { openMessenger } from './storage/messenger.ts';
import { writeKeyFile } from './storage/key-file.ts';
import { openPointStore } from './storage/point-store.ts';
import { closeDatabase, migrate, openDatabase, requireMigrated } from './storage/postgres.ts';
import { migrateQueue, openQueue } from './storage/queue.ts';
import { openS3Blobs } from './storage/s3-blobs.ts';
import { openSignals } from './storage/signals.ts';
import { openSources } from './storage/sources.ts';
import { createApiKey, type CreateApiKeyInput } from './use-cases/create-api-key.ts';
import { makeFirstKey, type FirstKey } from './use-cases/first-key.ts';
import type { IssuedKey } from './use-cases/key-rows.ts';

export interface AppParts {
  /** Answers the API. */
  api: boolean;
  /** Takes jobs. */
  workers: boolean;
  /** Brings the database up to date first; otherwise it must be. */
  migrate: boolean;
}

export interface App {
  context: Context;
  /** Where the API answers; null without one. */
  url: string | null;
  /** The database of the user's tables, for whoever fills them. */
  sourceOwnerUrl: string;
  /** The file that holds it, where the database is the embedded one. */
  sourceUrlFile: string | null;
  /** The first key and a ticket for the browser, where this process has just made them. */
  firstKey: FirstKey | null;
  /** Makes a key for a client within this process. @throws AppError INVALID_INPUT */
  issueKey(wish: Omit<CreateApiKeyInput, 'createdBy'>): Promise<string>;
  /** Ends what is at work and closes everything, in the reverse order of its opening. */
  close(): Promise<void>;
}

const SHUTDOWN_GRACE_MS = 5000;

/** Built once in a process: platforms that are opened one after another have it in common. */
let apiSchema: ReturnType<typeof buildApiSchema> | null = null;
const COMMAND_LINE = 'the command line';

const OWN_DATABASE: DatabaseSetting = { variable: 'DATABASE_URL', code: 'DATABASE_UNAVAILABLE' };

/**
 * Opens the resources of a process and starts its parts. The only place where adapters are made. When `signal` fires or
 * anything fails before all is open, what is open by then is closed.
 */
export async function openApp(
  config: Config,
  log: Logger,
  parts: AppParts,
  signal?: AbortSignal,
): Promise<App> {
  await using opened = new AsyncDisposableStack();

  if (config.databaseUrl) await openDataFolder(config.dataFolder);
  const databases = await findDatabases(config, opened, signal);
  const db = await explained(OWN_DATABASE, databases.databaseUrl, async () => {
    const own = await openDatabase(databases.databaseUrl);
    opened.defer(() => closeDatabase(own));
    if (parts.migrate) await migrateAll(own, databases.databaseUrl);
    else await requireMigrated(own);
    return own;
  });
  signal?.throwIfAborted();
  const signals = await openSignals(databases.databaseUrl, log);
  opened.defer(() => signals.close());
  const queue = await openQueue(databases.databaseUrl, config.redisUrl, config.jobs.lockMs, log);
  opened.defer(() => queue.close());
  const blobs = expiringBlobs(db, await openBlobs(config));
  opened.defer(() => blobs.close());
  const duck = await openDuck(join(config.dataFolder, 'tmp'));
  opened.defer(() => duck.close());
  const compute = openCompute(config.computeThreads);
  opened.defer(() => compute.close());
  const sources = openSources(databases.sourceUrl, config.sourceDatabases, {
    mostBytes: config.mostFileBytes,
    allowed: config.urlAllow,
  });
  const messenger = openMessenger(config.urlAllow, config.notifications);
  const context: Context = { log, db, sources, duck, blobs, queue, signals, compute, messenger };

  signal?.throwIfAborted();
  if (parts.workers) {
    const workers = startWorkers(
      context,
      { snapshot, validate, fit, evidence, sweep, promote, drift, score, canary, collect, pipeline },
      { pipeline: pipelineEnding },
      config.jobs,
    );
    opened.defer(() => workers.stop(SHUTDOWN_GRACE_MS));
    const schedules = followSchedules(context, config.jobs);
    opened.defer(() => schedules.stop());
    const watching = watchSources(context, config.jobs);
    opened.defer(() => watching.stop());
    const canaries = advanceCanaries(context, config.jobs);
    opened.defer(() => canaries.stop());
    const delivering = deliverNotifications(context, { ...config.jobs, ...config.notifications });
    opened.defer(() => delivering.stop());
    const dropping = dropPredictions(context, config.predictionDays);
    opened.defer(() => dropping.stop());
  }
  let url: string | null = null;
  let firstKey: FirstKey | null = null;
  if (parts.api) {
    const models = openHotModels(context);
    opened.defer(() => models.close());
    const predictions = openPredictionLog(databases.databaseUrl, log);
    opened.defer(() => predictions.close());
    const rollouts = openRollouts(context);
    opened.defer(() => rollouts.close());
    const serving = { models, predictions, rollouts };
    firstKey = await makeFirstKey(context, keeper(config));
    const keys = await openHotKeys(context);
    opened.defer(() => keys.close());
    const authenticator = createAuthenticator(keys, config.oidc && openPeople(config.oidc));
    apiSchema ??= buildApiSchema([...RESOLVERS]);
    const schema = await apiSchema;
    const points = openAccounts(config, databases.databaseUrl, log);
    opened.defer(() => points.close());
    const http = await startHttp(context, serving, schema, config, {
      authenticator,
      strangers: limitStrangers(config.limits.wrongKeysPerMinute),
      charge: createCharge(points, context),
      safelist: config.safelist === null ? null : await openSafelist(config.safelist),
    });
    opened.defer(() => http.close());
    url = http.url;
  }
  signal?.throwIfAborted();
  const resources = opened.move();
  const { sourceOwnerUrl, sourceUrlFile } = databases;
  return {
    context,
    url,
    sourceOwnerUrl,
    sourceUrlFile,
    firstKey,
    issueKey: async (wish) => (await createApiKey(context, { ...wish, createdBy: COMMAND_LINE })).key,
    close: () => resources.disposeAsync(),
  };
}

/** The points of all keys: so many a minute, a third of them within ten seconds. */
function openAccounts({ limits, redisUrl }: Config, databaseUrl: string, log: Logger): Points {
  const { pointsPerMinute } = limits;
  if (pointsPerMinute === 0) return ENDLESS;
  const store = openPointStore(databaseUrl, redisUrl, log);
  const burst = store.window('burst', Math.ceil(pointsPerMinute / 3), 10);
  const minute = store.window('minute', pointsPerMinute, 60);
  return openPoints([leasedWindow(burst), leasedWindow(minute)], () => store.close());
}

/** Keeps a key on the machine where the embedded database lies beside it; elsewhere it is shown and forgotten. */
function keeper({ databaseUrl, dataFolder }: Config): (key: string) => Promise<void> {
  return async (key) => {
    if (!databaseUrl) await writeKeyFile(dataFolder, key);
  };
}

async function openBlobs({ s3, dataFolder, mostFileBytes }: Config): Promise<BlobStore> {
  if (!s3) return await openDiskBlobs(join(dataFolder, 'blobs'));
  const { cacheBytes } = s3;
  return await openS3Blobs(s3, join(dataFolder, 'blob-cache'), { cacheBytes, mostFileBytes });
}

/** Brings the database up to date and does nothing else. @returns what it did, in one line */
export async function migrateDatabase(config: Config, signal?: AbortSignal): Promise<string> {
  await using opened = new AsyncDisposableStack();
  const { databaseUrl } = await findDatabases(config, opened, signal);
  return await explained(OWN_DATABASE, databaseUrl, async () => {
    const db = await openDatabase(databaseUrl);
    opened.defer(() => closeDatabase(db));
    const applied = await migrateAll(db, databaseUrl);
    const { host, pathname } = new URL(databaseUrl);
    const what = `The database ${pathname.slice(1)} on ${host}`;
    return applied.length === 0
      ? `${what} was up to date already.`
      : `${what} is up to date now: applied ${applied.join(', ')}.`;
  });
}

/**
 * Makes a key on the database itself, for whoever has lost all keys. One for an admin takes the place of the kept one.
 * @throws AppError INVALID_INPUT, MIGRATION_REQUIRED, and those of the database
 */
export async function createKeyInDatabase(
  config: Config,
  wish: Omit<CreateApiKeyInput, 'createdBy'>,
  signal?: AbortSignal,
): Promise<IssuedKey> {
  await using opened = new AsyncDisposableStack();
  const { databaseUrl } = await findDatabases(config, opened, signal);
  return await explained(OWN_DATABASE, databaseUrl, async () => {
    const db = await openDatabase(databaseUrl);
    opened.defer(() => closeDatabase(db));
    await requireMigrated(db);
    const issued = await createApiKey({ db }, { ...wish, createdBy: COMMAND_LINE });
    if (issued.apiKey.roles.includes('admin')) await keeper(config)(issued.key);
    return issued;
  });
}

async function migrateAll(db: DataSource, databaseUrl: string): Promise<string[]> {
  const applied = await migrate(db);
  await migrateQueue(databaseUrl);
  return applied;
}

async function findDatabases(config: Config, opened: AsyncDisposableStack, signal: AbortSignal | undefined) {
  if (config.databaseUrl) {
    const sourceUrl = config.sourceDatabaseUrl ?? config.databaseUrl;
    return { databaseUrl: config.databaseUrl, sourceUrl, sourceOwnerUrl: sourceUrl, sourceUrlFile: null };
  }
  const embedded = await startEmbeddedPostgres(config.dataFolder, signal);
  opened.defer(() => embedded.stop());
  if (!config.sourceDatabaseUrl) return embedded;
  const { sourceDatabaseUrl } = config;
  return {
    ...embedded,
    sourceUrl: sourceDatabaseUrl,
    sourceOwnerUrl: sourceDatabaseUrl,
    sourceUrlFile: null,
  };
}
