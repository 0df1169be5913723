import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createWorld, startTestApp } from '../testkit/app.ts';
import { ask, bearer } from '../testkit/keys.ts';

/** Of the slowest: headers have ten seconds, bodies and answers two looks of twenty, and the machine may be busy. */
const ENDED_WITHIN_MS = 60_000;
const QUERY = '{ viewer { name } }';

const head = (line: string, headers: Record<string, string | number> = {}) =>
  [
    `${line} HTTP/1.1`,
    'Host: 127.0.0.1',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n');

const KEY = () => `Bearer ${inject('adminKey')}`;
const graphql = (length: number, headers = {}) =>
  head('POST /graphql', { 'content-type': 'application/json', 'content-length': length, ...headers });

/** A connection that has sent `text`. */
async function send(url: string, text: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  if (text) socket.write(text);
  return socket;
}

const endOf = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()));

/** Writes a byte a second, and nothing else, until the connection is closed. @returns after how many milliseconds it was */
async function drip(socket: Socket): Promise<number> {
  const startedAt = performance.now();
  socket.resume();
  const dripping = setInterval(() => socket.write('x'), 1000);
  await endOf(socket);
  clearInterval(dripping);
  return performance.now() - startedAt;
}

test('who sends headers or a body drop by drop, or does not take the answer, is ended, and nobody else is held up or ended', async () => {
  const { url } = await startTestApp(await createWorld(), { workers: false });
  const slow = {
    'nothing at all': drip(await send(url, '')),
    headers: drip(await send(url, 'GET /healthz HTTP/1.1\r\nX-Slow: ')),
    'a body': drip(await send(url, graphql(100_000, { authorization: KEY() }))),
    'a body without a key': drip(await send(url, graphql(100_000))),
    'a file': drip(
      await send(
        url,
        head('POST /uploads', {
          authorization: KEY(),
          'x-gugus-upload': '1',
          'content-type': 'multipart/form-data; boundary=b',
          'content-length': 100_000,
        }),
      ),
    ),
  };
  // Together more than the system keeps for a connection.
  const schemas = head('GET /schema.graphql', { authorization: KEY() }).repeat(200);
  const unread = await send(url, schemas);
  unread.pause();
  const trickle = await send(url, schemas);
  trickle.pause();
  const reading = setInterval(() => trickle.read(100), 1000);

  // 40 seconds at two kilobytes a second: a bad line is no attack.
  const body = JSON.stringify({ query: QUERY }).padEnd(80_000);
  const patient = await send(url, graphql(body.length, { authorization: KEY(), connection: 'close' }));
  let answer = '';
  patient.on('data', (data: Buffer) => (answer += data.toString()));
  const patientEnd = endOf(patient);
  const sendSlowly = (async () => {
    for (let at = 0; at < body.length; at += 2000) {
      patient.write(body.slice(at, at + 2000));
      await sleep(1000);
    }
  })();

  const ends = Promise.all(
    Object.entries(slow).map(async ([what, ended]) => [what, (await ended) < ENDED_WITHIN_MS]),
  );
  let others = 0;
  const over = new AbortController();
  const asking = (async () => {
    while (!over.signal.aborted) {
      expect((await ask(url, QUERY, bearer(inject('adminKey')))).status).toBe(200);
      others += 1;
      await sleep(100);
    }
  })();
  expect(await ends).toEqual(Object.keys(slow).map((what) => [what, true]));
  await sendSlowly;
  await patientEnd;
  expect(answer).toContain('"viewer"');
  // A reset reaches them when they read on.
  clearInterval(reading);
  for (const socket of [unread, trickle]) {
    let bytes = 0;
    socket.on('data', (data: Buffer) => (bytes += data.length));
    socket.resume();
    await endOf(socket);
    expect(bytes).toBeLessThan(200 * 150_000);
  }
  over.abort();
  await asking;
  expect(others).toBeGreaterThan(50);
});
