import { expect, test } from 'vitest';
import { CanaryStage1764000000000 } from '../../migrations/1764000000000-canary-stage.ts';
import { undo } from '../testkit/migrations.ts';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { createWorld } from '../testkit/app.ts';
import { untilCanary } from '../testkit/canaries.ts';
import { runSql } from '../testkit/databases.ts';
import { createPolicyWorld, fire, fired, setPolicy } from '../testkit/policies.ts';

const NO_WAIT = { steps: [{ share: 1, seconds: 0, minimumRequests: 0 }] };
const LONG = { steps: [{ share: 1, seconds: 3600 }] };

test('firings with and without a canary stay readable, down and up again, and none is promoted behind its canary', async () => {
  const world = await createWorld();
  const { api, app, sourceUrl } = await createPolicyWorld(
    { trainWhen: 'ALWAYS', canary: NO_WAIT },
    { world },
  );
  const first = await fired(api);
  await runSql(sourceUrl, 'UPDATE points SET x = x + 30, y = y * 2');
  const promoted = await fired(api);
  expect(promoted.outcome).toBe('PROMOTED');
  await setPolicy(api, { trainWhen: 'ALWAYS', canary: LONG });
  await runSql(sourceUrl, 'UPDATE points SET x = x + 100, y = y * 3');
  const atWork = await fire(api);
  await untilCanary(api, 'RUNNING', async () => undefined);
  await app.close();

  const db = await openDatabase(world.env['DATABASE_URL']);
  const stagesOf = async (id: string) =>
    (
      await db.query(
        `SELECT position, stage, state, why ->> 'code' AS code FROM pipeline_stage WHERE run_id = $1 AND position > 4 ORDER BY position`,
        [id],
      )
    ).map((row: Record<string, unknown>) => Object.values(row).join(' '));
  try {
    expect(await stagesOf(promoted.id)).toEqual([
      '5 COMPARE DONE BETTER',
      '6 CANARY DONE CANARY_PROMOTED',
      '7 PROMOTE SKIPPED PROMOTED_BY_CANARY',
      '8 NOTIFY DONE ANNOUNCED',
    ]);
    await undo(db, CanaryStage1764000000000);
    const promote = ['5 COMPARE DONE BETTER', '6 PROMOTE DONE PROMOTED', '7 NOTIFY DONE ANNOUNCED'];
    expect(await stagesOf(promoted.id)).toEqual(promote);
    expect(await stagesOf(first.id)).toEqual(['5 COMPARE SKIPPED FIRST_MODEL', ...promote.slice(1)]);
    expect(await stagesOf(atWork)).toEqual([
      '5 COMPARE DONE BETTER',
      '6 PROMOTE SKIPPED BY_HAND',
      '7 NOTIFY PENDING ',
    ]);
    const codes = await db.query(`SELECT why ->> 'code' AS code FROM pipeline_run ORDER BY number`);
    expect(codes.map(({ code }: { code: string | null }) => code)).toEqual(['PROMOTED', 'PROMOTED', null]);
    await migrate(db);
    expect(await stagesOf(promoted.id)).toEqual(promote);
  } finally {
    await db.destroy();
  }
}, 60_000);
