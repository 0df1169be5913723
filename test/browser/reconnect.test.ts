import { expect, test } from 'vitest';
import { createPoints, createWorld, startTestApp } from '../testkit/app.ts';
import { openDashboard } from '../testkit/browser.ts';
import { runSql } from '../testkit/databases.ts';
import { createProduction, promote, snapshot, sweep } from '../testkit/operations.ts';
import { apiUrl, spawnGugus } from '../testkit/process.ts';
import { freePort } from '../testkit/redis.ts';

test('a page whose server was killed says so, and catches up by itself with what happened while it was away', async () => {
  const world = await createWorld();
  const { api } = await startTestApp(world);
  await createPoints(world.sourceUrl);
  await createProduction(api);
  await runSql(world.sourceUrl, `UPDATE points SET x = 20, y = 20 WHERE id = 'p0001'`);
  await snapshot(api);
  await sweep(api);
  // The dashboard's own server, beside the one that works.
  const env = { ...world.env, GUGUS_PORT: String(await freePort()) };
  const server = spawnGugus(['api'], env);
  const page = await openDashboard(await apiUrl(server), '/');
  await page.getByRole('link', { name: 'v1.0' }).waitFor();
  await page.waitForLoadState('networkidle');
  const lost = page.getByText('The connection is lost');
  expect(await lost.isVisible()).toBe(false);
  await page.evaluate('globalThis.wasNotReloaded = true');

  await server.kill('SIGKILL');
  await lost.waitFor();
  await promote(api, 'v1.1');
  await apiUrl(spawnGugus(['api'], env));
  await page.getByText('v1.1 is in Production since').waitFor();
  await lost.waitFor({ state: 'hidden' });
  expect(await page.evaluate('globalThis.wasNotReloaded')).toBe(true);

  // A page without a stream needs no connection, and none is missed.
  await page.getByRole('link', { name: 'Access' }).click();
  await page.getByRole('heading', { level: 1, name: 'Access' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await lost.isVisible()).toBe(false);
}, 120_000);
