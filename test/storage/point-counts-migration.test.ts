import { expect, test } from 'vitest';
import { undo } from '../testkit/migrations.ts';
import { PointCounts1763800600000 } from '../../migrations/1763800600000-point-counts.ts';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { createDatabase } from '../testkit/databases.ts';

test('points are counted in a table that costs no log, which goes down with what it holds and up again empty', async () => {
  const db = await openDatabase(await createDatabase('migrated'));
  await db.query(`INSERT INTO point_count VALUES ('minute:key', 12, 1763800600000)`);
  expect(await db.query(`SELECT relpersistence FROM pg_class WHERE oid = 'point_count'::regclass`)).toEqual([
    { relpersistence: 'u' },
  ]);
  await undo(db, PointCounts1763800600000);
  expect(await db.query(`SELECT to_regclass('point_count') AS found`)).toEqual([{ found: null }]);
  await migrate(db);
  expect(await db.query('SELECT * FROM point_count')).toEqual([]);
  await db.destroy();
});
