import type { DataSource } from 'typeorm';
import { expect, test } from 'vitest';
import { Sources1763700200000 } from '../../migrations/1763700200000-sources.ts';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { createPoints, createWorld, startTestApp } from '../testkit/app.ts';
import { CREATE_DATASET, pointsDataset, snapshot } from '../testkit/operations.ts';

const QUERY = 'SELECT id, x, y FROM points';

/** A database with a dataset and a version; nobody else is connected to it. */
async function withVersion(): Promise<DataSource> {
  const world = await createWorld();
  const { api, app } = await startTestApp(world);
  await createPoints(world.sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  await app.close();
  return await openDatabase(world.env['DATABASE_URL']);
}

/** Goes back to before the sources, whatever came after them. */
async function downTo(db: DataSource): Promise<void> {
  const after = db.migrations.findIndex((migration) => migration instanceof Sources1763700200000);
  for (const _ of db.migrations.slice(after)) await db.undoLastMigration();
}

test('the queries of datasets and versions become sources, and go back to what they were', async () => {
  const db = await withVersion();
  const rows = async (column: string) => [
    await db.query(`SELECT id, ${column} AS read FROM dataset`),
    await db.query(`SELECT id, ${column} AS read, digest, created_at FROM dataset_version`),
  ];
  const before = await rows('source');
  const source = { kind: 'query', query: QUERY, database: null };
  expect(before.flat().map(({ read }) => read)).toEqual([source, source]);
  await downTo(db);
  expect((await rows('query')).flat().map(({ read }) => read)).toEqual([QUERY, QUERY]);
  await migrate(db);
  expect(await rows('source')).toEqual(before);
  await expect(db.query(`UPDATE dataset_version SET number = 2`)).rejects.toThrow('immutable');
  await db.destroy();
});

test('a dataset that the older schema cannot hold stops the way down by its name, and nothing is lost', async () => {
  const db = await withVersion();
  await db.query(
    `UPDATE dataset SET source = '{"kind": "query", "query": "SELECT 1", "database": "SOURCE_OTHER_URL"}'`,
  );
  await expect(downTo(db)).rejects.toThrow(/older schema cannot hold: points/);
  expect(await db.query(`SELECT source ->> 'database' AS database FROM dataset`)).toEqual([
    { database: 'SOURCE_OTHER_URL' },
  ]);
  await db.destroy();
});
