import { expect, test } from 'vitest';
import { createTurnstile } from './turnstile.ts';

test('no more than there are places go at a time, all in their order, also after a failure', async () => {
  const inTurn = createTurnstile(2);
  const started: number[] = [];
  let [inside, most] = [0, 0];
  const uses = Array.from({ length: 7 }, (_, n) =>
    inTurn(async () => {
      started.push(n);
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside--;
      if (n % 3 === 0) throw new Error('failed');
      return n;
    }),
  );
  const results = await Promise.allSettled(uses);
  expect(results.map(({ status }) => status === 'rejected')).toEqual(
    [0, 1, 2, 3, 4, 5, 6].map((n) => n % 3 === 0),
  );
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(most).toBe(2);
  expect(await inTurn(async () => 'free')).toBe('free');
});
