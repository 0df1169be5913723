import { setTimeout } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { expect, test } from 'vitest';
import { leasedWindow } from './leased-window.ts';
import { openPoints, RateLimited, type Points } from './points.ts';

const LIMIT = 1000;
const LEASE = LIMIT / 50;

/** Processes that share one store, which takes a while to answer. */
function processes(count: number, limit = LIMIT) {
  const store = new RateLimiterMemory({ points: limit, duration: 60 });
  const asked = { times: 0 };
  const slow = new Proxy(store, {
    get: (target, name) =>
      name === 'consume'
        ? async (key: string, points: number) => {
            asked.times += 1;
            await setTimeout(2);
            return await target.consume(key, points);
          }
        : Reflect.get(target, name),
  });
  const points = Array.from({ length: count }, () => openPoints([leasedWindow(slow)], async () => undefined));
  return { points, asked };
}

async function isPaid(points: Points, cost: number): Promise<boolean> {
  const refused = await refusalOf(points, cost);
  if (refused) expect(refused).toBeInstanceOf(RateLimited);
  return refused === null;
}

async function refusalOf(points: Points, cost: number): Promise<unknown> {
  try {
    await points.spend('a', cost);
    return null;
  } catch (error) {
    return error;
  }
}

test('a burst over three processes is let through up to the limit, give or take a lease each', async () => {
  for (const cost of [1, 7, 90]) {
    const { points } = processes(3);
    const paid = await Promise.all(Array.from({ length: 3000 }, (_, i) => isPaid(points[i % 3], cost)));
    const spent = paid.filter(Boolean).length * cost;
    expect(spent).toBeLessThanOrEqual(LIMIT + 3 * LEASE);
    // What is left over in a process is less than a lease, or than what one asks for.
    expect(spent).toBeGreaterThan(LIMIT - 3 * Math.max(LEASE, cost));
  }
});

test('spending asks the store once for a lease, and waits for it only beyond what may be owed', async () => {
  const { points, asked } = processes(1);
  for (let i = 0; i < LEASE; i++) expect(points[0].spend('a', 1)).not.toBeInstanceOf(Promise);
  expect(asked.times).toBe(1);
  for (let i = 0; i < 500; i++) await points[0].spend('a', 1);
  expect(asked.times).toBeLessThan(70);
});

test('accounts do not pay for each other, and are told what they have left and until when', async () => {
  const { points } = processes(1, 100);
  await points[0].spend('a', 100);
  const refused = (await refusalOf(points[0], 1)) as RateLimited;
  expect(refused).toMatchObject({
    code: 'RATE_LIMITED',
    isFirst: true,
    balance: { limit: 100, remaining: 0 },
  });
  expect(refused.retryAfterSeconds).toBeGreaterThan(58);
  expect(refused.retryAfterSeconds).toBeLessThanOrEqual(60);
  expect(await refusalOf(points[0], 1)).toMatchObject({ isFirst: false });
  const balance = await points[0].spend('b', 30);
  expect(balance).toMatchObject({ limit: 100, remaining: 70 });
  expect(balance!.resetAt.getTime()).toBeGreaterThan(Date.now() + 58_000);
});

test('what costs more than a window holds takes all of it, once', async () => {
  const { points } = processes(1, 10);
  expect(await isPaid(points[0], 1000)).toBe(true);
  expect(await isPaid(points[0], 1)).toBe(false);
});
