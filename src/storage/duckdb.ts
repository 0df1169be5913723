import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { removeOldFiles } from './blob-folder.ts';
import { createTurnstile } from './turnstile.ts';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

// What is larger goes to the temporary folder. With it a process that reads and sorts millions of rows stays below 1 GiB.
const MEMORY_LIMIT = '512MB';
// DuckDB asks for 125 MB per thread.
const MOST_THREADS = 4;

/** More at a time would take memory from one another, and from jobs. */
const MOST_FOR_REQUESTS = 4;

const TOUCH_MS = 3600 * 1000;
const INTERRUPT_MS = 50;

/** The engine for columns: Parquet, CSV, joins over files. Nothing is kept in it. */
export interface Duck {
  /** Runs `use` on a connection of its own and closes it. */
  withConnection<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** The same for what a request asks for: a request can ask for much at once, and only so much goes at a time. */
  inTurn<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** A connection until it is disposed of, for results that are read while they come; the signal ends what runs on it. */
  connect(signal: AbortSignal): Promise<OpenConnection>;
  /**
   * Runs `use` in an engine of its own, which can read these files and nothing else: for SQL that has the words of
   * users in it. What is at work when `signal` fires is interrupted.
   */
  withSandbox<T>(
    files: readonly string[],
    signal: AbortSignal,
    use: (connection: DuckDBConnection) => Promise<T>,
  ): Promise<T>;
  close(): Promise<void>;
}

export interface OpenConnection extends Disposable {
  connection: DuckDBConnection;
}

export async function openDuck(folder: string): Promise<Duck> {
  await mkdir(folder, { recursive: true });
  await removeOldFiles(folder);
  // Two processes that spill into one folder bring each other down.
  const temporaryFolder = await mkdtemp(join(folder, 'duckdb-'));
  // Or a process that starts a day later would take the folder for the remains of a dead one.
  const touching = setInterval(() => {
    const now = new Date();
    utimes(temporaryFolder, now, now).catch(() => undefined);
  }, TOUCH_MS).unref();
  const instance = await createInstance(temporaryFolder, []);
  const turnstile = createTurnstile(MOST_FOR_REQUESTS);
  return {
    withConnection: (use) => onConnection(instance, use),
    inTurn: (use) => turnstile(() => onConnection(instance, use)),
    async withSandbox(files, signal, use) {
      signal.throwIfAborted();
      const ownFolder = await mkdtemp(join(temporaryFolder, 'sandbox-'));
      const sandbox = await createInstance(ownFolder, [
        `SET GLOBAL allowed_paths = [${files.map(literal).join(', ')}]`,
        'SET GLOBAL enable_external_access = false',
      ]);
      try {
        return await onConnection(sandbox, async (connection) => {
          using _ = interruptOn(signal, connection);
          return await use(connection);
        });
      } finally {
        sandbox.closeSync();
        await rm(ownFolder, { recursive: true, force: true });
      }
    },
    async connect(signal) {
      const connection = await instance.connect();
      const interrupting = interruptOn(signal, connection);
      return {
        connection,
        [Symbol.dispose]() {
          interrupting[Symbol.dispose]();
          connection.closeSync();
        },
      };
    },
    async close() {
      clearInterval(touching);
      instance.closeSync();
      await rm(temporaryFolder, { recursive: true, force: true });
    },
  };
}

async function createInstance(temporaryFolder: string, settings: readonly string[]): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: MEMORY_LIMIT,
    threads: String(Math.min(availableParallelism(), MOST_THREADS)),
    temp_directory: temporaryFolder,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  await onConnection(instance, async (connection) => {
    await connection.run(`SET GLOBAL TimeZone = 'UTC'`);
    for (const setting of settings) await connection.run(setting);
    await connection.run('SET GLOBAL lock_configuration = true');
  });
  return instance;
}

async function onConnection<T>(
  instance: DuckDBInstance,
  use: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await instance.connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
  }
}

/** Ends what runs on a connection when the signal fires, until it is disposed of. */
export function interruptOn(signal: AbortSignal, connection: DuckDBConnection): Disposable {
  let again: NodeJS.Timeout | undefined;
  const interrupt = () => {
    connection.interrupt();
    // DuckDB forgets an interrupt that comes before the query has begun.
    again ??= setInterval(() => connection.interrupt(), INTERRUPT_MS);
  };
  if (signal.aborted) interrupt();
  else signal.addEventListener('abort', interrupt, { once: true });
  return {
    [Symbol.dispose]() {
      signal.removeEventListener('abort', interrupt);
      clearInterval(again);
    },
  };
}

/** The rows of a result that is small. */
export async function rowsOf<Row>(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  return (await connection.runAndReadAll(sql)).getRowsJS() as Row[];
}

/** An SQL string literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A quoted SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
