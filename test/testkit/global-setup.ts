import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/storage/embedded-postgres.ts';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { migrateQueue } from '../../src/storage/queue.ts';
import { createApiKey } from '../../src/use-cases/create-api-key.ts';
import { runSql, TEMPLATE } from './databases.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A URL of the test server's database `postgres`. */
    postgresUrl: string;
    /** The key of an admin that every migrated database has. */
    adminKey: string;
  }
}

/** One real PostgreSQL for all tests, with a migrated template that each test copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'gugus-test-'));
  // The user that PostgreSQL runs as where this is root has to pass through.
  await chmod(folder, 0o711);
  const server = await startEmbeddedPostgres(join(folder, 'data'));
  const postgresUrl = server.databaseUrl.replace(/\/gugus$/, '/postgres');
  // No test lets this server die, and each of its hundreds of databases is short-lived.
  for (const setting of ['fsync = off', 'full_page_writes = off', `autovacuum_naptime = '1h'`]) {
    await runSql(postgresUrl, `ALTER SYSTEM SET ${setting}`);
  }
  await runSql(postgresUrl, 'SELECT pg_reload_conf()');
  await runSql(postgresUrl, `CREATE DATABASE ${TEMPLATE}`);
  const templateUrl = postgresUrl.replace(/\/postgres$/, `/${TEMPLATE}`);
  const db = await openDatabase(templateUrl);
  await migrate(db);
  const { key: adminKey } = await createApiKey(
    { db },
    { name: 'local', roles: ['admin'], createdBy: 'the tests' },
  );
  await db.destroy();
  await migrateQueue(templateUrl);
  project.provide('postgresUrl', postgresUrl);
  project.provide('adminKey', adminKey);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
