import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '../testkit/app.ts';
import { ask, bearer, codeOf } from '../testkit/keys.ts';
import { apiUrl, spawnGugus } from '../testkit/process.ts';
import { startRedis } from '../testkit/redis.ts';

const TEN_POINTS = `{ ${Array.from({ length: 10 }, (_, i) => `v${i}: viewer { name }`).join(' ')} }`;
const VIEWER = '{ viewer { name } }';

async function twoProcesses(limits: Record<string, string>) {
  const { env } = await createWorld();
  const processes = [0, 1].map(() => spawnGugus(['api'], { ...env, ...limits }));
  return { key: env['GUGUS_KEY'], urls: await Promise.all(processes.map(apiUrl)) };
}

async function burst(urls: readonly string[], key: string, query: string, count: number) {
  return await Promise.all(
    Array.from({ length: count }, (_, i) => ask(urls[i % urls.length], query, bearer(key))),
  );
}

const countOf = (answers: readonly { status: number }[], wanted: number) =>
  answers.filter(({ status }) => status === wanted).length;

test('two processes together let a burst through up to the limit, give or take a lease each, and again when the wait is over', async () => {
  // 2000 points in ten seconds, leased 40 at a time.
  const { key, urls } = await twoProcesses({ GUGUS_POINTS_PER_MINUTE: '6000' });
  const answers = await burst(urls, key, TEN_POINTS, 300);
  const answered = countOf(answers, 200);
  expect(answered).toBeGreaterThanOrEqual(200 - 8);
  expect(answered).toBeLessThanOrEqual(200 + 8);
  expect(countOf(answers, 429)).toBe(300 - answered);
  // Both know it, also of what the other has let through.
  const last = await burst(urls, key, TEN_POINTS, 4);
  expect(last.map(codeOf)).toEqual(Array(4).fill('RATE_LIMITED'));

  await setTimeout(Math.max(...last.map(({ headers }) => Number(headers.get('retry-after')))) * 1000);
  expect(countOf(await burst(urls, key, TEN_POINTS, 4), 200)).toBe(4);
});

test('points in a Redis that goes away are counted by each process alone', async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.kill());
  const { key, urls } = await twoProcesses({ REDIS_URL: redis.url, GUGUS_POINTS_PER_MINUTE: '60' });
  const together = countOf(await burst(urls, key, VIEWER, 60), 200);
  expect(together).toBeGreaterThanOrEqual(20 - 2);
  expect(together).toBeLessThanOrEqual(20 + 2);
  await redis.kill();
  await setTimeout(10_500);
  const alone = countOf(await burst(urls, key, VIEWER, 80), 200);
  expect(alone).toBeGreaterThanOrEqual(2 * (20 - 1));
  expect(alone).toBeLessThanOrEqual(2 * (20 + 1));
});
