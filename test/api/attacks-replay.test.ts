import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSecret, signWebhook } from '../../src/use-cases/sign-webhook.ts';

/** The receiver of the guide, as it stands there, in a process of its own. */
async function startReceiver(secret: string) {
  const guide = readFileSync(new URL('../../docs/guides/notifications.md', import.meta.url), 'utf8');
  const [, source] = /```js\n(import \{ createHmac.*?)```/s.exec(guide)!;
  expect(source).toContain('.listen(8080)');
  const folder = await mkdtemp(join(tmpdir(), 'gugus-receiver-'));
  onTestFinished(async () => await rm(folder, { recursive: true }));
  const path = join(folder, 'receiver.mjs');
  const listen = `.listen(0, '127.0.0.1', function () { process.send(this.address().port); })`;
  await writeFile(path, source.replace('.listen(8080)', listen));
  const receiver = fork(path, { env: { GUGUS_WEBHOOK_SECRET: secret }, silent: true });
  onTestFinished(() => void receiver.kill());
  let handled = '';
  receiver.stdout!.on('data', (text: Buffer) => (handled += text.toString()));
  const [port] = await once(receiver, 'message');
  return { url: `http://127.0.0.1:${port as number}`, receiver, handled: () => handled };
}

test('a receiver that is written as the guide has it handles a webhook once, and none that is old, altered or of somebody else', async () => {
  const secret = createSecret();
  const { url, receiver, handled } = await startReceiver(secret);
  const send = async (headers: Record<string, string>, body: string) =>
    (await fetch(url, { method: 'POST', headers, body })).status;
  const event = (id: string) => JSON.stringify({ id, type: 'MODEL_PROMOTED', data: { id } });
  const now = new Date();
  const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

  const first = signWebhook([secret], 'evt-1', now, event('evt-1'));
  expect(await send(first, event('evt-1'))).toBe(204);
  // The same request again, and the same event, signed anew as a retry is.
  expect(await send(first, event('evt-1'))).toBe(204);
  expect(await send(signWebhook([secret], 'evt-1', minutes(1), event('evt-1')), event('evt-1'))).toBe(204);

  const old = signWebhook([secret], 'evt-2', minutes(-6), event('evt-2'));
  const forged: [Record<string, string>, string][] = [
    [old, event('evt-2')],
    [signWebhook([secret], 'evt-2', minutes(6), event('evt-2')), event('evt-2')],
    [{ ...old, 'webhook-timestamp': first['webhook-timestamp'] }, event('evt-2')],
    [{ ...first, 'webhook-id': 'evt-2' }, event('evt-2')],
    [first, event('evt-2')],
    [{ ...first, 'webhook-timestamp': 'NaN' }, event('evt-1')],
    [signWebhook([createSecret()], 'evt-2', now, event('evt-2')), event('evt-2')],
    [{ ...first, 'webhook-signature': 'v1,' }, event('evt-1')],
    [{}, event('evt-2')],
  ];
  for (const [headers, body] of forged) expect([headers, await send(headers, body)]).toEqual([headers, 401]);
  // While secrets change there are two signatures.
  const both = signWebhook([createSecret(), secret], 'evt-3', now, event('evt-3'));
  expect(await send(both, event('evt-3'))).toBe(204);
  const closed = once(receiver, 'close');
  receiver.kill();
  await closed;
  expect(handled().match(/evt-\d/g)).toEqual(['evt-1', 'evt-3']);
});
