import { expect, test } from 'vitest';
import { startTestApp } from '../testkit/app.ts';
import { post } from '../testkit/http.ts';
import { createWebhook, UPDATE_ENDPOINT } from '../testkit/notifications.ts';

const WEBHOOK = 'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { secret } }';
const MAIL =
  'mutation ($input: CreateMailSubscriptionInput!) { createMailSubscription(input: $input) { id } }';

test('input that is malformed, hostile or leads inside is refused with its field, and changes nothing', async () => {
  const { api, app, url } = await startTestApp(undefined, { workers: false });
  const refusal = async (query: string, variables: unknown) => {
    const { body } = await post(url, query, variables);
    return body.errors![0].extensions;
  };
  const good = { url: 'https://1.1.1.1/hook', events: ['TEST'] };
  const webhooks: [object, string, string?][] = [
    ...[
      'https://127.0.0.1/',
      'http://[::1]:4000/graphql',
      'http://169.254.169.254/latest/meta-data',
      'http://10.1.2.3/',
      'http://2130706433/',
      'http://0x7f.1/',
      'http://localhost:4000/',
      'http://[::ffff:127.0.0.1]/',
    ].map((value) => [{ url: value }, 'URL_NOT_ALLOWED', 'url'] as [object, string, string]),
    ...[
      '',
      'example.org',
      'ftp://example.org/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://user:secret@example.org/',
      `https://example.org/${'x'.repeat(2000)}`,
      'https://example.org/\u0000',
    ].map((value) => [{ url: value }, 'INVALID_INPUT', 'url'] as [object, string, string]),
    [{ events: [] }, 'INVALID_INPUT', 'events'],
    ...[
      { url: null },
      { url: 7 },
      { url: undefined },
      { events: ['NOTHING'] },
      { events: null },
      { events: undefined },
      { kind: 'MAIL' },
      { language: 'FR' },
      { secret: 'whsec_mine' },
    ].map((input) => [input, 'BAD_USER_INPUT'] as [object, string]),
  ];
  for (const [input, code, field] of webhooks) {
    const extensions = await refusal(WEBHOOK, { input: { ...good, ...input } });
    expect(extensions, JSON.stringify(input)).toMatchObject({ code, ...(field && { field }) });
  }
  const recipients: [unknown, string][] = [
    ...[
      [],
      [''],
      ['nobody'],
      ['a@b'],
      ['a@example.org\r\nBcc: b@example.org'],
      ['a@example.org, b@example.org'],
      ['<a@example.org>'],
      [`${'a'.repeat(300)}@example.org`],
      Array.from({ length: 51 }, (_, i) => `a${i}@example.org`),
    ].map((value) => [value, 'INVALID_INPUT'] as [unknown, string]),
    [['a@example.org'], 'MAIL_NOT_CONFIGURED'],
    [null, 'BAD_USER_INPUT'],
    [[null], 'BAD_USER_INPUT'],
  ];
  for (const [value, code] of recipients) {
    const extensions = await refusal(MAIL, { input: { recipients: value, events: ['TEST'] } });
    expect(extensions, JSON.stringify(value)).toMatchObject({ code });
  }
  expect(await app.context.db.query('SELECT 1 FROM notification_endpoint')).toEqual([]);

  const twice = await Promise.allSettled([
    createWebhook(api, { url: good.url }),
    createWebhook(api, { url: good.url }),
  ]);
  expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(createWebhook(api, { url: 'HTTPS://1.1.1.1:443/a/../hook' })).rejects.toMatchObject({
    code: 'ENDPOINT_EXISTS',
  });
  const other = await createWebhook(api, { url: 'https://1.1.1.1/other' });
  const changes: [object, string][] = [
    [{ url: good.url }, 'ENDPOINT_EXISTS'],
    [{ url: 'http://127.0.0.1' }, 'URL_NOT_ALLOWED'],
    [{ recipients: ['a@example.org'] }, 'INVALID_INPUT'],
    [{ events: [] }, 'INVALID_INPUT'],
  ];
  for (const [change, code] of changes) {
    const input = { id: other.id, ...change };
    await expect(api.request(UPDATE_ENDPOINT, { input }), JSON.stringify(change)).rejects.toMatchObject({
      code,
    });
  }
  expect(
    (await api.request(UPDATE_ENDPOINT, { input: { id: other.id } })).updateNotificationEndpoint,
  ).toEqual(other.endpoint);

  const none = '01912345-0000-7000-8000-000000000000';
  for (const id of [none, '', 'x', `'; DROP TABLE job; --`, 'x'.repeat(100_000)]) {
    for (const [mutation, field] of [
      [`updateNotificationEndpoint(input: { id: $id, enabled: true }) { id }`, 'id'],
      [`deleteNotificationEndpoint(id: $id) { id }`, 'id'],
      [`rotateWebhookSecret(id: $id) { secret }`, 'id'],
      [`testNotification(endpoint: $id) { id }`, 'endpoint'],
      [`replayDelivery(id: $id) { id }`, 'id'],
      [`redeliverSince(endpoint: $id, from: "2026-01-01T00:00:00Z")`, 'endpoint'],
    ]) {
      const extensions = await refusal(`mutation ($id: ID!) { ${mutation} }`, { id });
      expect(extensions, mutation).toMatchObject({ code: 'NOT_FOUND', field });
    }
    const { body } = await post(
      url,
      `query ($id: ID!) { notificationDelivery(id: $id) { id } notificationDeliveries(endpoint: $id) { edges { cursor } } }`,
      { id },
    );
    expect(body.data).toEqual({ notificationDelivery: null, notificationDeliveries: { edges: [] } });
  }
  for (const from of ['yesterday', '', '2026-13-01T00:00:00Z', '999999-01-01T00:00:00Z', null]) {
    const redeliver = `mutation ($from: DateTimeISO!) { redeliverSince(endpoint: "${other.id}", from: $from) }`;
    expect((await refusal(redeliver, { from }))['code'], String(from)).toBe('BAD_USER_INPUT');
  }
  for (const page of ['first: 0', 'first: 101', 'after: "x"']) {
    for (const list of ['notificationEndpoints', 'notificationDeliveries']) {
      expect(await refusal(`{ ${list}(${page}) { edges { cursor } } }`, {})).toMatchObject({
        code: 'INVALID_INPUT',
      });
    }
  }
});
