import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export const TEMPLATE = 'gugus_template';

export async function runSql(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** A new database of the test's own: migrated, or empty. */
export async function createDatabase(kind: 'migrated' | 'empty'): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = kind === 'migrated' ? TEMPLATE : 'template0';
  // The other strategy writes every page to the log: three times slower.
  await runSql(inject('postgresUrl'), `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  return inject('postgresUrl').replace(/\/postgres$/, `/${name}`);
}
