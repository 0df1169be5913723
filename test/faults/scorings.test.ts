import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { apiClient } from '../../src/cli/client.ts';
import { createPoints, createWorld } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { createProduction, finished, PROGRESS, snapshot } from '../testkit/operations.ts';
import { apiUrl, spawnGugus, started } from '../testkit/process.ts';
import { SCORE, scored } from '../testkit/scorings.ts';

const ROWS = 1_000_000;
/** What a worker of any kind of job stays below. */
const MOST_BYTES = 2 ** 30;

test('a worker that is killed while it scores a million rows leaves nothing, and the next one makes the one result in bounded memory', async () => {
  const world = await createWorld();
  const api = apiClient(await apiUrl(spawnGugus(['api'], world.env)));
  const spawnWorker = async () => {
    const worker = spawnGugus(['worker'], world.env);
    await started(worker);
    return worker;
  };
  const victim = await spawnWorker();
  await createPoints(world.sourceUrl);
  await createProduction(api);
  await runSql(
    world.sourceUrl,
    `INSERT INTO points SELECT 'q' || n, (n % 3) * 10 + sin(n), (n % 3) * 10 + cos(3 * n), ''
     FROM generate_series(1, ${ROWS - 30}) AS n`,
  );
  await snapshot(api);

  const { scoreDataset: job } = await api.request(SCORE, { dataset: 'points', model: 'points-model' });
  for await (const { jobProgress } of api.subscribe(PROGRESS, { jobId: job.id, after: 0 })) {
    if (jobProgress.message.endsWith('rows scored')) break;
  }
  await victim.kill('SIGKILL');
  const again = await api.request(SCORE, { dataset: 'points', model: 'points-model' });
  expect(again.scoreDataset.id).toBe(job.id);
  const heir = await spawnWorker();
  const ended = await finished(api, job.id);
  expect(ended).toMatchObject({ state: 'SUCCEEDED', error: null });
  expect(ended.attempt).toBeGreaterThan(1);
  const scoring = await scored(api, job.id);
  expect(scoring).toMatchObject({ rowCount: ROWS, refusedCount: 0 });
  expect(scoring.clusterCounts.reduce((sum, { rows }) => sum + rows, 0)).toBe(ROWS);
  expect(await runSql(world.env['DATABASE_URL'], 'SELECT count(*)::int AS n FROM gugus.scoring')).toEqual([
    { n: 1 },
  ]);
  const [, peak] = /VmHWM:\s+(\d+) kB/.exec(await readFile(`/proc/${heir.child.pid}/status`, 'utf8'))!;
  expect(Number(peak) * 1024).toBeLessThan(MOST_BYTES);
});
