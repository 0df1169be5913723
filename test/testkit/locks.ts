import pg from 'pg';
import { expect, onTestFinished } from 'vitest';

/** Keeps everybody from writing a table, until it is released. */
export async function holdTable(databaseUrl: string, table: string) {
  const client = await connect(databaseUrl);
  await client.query(`BEGIN; LOCK TABLE gugus.${table} IN SHARE MODE`);
  return {
    /** Waits until somebody wants to write it. */
    async wanted() {
      const waiting = `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'gugus.${table}'::regclass`;
      await expect
        .poll(async () => (await client.query(waiting)).rowCount, { interval: 5, timeout: 20_000 })
        .toBe(1);
    },
    async release() {
      await client.query('ROLLBACK');
    },
  };
}

/** Locks all rows of a table, until they are released; whoever wants one waits, and gets it in turn. */
export async function holdRows(databaseUrl: string, table: string) {
  const client = await connect(databaseUrl);
  await client.query(`BEGIN; SELECT FROM gugus.${table} FOR UPDATE`);
  return {
    /** Waits until so many want a row. */
    async wantedBy(count: number) {
      const waiting = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
      await expect
        .poll(async () => (await client.query(waiting)).rowCount, { interval: 5, timeout: 20_000 })
        .toBe(count);
    },
    async release() {
      await client.query('ROLLBACK');
    },
  };
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  onTestFinished(async () => await client.end());
  return client;
}
