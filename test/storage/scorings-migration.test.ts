import { expect, test } from 'vitest';
import { undo } from '../testkit/migrations.ts';
import type { DataSource } from 'typeorm';
import { Scorings1763800800000 } from '../../migrations/1763800800000-scorings.ts';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { createPoints, createWorld, startTestApp } from '../testkit/app.ts';
import { createProduction } from '../testkit/operations.ts';
import { score, SCORINGS } from '../testkit/scorings.ts';

const VIEWS = ['blob_reference', 'content_thing', 'content_need'];

async function contents(db: DataSource): Promise<unknown[]> {
  return await Promise.all(
    VIEWS.map(async (view) => [
      await db.query(`SELECT pg_get_viewdef('${view}'::regclass)`),
      await db.query(`SELECT * FROM ${view} AS row ORDER BY row::text`),
    ]),
  );
}

test('going down forgets the scored versions and leaves the views of content as they were before, and up again a pair can be scored', async () => {
  const world = await createWorld();
  const first = await startTestApp(world);
  await createPoints(world.sourceUrl);
  await createProduction(first.api);
  await score(first.api);
  await first.app.close();

  const db = await openDatabase(world.env['DATABASE_URL']);
  // The references of a later migration go with that.
  const [before] = await db.query(
    `SELECT count(*)::int AS n FROM blob_reference
     WHERE kind <> 'SCORING' AND digest NOT IN (SELECT digest FROM sweep_artifact)`,
  );
  expect(
    await db.query(`SELECT kind, for_kind FROM content_need WHERE for_kind = 'SCORING' ORDER BY kind`),
  ).toEqual([
    { kind: 'DATASET_VERSION', for_kind: 'SCORING' },
    { kind: 'MODEL_VERSION', for_kind: 'SCORING' },
  ]);
  await undo(db, Scorings1763800800000);
  const down = await contents(db);
  expect(JSON.stringify(down)).not.toContain('scor');
  expect(await db.query('SELECT count(*)::int AS n FROM blob_reference')).toEqual([before]);
  await migrate(db);
  await undo(db, Scorings1763800800000);
  expect(await contents(db)).toEqual(down);
  await migrate(db);
  await db.destroy();

  const { api } = await startTestApp(world);
  expect((await api.request(SCORINGS, {})).scorings.edges).toEqual([]);
  expect(await score(api)).toMatchObject({ state: 'SUCCEEDED' });
});
