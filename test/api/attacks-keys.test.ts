import { once } from 'node:events';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { bareFetch } from '../testkit/keyed.ts';
import { ask, bearer, keyFor, postBare } from '../testkit/keys.ts';
import {
  CREATE_DATASET,
  createProduction,
  pointsDataset,
  pointsSweep,
  promote,
  snapshot,
  sweep,
} from '../testkit/operations.ts';

const VIEWER = '{ viewer { name } }';
const OURS = { 'x-gugus-request': '1' };
const JSON_TYPE = { 'content-type': 'application/json' };

test('a key in a URL is refused on every route, path and socket, and stands in no line of the log and no entry of the audit log', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const world = await startTestApp(undefined, {}, log);
  const { url, app } = world;
  const key = await keyFor(world, 'admin');
  const headers = { ...bearer(key), ...OURS };
  for (const path of [
    '/',
    '/graphql',
    '/healthz',
    '/metrics',
    '/v1/predict',
    '/audit.csv',
    '/nowhere',
    '/docs/',
  ]) {
    for (const method of ['GET', 'POST', 'DELETE']) {
      for (const place of [`?key=${key}`, `?q=a%20${key}`, `?${key}`, `?a=1&x-api-key=short`]) {
        const response = await bareFetch(`${url}${path}${place}`, { method, headers });
        const text = await response.text();
        expect([method, path, place, response.status]).toEqual([method, path, place, 401]);
        expect(text).not.toContain(key);
        expect(JSON.stringify([...response.headers])).not.toContain(key);
        expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      }
    }
  }
  for (const path of [`/models/${key}/v1.0/json`, `/uploads/resumable/${key}`, `/${key}`]) {
    const response = await bareFetch(`${url}${path}`, { method: 'DELETE', headers });
    expect([response.status, (await response.text()).includes(key)]).toEqual([401, false]);
  }
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql?key=${key}`, 'graphql-transport-ws');
  const [event] = await Promise.race([once(socket, 'error'), once(socket, 'open')]);
  expect((event as Event).type).toBe('error');
  // Where a key stands in an argument by mistake, the log keeps what tells which it was.
  await ask(url, `mutation { cancelJob(id: "${key}") { id } }`, bearer(key));
  await app.context.db.query('ALTER TABLE dataset RENAME TO gone');
  await ask(url, '{ datasets { edges { cursor } } }', bearer(key));
  expect(lines.join('')).toContain('a request failed');
  expect(lines.join('')).not.toContain(key);
  const [{ audit }] = await app.context.db.query(
    `SELECT json_agg(row_to_json(audit_entry))::text AS audit FROM audit_entry`,
  );
  expect(audit).toContain('cancelJob');
  expect(audit).not.toContain(key);
});

test('what a page of somebody else can make a browser send, with the cookie of an admin, does nothing', async () => {
  const world = await startTestApp();
  const { url, app } = world;
  const open = await bareFetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { ...bearer(await keyFor(world, 'admin')), ...OURS },
  });
  const [cookie] = open.headers.get('set-cookie')!.split(';');
  const mutation = 'mutation { createApiKey(input: {name: "mine", roles: [ADMIN]}) { key } }';
  const entries = async () => (await app.context.db.query('SELECT operation FROM audit_entry')) as unknown[];
  const before = await entries();
  const bodies: Record<string, string> = {
    'application/x-www-form-urlencoded': `query=${encodeURIComponent(mutation)}`,
    'multipart/form-data; boundary=b': `--b\r\nContent-Disposition: form-data; name="query"\r\n\r\n${mutation}\r\n--b--`,
    'text/plain': JSON.stringify({ query: mutation }),
    'text/plain;application/json': JSON.stringify({ query: mutation }),
    '': JSON.stringify({ query: mutation }),
  };
  const browser = { cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  for (const path of [
    '/graphql',
    '/v1/predict',
    '/v1/alerts/p',
    '/v1/session',
    '/uploads',
    '/uploads/resumable',
  ]) {
    for (const [type, body] of Object.entries(bodies)) {
      const bytes = new TextEncoder().encode(body);
      const { status } = await postBare(
        `${url}${path}`,
        { ...browser, ...(type && { 'content-type': type }) },
        bytes,
      );
      const refusal = path === '/v1/session' ? 403 : 401;
      expect([path, type, status === refusal || status === 415]).toEqual([path, type, true]);
    }
  }
  for (const query of [mutation, VIEWER]) {
    const get = async (headers: Record<string, string>) =>
      (await bareFetch(`${url}/graphql?query=${encodeURIComponent(query)}`, { headers })).status;
    expect(await get(browser)).toBe(401);
    // A link on a page of ours counts for reading files; GraphQL wants more than that.
    expect(await get({ cookie, 'sec-fetch-site': 'same-origin' })).toBe(400);
  }
  const byGet = await bareFetch(`${url}/graphql?query=${encodeURIComponent(mutation)}`, {
    headers: { cookie, ...OURS, 'apollo-require-preflight': '1' },
  });
  expect(byGet.status).toBe(405);
  expect(await entries()).toEqual(before);
});

test('a key for one model learns nothing of another, not even while somebody else reads of that one', async () => {
  const world = await startTestApp();
  const { url, app } = world;
  await createPoints(world.sourceUrl);
  await createProduction(world.api);
  const query = 'SELECT id, x + 100 AS x, y FROM points';
  await world.api.request(CREATE_DATASET, { input: pointsDataset({ name: 'others', query }) });
  await snapshot(world.api, { dataset: 'others' });
  await sweep(world.api, pointsSweep({ dataset: 'others', registerAs: 'secret-model' }));
  await promote(world.api, 'v1.0', { model: 'secret-model' });
  const keys: Record<string, string> = {};
  for (const model of ['points-model', 'secret-model']) {
    keys[model] = await app.issueKey({ name: model, roles: ['predictor'], models: [model] });
  }
  const own = { ...bearer(keys['points-model']), ...JSON_TYPE };
  const exampleOf = async (path: string, model: string) => {
    const response = await bareFetch(url + path, { headers: bearer(keys[model]) });
    const text = JSON.stringify(await response.json());
    return /"value":(\{[^}]+\})/.exec(text)![1];
  };
  const pages = ['/v1/openapi.json', '/docs/json'];
  const [mine, theirs] = await Promise.all(Object.keys(keys).map((model) => exampleOf(pages[0], model)));
  expect(mine).not.toBe(theirs);
  const seen = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      exampleOf(pages[i % 4 < 2 ? 0 : 1], i % 2 ? 'secret-model' : 'points-model'),
    ),
  );
  expect(new Set(seen.filter((_, i) => i % 2 === 0))).toEqual(new Set([mine]));

  const answers = [
    await postBare(`${url}/v1/predict`, own, '{"x": 1, "y": 1}'),
    await postBare(`${url}/v1/predict?model=nothing`, own, '{"x": 1, "y": 1}'),
    await postBare(`${url}/v1/models/points-model/predict?alias=Nothing`, own, '{"x": 1, "y": 1}'),
    await postBare(
      `${url}/graphql`,
      own,
      '{"query": "{ predictCluster(model: \\"x\\", features: {}) { cluster } }"}',
    ),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 403, 404, 200]);
  for (const { text } of answers) expect(text).not.toContain('secret-model');
  const refused = await postBare(`${url}/v1/models/secret-model/predict`, own, '{"x": 1, "y": 1}');
  const unknown = await postBare(`${url}/v1/models/no-such-model/predict`, own, '{"x": 1, "y": 1}');
  expect(refused.status).toBe(403);
  expect(refused.text.replaceAll('secret-model', '…')).toBe(unknown.text.replaceAll('no-such-model', '…'));
});
