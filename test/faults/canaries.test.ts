import { expect, test } from 'vitest';
import { apiClient } from '../../src/cli/client.ts';
import { createWorld } from '../testkit/app.ts';
import { canaryOf, predictRouted, standing, startCanary, untilCanary } from '../testkit/canaries.ts';
import { runSql } from '../testkit/databases.ts';
import { apiUrl, spawnGugus, started } from '../testkit/process.ts';
import { movedCentres } from '../testkit/shadows.ts';

const points = (count: number) => Array.from({ length: count }, () => [0, 0]);
const POINTS = points(40);

test('a worker that is killed in a step holds a canary up, and a killed API loses its last second of counts at most', async () => {
  const world = await createWorld();
  const setting = await movedCentres(world);
  await setting.app.close();
  const own = async (sql: string) => await runSql(world.env['DATABASE_URL'], sql);
  const api = apiClient(await apiUrl(spawnGugus(['api'], world.env)));
  const dying = spawnGugus(['api'], world.env);
  const dyingApi = apiClient(await apiUrl(dying));
  const worker = spawnGugus(['worker'], world.env);
  await started(worker);
  // More than are asked before the worker dies.
  const step = { seconds: 0, minimumRequests: 1000 };
  await startCanary(api, {
    steps: [
      { share: 0.5, ...step },
      { share: 1, ...step },
    ],
  });
  await untilCanary(api, 'RUNNING', async () => undefined);

  await predictRouted(dyingApi, POINTS);
  const seen = async () => {
    const { requests, productionRequests } = (await canaryOf(api)).counts;
    return requests + productionRequests;
  };
  await expect
    .poll(async () => {
      await predictRouted(dyingApi, points(1));
      return await seen();
    })
    .toBeGreaterThan(0);
  const before = await seen();
  await predictRouted(dyingApi, POINTS);
  await dying.kill('SIGKILL');
  expect(await seen()).toBeGreaterThanOrEqual(before);

  await expect
    .poll(async () => await own('SELECT 1 FROM gugus.canary WHERE claimed_until IS NOT NULL'), {
      interval: 1,
    })
    .toHaveLength(1);
  await worker.kill('SIGKILL');
  // Nobody looks after it, and it goes on serving its share.
  const { columns } = await predictRouted(
    api,
    POINTS,
    POINTS.map((_, i) => `key-${i}`),
  );
  expect(new Set(columns.modelVersions)).toEqual(new Set(['v1.0', 'v1.1']));
  await started(spawnGugus(['worker'], world.env));
  await untilCanary(api, 'PROMOTED', async () => await predictRouted(api, points(600)));
  expect((await standing(api)).versions).toEqual({ Production: 'v1.1' });
  expect(await own(`SELECT 1 FROM gugus.alias_move WHERE alias = 'Production'`)).toHaveLength(2);
  expect(await own('SELECT 1 FROM gugus.canary_step')).toHaveLength(2);
}, 120_000);
