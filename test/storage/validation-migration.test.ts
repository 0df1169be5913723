import { expect, test } from 'vitest';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { createPoints, createWorld, startTestApp } from '../testkit/app.ts';
import { createProduction } from '../testkit/operations.ts';
import { expectOf, qualityOf, release, suggest } from '../testkit/quality.ts';

test('the tables of validation go away and come back on data; versions from before get their profiles and reports', async () => {
  const world = await createWorld();
  const first = await startTestApp(world);
  await createPoints(world.sourceUrl);
  await createProduction(first.api);
  await expectOf(first.api, [{ kind: 'ROW_COUNT', min: 31, severity: 'WARN' }]);
  await release(first.api, 1);
  expect((await qualityOf(first.api, 1)).standing).toBe('RELEASED');
  await first.app.close();

  const db = await openDatabase(world.env['DATABASE_URL']);
  const kept = await db.query('SELECT * FROM dataset_version');
  let undone = '';
  while (!undone.startsWith('Validation')) {
    [{ name: undone }] = await db.query('SELECT name FROM migration ORDER BY id DESC LIMIT 1');
    await db.undoLastMigration();
  }
  const tables = [
    'column_profile',
    'expectation',
    'expectation_suite',
    'validation_report',
    'version_release',
  ];
  for (const table of tables)
    await expect(db.query(`SELECT FROM ${table}`)).rejects.toThrow('does not exist');
  expect(await db.query('SELECT id FROM dataset_version')).toEqual([{ id: kept[0].id }]);
  await migrate(db);
  await db.destroy();

  const { api } = await startTestApp(world);
  expect((await qualityOf(api, 1)).standing).toBe('UNCHECKED');
  expect((await expectOf(api, await suggest(api, 1))).suiteRevision).toBe(1);
  expect((await qualityOf(api, 1)).standing).toBe('PASSED');
});
