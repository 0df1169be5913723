import {
  createPostgresBackend,
  Queue,
  runMigrations,
  Worker,
  type BackendFactory,
  type IQueueBackend,
  type JobSchedulerJson,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Logger } from 'pino';
import { AppError } from '../errors.ts';
import { watchOutages, type Outages } from './outages.ts';
import { watchConnections, withinLongestClose } from './pool-end.ts';

/** Delivers job ids to workers, at least once. What a job is and how it stands is in the job rows. */
export interface JobQueue {
  /** Hands over a job for delivery; one that is already on its way is not delivered twice. */
  add(lane: string, jobId: string, attempts: number, turn?: number): Promise<void>;
  /** Hands over again every job that the queue has lost or given up; leaves alone what is on its way. */
  redeliver(lane: string, jobId: string, attempts: number, turn?: number): Promise<boolean>;
  /** Calls `handler` for each delivered job. A handler that throws is called again later, with growing pauses. */
  work(lane: string, concurrency: number, handler: (jobId: string) => Promise<void>): void;
  /** Makes the schedulers of the queue those of the schedules that are found: of each one a tick is told, to one worker. */
  schedule(find: () => Promise<QueueSchedule[]>): Promise<void>;
  /** Calls `handler` for each tick of a schedule, at about its time, and perhaps twice. Late ticks may be left out. */
  onTick(handler: (scheduleId: string, tick: Date) => Promise<void>): void;
  /** Stops taking jobs; resolves when the handlers at work have ended. `close` comes after it. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export interface QueueSchedule {
  id: string;
  cron: string;
  timeZone: string;
}

interface Connections {
  factory: BackendFactory<IQueueBackend, unknown> | undefined;
  producer: unknown;
  worker: unknown;
  close(): Promise<void>;
}

const ON_ITS_WAY = ['waiting', 'active', 'delayed', 'prioritized', 'waiting-children'];
/** The queue of the ticks, which are no jobs of ours. */
const TICKS = 'tick';
/** Kept by age, in seconds: keeping by count deadlocks on the PostgreSQL backend. */
const FINISHED_AGE = { age: 3600 };
const REDIS_ANSWERS_WITHIN_MS = 2000;

/** Brings BullMQ's own tables up to date. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}

/**
 * The queue in PostgreSQL, or in Redis where `redisUrl` is given; a Redis that is away is waited for.
 * @throws AppError CONFIG_INVALID when Redis refuses the credentials
 */
export async function openQueue(
  databaseUrl: string,
  redisUrl: string | null,
  lockMs: number,
  log: Logger,
): Promise<JobQueue> {
  const outages = watchOutages(log, redisUrl ? 'Redis of the queue' : 'PostgreSQL of the queue');
  if (redisUrl) await requireEntry(redisUrl, outages);
  const connections = redisUrl
    ? redisConnections(redisUrl, outages)
    : postgresConnections(databaseUrl, outages);
  const queues = new Map<string, Queue>();
  const workers: Worker[] = [];
  const atWork = new Set<Promise<void>>();
  let closing: Promise<unknown> = Promise.resolve();
  // BullMQ repeats what its connections report.
  const onError = (error: Error) => {
    if (!outages.broke(error)) log.warn({ err: error }, 'the queue reports an error');
  };

  function queueOf(name: string): Queue {
    let queue = queues.get(name);
    if (!queue) {
      queue = new Queue(
        name,
        { connection: connections.producer as never, skipWaitingForReady: true },
        connections.factory as never,
      );
      queue.on('error', onError);
      queues.set(name, queue);
    }
    return queue;
  }

  // A bare UUID would do on PostgreSQL; on Redis an id such as "wait" destroys the queue, hence the prefix. A finished
  // delivery is remembered for a while, hence the turn: a job that has waited for its children is delivered anew.
  const deliveryId = (jobId: string, turn: number) => (turn === 0 ? `job_${jobId}` : `job_${jobId}_${turn}`);

  async function add(lane: string, jobId: string, attempts: number, turn = 0): Promise<void> {
    await queueOf(lane).add(
      lane,
      { jobId },
      {
        jobId: deliveryId(jobId, turn),
        attempts,
        backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
        removeOnComplete: FINISHED_AGE,
        removeOnFail: FINISHED_AGE,
      },
    );
  }

  interface Delivery {
    data: { jobId?: string; scheduleId?: string };
    opts: { prevMillis?: number };
  }

  function take(name: string, concurrency: number, handler: (job: Delivery) => Promise<void>): void {
    const worker = new Worker(
      name,
      async (job) => {
        const handling = handler(job as Delivery);
        atWork.add(handling);
        await handling.finally(() => atWork.delete(handling));
      },
      {
        connection: connections.worker as never,
        concurrency,
        lockDuration: lockMs,
        stalledInterval: Math.ceil(lockMs / 2),
        // The job rows decide when to give up; a low count here would fail a job whose workers were merely killed.
        maxStalledCount: 1000,
        runRetryDelay: 1000,
      },
      connections.factory as never,
    );
    worker.on('error', onError);
    workers.push(worker);
  }

  /** A queue that is away is told of once; schedules are compared again soon. */
  function orAway(error: Error): undefined {
    if (!outages.broke(error)) throw error;
  }

  async function replaceSchedulers(
    present: JobSchedulerJson[],
    wanted: readonly QueueSchedule[],
  ): Promise<void> {
    const queue = queueOf(TICKS);
    for (const { key } of present) {
      if (!wanted.some(({ id }) => id === key)) await queue.removeJobScheduler(key);
    }
    for (const { id, cron: pattern, timeZone: tz } of wanted) {
      if (present.some((each) => each.key === id && each.pattern === pattern && each.tz === tz)) continue;
      const opts = { removeOnComplete: FINISHED_AGE, removeOnFail: FINISHED_AGE };
      await queue.upsertJobScheduler(id, { pattern, tz }, { name: TICKS, data: { scheduleId: id }, opts });
    }
  }

  return {
    add,
    async redeliver(lane, jobId, attempts, turn = 0) {
      const queue = queueOf(lane);
      const delivery = deliveryId(jobId, turn);
      if (ON_ITS_WAY.includes(await queue.getJobState(delivery))) return false;
      await queue.remove(delivery);
      await add(lane, jobId, attempts, turn);
      return true;
    },
    async schedule(find) {
      // In this order: what another worker has put there since the schedules were found would be taken away.
      const present = await queueOf(TICKS).getJobSchedulers().catch(orAway);
      if (present) await replaceSchedulers(present, await find()).catch(orAway);
    },
    onTick(handler) {
      take(TICKS, 1, async ({ data, opts }) => await handler(data.scheduleId!, new Date(opts.prevMillis!)));
    },
    work(lane, concurrency, handler) {
      take(lane, concurrency, async ({ data }) => await handler(data.jobId!));
    },
    async drain() {
      outages.ignore();
      closing = Promise.all(workers.map((worker) => worker.close()));
      await Promise.allSettled(atWork);
    },
    async close() {
      outages.ignore();
      const closed = closing.then(() => Promise.all([...queues.values()].map((queue) => queue.close())));
      // BullMQ waits for a Redis that is away for ever. What it could not tell it by then is in the job rows.
      await withinLongestClose(closed);
      await connections.close();
    },
  };
}

function postgresConnections(databaseUrl: string, outages: Outages): Connections {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'gugus-queue',
    options: '-c search_path=bullmq',
    keepAlive: true,
    max: 20,
  });
  // The queue and the worker of each lane listen to it.
  pool.setMaxListeners(0);
  const allClosed = watchConnections(pool);
  pool.on('error', (error) => outages.broke(error));
  pool.on('connect', () => outages.recovered());
  return {
    factory: createPostgresBackend as never,
    producer: pool,
    worker: pool,
    close: () => withinLongestClose(pool.end().then(allClosed)),
  };
}

/** A password that is missing or wrong will not mend itself: no job would ever be delivered. */
async function requireEntry(redisUrl: string, outages: Outages): Promise<void> {
  const probe = new Redis(redisUrl, {
    lazyConnect: true,
    enableReadyCheck: false,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: REDIS_ANSWERS_WITHIN_MS,
    commandTimeout: REDIS_ANSWERS_WITHIN_MS,
  });
  // `connect` says only that the connection is closed; the reason comes as an event.
  let reason: Error | null = null;
  probe.on('error', (error: Error) => (reason ??= error));
  try {
    await probe.connect();
    await probe.ping();
  } catch (error) {
    const { message } = (reason ?? error) as Error;
    if (/^(NOAUTH|WRONGPASS|NOPERM|ERR invalid password|ERR DB index)/.test(message)) {
      const { hostname, port } = new URL(redisUrl);
      throw new AppError(
        'CONFIG_INVALID',
        `REDIS_URL (${hostname}:${port || '6379'}): Redis refuses: ${message} Write it as redis://user:password@host:port, special characters escaped.`,
        { field: 'REDIS_URL' },
      );
    }
    outages.broke(reason ?? (error as Error));
  } finally {
    probe.disconnect();
  }
}

function redisConnections(redisUrl: string, outages: Outages): Connections {
  // A producer answers at once that Redis is away; a worker waits for it to come back.
  const producer = new Redis(redisUrl, {
    commandTimeout: REDIS_ANSWERS_WITHIN_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    lazyConnect: true,
  });
  const worker = new Redis(redisUrl, { maxRetriesPerRequest: null, lazyConnect: true });
  for (const connection of [producer, worker]) {
    connection.on('error', (error: Error) => outages.broke(error));
    connection.connect().catch(() => undefined);
  }
  producer.on('ready', () => outages.recovered());
  return {
    factory: undefined,
    producer,
    worker,
    close: async () => {
      producer.disconnect();
      worker.disconnect();
    },
  };
}
