import { createHash } from 'node:crypto';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { apiClient } from '../../src/cli/client.ts';
import { createPoints, createWorld } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { createProduction, finished, PREDICT } from '../testkit/operations.ts';
import { apiUrl, spawnGugus, started } from '../testkit/process.ts';
import { APPLY, blobPath, collect, passDays, storedDigests } from '../testkit/retention.ts';

const ORPHANS = 2000;

test('a worker that is killed while it deletes leaves what is needed, and the next one deletes the rest', async () => {
  const world = await createWorld();
  const api = apiClient(await apiUrl(spawnGugus(['api'], world.env)));
  let worker = spawnGugus(['worker'], world.env);
  await started(worker);
  await createPoints(world.sourceUrl);
  await createProduction(api);
  const needed = await storedDigests(world);
  for (let i = 0; i < ORPHANS; i++) {
    const path = blobPath(world, createHash('md5').update(`orphan ${i}`).digest('hex'));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `orphan ${i}`);
    const longAgo = new Date(Date.now() - 48 * 3600 * 1000);
    await utimes(path, longAgo, longAgo);
  }
  await collect(api);
  await passDays(world, 8);

  const { applyRetention } = await api.request(APPLY, {});
  const purged = `SELECT count(*)::int AS count FROM gugus.blob_trash WHERE purged_at IS NOT NULL`;
  const purgedCount = async () => (await runSql(world.env['DATABASE_URL'], purged))[0]['count'] as number;
  await expect.poll(purgedCount, { interval: 1, timeout: 30_000 }).toBeGreaterThan(0);
  await worker.kill('SIGKILL');
  const halfway = (await storedDigests(world)).length;
  expect(halfway).toBeGreaterThan(needed.length);
  expect(halfway).toBeLessThan(needed.length + ORPHANS);

  worker = spawnGugus(['worker'], world.env);
  const job = await finished(api, applyRetention.id);
  expect(job).toMatchObject({ state: 'SUCCEEDED', attempt: 2 });
  expect((await storedDigests(world)).toSorted()).toEqual(needed.toSorted());
  expect(await purgedCount()).toBe(ORPHANS);
  const variables = { model: 'points-model', features: { x: 1, y: 1 }, alias: 'Production' };
  expect((await api.request(PREDICT, variables)).predictCluster.modelVersion).toBe('v1.0');
});
