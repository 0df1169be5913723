import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeOldFiles } from './blobs.ts';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

/** The engine for columns: Parquet, CSV, joins over files. Nothing is kept in it. */
export interface Duck {
  /** Runs `use` on a connection of its own and closes it. */
  withConnection<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
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

export async function openDuck(folder: string): Promise<Duck> {
  await mkdir(folder, { recursive: true });
  await removeOldFiles(folder);
  // Two processes that spill into one folder bring each other down.
  const temporaryFolder = await mkdtemp(join(folder, 'duckdb-'));
  const instance = await createInstance('1GB', temporaryFolder, []);
  return {
    withConnection: (use) => onConnection(instance, use),
    async withSandbox(files, signal, use) {
      signal.throwIfAborted();
      const ownFolder = await mkdtemp(join(temporaryFolder, 'sandbox-'));
      const sandbox = await createInstance('512MB', ownFolder, [
        `SET GLOBAL allowed_paths = [${files.map(literal).join(', ')}]`,
        'SET GLOBAL enable_external_access = false',
      ]);
      try {
        return await onConnection(sandbox, async (connection) => {
          const interrupt = () => connection.interrupt();
          signal.addEventListener('abort', interrupt);
          try {
            return await use(connection);
          } finally {
            signal.removeEventListener('abort', interrupt);
          }
        });
      } finally {
        sandbox.closeSync();
        await rm(ownFolder, { recursive: true, force: true });
      }
    },
    async close() {
      instance.closeSync();
      await rm(temporaryFolder, { recursive: true, force: true });
    },
  };
}

async function createInstance(
  memoryLimit: string,
  temporaryFolder: string,
  settings: readonly string[],
): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memoryLimit,
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

/** An SQL string literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A quoted SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
