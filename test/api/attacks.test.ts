import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createJob } from '../../src/use-cases/job-rows.ts';
import { createPoints, createWorld, startTestApp } from '../testkit/app.ts';
import { ask, bearer, codeOf, keyFor, openSocket, postBare } from '../testkit/keys.ts';
import {
  CREATE_DATASET,
  createProduction,
  pointsDataset,
  promote,
  snapshot,
  sweep,
} from '../testkit/operations.ts';

const VIEWER = '{ viewer { name } }';
const OURS = { 'x-gugus-request': '1' };
const JSON_TYPE = { 'content-type': 'application/json' };

const codeIn = (text: string): unknown => {
  const { error, errors } = JSON.parse(text) as {
    error?: { code: string };
    errors?: { extensions: { code: string } }[];
  };
  return error?.code ?? errors?.[0].extensions.code;
};

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const nestedObject = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

test('JSON that is nested without end gets an error of the client wherever JSON is taken', async () => {
  const world = await startTestApp();
  await createPoints(world.sourceUrl);
  await createProduction(world.api);
  const headers = { ...bearer(await keyFor(world, 'admin')), ...JSON_TYPE, ...OURS };
  const operation = (query: string, variables: string) =>
    `{"query": ${JSON.stringify(query)}, "variables": ${variables}}`;
  const predict =
    'query ($v: FeatureValues!) { predictCluster(model: "points-model", features: $v) { cluster } }';
  const columns =
    'query ($v: FeatureColumns!) { predictClusters(model: "points-model", columns: $v) { rows { cluster } } }';
  const allow =
    'mutation ($v: [JSON!]!) { setExpectations(input: {dataset: "points", expectations: [{kind: ALLOWED_VALUES, column: "x", values: $v}]}) { id } }';
  const cases: [string, string][] = [
    ['/graphql', operation(predict, `{"v": {"x": ${nested(100_000)}, "y": 1}}`)],
    ['/graphql', operation(predict, `{"v": ${nestedObject(100_000)}}`)],
    ['/graphql', operation(columns, `{"v": {"x": ${nested(100_000)}}}`)],
    ['/graphql', operation(allow, `{"v": ${nested(100_000)}}`)],
    ['/graphql', operation('mutation ($v: ID!) { cancelJob(id: $v) { id } }', `{"v": ${nested(100_000)}}`)],
    ['/graphql', operation(VIEWER, nested(100_000))],
    ['/graphql', `{"query": ${nested(100_000)}}`],
    ['/v1/predict', nested(100_000)],
    ['/v1/predict', `{"x": ${nestedObject(100_000)}, "y": 1}`],
    ['/v1/alerts/p', `{"alerts": ${nested(100_000)}}`],
    ['/v1/alerts/p', `{"alerts": ${nestedObject(40_000)}}`],
    ['/v1/session', `{"ticket": ${nested(100_000)}}`],
  ];
  for (const [path, body] of cases) {
    const { status, text } = await postBare(`${world.url}${path}`, headers, body);
    // GraphQL answers the error of a field, and of a row, with 200.
    const what = `${path} ${body.slice(0, 150)}`;
    expect([what, status < 500, text.includes('INTERNAL_ERROR')]).toEqual([what, true, false]);
    expect(text.length).toBeLessThan(10_000);
  }
});

test('names of prototypes in JSON, in documents and on sockets are refused, or are names like any other', async () => {
  const world = await startTestApp();
  const { url } = world;
  await createPoints(world.sourceUrl);
  const features = ['x', 'constructor'].map((name) => ({ name, unit: 'm' }));
  const query = 'SELECT id, x, y AS constructor FROM points';
  await world.api.request(CREATE_DATASET, { input: pointsDataset({ query, features }) });
  await snapshot(world.api);
  await sweep(world.api);
  await promote(world.api, 'v1.0');
  const headers = { ...bearer(await keyFor(world, 'admin')), ...JSON_TYPE };
  for (const path of ['/graphql', '/v1/predict', '/v1/alerts/p', '/v1/session']) {
    for (const hostile of [
      '{"__proto__": {"polluted": 1}}',
      '{"x": 1, "constructor": {"prototype": {"polluted": 1}}}',
      '{"query": "{ viewer { name } }", "variables": {"__proto__": {"polluted": 1}}}',
      '[{"x": {"\\u005f_proto__": {"polluted": 1}}}]',
    ]) {
      const { status } = await postBare(`${url}${path}`, { ...headers, ...OURS }, hostile);
      expect([path, hostile, status]).toEqual([path, hostile, 400]);
    }
  }
  const missing = await postBare(`${url}/v1/predict`, headers, '{"x": 1}');
  expect(JSON.parse(missing.text)).toMatchObject({
    error: { code: 'FEATURE_MISSING', field: 'constructor' },
  });
  expect((await postBare(`${url}/v1/predict`, headers, '{"x": 1, "constructor": 1}')).status).toBe(200);
  const inline = `{ predictCluster(model: "points-model",
    features: {x: 1, constructor: 1, __proto__: {polluted: 1}, toString: 2}) { ignoredFeatures } }`;
  expect((await ask(url, inline, headers)).data).toEqual({
    predictCluster: { ignoredFeatures: ['__proto__', 'toString'] },
  });

  const { socket, next } = await openSocket(url, headers);
  await next();
  const variables = '{"__proto__": {"polluted": 1}, "model": "nothing"}';
  const subscription = 'subscription ($model: String!) { aliasMoved(model: $model) { number } }';
  socket.send(
    `{"id": "1", "type": "subscribe", "payload": {"query": ${JSON.stringify(subscription)}, "variables": ${variables}}}`,
  );
  expect(await next()).toMatchObject({ payload: { errors: [{ extensions: { code: 'NOT_FOUND' } }] } });
  socket.close();
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('what is longer than a route takes is refused, also without its length, packed or cut off, and nothing is unpacked', async () => {
  const noise = vi.spyOn(console, 'error').mockReturnValue(undefined);
  onTestFinished(() => noise.mockRestore());
  const world = await startTestApp();
  const { url } = world;
  const headers = { ...bearer(await keyFor(world, 'admin')), ...JSON_TYPE, ...OURS };
  const mebibyte = 2 ** 20;
  for (const [path, most] of [
    ['/graphql', 8 * mebibyte],
    ['/v1/predict', 16 * mebibyte],
    ['/v1/alerts/p', mebibyte / 4],
    ['/v1/session', mebibyte / 4],
  ] as const) {
    const body = `{"query": "${'x'.repeat(most)}"}`;
    expect([path, (await postBare(`${url}${path}`, headers, body)).status]).toEqual([path, 413]);
    // In pieces, whose length nobody has said.
    const request = httpRequest(`${url}${path}`, {
      method: 'POST',
      headers: { ...headers, 'transfer-encoding': 'chunked' },
    });
    const answered = once(request, 'response').then(([response]) => response.statusCode as number);
    request.on('error', () => undefined);
    request.end(body);
    expect([path, await answered]).toEqual([path, 413]);
  }
  const packed = gzipSync(JSON.stringify({ query: VIEWER, pad: 'x'.repeat(mebibyte) }));
  for (const path of ['/graphql', '/v1/predict', '/v1/alerts/p']) {
    const { status, text } = await postBare(
      `${url}${path}`,
      { ...headers, 'content-encoding': 'gzip' },
      packed,
    );
    expect([path, status, codeIn(text)]).toEqual([
      path,
      400,
      expect.stringMatching(/BAD_REQUEST|INVALID_INPUT/),
    ]);
  }
  const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nid,x';
  for (const path of ['/uploads', '/v1/predict']) {
    for (const form of ['--b\r\n', part, 'x'.repeat(100_000)]) {
      const type = { 'content-type': 'multipart/form-data; boundary=b' };
      const { status, text } = await postBare(`${url}${path}`, { ...headers, ...type }, form);
      expect([path, form.slice(0, 9), status, codeIn(text)]).toEqual([
        path,
        form.slice(0, 9),
        400,
        'INVALID_INPUT',
      ]);
    }
  }
  // Strangers can send this before they have said who they are; the log is not theirs to fill.
  for (const payload of [undefined, headers]) {
    const { socket, closed } = await openSocket(url, payload);
    socket.send(JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(40_000) } }));
    expect([1009, 4401]).toContain((await closed).code);
  }
  expect(noise).not.toHaveBeenCalled();
});

test('over a socket there is no batch, no introspection, and no more subscriptions than a hundred', async () => {
  const world = await createWorld();
  world.env['GUGUS_HOST'] = '0.0.0.0';
  const app = await startTestApp(world, { workers: false });
  const url = app.url.replace('0.0.0.0', '127.0.0.1');
  const admin = bearer(await keyFor(app, 'admin'));
  const moves = { query: 'subscription { aliasMoved(model: "points-model") { number } }' };
  const batch = await openSocket(url, admin);
  await batch.next();
  batch.socket.send(JSON.stringify([{ id: '1', type: 'subscribe', payload: moves }]));
  expect((await batch.closed).code).toBe(4400);

  const { socket, next, send } = await openSocket(url, admin);
  await next();
  for (const query of [
    'subscription { __schema { types { name } } }',
    'subscription { ... on Subscription { __type(name: "ApiKey") { name } } }',
    'query { __schema { types { name } } }',
    `subscription { ${'...A '.repeat(3)} } fragment A on Subscription { ...A }`,
    `subscription { aliasMoved(model: "m") { ${Array.from({ length: 16 }, (_, i) => `a${i}: number`).join(' ')} } }`,
    `subscription { ${'aliasMoved(model: "m") { number } '.repeat(400)} }`,
  ]) {
    send({ id: '1', type: 'subscribe', payload: { query } });
    expect([query.slice(0, 80), await next()]).toEqual([
      query.slice(0, 80),
      {
        id: '1',
        type: 'error',
        payload: expect.arrayContaining([
          expect.objectContaining({
            extensions: { code: expect.stringMatching(/^GRAPHQL_|^BAD_REQUEST$/) as string },
          }),
        ]) as unknown[],
      },
    ]);
  }
  const { db } = app.app.context;
  const job = await db.transaction((tx) => createJob(tx, { kind: 'collect', payload: {} }));
  const progress = { query: `subscription { jobProgress(jobId: "${job.id}") { number } }` };
  for (let i = 0; i <= 100; i++) send({ id: `s${i}`, type: 'subscribe', payload: progress });
  const said = new Map<string, string>();
  while (said.size <= 100) {
    const { id, type } = await next();
    said.set(id!, type);
  }
  expect([...said].filter(([, type]) => type === 'error')).toEqual([['s100', 'error']]);
  socket.close();
  for (const query of ['{ __schema { queryType { name } } }', '{ __type(name: "ApiKey") { name } }']) {
    const answer = await ask(url, query, admin);
    expect([answer.status, codeOf(answer), answer.data]).toEqual([
      400,
      'GRAPHQL_VALIDATION_FAILED',
      undefined,
    ]);
  }
});
