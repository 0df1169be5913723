import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { openDatabase } from '../../src/storage/postgres.ts';
import { claimJob, createJob, reportProgress, settleJob } from '../../src/use-cases/job-rows.ts';
import { createWorld } from '../testkit/app.ts';
import { PROGRESS } from '../testkit/operations.ts';
import { apiUrl, spawnGugus } from '../testkit/process.ts';

const CONNECTIONS = 5;
const PER_CONNECTION = 100;
const EVENTS = 150;
const EVENT_MS = 150;
/** Together more than the kernels of both sides hold for a socket that nobody reads. */
const MESSAGE = 'x'.repeat(1024);
/** The server asks every twelve seconds whether a client lives, and waits as long for the answer. */
const LONGEST_STALL_MS = 30_000;
const MOST_GROWTH_BYTES = 448 * 2 ** 20;

const subscribe = (id: number, jobId: string) =>
  JSON.stringify({
    id: `${id}`,
    type: 'subscribe',
    payload: { query: PROGRESS.toString(), variables: { jobId, after: 0 } },
  });

/** A server without workers, and a job of which nobody but the test tells progress. */
async function startApi() {
  const world = await createWorld();
  // The collector lets the heap grow as long as it may; what is kept must fit into this.
  const api = spawnGugus(['api'], { ...world.env, NODE_OPTIONS: '--max-old-space-size=256' });
  const url = await apiUrl(api);
  const db = await openDatabase(world.env['DATABASE_URL']);
  onTestFinished(() => db.destroy());
  const job = await db.transaction((tx) => createJob(tx, { kind: 'collect', payload: {} }));
  return { api, url, db, job };
}

/** A client with as many subscriptions as a connection may hold. `onEvent` is told the number of each event. */
async function follow(
  url: string,
  jobId: string,
  onEvent: (number: number) => void,
): Promise<{ ended: Promise<void> }> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await once(socket, 'message');
  let open = PER_CONNECTION;
  const ended = new Promise<void>((resolve, reject) => {
    socket.once('close', () => reject(new Error('the connection was closed')));
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString());
      if (message.type === 'next') onEvent(message.payload.data.jobProgress.number);
      else if (message.type === 'complete' && --open === 0) resolve();
      else if (message.type === 'error') reject(new Error(data.toString()));
    });
  });
  for (let id = 0; id < PER_CONNECTION; id++) socket.send(subscribe(id, jobId));
  return { ended };
}

/** A text of 126 bytes or more as a client sends it, under a mask of zeros. */
function textFrame(text: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(text));
  return Buffer.concat([Buffer.of(0x81, 0xfe), length, Buffer.alloc(4), Buffer.from(text)]);
}

const PING_FRAME = Buffer.concat([Buffer.of(0x89, 0x80), Buffer.alloc(4)]);

/** A client that subscribes as often as it may and then reads no more, though it goes on to send pings. */
async function stall(url: string, jobId: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  socket.write(
    [
      'GET /graphql HTTP/1.1',
      `Host: ${hostname}:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==',
      'Sec-WebSocket-Protocol: graphql-transport-ws',
      '\r\n',
    ].join('\r\n'),
  );
  await once(socket, 'data');
  socket.write(textFrame(JSON.stringify({ type: 'connection_init' }).padEnd(126)));
  const [acknowledged] = await once(socket, 'data');
  expect((acknowledged as Buffer).toString()).toContain('connection_ack');
  socket.pause();
  for (let id = 0; id < PER_CONNECTION; id++) socket.write(textFrame(subscribe(id, jobId)));
  socket.on('error', () => undefined);
  const pinging = setInterval(() => socket.write(PING_FRAME), 500);
  socket.once('close', () => clearInterval(pinging));
  return socket;
}

/** Resolves when the socket is closed, also by an error. */
const closeOf = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()));

async function residentBytes(pid: number): Promise<number> {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))!;
  return Number(kilobytes) * 1024;
}

test('a client that stops reading is closed, costs the server little memory, and 500 others get every event within a second', async () => {
  const { api, url, db, job } = await startApi();
  const { claim } = (await db.transaction((tx) => claimJob(tx, job.id, 0)))!;

  const sentAt: number[] = [];
  const latencies: number[] = [];
  const seen: number[] = [];
  const onEvent = (number: number) => {
    seen[number] = (seen[number] ?? 0) + 1;
    if (number in sentAt) latencies.push(performance.now() - sentAt[number]);
  };
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => follow(url, job.id, onEvent)));
  const allEnded = Promise.all(clients.map(({ ended }) => ended));
  const everybody = CONNECTIONS * PER_CONNECTION;
  await expect.poll(() => seen[2]).toBe(everybody);
  const before = await residentBytes(api.child.pid!);
  const stalledAt = performance.now();
  const stalled = await stall(url, job.id);
  const closed = closeOf(stalled).then(() => performance.now() - stalledAt);

  let most = 0;
  const progress = { kind: 'PROGRESS', message: MESSAGE } as const;
  // QUEUED and STARTED are numbers 1 and 2.
  for (let event = 0; event < EVENTS; event++) {
    sentAt[event + 3] = performance.now();
    await db.transaction((tx) => reportProgress(tx, claim, { ...progress, fraction: event / EVENTS }));
    most = Math.max(most, await residentBytes(api.child.pid!));
    await sleep(EVENT_MS);
  }
  sentAt[EVENTS + 3] = performance.now();
  await db.transaction((tx) => settleJob(tx, claim, { state: 'SUCCEEDED', result: {}, message: 'done' }));
  await allEnded;
  const complete = Array.from({ length: EVENTS + 3 }, () => everybody);
  expect(seen.slice(1)).toEqual(complete);
  expect(latencies).toHaveLength(everybody * (EVENTS + 1));
  const p99 = latencies.toSorted((a, b) => a - b)[Math.floor(latencies.length * 0.99)];
  expect(p99).toBeLessThan(1000);
  expect(most - before).toBeLessThan(MOST_GROWTH_BYTES);
  expect(await closed).toBeLessThan(LONGEST_STALL_MS);
});

test('a client that asks for answers and does not read them is closed before they take much memory', async () => {
  const { api, url, job } = await startApi();
  const before = await residentBytes(api.child.pid!);
  const socket = await stall(url, job.id);
  const closed = closeOf(socket);
  const question = textFrame(JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(30_000) } }));
  let sent = 0;
  while (!socket.destroyed && sent < 2 ** 30) {
    sent += question.length;
    if (!socket.write(question)) await Promise.race([once(socket, 'drain').catch(() => undefined), closed]);
  }
  await closed;
  expect(sent).toBeLessThan(2 ** 30);
  expect((await residentBytes(api.child.pid!)) - before).toBeLessThan(MOST_GROWTH_BYTES);
});
