import { expect, test } from 'vitest';
import type { DataSource } from 'typeorm';
import { openDatabase, migrate } from '../../src/storage/postgres.ts';
import { createPoints, createWorld, startTestApp } from '../testkit/app.ts';
import { createDatabase } from '../testkit/databases.ts';
import { createProduction } from '../testkit/operations.ts';
import { collect, passDays, setRetention, trash } from '../testkit/retention.ts';

async function undoUntilBefore(db: DataSource): Promise<void> {
  const has = `SELECT to_regclass('gugus.retention_policy') IS NOT NULL AS has`;
  while ((await db.query(has))[0].has) await db.undoLastMigration();
}

test('going down forgets the policies and the trash and leaves the rows as they were, and up again all content counts as in use', async () => {
  const world = await createWorld();
  const first = await startTestApp(world);
  await createPoints(world.sourceUrl);
  await createProduction(first.api);
  await setRetention(first.api, { kind: 'RUN', keepDays: 1 });
  await passDays(world, 9);
  await collect(first.api);
  expect(await trash(first.api)).not.toEqual([]);
  await first.app.close();

  const db = await openDatabase(world.env['DATABASE_URL']);
  const rows = async () => [
    await db.query('SELECT * FROM dataset_version'),
    await db.query('SELECT * FROM run_artifact ORDER BY run_id, path'),
    // A column of a later migration goes with that.
    await db.query(`SELECT to_jsonb(model_version) - 'matching' AS row FROM model_version`),
  ];
  const before = await rows();
  // The table of a later migration goes too, and with it what names the charts of sweeps.
  const charts: { digest: string }[] = await db.query('SELECT digest FROM sweep_artifact');
  await undoUntilBefore(db);
  expect(await rows()).toEqual(before);
  const left = await db.query(
    `SELECT tgname FROM pg_trigger WHERE tgname = 'keep_blobs'
     UNION ALL SELECT relname FROM pg_class WHERE relnamespace = 'gugus'::regnamespace AND relkind = 'v'`,
  );
  expect(left).toEqual([]);
  await migrate(db);
  expect(await rows()).toEqual(before);
  await db.destroy();

  const { api } = await startTestApp(world);
  expect(await trash(api)).toEqual([]);
  await collect(api);
  expect((await trash(api)).map(({ digest }) => ({ digest }))).toEqual(charts);
});

test('every column that names a stored object is among the references, and its table takes what it names out of the trash', async () => {
  const db = await openDatabase(await createDatabase('migrated'));
  const named: { table: string; column: string }[] = await db.query(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'gugus' AND table_type = 'BASE TABLE' AND column_name ~ 'digest' AND table_name <> 'blob_trash'
     ORDER BY table_name, column_name`,
  );
  const referenced: typeof named = await db.query(
    `SELECT table_name AS table, column_name AS column FROM information_schema.view_column_usage
     WHERE view_schema = 'gugus' AND view_name = 'blob_reference' AND column_name ~ 'digest'
     ORDER BY table_name, column_name`,
  );
  const guarded: typeof named = await db.query(
    `SELECT relname AS table, argument AS column FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
     CROSS JOIN LATERAL unnest(string_to_array(rtrim(encode(tgargs, 'escape'), '\\000'), '\\000')) AS argument
     WHERE tgname = 'keep_blobs' AND argument !~ '[.]' ORDER BY relname, argument`,
  );
  await db.destroy();
  expect(named.length).toBeGreaterThan(3);
  expect(referenced).toEqual(named);
  expect(guarded).toEqual(named);
});
