import { expect, test } from 'vitest';
import { createWorld } from '../testkit/app.ts';
import { createPolicyWorld, pipelineRuns, setPolicy } from '../testkit/policies.ts';
import { startRedis } from '../testkit/redis.ts';

test('a Redis that loses its memory or is away for a while loses no tick and doubles none', async () => {
  const redis = await startRedis();
  const world = await createWorld();
  world.env['REDIS_URL'] = redis.url;
  const { api } = await createPolicyWorld({}, { world });
  const schedule = { cron: '* * * * * *', timeZone: 'UTC' };
  await setPolicy(api, { schedule, cooldownSeconds: 3600 });
  const atLeast = async (count: number) =>
    await expect
      .poll(async () => (await pipelineRuns(api)).length, { timeout: 20_000 })
      .toBeGreaterThanOrEqual(count);
  await atLeast(2);
  await redis.restart();
  await atLeast(5);
  await redis.kill();
  await atLeast(8);
  await redis.restart();
  await atLeast(11);
  await setPolicy(api, { schedule, cooldownSeconds: 3600, enabled: false });
  const runs = (await pipelineRuns(api)).toReversed();
  const ticks = runs.map(({ triggerKey }) => Number(triggerKey.replace('schedule:', '')));
  expect(ticks).toEqual(ticks.map((_, index) => ticks[0] + 1000 * index));
  await redis.kill();
});
