import { expect, test } from 'vitest';
import { apiClient, type ApiClient } from '../../src/cli/client.ts';
import { createPoints, createWorld, type World } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { CREATE_DATASET, pointsDataset } from '../testkit/operations.ts';
import { ended, fire, pipelineRun, setPolicy, summary } from '../testkit/policies.ts';
import { apiUrl, spawnGugus, started } from '../testkit/process.ts';

/** How long schedules of every second are followed; a minute where all is tried. */
const SECONDS = Number(process.env['GUGUS_TEST_TICKS'] ?? 20);

const EVERY_SECOND = { cron: '* * * * * *', timeZone: 'Asia/Jakarta' };

async function startApi(world: World): Promise<ApiClient> {
  return apiClient(await apiUrl(spawnGugus(['api'], world.env)));
}

async function startWorker(world: World) {
  const worker = spawnGugus(['worker'], world.env);
  await started(worker);
  return worker;
}

async function createPointsWorld(query?: string) {
  const world = await createWorld();
  const own = async (sql: string) => await runSql(world.env['DATABASE_URL'], sql);
  const api = await startApi(world);
  await createPoints(world.sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset(query ? { query } : {}) });
  return { world, own, api };
}

test(
  'two APIs and two workers fire each tick of a schedule exactly once',
  { timeout: (SECONDS + 100) * 1000 },
  async () => {
    const { world, own, api } = await createPointsWorld();
    const second = await startApi(world);
    await Promise.all([startWorker(world), startWorker(world)]);
    const wanted = { schedule: EVERY_SECOND, cooldownSeconds: 3600 };
    await Promise.all([setPolicy(api, wanted), setPolicy(second, wanted)]);
    const count = async () => (await own('SELECT 1 FROM gugus.pipeline_run')).length;
    await expect
      .poll(count, { timeout: (SECONDS + 60) * 1000, interval: 500 })
      .toBeGreaterThanOrEqual(SECONDS);
    await setPolicy(api, { ...wanted, enabled: false });
    const runs = await own('SELECT trigger_key, outcome FROM gugus.pipeline_run ORDER BY number');
    const ticks = runs.map(({ trigger_key: key }) => Number(String(key).replace('schedule:', '')));
    expect(ticks).toEqual(ticks.map((_, index) => ticks[0] + 1000 * index));
    expect(runs.slice(1).every(({ outcome }) => outcome === 'COOLED_DOWN')).toBe(true);
  },
);

test('ticks that nobody was up for are made good once, and those of a killed worker go on', async () => {
  const { world, own, api } = await createPointsWorld();
  await setPolicy(api, { schedule: EVERY_SECOND, cooldownSeconds: 3600 });
  // As if the policy had been declared an hour ago, and no worker had run since.
  await own(`UPDATE gugus.training_policy SET ticked_until = now() - interval '1 hour',
    next_tick_at = date_trunc('second', now()) - interval '1 hour'`);
  const worker = await startWorker(world);
  const keys = async () =>
    (await own('SELECT trigger_key, details FROM gugus.pipeline_run ORDER BY number')) as {
      trigger_key: string;
      details: { code: string };
    }[];
  await expect.poll(async () => (await keys()).length, { timeout: 20_000 }).toBeGreaterThan(12);
  await worker.kill('SIGKILL');
  const before = (await keys()).length;
  await startWorker(world);
  await expect.poll(async () => (await keys()).length, { timeout: 20_000 }).toBeGreaterThan(before + 3);
  const runs = await keys();
  const missed = runs.filter(({ details }) => details.code === 'BY_MISSED_SCHEDULE');
  // One for the hour. The worker's absence may have been longer than what counts as late.
  expect(missed.length).toBeGreaterThanOrEqual(1);
  expect(missed.length).toBeLessThanOrEqual(2);
  expect(new Set(runs.map(({ trigger_key: key }) => key)).size).toBe(runs.length);
});

test('a worker that is killed in every stage of a firing costs time, and nothing is done twice', async () => {
  const { world, own, api } = await createPointsWorld('SELECT id, x, y FROM points, pg_sleep(0.02)');
  await setPolicy(api, {
    trainWhen: 'DRIFT',
    sweep: { experiment: 'tests', nClusters: [2, 3], nInit: 3000 },
  });
  let worker = await startWorker(world);
  await ended(api, await fire(api));
  await runSql(world.sourceUrl, 'UPDATE points SET x = x + 30, y = y * 2');
  const id = await fire(api);
  for (const kind of ['snapshot', 'drift', 'sweep', 'promote']) {
    const isAtWork = async () =>
      (
        await own(
          `SELECT 1 FROM gugus.pipeline_stage AS stage JOIN gugus.job ON job.id = stage.job_id
           WHERE run_id = '${id}' AND job.kind = '${kind}'`,
        )
      ).length;
    await expect.poll(isAtWork, { interval: 2, timeout: 60_000 }).toBe(1);
    await worker.kill('SIGKILL');
    worker = await startWorker(world);
  }
  const run = await ended(api, id);
  expect(run).toMatchObject({ outcome: 'PROMOTED', modelVersion: { name: 'v1.1' } });
  expect(summary(await pipelineRun(api, id))).toEqual([
    'COLLECT DONE COLLECTED',
    'VALIDATE SKIPPED UNCHECKED',
    'VERSION DONE NEW_VERSION',
    'DRIFT DONE DRIFTED',
    'SWEEP DONE TRAINED',
    'COMPARE DONE BETTER',
    'CANARY SKIPPED NO_CANARY',
    'PROMOTE DONE PROMOTED',
    'NOTIFY DONE ANNOUNCED',
  ]);
  const counts = await own(
    `SELECT (SELECT count(*) FROM gugus.sweep)::int AS sweeps, (SELECT count(*) FROM gugus.drift_report)::int AS reports,
       (SELECT count(*) FROM gugus.dataset_version)::int AS versions, (SELECT count(*) FROM gugus.alias_move)::int AS moves,
       (SELECT count(*) FROM gugus.model_version)::int AS models,
       (SELECT count(*) FROM gugus.notification_event WHERE kind = 'PIPELINE_FINISHED')::int AS told`,
  );
  expect(counts).toEqual([{ sweeps: 2, reports: 1, versions: 2, moves: 2, models: 2, told: 2 }]);
});
