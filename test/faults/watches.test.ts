import { expect, test } from 'vitest';
import { apiClient } from '../../src/cli/client.ts';
import { createPoints, createWorld, type World } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { CREATE_DATASET, pointsDataset } from '../testkit/operations.ts';
import { apiUrl, spawnGugus, started } from '../testkit/process.ts';
import { version, watch } from '../testkit/watches.ts';

async function startWorker({ env }: World) {
  const worker = spawnGugus(['worker'], env);
  await started(worker);
  return worker;
}

test('workers that are killed in the middle of checks and snapshots lose no change and repeat none', async () => {
  const world = await createWorld();
  const own = async (sql: string) => await runSql(world.env['DATABASE_URL'], sql);
  const untilSome = async (what: string) =>
    await expect
      .poll(async () => await own(`SELECT 1 FROM gugus.${what}`), {
        interval: 5,
        timeout: 20_000,
      })
      .toHaveLength(1);
  const api = apiClient(await apiUrl(spawnGugus(['api'], world.env)));
  await createPoints(world.sourceUrl);
  await api.request(CREATE_DATASET, {
    input: pointsDataset({ query: 'SELECT id, x, y FROM points, pg_sleep(0.02)' }),
  });
  let worker = await startWorker(world);
  await watch(api, 1);
  await version(api, 1, 20_000);
  const moments = ['dataset_watch WHERE claimed_until IS NOT NULL', `job WHERE state = 'RUNNING'`];
  for (const [index, moment] of moments.entries()) {
    await runSql(world.sourceUrl, `UPDATE points SET x = x + 1 WHERE id = 'p0001'`);
    await untilSome(moment);
    await worker.kill('SIGKILL');
    worker = await startWorker(world);
    await version(api, index + 2, 30_000);
  }
  const [{ checked }] = await own('SELECT attempt AS checked FROM gugus.dataset_watch');
  await untilSome(`dataset_watch WHERE attempt > ${Number(checked) + 2} AND claimed_until IS NULL`);
  expect(await own('SELECT 1 FROM gugus.dataset_version')).toHaveLength(3);
  await worker.kill('SIGTERM');
  expect(await worker.exited).toBe(0);
});
