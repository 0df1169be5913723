import { expect, test } from 'vitest';
import { Drift1763800000000 } from '../../migrations/1763800000000-drift.ts';
import { undo } from '../testkit/migrations.ts';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { createPoints, createWorld, startTestApp } from '../testkit/app.ts';
import { driftReport } from '../testkit/drift.ts';
import { createProduction } from '../testkit/operations.ts';

test('drift reports go away and come back on data; what they ask and find keeps its rules', async () => {
  const world = await createWorld();
  const first = await startTestApp(world);
  await createPoints(world.sourceUrl);
  await createProduction(first.api);
  const { report } = await driftReport(first.api, { model: 'points-model' });
  expect(report.columns).toHaveLength(2);
  await first.app.close();

  const db = await openDatabase(world.env['DATABASE_URL']);
  const copied = (changes: string) => `INSERT INTO drift_report SELECT (jsonb_populate_record(
    drift_report, '{"id": "00000000-0000-7000-8000-000000000000", ${changes}}')).* FROM drift_report`;
  for (const half of [
    '"share": 2',
    '"share": null',
    '"window_from": "2024-01-01"',
    '"model_version_id": null',
  ]) {
    await expect(db.query(copied(half)), half).rejects.toThrow('check constraint');
  }
  await expect(db.query(copied('"created_by": "x"'))).rejects.toThrow('drift_report_job');
  await expect(db.query(`UPDATE drift_report SET created_by = 'x'`)).rejects.toThrow('immutable');
  await expect(db.query('DELETE FROM drift_report')).rejects.toThrow('immutable');
  await expect(db.query('UPDATE drift_column SET score = 0')).rejects.toThrow('immutable');

  await undo(db, Drift1763800000000);
  for (const table of ['drift_report', 'drift_column'])
    await expect(db.query(`SELECT FROM ${table}`)).rejects.toThrow('does not exist');
  expect(await db.query(`SELECT state FROM job WHERE kind = 'drift'`)).toEqual([{ state: 'SUCCEEDED' }]);
  await migrate(db);
  await db.destroy();

  const { api } = await startTestApp(world);
  expect((await driftReport(api, { model: 'points-model' })).report).toMatchObject({
    drifted: false,
    previous: null,
  });
});
