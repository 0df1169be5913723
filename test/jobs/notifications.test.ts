import { expect, test } from 'vitest';
import { announce } from '../../src/use-cases/announce.ts';
import { createPoints, createWorld, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import {
  attemptsOf,
  createWebhook,
  DELETE_ENDPOINT,
  DELIVERIES,
  deliveriesOf,
  deliveryIn,
  ENDPOINTS,
  REDELIVER_SINCE,
  REPLAY,
  ROTATE_SECRET,
  sendTest,
  signatureOf,
  startReceiver,
  UPDATE_ENDPOINT,
} from '../testkit/notifications.ts';
import { createProduction, finished, ROLLBACK, promote, snapshot, sweep } from '../testkit/operations.ts';
import { expectOf, validate } from '../testkit/quality.ts';

async function withReceiver(env: Record<string, string> = {}) {
  const receiver = await startReceiver();
  const world = await createWorld();
  Object.assign(world.env, {
    GUGUS_URL_ALLOW: receiver.host,
    GUGUS_NOTIFY_RETRY_MS: '20',
    GUGUS_NOTIFY_TIMEOUT_MS: '5000',
    ...env,
  });
  return { receiver, ...(await startTestApp(world)) };
}

test('moves of an alias and blocked data are told to those who subscribed, signed, once, in their language', async () => {
  const { api, receiver, sourceUrl, app } = await withReceiver();
  const { id, secret } = await createWebhook(api, {
    url: receiver.url,
    events: ['MODEL_PROMOTED', 'MODEL_ROLLED_BACK', 'DATA_BLOCKED'],
  });
  const slack = await createWebhook(api, {
    url: `${receiver.url}/slack`,
    kind: 'SLACK',
    language: 'ID',
    events: ['MODEL_ROLLED_BACK', 'MODEL_ROLLED_BACK'],
  });
  const off = await createWebhook(api, { url: `${receiver.url}/off` });
  await api.request(UPDATE_ENDPOINT, { input: { id: off.id, enabled: false } });

  await createPoints(sourceUrl);
  await createProduction(api);
  await receiver.count(1);
  const [promoted] = receiver.received;
  const { timestamp, ...body } = JSON.parse(promoted.body);
  expect(body).toEqual({
    id: promoted.headers['webhook-id'],
    type: 'MODEL_PROMOTED',
    data: {
      model: 'points-model',
      alias: 'Production',
      version: 'v1.0',
      from: null,
      moveNumber: 1,
      reason: 'test',
      movedBy: 'local',
    },
  });
  expect(Math.abs(Date.parse(timestamp) - Date.now())).toBeLessThan(60_000);
  expect(promoted.headers).toMatchObject({
    'content-type': 'application/json',
    'webhook-signature': signatureOf(promoted, secret),
  });

  await sweep(api);
  await promote(api, 'v1.1');
  const { rollbackAlias } = await api.request(ROLLBACK, {
    input: { model: 'points-model', reason: '<!here>' },
  });
  await finished(api, rollbackAlias.id);
  await receiver.count(4);
  const toSlack = receiver.received.find(({ path }) => path.endsWith('/slack'))!;
  const { text, blocks } = JSON.parse(toSlack.body);
  expect(text).toBe(
    '↩️ Production dari points-model dikembalikan ke v1.0\nSebelumnya: v1.1\nOleh: local\nAlasan: &lt;!here&gt;',
  );
  expect(blocks[0].text.text).toBe('↩️ Production dari points-model dikembalikan ke v1.0');
  expect(toSlack.headers['webhook-signature']).toBe(signatureOf(toSlack, slack.secret));

  await expectOf(api, [{ kind: 'BETWEEN', column: 'x', max: 25, severity: 'BLOCK' }]);
  await runSql(sourceUrl, `UPDATE points SET x = 30 WHERE id = 'p0001'`);
  await snapshot(api);
  await receiver.count(5);
  expect(JSON.parse(receiver.received[4].body)).toMatchObject({
    type: 'DATA_BLOCKED',
    data: { dataset: 'points', version: 2, failures: [expect.stringContaining('BETWEEN of x')] },
  });
  await validate(api, 2);
  const log = await deliveriesOf(api, id);
  expect(log.map(({ event }) => event.kind)).toEqual([
    'DATA_BLOCKED',
    'MODEL_ROLLED_BACK',
    'MODEL_PROMOTED',
    'MODEL_PROMOTED',
  ]);
  for (const { state, attempts, requestedBy } of log) {
    expect({ state, requestedBy }).toEqual({ state: 'DELIVERED', requestedBy: null });
    expect(attempts).toMatchObject([{ number: 1, status: 200, response: 'thanks', errorCode: null }]);
    expect(attempts[0].latencyMs).toBeGreaterThanOrEqual(0);
  }
  expect(await deliveriesOf(api, off.id)).toEqual([]);
  const unfiltered = await api.request(DELIVERIES, { endpoint: null, state: null, first: 100 });
  expect(unfiltered.notificationDeliveries.edges.length).toBeGreaterThan(log.length);

  const { manager } = app.context.db;
  const event = {
    kind: 'SOURCE_FAILING',
    key: 'k',
    at: new Date(),
    facts: { dataset: 'd', code: 'c', message: 'm' },
  } as const;
  await api.request(UPDATE_ENDPOINT, { input: { id, events: ['SOURCE_FAILING'] } });
  await Promise.all(Array.from({ length: 4 }, () => manager.transaction((tx) => announce(tx, event))));
  await expect(
    manager.transaction(async (tx) => {
      await announce(tx, { ...event, key: 'undone' });
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  await receiver.count(6);
  expect(await deliveriesOf(api, id)).toHaveLength(5);
});

test('an answer that may pass is waited for, with pauses as the receiver wants them; any other ends the delivery', async () => {
  const { api, receiver } = await withReceiver();
  const { id } = await createWebhook(api, { url: receiver.url });
  const statuses = [500, 429, 200];
  receiver.answer = (response) => response.writeHead(statuses.shift()!, { 'retry-after': 'soon' }).end('x');
  const retried = await deliveryIn(api, await sendTest(api, id), 'DELIVERED');
  expect(retried.attempts.map(({ number, status, errorCode }) => [number, status, errorCode])).toEqual([
    [1, 500, 'RECEIVER_UNAVAILABLE'],
    [2, 429, 'RECEIVER_UNAVAILABLE'],
    [3, 200, null],
  ]);
  const [first, , third] = receiver.received;
  expect(third.body).toBe(first.body);
  expect(third.headers['webhook-id']).toBe(first.headers['webhook-id']);

  const waits: [Record<string, string>, number, number][] = [
    [{ 'retry-after': '120' }, 119, 121],
    [{ date: 'Fri, 20 Nov 2026 10:00:00 GMT', 'retry-after': 'Fri, 20 Nov 2026 10:01:00 GMT' }, 59, 61],
    [{ 'retry-after': '99999999999' }, 86_399, 86_401],
  ];
  for (const [headers, least, most] of waits) {
    receiver.answer = (response) => response.writeHead(429, headers).end();
    const { nextAttemptAt, attempts } = await attemptsOf(api, await sendTest(api, id), 1);
    const pause = (Date.parse(nextAttemptAt!) - Date.parse(attempts[0].finishedAt!)) / 1000;
    expect(pause, JSON.stringify(headers)).toBeGreaterThanOrEqual(least);
    expect(pause, JSON.stringify(headers)).toBeLessThanOrEqual(most);
    receiver.answer = (response) => void response.end();
  }

  for (const status of [302, 307, 400, 401, 404]) {
    receiver.answer = (response) =>
      response.writeHead(status, { location: `${receiver.url}/elsewhere` }).end();
    const refused = await deliveryIn(api, await sendTest(api, id), 'FAILED');
    expect(refused.attempts).toMatchObject([{ status, errorCode: 'RECEIVER_REFUSED' }]);
  }
  expect(receiver.received.some(({ path }) => path.endsWith('/elsewhere'))).toBe(false);
});

test('a slow receiver gets one delivery at a time and keeps no other waiting', async () => {
  const { api, receiver } = await withReceiver();
  const slow = await createWebhook(api, { url: `${receiver.url}/slow` });
  const { id } = await createWebhook(api, { url: receiver.url });
  receiver.answer = (response, { path }) => void (path.endsWith('/slow') || response.end());
  for (let delivery = 0; delivery < 10; delivery++) await sendTest(api, slow.id);
  await receiver.count(1);
  await deliveryIn(api, await sendTest(api, id), 'DELIVERED');
  expect(receiver.received.map(({ path }) => path)).toEqual(['/hook/slow', '/hook']);
});

test('of an answer without end the beginning is read, and kept without control characters', async () => {
  const { api, receiver } = await withReceiver();
  const { id } = await createWebhook(api, { url: receiver.url });
  receiver.answer = (response) => {
    response.writeHead(200);
    const talk = () => {
      while (response.writable && response.write(`\u0000\u001b[31m${'x'.repeat(10_000)}`));
    };
    response.on('drain', talk);
    talk();
  };
  const { attempts } = await deliveryIn(api, await sendTest(api, id), 'DELIVERED');
  expect(attempts[0].response).toHaveLength(500);
  expect(attempts[0].response).not.toMatch(/\p{Cc}/u);
  expect(attempts[0].latencyMs).toBeLessThan(5000);
});

test('a receiver that is silent or breaks off costs an attempt each; one that has said its status need not end', async () => {
  const { api, receiver } = await withReceiver({ GUGUS_NOTIFY_TIMEOUT_MS: '700' });
  const { id } = await createWebhook(api, { url: receiver.url });
  receiver.answer = (response, { headers }) => {
    if (receiver.received.filter((each) => each.headers['webhook-id'] === headers['webhook-id']).length > 1) {
      return void response.end();
    }
    if (receiver.received.length === 1) return;
    response.destroy();
  };
  for (const why of [/no answer within 700 ms/, /ECONNRESET/]) {
    const { attempts } = await deliveryIn(api, await sendTest(api, id), 'DELIVERED');
    expect(attempts).toMatchObject([
      { status: null, errorCode: 'RECEIVER_UNAVAILABLE', errorMessage: expect.stringMatching(why) },
      { status: 200 },
    ]);
  }
  receiver.answer = (response) => {
    response.writeHead(200).write('slow');
  };
  await deliveryIn(api, await sendTest(api, id), 'DELIVERED');
});

test('a delivery is given up after eight attempts; asking for it again hastens a pending one and renews an ended one', async () => {
  const { api, app, receiver } = await withReceiver({ GUGUS_NOTIFY_RETRY_MS: '3600000' });
  const { id } = await createWebhook(api, { url: receiver.url });
  receiver.answer = (response) => response.writeHead(500).end();
  const delivery = await sendTest(api, id);
  for (let attempt = 1; attempt < 8; attempt++) {
    const { nextAttemptAt } = await attemptsOf(api, delivery, attempt);
    const hours = (Date.parse(nextAttemptAt!) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(Math.min(0.78 * 4 ** (attempt - 1), 23.9));
    expect(hours).toBeLessThan(Math.min(1.21 * 4 ** (attempt - 1), 24.1));
    expect((await api.request(REPLAY, { id: delivery })).replayDelivery.id).toBe(delivery);
  }
  await deliveryIn(api, delivery, 'FAILED');
  receiver.answer = (response) => void response.end();
  const { replayDelivery } = await api.request(REPLAY, { id: delivery });
  expect(replayDelivery).toMatchObject({ requestedBy: 'local', state: 'PENDING' });
  expect(replayDelivery.id).not.toBe(delivery);
  await deliveryIn(api, replayDelivery.id, 'DELIVERED');
  const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
  expect(ids).toEqual(Array.from({ length: 9 }, () => ids[0]));

  receiver.answer = (response) => response.writeHead(500).end();
  const deadly = await sendTest(api, id);
  await attemptsOf(api, deadly, 1);
  await app.context.db.query('UPDATE notification_delivery SET failures = 8 WHERE id = $1', [deadly]);
  await api.request(REPLAY, { id: deadly });
  const { attempts } = await deliveryIn(api, deadly, 'FAILED');
  expect(attempts[1]).toMatchObject({ status: null, errorCode: 'JOB_ABANDONED' });
  expect(receiver.received).toHaveLength(10);
});

test('what an endpoint missed since a time is sent to it, once however often it is asked at once', async () => {
  const { api, receiver, app } = await withReceiver({ GUGUS_NOTIFY_RETRY_MS: '3600000' });
  const { manager } = app.context.db;
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
  for (let minute = 0; minute < 5; minute++) {
    await manager.transaction((tx) =>
      announce(tx, {
        kind: minute === 4 ? 'TEST' : 'SOURCE_FAILING',
        key: String(minute),
        at: at(minute),
        facts: minute === 4 ? { requestedBy: 'me' } : { dataset: String(minute), code: 'c', message: 'm' },
      } as Parameters<typeof announce>[1]),
    );
  }
  const { id } = await createWebhook(api, { url: receiver.url, events: ['SOURCE_FAILING'] });
  receiver.answer = (response) => response.writeHead(503).end();
  const redeliver = async (from: Date) =>
    (await api.request(REDELIVER_SINCE, { endpoint: id, from: from.toISOString() })).redeliverSince;
  const counts = await Promise.all([redeliver(at(1)), redeliver(at(1))]);
  expect(counts.sort()).toEqual([0, 3]);
  await receiver.count(3);
  expect(receiver.received.map(({ body }) => JSON.parse(body).data.dataset)).toEqual(['1', '2', '3']);
  await expect
    .poll(async () => (await deliveriesOf(api, id)).every(({ nextAttemptAt }) => nextAttemptAt))
    .toBe(true);
  expect(await redeliver(at(0))).toBe(1);
  expect(await redeliver(new Date(Date.now() + 60_000))).toBe(0);

  await app.context.db.query(
    `INSERT INTO notification_event (kind, key, at, facts)
     SELECT 'SOURCE_FAILING', 'many' || n, $1, '{"dataset": "d", "code": "c", "message": "m"}' FROM generate_series(1, 1001) AS n`,
    [at(10)],
  );
  await expect(redeliver(at(9))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(
    api.request(REDELIVER_SINCE, {
      endpoint: '01912345-0000-7000-8000-000000000000',
      from: at(1).toISOString(),
    }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await deliveriesOf(api, id)).toHaveLength(4);
});

test('after a rotation both secrets sign for a day, then the new one alone; neither is told again', async () => {
  const { api, receiver, app } = await withReceiver();
  const { id, secret } = await createWebhook(api, { url: receiver.url });
  const { rotateWebhookSecret: rotated } = await api.request(ROTATE_SECRET, { id });
  const hours = (Date.parse(rotated.endpoint.previousSecretUntil!) - Date.now()) / 3_600_000;
  expect(Math.abs(hours - 24)).toBeLessThan(0.1);
  await deliveryIn(api, await sendTest(api, id), 'DELIVERED');
  await app.context.db.query('UPDATE notification_endpoint SET previous_until = now()');
  await deliveryIn(api, await sendTest(api, id), 'DELIVERED');
  const [both, alone] = receiver.received;
  expect(both.headers['webhook-signature']).toBe(
    `${signatureOf(both, rotated.secret)} ${signatureOf(both, secret)}`,
  );
  expect(alone.headers['webhook-signature']).toBe(signatureOf(alone, rotated.secret));
  const told = JSON.stringify([await api.request(ENDPOINTS, {}), await deliveriesOf(api, id)]);
  for (const each of [secret, rotated.secret]) expect(told).not.toContain(each.slice(6));
});

test('an endpoint that is gone, disabled or deleted gets nothing more; lists are paged and keep its history', async () => {
  const { api, receiver } = await withReceiver({ GUGUS_NOTIFY_RETRY_MS: '3600000' });
  const gone = await createWebhook(api, { url: `${receiver.url}/gone` });
  const other = await createWebhook(api, { url: `${receiver.url}/other`, kind: 'SLACK', events: ['TEST'] });
  receiver.answer = (response) => response.writeHead(503).end();
  const waiting = await sendTest(api, gone.id);
  await attemptsOf(api, waiting, 1);
  receiver.answer = (response) => response.writeHead(410).end();
  const last = await deliveryIn(api, await sendTest(api, gone.id), 'FAILED');
  expect(last.attempts).toMatchObject([{ status: 410, errorCode: 'RECEIVER_REFUSED' }]);
  await deliveryIn(api, waiting, 'CANCELLED');

  const page = async (after?: string | null) =>
    (await api.request(ENDPOINTS, { first: 1, after })).notificationEndpoints;
  const newest = await page();
  expect(newest.edges[0].node.id).toBe(other.id);
  const oldest = await page(newest.pageInfo.endCursor);
  expect(oldest.pageInfo.hasNextPage).toBe(false);
  expect(oldest.edges[0].node).toMatchObject({
    id: gone.id,
    enabled: false,
    disabledReason: expect.stringContaining('410'),
  });
  const { updateNotificationEndpoint: back } = await api.request(UPDATE_ENDPOINT, {
    input: { id: gone.id, enabled: true, language: 'ID', events: ['TEST'] },
  });
  expect(back).toMatchObject({ enabled: true, disabledReason: null, language: 'ID', events: ['TEST'] });

  receiver.answer = (response) => response.writeHead(503).end();
  for (const { id, by } of [
    { id: gone.id, by: () => api.request(UPDATE_ENDPOINT, { input: { id: gone.id, enabled: false } }) },
    { id: other.id, by: () => api.request(DELETE_ENDPOINT, { id: other.id }) },
  ]) {
    const pending = await sendTest(api, id);
    await attemptsOf(api, pending, 1);
    await by();
    expect((await deliveryIn(api, pending, 'CANCELLED')).attempts).toHaveLength(1);
  }
  expect((await page()).edges[0].node.id).toBe(gone.id);
  const [history] = await deliveriesOf(api, other.id);
  expect(history.endpoint.id).toBe(other.id);
  await expect(api.request(REPLAY, { id: history.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(sendTest(api, other.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await createWebhook(api, { url: `${receiver.url}/other`, kind: 'SLACK' });

  const cancelled = await api.request(DELIVERIES, { state: 'CANCELLED', first: 2 });
  expect(cancelled.notificationDeliveries.edges).toHaveLength(2);
  const rest = await api.request(DELIVERIES, {
    state: 'CANCELLED',
    after: cancelled.notificationDeliveries.pageInfo.endCursor,
  });
  expect(rest.notificationDeliveries.edges.map(({ node }) => node.id)).toEqual([waiting]);
});

test('a webhook whose address is not public any more is refused at its delivery, and nothing is sent', async () => {
  const receiver = await startReceiver();
  const world = await createWorld();
  world.env['GUGUS_URL_ALLOW'] = receiver.host;
  const before = await startTestApp(world, { workers: false });
  const { id } = await createWebhook(before.api, { url: receiver.url });
  const delivery = await sendTest(before.api, id);
  await before.app.close();
  world.env['GUGUS_URL_ALLOW'] = '';
  const { api } = await startTestApp(world);
  expect((await deliveryIn(api, delivery, 'FAILED')).attempts).toMatchObject([
    { status: null, errorCode: 'URL_NOT_ALLOWED' },
  ]);
  expect(receiver.received).toEqual([]);
});
