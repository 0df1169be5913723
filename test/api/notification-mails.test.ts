import { expect, test } from 'vitest';
import { announce } from '../../src/use-cases/announce.ts';
import { createWorld, startTestApp } from '../testkit/app.ts';
import {
  CREATE_MAIL_SUBSCRIPTION,
  deliveriesOf,
  deliveryIn,
  ROTATE_SECRET,
  sendTest,
  startMailServer,
  UPDATE_ENDPOINT,
} from '../testkit/notifications.ts';

test('mails go to all recipients in their language, as text and HTML, and nothing that users wrote becomes a header', async () => {
  const busy = new Set(['later@example.org']);
  const server = await startMailServer({
    onRcptTo({ address }, _session, done) {
      if (address === 'unknown@example.org') {
        done(Object.assign(new Error('no such user\r\nhere'), { responseCode: 550 }));
      } else if (busy.delete(address)) done(Object.assign(new Error('busy'), { responseCode: 451 }));
      else done();
    },
  });
  const world = await createWorld();
  Object.assign(world.env, {
    SMTP_URL: server.url,
    SMTP_FROM: 'Gugus <gugus@data.example.org>',
    GUGUS_NOTIFY_RETRY_MS: '20',
    GUGUS_NOTIFY_TIMEOUT_MS: '2000',
  });
  const { api, app } = await startTestApp(world);
  const subscribe = async (recipients: string[], language: 'ID' | 'EN' = 'EN') =>
    (
      await api.request(CREATE_MAIL_SUBSCRIPTION, {
        input: { recipients, language, events: ['MODEL_NOT_PROMOTED'] },
      })
    ).createMailSubscription;
  const { id, ...made } = await subscribe(['b@example.org', 'a@example.org', 'A@example.org'], 'ID');
  expect(made).toMatchObject({ kind: 'MAIL', url: null, recipients: ['A@example.org', 'b@example.org'] });

  await app.context.db.transaction((tx) =>
    announce(tx, {
      kind: 'MODEL_NOT_PROMOTED',
      key: 'k',
      at: new Date('2026-11-20T01:02:03Z'),
      facts: {
        model: 'm\r\nBcc: all@example.org\r\n',
        alias: 'Production',
        version: 'v2.0',
        reason: 'siluet <b>lebih rendah</b>\r\n.\r\nQUIT',
        checks: [{ name: 'silhouette', passed: false, reason: '0.4 < 0.5' }],
      },
    }),
  );
  await expect.poll(() => server.mails.length, { timeout: 10_000 }).toBe(1);
  const [mail] = server.mails;
  expect(mail.to).toEqual(['A@example.org', 'b@example.org']);
  const [head] = mail.source.split('\r\n\r\n');
  expect(head).not.toMatch(/^bcc:/im);
  expect(head).toMatch(/^To: A@example\.org, b@example\.org\r$/m);
  expect(head).toMatch(/^From: Gugus <gugus@data\.example\.org>\r$/m);
  const [delivery] = await deliveriesOf(api, id);
  expect(head).toContain(`Message-ID: <${delivery.id}@data.example.org>`);
  expect(head).toContain('Auto-Submitted: auto-generated');
  const decoded = mail.source
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/(?:=[\dA-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString());
  expect(decoded).toContain('tidak dipromosikan ke Production');
  expect(decoded).toContain('Alasan: siluet <b>lebih rendah</b> . QUIT');
  expect(decoded).toContain('siluet &lt;b&gt;lebih rendah&lt;/b&gt; . QUIT');
  expect(decoded).toContain('<html lang="id">');
  expect(await deliveryIn(api, delivery.id, 'DELIVERED')).toMatchObject({ attempts: [{ status: 250 }] });

  const refused = await deliveryIn(
    api,
    await sendTest(api, (await subscribe(['unknown@example.org'])).id),
    'FAILED',
  );
  expect(refused.attempts).toMatchObject([{ status: 550, errorCode: 'RECEIVER_REFUSED' }]);
  expect(refused.attempts[0].response).not.toMatch(/\p{Cc}/u);
  const later = await deliveryIn(
    api,
    await sendTest(api, (await subscribe(['later@example.org'])).id),
    'DELIVERED',
  );
  expect(later.attempts.map(({ status }) => status)).toEqual([451, 250]);
  const partly = await subscribe(['unknown@example.org', 'c@example.org']);
  const { attempts } = await deliveryIn(api, await sendTest(api, partly.id), 'DELIVERED');
  expect(attempts[0].response).toContain('refused for unknown@example.org');

  for (const change of [{ url: 'https://1.1.1.1' }, { recipients: [] }]) {
    const input = { id, ...change };
    await expect(api.request(UPDATE_ENDPOINT, { input })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  }
  await expect(api.request(ROTATE_SECRET, { id })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(subscribe(['b@example.org', 'A@example.org'])).rejects.toMatchObject({
    code: 'ENDPOINT_EXISTS',
  });
});

test('a mail server that is away or asks for a password costs an attempt; without one nobody can subscribe', async () => {
  const server = await startMailServer({
    disabledCommands: ['STARTTLS'],
    authOptional: false,
    onAuth: (_auth, _session, done) => done(new Error('wrong')),
  });
  const world = await createWorld();
  Object.assign(world.env, {
    SMTP_URL: server.url.replace('smtp://', 'smtp://gugus:secret@'),
    SMTP_FROM: 'gugus@example.org',
    GUGUS_NOTIFY_RETRY_MS: '3600000',
    GUGUS_NOTIFY_TIMEOUT_MS: '1000',
  });
  const first = await startTestApp(world);
  const input = { recipients: ['a@example.org'], events: ['TEST' as const] };
  const { createMailSubscription: made } = await first.api.request(CREATE_MAIL_SUBSCRIPTION, { input });
  const delivery = await sendTest(first.api, made.id);
  const attempts = async () => (await deliveriesOf(first.api, made.id))[0].attempts;
  await expect.poll(async () => (await attempts())[0]?.errorCode).toBe('RECEIVER_UNAVAILABLE');
  expect(JSON.stringify(await attempts())).not.toContain('secret');
  await first.app.close();

  delete world.env['SMTP_URL'];
  delete world.env['SMTP_FROM'];
  const { api } = await startTestApp(world);
  const other = { input: { ...input, recipients: ['b@example.org'] } };
  await expect(api.request(CREATE_MAIL_SUBSCRIPTION, other)).rejects.toMatchObject({
    code: 'MAIL_NOT_CONFIGURED',
  });
  const [pending] = await deliveriesOf(api, made.id);
  expect(pending).toMatchObject({ id: delivery, state: 'PENDING' });
});
