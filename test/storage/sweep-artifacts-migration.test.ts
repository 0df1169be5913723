import { expect, test } from 'vitest';
import { undo } from '../testkit/migrations.ts';
import { SweepArtifacts1764000200000 } from '../../migrations/1764000200000-sweep-artifacts.ts';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { createPoints, createWorld, startTestApp } from '../testkit/app.ts';
import { createProduction } from '../testkit/operations.ts';

test('a chart is held by every run of its sweep; going down forgets the charts and leaves the other references as they were', async () => {
  const world = await createWorld();
  const { api, sourceUrl, app } = await startTestApp(world);
  await createPoints(sourceUrl);
  await createProduction(api);
  await app.close();

  const db = await openDatabase(world.env['DATABASE_URL']);
  const references = async () =>
    await db.query('SELECT * FROM blob_reference ORDER BY kind, thing_id, digest');
  const before = await references();
  const [{ digest }] = await db.query('SELECT digest FROM sweep_artifact');
  const runs = await db.query('SELECT id FROM run ORDER BY id');
  expect(before.filter((each: { digest: string }) => each.digest === digest)).toEqual(
    runs.map(({ id }: { id: string }) => ({ kind: 'RUN', thing_id: id, digest })),
  );

  await undo(db, SweepArtifacts1764000200000);
  const others = before.filter((each: { digest: string }) => each.digest !== digest);
  expect(await references()).toEqual(others);
  await migrate(db);
  expect(await references()).toEqual(others);
  await undo(db, SweepArtifacts1764000200000);
  expect(await references()).toEqual(others);
  await db.destroy();
});
