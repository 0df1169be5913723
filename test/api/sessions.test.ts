import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import { startProvider } from '../../src/access/testing.ts';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { migrateQueue } from '../../src/storage/queue.ts';
import { writeKeyFile } from '../../src/storage/key-file.ts';
import { makeFirstKey } from '../../src/use-cases/first-key.ts';
import { createWorld, startTestApp } from '../testkit/app.ts';
import { createDatabase } from '../testkit/databases.ts';
import { bareFetch } from '../testkit/keyed.ts';
import { ask, bearer, codeOf, keyFor, openSocket } from '../testkit/keys.ts';

const WHO = '{ viewer { kind name roles } }';
const OURS = { 'x-gugus-request': '1' };

async function post(url: string, headers: Record<string, string>, body?: object) {
  const response = await bareFetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const setCookie = response.headers.get('set-cookie') ?? '';
  return { status: response.status, setCookie, cookie: setCookie.split(';')[0], body: await response.text() };
}

test('of many processes that start on an empty database one makes the first key, and its ticket opens one session', async () => {
  const url = await createDatabase('empty');
  const databases = await Promise.all(Array.from({ length: 4 }, () => openDatabase(url)));
  await migrate(databases[0]);
  await migrateQueue(url);
  const kept: string[] = [];
  const keep = async (key: string) => void kept.push(key);
  const made = await Promise.all([...databases, ...databases].map((db) => makeFirstKey({ db }, keep)));
  await Promise.all(databases.map((db) => db.destroy()));
  const [first, ...others] = made.filter((each) => each !== null);
  expect(others).toEqual([]);
  expect(kept).toEqual([first.key]);

  const world = await createWorld();
  world.env['DATABASE_URL'] = url;
  const app = await startTestApp(world);
  expect(app.app.firstKey).toBeNull();
  expect((await ask(app.url, WHO, bearer(first.key))).data).toEqual({
    viewer: { kind: 'KEY', name: 'admin', roles: ['ADMIN'] },
  });
  const { ticket } = first;
  expect(await post(app.url, {}, { ticket })).toMatchObject({ status: 403, setCookie: '' });
  expect(await post(app.url, OURS, { ticket: 'x' })).toMatchObject({ status: 401, setCookie: '' });
  expect(await post(app.url, OURS, { ticket: 1 })).toMatchObject({ status: 400, setCookie: '' });
  const tries = await Promise.all(Array.from({ length: 4 }, () => post(app.url, OURS, { ticket })));
  expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 401, 401, 401]);
  const { setCookie, cookie, body } = tries.find(({ status }) => status === 201)!;
  expect(setCookie).toMatch(/^gugus_session=\w+; Path=\/; Max-Age=4\d{4}; HttpOnly; SameSite=Strict$/);
  expect(body).not.toContain(cookie.split('=')[1]);
  expect((await ask(app.url, WHO, { cookie, ...OURS })).data).toMatchObject({ viewer: { kind: 'SESSION' } });
});

test('a session counts only for pages of ours, and ends with itself or with its key', async () => {
  const world = await startTestApp();
  const { url } = world;
  const key = await keyFor(world, 'viewer');
  const { cookie } = await post(url, { ...OURS, ...bearer(key) });
  // What a page of somebody else can make a browser send: no header of ours.
  const simple = await bareFetch(`${url}/graphql`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'text/plain' },
    body: JSON.stringify({ query: WHO }),
  });
  expect(simple.status).toBe(401);
  const forged = await ask(url, WHO, { cookie });
  expect([forged.status, forged.errors![0].message]).toEqual([
    401,
    expect.stringContaining('x-gugus-request'),
  ]);
  const get = async (site: string) =>
    (await bareFetch(`${url}/experiments/e/runs.csv`, { headers: { cookie, 'sec-fetch-site': site } }))
      .status;
  expect(await Promise.all(['same-origin', 'none', 'same-site', 'cross-site', ''].map(get))).toEqual([
    404, 404, 401, 401, 401,
  ]);
  const socketFrom = async (origin?: string) => {
    const socket = await openSocket(url, {}, { cookie, ...(origin && { origin }) });
    const answer = await Promise.race([socket.next(), socket.closed]);
    socket.socket.close();
    return answer.type;
  };
  expect(await socketFrom(url)).toBe('connection_ack');
  for (const origin of [undefined, 'https://evil.example', 'null', url.replace(/\d+$/, '1')]) {
    expect(await socketFrom(origin)).toBe('close');
  }
  const counts = async (of: string) => codeOf(await ask(url, WHO, { cookie: of, ...OURS })) === null;
  expect(await counts(cookie)).toBe(true);
  // A session opens no other.
  expect((await post(url, { ...OURS, cookie })).status).toBe(401);
  const end = await bareFetch(`${url}/v1/session`, { method: 'DELETE', headers: { ...OURS, cookie } });
  expect([end.status, end.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
  await expect.poll(() => counts(cookie), { timeout: 1000 }).toBe(false);

  const next = await post(url, { ...OURS, ...bearer(key) });
  const [{ id }] = await world.app.context.db.query(
    `SELECT id FROM api_key WHERE name = 'viewer' AND kind = 'KEY'`,
  );
  const admin = bearer(await keyFor(world, 'admin'));
  await ask(url, 'mutation R($id: ID!) { revokeApiKey(id: $id) { id } }', admin, { id });
  await expect.poll(() => counts(next.cookie), { timeout: 1000 }).toBe(false);
});

/** `fetch` chooses the header Host itself. */
async function getAs(url: string, headers: Record<string, string>) {
  const request = httpRequest(`${url}/healthz`, { headers }).end();
  const [response] = await once(request, 'response');
  return { status: response.statusCode as number, headers: response.headers, body: await text(response) };
}

test('on loopback only names of this machine are answered, and those that the operator lists', async () => {
  const world = await createWorld();
  world.env['GUGUS_HOSTS'] = 'gugus.example.org';
  const { url } = await startTestApp(world);
  const { port } = new URL(url);
  for (const host of [
    `127.0.0.1:${port}`,
    'localhost',
    'LOCALHOST:1',
    `[::1]:${port}`,
    'gugus.example.org',
  ]) {
    expect([host, (await getAs(url, { host })).status]).toEqual([host, 200]);
  }
  for (const host of [
    `evil.example:${port}`,
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
  ]) {
    const { status, body } = await getAs(url, { host });
    expect([host, status, body.includes('HOST_UNKNOWN')]).toEqual([host, 421, true]);
  }
});

test('answers tell browsers what they may do, and only listed origins may read them', async () => {
  const world = await createWorld();
  world.env['GUGUS_CORS_ORIGINS'] = 'https://office.example';
  const { url } = await startTestApp(world);
  const { headers } = await bareFetch(`${url}/healthz`, { headers: { origin: 'https://evil.example' } });
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('x-powered-by')).toBeNull();
  const preflight = async (origin: string) =>
    await bareFetch(`${url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
  const allowed = await preflight('https://office.example');
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://office.example');
  expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
  expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();

  const plain = await startTestApp();
  const none = await bareFetch(`${plain.url}/graphql`, {
    method: 'OPTIONS',
    headers: { origin: 'https://office.example', 'access-control-request-method': 'POST' },
  });
  expect(none.headers.get('access-control-allow-origin')).toBeNull();
});

test('a request id of a client is taken where it is a UUID, and no other', async () => {
  const { url } = await startTestApp();
  const idOf = async (id: string) =>
    (await bareFetch(`${url}/healthz`, { headers: { 'x-request-id': id } })).headers.get('x-request-id');
  const own = '01999999-9999-7999-8999-999999999999';
  expect(await idOf(own)).toBe(own);
  for (const id of ['x', `${own}0`, '"><script>']) {
    expect(await idOf(id)).not.toBe(id);
    expect(await idOf(id)).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('the key on the machine is for its user alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gugus-key-'));
  onTestFinished(async () => await rm(folder, { recursive: true }));
  await writeKeyFile(folder, 'gugus_old');
  await writeKeyFile(folder, 'gugus_new');
  const path = join(folder, 'admin.key');
  expect([(await stat(path)).mode & 0o777, await readFile(path, 'utf8')]).toEqual([0o600, 'gugus_new\n']);
});

test('a person comes with a token of the identity provider, and histories and the log tell who', async () => {
  const provider = await startProvider();
  const world = await createWorld();
  Object.assign(world.env, {
    OIDC_ISSUER: provider.issuer,
    OIDC_AUDIENCE: 'gugus',
    OIDC_ROLES_CLAIM: 'groups',
    OIDC_ROLES: 'statistics=admin',
  });
  const { url } = await startTestApp(world);
  const tokenFor = async (groups: string[], seconds = 300) =>
    await new SignJWT({ sub: 'u-7', email: 'ani@example.org', groups })
      .setProtectedHeader({ alg: 'ES256', kid: provider.known.kid })
      .setIssuer(provider.issuer)
      .setAudience('gugus')
      .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
      .sign(provider.known.privateKey);
  const ani = bearer(await tokenFor(['statistics', 'admin']));
  expect((await ask(url, WHO, ani)).data).toEqual({
    viewer: { kind: 'PERSON', name: 'ani@example.org', roles: ['ADMIN'] },
  });
  await ask(url, 'mutation { createApiKey(input: {name: "hers", roles: [VIEWER]}) { key } }', ani);
  const log = `{ auditLog(operation: "createApiKey") { edges { node { actor subject keyId actorKind } } } }`;
  expect((await ask(url, log, ani)).data).toEqual({
    auditLog: {
      edges: [{ node: { actor: 'ani@example.org', subject: 'u-7', keyId: null, actorKind: 'PERSON' } }],
    },
  });
  expect((await ask(url, WHO, bearer(await tokenFor([])))).data).toMatchObject({ viewer: { roles: [] } });
  expect(codeOf(await ask(url, '{ datasets { edges { cursor } } }', bearer(await tokenFor(['x']))))).toBe(
    'FORBIDDEN',
  );
  expect(codeOf(await ask(url, WHO, bearer(await tokenFor(['statistics'], -60))))).toBe('UNAUTHENTICATED');
  // A person is not a key: a session cannot be opened with a token.
  expect((await post(url, { ...OURS, ...ani })).status).toBe(401);
  // An open socket ends with its token, which clocks may see 30 seconds later.
  const socket = await openSocket(url, { authorization: `Bearer ${await tokenFor(['statistics'], -29)}` });
  expect(await socket.next()).toEqual({ type: 'connection_ack' });
  expect((await socket.closed).code).toBe(4401);
});
