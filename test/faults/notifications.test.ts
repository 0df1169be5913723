import { expect, test } from 'vitest';
import { apiClient } from '../../src/cli/client.ts';
import { createPoints, createWorld, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import {
  createWebhook,
  deliveriesOf,
  deliveryIn,
  deliveryOf,
  sendTest,
  startReceiver,
} from '../testkit/notifications.ts';
import { CREATE_DATASET, pointsDataset } from '../testkit/operations.ts';
import { apiUrl, spawnGugus, started } from '../testkit/process.ts';
import { checks, watch } from '../testkit/watches.ts';

test('a worker that is killed or stopped in the middle of an attempt leaves the delivery to the next one, and a line in the log', async () => {
  const receiver = await startReceiver();
  const world = await createWorld();
  Object.assign(world.env, {
    GUGUS_URL_ALLOW: receiver.host,
    GUGUS_NOTIFY_RETRY_MS: '20',
    GUGUS_NOTIFY_TIMEOUT_MS: '4000',
  });
  const startWorker = async () => {
    const worker = spawnGugus(['worker'], world.env);
    await started(worker);
    return worker;
  };
  const api = apiClient(await apiUrl(spawnGugus(['api'], world.env)));
  const { id } = await createWebhook(api, { url: receiver.url });
  receiver.answer = () => undefined;

  let worker = await startWorker();
  const killed = await sendTest(api, id);
  await receiver.count(1);
  await worker.kill('SIGKILL');
  worker = await startWorker();
  await receiver.count(2);
  const stopped = await sendTest(api, id);
  await worker.kill('SIGTERM');
  expect(await worker.exited).toBe(0);
  expect(await deliveryOf(api, killed)).toMatchObject({
    state: 'PENDING',
    attempts: [{ finishedAt: null }, { errorCode: 'CANCELLED' }],
  });

  receiver.answer = (response) => void response.end();
  await startWorker();
  expect((await deliveryIn(api, killed, 'DELIVERED')).attempts).toHaveLength(3);
  expect((await deliveryIn(api, stopped, 'DELIVERED')).attempts).toHaveLength(1);
  const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
  expect(ids.filter((each) => each === ids[0])).toHaveLength(3);
  const [{ failures }] = await runSql(
    world.env['DATABASE_URL'],
    `SELECT failures FROM gugus.notification_delivery WHERE id = '${killed}'`,
  );
  expect(failures).toBe(1);
});

test('a watched source that fails is told once, and again when it fails after it came back', async () => {
  const receiver = await startReceiver();
  const { env, sourceUrl } = await createWorld();
  env['GUGUS_URL_ALLOW'] = receiver.host;
  const world = await startTestApp({ env, sourceUrl });
  const { api } = world;
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  const { id } = await createWebhook(api, { url: receiver.url, events: ['SOURCE_FAILING'] });
  await watch(api, 1);
  await checks(world, 1);
  for (let outage = 1; outage <= 2; outage++) {
    await runSql(sourceUrl, 'ALTER TABLE points RENAME TO away');
    await checks(world, 2);
    const told = await deliveriesOf(api, id);
    expect(told).toHaveLength(outage);
    expect(told[0].event).toMatchObject({
      kind: 'SOURCE_FAILING',
      facts: { dataset: 'points', code: 'QUERY_INVALID' },
    });
    await runSql(sourceUrl, 'ALTER TABLE away RENAME TO points');
    await checks(world, 2);
  }
});
