import { expect, test } from 'vitest';
import { createWorld, startTestApp } from '../testkit/app.ts';
import { createPoints } from '../testkit/app.ts';
import { bareFetch } from '../testkit/keyed.ts';
import { ask, bearer, codeOf, keyFor, openSocket } from '../testkit/keys.ts';
import { createProduction, CREATE_DATASET, pointsDataset } from '../testkit/operations.ts';

const VIEWER = '{ viewer { kind name roles keyId } }';
const CREATE = `mutation Create($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { key apiKey { id publicId name roles models expiresAt revokedAt } }
}`;
const REVOKE = 'mutation Revoke($id: ID!) { revokeApiKey(id: $id) { revokedAt } }';
const ROTATE = `mutation Rotate($id: ID!, $grace: Int!) {
  rotateApiKey(id: $id, graceSeconds: $grace) { key apiKey { id } }
}`;
const NEXT_MOVE = {
  id: '1',
  type: 'subscribe',
  payload: { query: 'subscription { aliasMoved(model: "points-model") { number } }' },
};

interface Issued {
  key: string;
  apiKey: { id: string; publicId: string };
}

test('a key is asked for, in a header, and none other than a whole and known one counts', async () => {
  const world = await startTestApp();
  const { url } = world;
  const key = await keyFor(world, 'viewer');
  const other = await keyFor(world, 'viewer');
  const lastOther = key.at(-1) === 'a' ? 'b' : 'a';
  const unknown: [string, Record<string, string>][] = [
    ['none', {}],
    ['empty', { authorization: '' }],
    ['another scheme', { authorization: `Basic ${key}` }],
    ['no key', { authorization: 'Bearer' }],
    ['rubbish', bearer('rubbish')],
    ['a wrong checksum', bearer(key.slice(0, -1) + lastOther)],
    ['cut off', bearer(key.slice(0, -1))],
    ['a JWT without a provider', bearer('eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.')],
    ['two', { ...bearer(key), 'x-api-key': other }],
    ['in a cookie of no session', { cookie: `other=1; key=${key}`, 'x-gugus-request': '1' }],
  ];
  for (const [what, headers] of unknown) {
    const answer = await ask(url, VIEWER, headers);
    expect([what, answer.status, codeOf(answer)]).toEqual([what, 401, 'UNAUTHENTICATED']);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  }
  for (const headers of [bearer(key), { authorization: `bearer  ${key}` }, { 'x-api-key': key }]) {
    expect((await ask(url, VIEWER, headers)).data).toMatchObject({
      viewer: { kind: 'KEY', name: 'viewer', roles: ['VIEWER'] },
    });
  }
  // Headers without end are Node's to refuse.
  const huge = await bareFetch(`${url}/graphql`, { headers: bearer('x'.repeat(100_000)) });
  expect(huge.status).toBe(431);

  for (const query of [`key=${key}`, 'api_key=x', 'access_token=x', `q=${key}`]) {
    const response = await bareFetch(`${url}/healthz?${query}`, { headers: bearer(key) });
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    expect([response.status, errors[0].message]).toEqual([
      401,
      expect.stringContaining('send it as a header'),
    ]);
    expect(JSON.stringify(errors)).not.toContain(key);
  }
  for (const path of ['/schema.graphql', '/metrics', '/experiments/a/runs.csv', '/uploads/resumable/x']) {
    expect((await bareFetch(url + path)).status).toBe(path.startsWith('/uploads') ? 404 : 401);
  }
  for (const path of ['/', '/healthz', '/readyz']) expect((await bareFetch(url + path)).status).toBe(200);
  expect((await bareFetch(`${url}/metrics`, { headers: bearer(key) })).status).toBe(200);
});

test('a key is shown once, is stored as a hash, and its list shows none', async () => {
  const { url, app } = await startTestApp();
  const admin = bearer(await app.issueKey({ name: 'boss', roles: ['admin'] }));
  const { data } = await ask(url, CREATE, admin, {
    input: { name: ' ci ', roles: ['OPERATOR', 'OPERATOR'] },
  });
  const { key, apiKey } = data!['createApiKey'] as Issued;
  expect(apiKey).toMatchObject({ name: 'ci', roles: ['OPERATOR'], models: null, revokedAt: null });
  const secret = key.slice('gugus_'.length + 9, -6);
  const stored = JSON.stringify(await app.context.db.query('SELECT api_key::text AS row FROM api_key'));
  expect(stored).toContain(apiKey.publicId);
  expect(stored).not.toContain(secret);
  const { apiKeys } = (
    await ask(
      url,
      '{ apiKeys(first: 1) { edges { node { name publicId createdBy } } pageInfo { hasNextPage } } }',
      admin,
    )
  ).data!;
  expect(apiKeys).toEqual({
    edges: [{ node: { name: 'ci', publicId: apiKey.publicId, createdBy: 'boss' } }],
    pageInfo: { hasNextPage: true },
  });
  const wrong: [object, string][] = [
    [{ name: '', roles: ['VIEWER'] }, 'name'],
    [{ name: 'a', roles: [] }, 'roles'],
    [{ name: 'a', roles: ['OPERATOR'], models: ['m'] }, 'models'],
    [{ name: 'a', roles: ['PREDICTOR'], models: [] }, 'models'],
    [{ name: 'a', roles: ['VIEWER'], expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    [{ name: 'a\u0000', roles: ['VIEWER'] }, 'name'],
  ];
  for (const [input, field] of wrong) {
    const { errors } = await ask(url, CREATE, admin, { input });
    expect(errors![0].extensions).toMatchObject({ code: 'INVALID_INPUT', field });
  }
  expect(await app.context.db.query('SELECT 1 FROM api_key')).toHaveLength(3);
});

test('a rotated key counts until its grace ends, a revoked and an expired one at once no more', async () => {
  const world = await startTestApp();
  const { url, app } = world;
  const admin = bearer(await keyFor(world, 'admin'));
  const create = async (input: object) =>
    (await ask(url, CREATE, admin, { input: { name: 'k', roles: ['VIEWER'], ...input } })).data![
      'createApiKey'
    ] as Issued;
  const counts = async (key: string) => codeOf(await ask(url, VIEWER, bearer(key))) === null;

  const old = await create({});
  const rotate = async (id: string, grace: number) => await ask(url, ROTATE, admin, { id, grace });
  const young = (await rotate(old.apiKey.id, 3600)).data!['rotateApiKey'] as Issued;
  expect([await counts(old.key), await counts(young.key)]).toEqual([true, true]);
  const last = (await rotate(young.apiKey.id, 0)).data!['rotateApiKey'] as Issued;
  await expect.poll(() => counts(young.key), { timeout: 1000 }).toBe(false);
  expect(await counts(last.key)).toBe(true);
  expect(codeOf(await rotate(young.apiKey.id, 0))).toBe('NOT_FOUND');
  expect(codeOf(await rotate('nothing', 0))).toBe('NOT_FOUND');
  expect(codeOf(await rotate(last.apiKey.id, -1))).toBe('INVALID_INPUT');

  const brief = await create({ expiresAt: new Date(Date.now() + 700).toISOString() });
  expect(await counts(brief.key)).toBe(true);
  await expect.poll(() => counts(brief.key), { timeout: 2000 }).toBe(false);

  const first = (await ask(url, REVOKE, admin, { id: last.apiKey.id })).data!['revokeApiKey'];
  await expect.poll(() => counts(last.key), { timeout: 1000 }).toBe(false);
  expect((await ask(url, REVOKE, admin, { id: last.apiKey.id })).data!['revokeApiKey']).toEqual(first);
  await expect(app.context.db.query('DELETE FROM api_key')).rejects.toThrow('immutable');

  await app.close();
  const after = await startTestApp(world);
  expect(codeOf(await ask(after.url, VIEWER, bearer(last.key)))).toBe('UNAUTHENTICATED');
  const [{ used }] = await after.app.context.db.query(
    'SELECT last_used_at IS NOT NULL AS used FROM api_key WHERE id = $1',
    [old.apiKey.id],
  );
  expect(used).toBe(true);
});

test('a revocation in one process closes the open sockets of every other, and their subscriptions end', async () => {
  const world = await createWorld();
  const first = await startTestApp(world);
  const second = await startTestApp(world, { workers: false });
  await createPoints(world.sourceUrl);
  await createProduction(first.api);
  const admin = bearer(await keyFor(first, 'admin'));
  const { data } = await ask(first.url, CREATE, admin, { input: { name: 'k', roles: ['VIEWER'] } });
  const { key, apiKey } = data!['createApiKey'] as Issued;
  const other = await keyFor(first, 'viewer');
  const open = async (payload: Record<string, unknown>, headers = {}) => {
    const socket = await openSocket(second.url, payload, headers);
    expect(await socket.next()).toEqual({ type: 'connection_ack' });
    socket.send(NEXT_MOVE);
    return socket;
  };
  const sockets = [
    await open({ authorization: `Bearer ${key}` }),
    await open({ 'X-API-Key': key }),
    await open({}, bearer(key)),
  ];
  const staying = await open({ authorization: `Bearer ${other}` });
  await ask(first.url, REVOKE, admin, { id: apiKey.id });
  const revokedAt = performance.now();
  for (const { closed } of sockets) {
    expect(await closed).toMatchObject({ code: 4401, reason: expect.stringContaining('revoked') });
  }
  expect(performance.now() - revokedAt).toBeLessThan(1000);
  staying.send({ type: 'ping' });
  expect(await staying.next()).toEqual({ type: 'pong' });
  staying.socket.close();

  // The signal is lost: the poll finds out.
  const lone = await open({ authorization: `Bearer ${other}` });
  await first.app.context.db.transaction(async (tx) => {
    await tx.query('ALTER TABLE api_key DISABLE TRIGGER told');
    await tx.query(`UPDATE api_key SET revoked_at = now() WHERE name = 'viewer'`);
  });
  expect((await lone.closed).code).toBe(4401);

  for (const payload of [undefined, {}, { authorization: 'Bearer x' }, { authorization: `Bearer ${key}` }]) {
    expect(await (await openSocket(second.url, payload)).closed).toMatchObject({ code: 4401 });
  }
});

test('a key for some models predicts with these and no other', async () => {
  const world = await startTestApp();
  await createPoints(world.sourceUrl);
  await createProduction(world.api);
  const key = await world.app.issueKey({ name: 'partner', roles: ['predictor'], models: ['points-model'] });
  const predict = async (model: string, fields = 'cluster') =>
    await ask(
      world.url,
      `{ predictCluster(model: "${model}", features: {x: 1, y: 1}) { ${fields} } }`,
      bearer(key),
    );
  expect((await predict('points-model')).data).toMatchObject({
    predictCluster: { cluster: expect.any(Number) },
  });
  const refused = await predict('secret-model');
  expect(refused.errors![0].extensions).toMatchObject({ code: 'FORBIDDEN', value: 'secret-model' });
  // The way back leads to everything: it takes a reader.
  const lineage = await predict('points-model', 'lineage { run { id } }');
  expect([lineage.status, codeOf(lineage)]).toEqual([403, 'FORBIDDEN']);
  expect(lineage.errors![0].message).toContain('needs the role viewer');
});

test('histories tell the key or the session that did it', async () => {
  const world = await startTestApp();
  await createPoints(world.sourceUrl);
  await world.api.request(CREATE_DATASET, { input: pointsDataset() });
  const key = await world.app.issueKey({ name: 'Nightly import', roles: ['operator'] });
  await ask(world.url, 'mutation { snapshotDataset(dataset: "points") { id } }', bearer(key));
  await expect
    .poll(async () => await world.app.context.db.query('SELECT moved_by FROM version_move'))
    .toEqual([{ moved_by: 'Nightly import' }]);
});
