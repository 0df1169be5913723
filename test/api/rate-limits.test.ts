import { createClient } from 'graphql-ws';
import { expect, test } from 'vitest';
import { claimJob, createJob, settleJob } from '../../src/use-cases/job-rows.ts';
import { createWorld, startTestApp } from '../testkit/app.ts';
import { BareWebSocket, bareFetch } from '../testkit/keyed.ts';
import { ask, bearer, codeOf, keyFor, openSocket } from '../testkit/keys.ts';

const VIEWER = '{ viewer { name } }';
const NEST = (depth: number): string =>
  depth === 0 ? 'id' : `children(first: 100) { edges { node { ${NEST(depth - 1)} } } }`;

async function startLimited(limits: Record<string, string>) {
  const world = await createWorld();
  return await startTestApp({ ...world, env: { ...world.env, ...limits } });
}

/** Asks until it is refused. @returns how often it was answered, and the refusal */
async function askUntilRefused(url: string, key: string, query = VIEWER) {
  for (let answered = 0; ; answered++) {
    const answer = await ask(url, query, bearer(key));
    if (answer.status === 429) return { answered, answer };
    expect([answered, answer.errors]).toEqual([answered, undefined]);
  }
}

test('an answer tells what it cost, and an operation that costs too much is refused with its cost', async () => {
  const server = await startTestApp();
  const key = await keyFor(server, 'viewer');
  const extensionsOf = async (query: string) =>
    ((await ask(server.url, query, bearer(key))) as unknown as { extensions: object }).extensions;
  expect(await extensionsOf(VIEWER)).toEqual({
    cost: {
      requested: 1,
      limit: 300_000,
      remaining: 299_999,
      resetAt: expect.stringMatching(/Z$/) as string,
    },
  });
  expect(await extensionsOf('{ a: viewer { name } b: viewer { name } }')).toMatchObject({
    cost: { requested: 2, remaining: 299_997 },
  });
  const tooCostly = await ask(server.url, `{ jobs { edges { node { ${NEST(2)} } } } }`, bearer(key));
  expect(tooCostly.status).toBe(400);
  expect(tooCostly.errors![0].extensions).toEqual({
    code: 'QUERY_TOO_COSTLY',
    cost: expect.any(Number) as number,
    limit: 25_000,
  });
  expect((await ask(server.url, VIEWER, bearer(key))) as object).toMatchObject({
    extensions: { cost: { remaining: 299_995 } },
  });
});

test('who has spent all points is told to wait, wherever they ask, and nobody else is', async () => {
  // A third of the points may be spent at once.
  const limited = await startLimited({ GUGUS_POINTS_PER_MINUTE: '300' });
  const { url, app } = limited;
  const [key, other] = [await keyFor(limited, 'operator'), await keyFor(limited, 'viewer')];
  const { answered, answer } = await askUntilRefused(url, key, `{ ${'v: viewer { name } '.repeat(9)} }`);
  expect(answered * 9).toBeGreaterThan(100 - 9 - 2);
  expect(answered * 9).toBeLessThanOrEqual(102);
  expect(codeOf(answer)).toBe('RATE_LIMITED');
  const seconds = answer.errors![0].extensions['retryAfterSeconds'];
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(10);
  expect(answer.headers.get('retry-after')).toBe(String(seconds));

  await askUntilRefused(url, key);
  const refused = async (path: string, init: RequestInit) => {
    const response = await bareFetch(`${url}${path}`, {
      ...init,
      headers: { ...bearer(key), ...init.headers },
    });
    expect([path, response.status]).toEqual([path, 429]);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    return await response.text();
  };
  const json = { 'content-type': 'application/json' };
  expect(
    JSON.parse(await refused('/v1/predict', { method: 'POST', headers: json, body: '{}' })),
  ).toMatchObject({
    error: { code: 'RATE_LIMITED' },
  });
  for (const [path, method] of [
    ['/audit.csv', 'GET'],
    ['/experiments/e/runs.csv', 'GET'],
    ['/uploads', 'POST'],
    ['/uploads/resumable', 'POST'],
    ['/v1/alerts/p', 'POST'],
    ['/metrics', 'GET'],
  ]) {
    expect(await refused(path, { method })).toContain('RATE_LIMITED');
  }
  const { url: ws } = { url: url.replace('http', 'ws') };
  const socket = createClient({
    url: `${ws}/graphql`,
    retryAttempts: 0,
    webSocketImpl: BareWebSocket,
    connectionParams: bearer(key),
  });
  const query = 'subscription { jobProgress(jobId: "01999999-9999-7999-8999-999999999999") { number } }';
  const failed: unknown = await socket
    .iterate({ query })
    .next()
    .catch((errors: unknown) => errors);
  expect(failed).toMatchObject([
    { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) as number } },
  ]);
  await socket.dispose();

  expect((await ask(url, VIEWER, bearer(other))).status).toBe(200);
  const told = () =>
    app.context.db.query(
      `SELECT actor, operation FROM audit_entry JOIN audit_outcome ON entry_id = audit_entry.id WHERE error_code = 'RATE_LIMITED'`,
    );
  await expect.poll(told).toEqual([{ actor: 'operator', operation: expect.any(String) as string }]);
});

test('aliases of one document pay each, so that they are no way around the limit', async () => {
  const limited = await startLimited({ GUGUS_POINTS_PER_MINUTE: '300' });
  const key = await keyFor(limited, 'operator');
  const cancels = Array.from({ length: 10 }, (_, i) => `c${i}: cancelJob(id: "x${i}") { id }`).join(' ');
  const first = await ask(limited.url, `mutation { ${cancels} }`, bearer(key));
  expect(first.status).toBe(200);
  const second = await ask(limited.url, `mutation { ${cancels} }`, bearer(key));
  expect([second.status, codeOf(second)]).toEqual([429, 'RATE_LIMITED']);
  const entries = await limited.app.context.db.query(
    `SELECT count(*)::int AS n FROM audit_entry WHERE operation = 'cancelJob'`,
  );
  expect(entries).toEqual([{ n: 10 }]);
});

test('sessions of a key spend its points', async () => {
  const limited = await startLimited({ GUGUS_POINTS_PER_MINUTE: '30' });
  const key = await keyFor(limited, 'viewer');
  const open = await bareFetch(`${limited.url}/v1/session`, {
    method: 'POST',
    headers: { ...bearer(key), 'x-gugus-request': '1' },
  });
  const [cookie] = open.headers.get('set-cookie')!.split(';');
  await askUntilRefused(limited.url, key);
  const bySession = await ask(limited.url, VIEWER, { cookie, 'x-gugus-request': '1' });
  expect([bySession.status, codeOf(bySession)]).toEqual([429, 'RATE_LIMITED']);
});

test('where points cannot be counted for all, a process counts alone', async () => {
  const limited = await startLimited({ GUGUS_POINTS_PER_MINUTE: '60' });
  await limited.app.context.db.query('DROP TABLE point_count');
  const { answered, answer } = await askUntilRefused(limited.url, await keyFor(limited, 'viewer'));
  expect(answered).toBeGreaterThanOrEqual(19);
  expect(answered).toBeLessThanOrEqual(21);
  expect(codeOf(answer)).toBe('RATE_LIMITED');
});

test('0 points a minute is no limit', async () => {
  const limited = await startLimited({ GUGUS_POINTS_PER_MINUTE: '0' });
  const key = await keyFor(limited, 'viewer');
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask(limited.url, VIEWER, bearer(key))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(answers[0] as object).toMatchObject({
    extensions: { cost: { requested: 1, limit: null, remaining: null, resetAt: null } },
  });
});

test('an address that tries wrong keys is told to wait, while known keys from there go on', async () => {
  const limited = await startLimited({ GUGUS_WRONG_KEYS_PER_MINUTE: '5' });
  const { url } = limited;
  const key = await keyFor(limited, 'viewer');
  expect((await ask(url, VIEWER, bearer(key))).status).toBe(200);
  const guesses = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      ask(url, VIEWER, [{}, bearer(`guess-${i}`), { authorization: 'Basic eDp4' }][i % 3]),
    ),
  );
  const statuses = guesses.map(({ status }) => status).toSorted((a, b) => a - b);
  expect(statuses).toEqual([...Array<number>(5).fill(401), ...Array<number>(15).fill(429)]);
  const refused = guesses.find(({ status }) => status === 429)!;
  expect(codeOf(refused)).toBe('RATE_LIMITED');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await ask(url, VIEWER, bearer(key))).status).toBe(200);

  const ticket = await bareFetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'x-gugus-request': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ ticket: 'guess' }),
  });
  expect(ticket.status).toBe(429);
  const { closed } = await openSocket(url, bearer('guess'));
  expect((await closed).code).toBe(4429);
});

test('without a trusted proxy nobody chooses an address by a header, with one the client counts and not the proxy', async () => {
  const guess = async (url: string, forwarded: string) =>
    (await ask(url, VIEWER, { ...bearer('guess'), 'x-forwarded-for': forwarded })).status;
  /** A key that the server has in memory: once an address has guessed too often, no other is looked up for it. */
  const knownKey = async (server: Awaited<ReturnType<typeof startLimited>>) => {
    const key = bearer(await keyFor(server, 'admin'));
    expect((await ask(server.url, VIEWER, key)).status).toBe(200);
    return key;
  };
  const alone = await startLimited({ GUGUS_WRONG_KEYS_PER_MINUTE: '2' });
  const own = await knownKey(alone);
  const forged: number[] = [];
  for (let i = 0; i < 4; i++) forged.push(await guess(alone.url, `203.0.113.${i}`));
  expect(forged).toEqual([401, 401, 429, 429]);

  const behind = await startLimited({ GUGUS_WRONG_KEYS_PER_MINUTE: '2', GUGUS_TRUST_PROXY: '127.0.0.1/32' });
  const admin = await knownKey(behind);
  const [ani, budi] = ['203.0.113.7', '203.0.113.8'];
  const told: number[] = [];
  for (const address of [ani, ani, ani, budi]) told.push(await guess(behind.url, address));
  expect(told).toEqual([401, 401, 429, 401]);
  // What the client itself put into the header stands left of what the proxy has seen.
  expect(await guess(behind.url, `198.51.100.1, ${ani}`)).toBe(429);
  // Whoever has one address of IPv6 has all that begin alike.
  const sixes: number[] = [];
  for (const end of ['1::1', '1::2', '1:ffff::3', '2::1'])
    sixes.push(await guess(behind.url, `2001:db8:0:${end}`));
  expect(sixes).toEqual([401, 401, 429, 401]);
  const socketFrom = async (address: string) =>
    (await (await openSocket(behind.url, bearer('guess'), { 'x-forwarded-for': address })).closed).code;
  expect([await socketFrom(ani), await socketFrom('203.0.113.9')]).toEqual([4429, 4401]);

  const from = { ...admin, 'x-forwarded-for': `198.51.100.1, ${ani}` };
  await ask(behind.url, 'mutation { deleteDataset(name: "nothing") }', from);
  expect(
    (await ask(behind.url, '{ auditLog(operation: "deleteDataset") { edges { node { address } } } }', admin))
      .data,
  ).toEqual({
    auditLog: { edges: [{ node: { address: ani } }] },
  });
  const cookieFlags = async ({ url }: { url: string }, headers: Record<string, string>) => {
    const session = await bareFetch(`${url}/v1/session`, {
      method: 'POST',
      headers: { ...headers, 'x-gugus-request': '1', 'x-forwarded-proto': 'https' },
    });
    return session.headers.get('set-cookie')!;
  };
  expect(await cookieFlags(behind, admin)).toContain('; Secure');
  expect(await cookieFlags(alone, own)).not.toContain('; Secure');
});

test('over a socket the first event of a subscription tells what it cost, and the others do not tell it again', async () => {
  const server = await startTestApp();
  const { db } = server.app.context;
  const job = await db.transaction((tx) => createJob(tx, { kind: 'collect', payload: {} }));
  const { claim } = (await db.transaction((tx) => claimJob(tx, job.id, 0)))!;
  await db.transaction((tx) => settleJob(tx, claim, { state: 'SUCCEEDED', result: {}, message: 'done' }));
  const { socket, next, send } = await openSocket(server.url, bearer(await keyFor(server, 'viewer')));
  await next();
  const query = `subscription { jobProgress(jobId: "${job.id}") { number } }`;
  send({ id: '1', type: 'subscribe', payload: { query } });
  const said: { extensions?: object }[] = [];
  for (let message = await next(); message.type === 'next'; message = await next()) {
    said.push(message.payload as object);
  }
  expect(said.length).toBeGreaterThan(1);
  expect(said[0].extensions).toEqual({
    cost: {
      requested: 5,
      limit: 300_000,
      remaining: 299_995,
      resetAt: expect.stringMatching(/Z$/) as string,
    },
  });
  expect(said.slice(1).filter(({ extensions }) => extensions)).toEqual([]);
  socket.close();
});
