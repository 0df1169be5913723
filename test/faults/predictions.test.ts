import { expect, test } from 'vitest';
import { apiClient } from '../../src/cli/client.ts';
import { createPoints, createWorld, type World } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { createProduction } from '../testkit/operations.ts';
import { apiUrl, spawnGugus, started, type GugusProcess } from '../testkit/process.ts';

async function startApi(world: World): Promise<{ process: GugusProcess; url: string }> {
  const process = spawnGugus(['api'], world.env);
  return { process, url: await apiUrl(process) };
}

/** @returns the id under which the answer is logged */
async function predict(url: string): Promise<string> {
  const response = await fetch(`${url}/v1/predict`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"x": 1, "y": 1}',
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { prediction_id: string }).prediction_id;
}

async function predictMany(url: string, count: number): Promise<string[]> {
  return await Promise.all(Array.from({ length: count }, () => predict(url)));
}

async function logged({ env }: World): Promise<string[]> {
  const rows = await runSql(env['DATABASE_URL'], 'SELECT id FROM gugus.prediction_log');
  return rows.map(({ id }) => id as string);
}

test('a process that ends logs all its answers; one that is killed loses at most what was queued', async () => {
  const world = await createWorld();
  const worker = spawnGugus(['worker'], world.env);
  await started(worker);
  let api = await startApi(world);
  await createPoints(world.sourceUrl);
  await createProduction(apiClient(api.url));

  const first = await predictMany(api.url, 200);
  await api.process.kill('SIGTERM');
  expect((await logged(world)).toSorted()).toEqual(first.toSorted());

  api = await startApi(world);
  const second = await predictMany(api.url, 50);
  await expect.poll(async () => (await logged(world)).length).toBe(250);
  const third = await predictMany(api.url, 30);
  await api.process.kill('SIGKILL');
  const left = await logged(world);
  expect(left).toEqual(expect.arrayContaining([...first, ...second]));
  const answered = new Set([...first, ...second, ...third]);
  expect(left.every((id) => answered.has(id))).toBe(true);
  expect(new Set(left).size).toBe(left.length);

  api = await startApi(world);
  const last = await predict(api.url);
  await expect.poll(async () => await logged(world)).toContain(last);
});
