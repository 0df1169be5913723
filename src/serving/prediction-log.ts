import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Logger } from 'pino';
import { watchOutages } from '../storage/outages.ts';
import { createLogRows, LOGGED_COLUMNS, type LogBlock, type LoggedAnswers } from './log-rows.ts';
import { createIdMaker, idText } from './prediction-ids.ts';
import { createPartitions, daysBetween } from './prediction-partitions.ts';

/** Every answer as a row, written behind it. */
export interface PredictionLog {
  /**
   * Takes the answers of a call and comes back at once. Answers that the queue has no room for are dropped and counted.
   * @returns for each row the id under which it is logged; '' for one that was not answered
   */
  add(answers: LoggedAnswers): string[];
  counts(): { written: number; dropped: number; queued: number };
  /** Writes what is in the queue, as far as the database takes it within a few seconds. */
  close(): Promise<void>;
}

const FLUSH_MS = 200;
const RETRY_MS = 1000;
const BLOCK_ROWS = 10_000;
/** With five features a row takes about 250 bytes. */
const MOST_QUEUED = 100_000;
const LAST_FLUSH_MS = 3000;
const REMIND_MS = 30_000;

/** Data exceptions: the same rows would fail again. */
const REFUSED = /^22/;
const UNIQUE_VIOLATION = '23505';

/** @param url of Gugus's own database, to which the log has one connection of its own */
export function openPredictionLog(url: string, log: Logger): PredictionLog {
  const outages = watchOutages(log, 'the database of the prediction log');
  const ids = createIdMaker();
  const rows = createLogRows(ids);
  const unlogged = Buffer.alloc(16);
  const blocks: LogBlock[] = [];
  const known = new Set<number>();
  let [written, dropped, waiting] = [0, 0, 0];
  let [isFailing, isClosed] = [false, false];
  let toldAt = -Infinity;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let flushing: Promise<void> | null = null;

  const queued = () => waiting + rows.rows;

  function seal(): void {
    const block = rows.takeBlock();
    if (!block) return;
    blocks.push(block);
    waiting += block.rows;
  }

  function schedule(delayMs: number): void {
    if (!isClosed) timer ??= setTimeout(flush, delayMs);
  }

  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    flushing ??= tryToWrite();
  }

  async function tryToWrite(): Promise<void> {
    try {
      await writeBlocks();
      isFailing = false;
      outages.recovered();
    } catch (error) {
      isFailing = true;
      if (!outages.broke(error as Error))
        log.warn({ err: error }, 'predictions could not be logged; they wait');
    }
    flushing = null;
    if (queued() > 0) schedule(isFailing ? RETRY_MS : FLUSH_MS);
  }

  /** What is in the queue now; what comes meanwhile waits, so that there are few commits. */
  async function writeBlocks(): Promise<void> {
    seal();
    for (let left = blocks.length; left > 0; left--) {
      await writeBlock(blocks[0]);
      waiting -= blocks.shift()!.rows;
    }
  }

  async function writeBlock(block: LogBlock): Promise<void> {
    try {
      client ??= await connect();
      await preparePartitions(client, block);
      const copy = client.query(
        copyFrom(`COPY prediction_log (${LOGGED_COLUMNS}) FROM STDIN (FORMAT binary)`),
      );
      copy.end(block.bytes);
      await once(copy, 'finish');
      written += block.rows;
    } catch (error) {
      await disconnect();
      const code = (error as { code?: string }).code ?? '';
      // The ids are unique: these rows were committed by an attempt whose answer was lost.
      if (code === UNIQUE_VIOLATION) {
        written += block.rows;
        return;
      }
      if (!REFUSED.test(code)) throw error;
      dropped += block.rows;
      log.error({ err: error, rows: block.rows }, 'the database refuses predictions; they are not logged');
    }
  }

  async function preparePartitions(connected: pg.Client, { from, to }: LogBlock): Promise<void> {
    for (const day of daysBetween(from, to)) {
      if (known.has(day)) continue;
      await createPartitions(async (sql) => (await connected.query(sql)).rows, day);
      known.add(day);
    }
  }

  async function connect(): Promise<pg.Client> {
    const connecting = new pg.Client({
      connectionString: url,
      application_name: 'gugus-predictions',
      options: '-c search_path=gugus -c timezone=UTC',
      connectionTimeoutMillis: 5000,
      query_timeout: 30_000,
      keepAlive: true,
    });
    connecting.on('error', (error) => {
      if (client === connecting) client = null;
      outages.broke(error);
    });
    await connecting.connect();
    return connecting;
  }

  async function disconnect(): Promise<void> {
    const ending = client;
    client = null;
    // Partitions may have been dropped meanwhile, or restored from a backup.
    known.clear();
    await ending?.end().catch(() => undefined);
  }

  function drop(answers: LoggedAnswers): string[] {
    const now = Date.now();
    if (now - toldAt > REMIND_MS) {
      log.error({ queued: queued() }, 'the queue of the prediction log is full; rows are dropped');
      toldAt = now;
    }
    // Answers have ids all the same.
    return idsOf(answers, () => {
      ids.write(unlogged, 0);
      dropped++;
      return idText(unlogged, 0);
    });
  }

  return {
    add(answers) {
      if (isClosed || queued() + answers.clusters.length > MOST_QUEUED) return drop(answers);
      const given = idsOf(answers, (row) => rows.add(answers, row));
      if (rows.rows >= BLOCK_ROWS) seal();
      if (blocks.length > 0 && !isFailing) flush();
      else if (!flushing) schedule(FLUSH_MS);
      return given;
    },
    counts: () => ({ written, dropped, queued: queued() }),
    async close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
      const lastFlush = (async () => {
        await flushing;
        await writeBlocks();
      })().catch((error: Error) => log.warn({ err: error }, 'the last predictions could not be logged'));
      const given = new AbortController();
      const timeout = sleep(LAST_FLUSH_MS, undefined, given).catch(() => undefined);
      await Promise.race([lastFlush, timeout]);
      given.abort();
      if (queued() > 0) log.error({ rows: queued() }, 'predictions are lost that could not be logged');
      outages.ignore();
      await Promise.race([disconnect(), sleep(1000, undefined, { ref: false })]);
    },
  };
}

function idsOf({ clusters, shadow }: LoggedAnswers, idOf: (row: number) => string): string[] {
  return Array.from(clusters, (cluster, row) => (cluster < 0 && !shadow ? '' : idOf(row)));
}
