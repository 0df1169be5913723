import { expect, test } from 'vitest';
import { Canary1763800700001 } from '../../migrations/1763800700001-canary.ts';
import { undo } from '../testkit/migrations.ts';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { startCanary, standing, untilCanary } from '../testkit/canaries.ts';
import { startTestApp } from '../testkit/app.ts';
import { movedCentres } from '../testkit/shadows.ts';

test('canaries go away on data with their alias and their jobs, and the model can have one when they come back', async () => {
  const world = await movedCentres();
  const steps = [{ share: 0.5, seconds: 3600 }, { share: 1 }];
  await startCanary(world.api, { steps });
  await untilCanary(world.api, 'RUNNING', async () => undefined);
  await world.app.close();

  const db = await openDatabase(world.env['DATABASE_URL']);
  await undo(db, Canary1763800700001);
  for (const table of ['canary', 'canary_step', 'canary_observation']) {
    await expect(db.query(`SELECT FROM ${table}`)).rejects.toThrow('does not exist');
  }
  expect(await db.query(`SELECT state FROM job WHERE kind = 'canary'`)).toEqual([{ state: 'CANCELLED' }]);
  await migrate(db);
  await db.destroy();

  const { api } = await startTestApp(world);
  expect((await standing(api)).versions).toEqual({ Production: 'v1.0' });
  await startCanary(api, { steps });
  await untilCanary(api, 'RUNNING', async () => undefined);
});
