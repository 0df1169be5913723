import { createClient } from 'graphql-ws';
import { isSpecifiedDirective, isSpecifiedScalarType, isIntrospectionType, buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { createWorld, startTestApp } from '../testkit/app.ts';
import { post, postBody } from '../testkit/http.ts';

test('every type, field, argument and value of the API is described', async () => {
  const { url } = await startTestApp();
  const schema = buildSchema(await (await fetch(`${url}/schema.graphql`)).text());
  const nameless: string[] = [];
  const need = (path: string, { description }: { description?: string | null }) => {
    if (!description?.trim()) nameless.push(path);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (
      isIntrospectionType(type) ||
      isSpecifiedScalarType(type) ||
      ['Query', 'Mutation', 'Subscription'].includes(type.name)
    )
      continue;
    need(type.name, type);
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    if ('getFields' in type) {
      for (const field of Object.values(type.getFields())) {
        need(`${type.name}.${field.name}`, field);
        if ('args' in field)
          for (const arg of field.args) need(`${type.name}.${field.name}(${arg.name})`, arg);
      }
    }
    if ('getValues' in type) for (const value of type.getValues()) need(`${type.name}.${value.name}`, value);
  }
  expect(schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive))).toEqual([]);
  expect(nameless).toEqual([]);
});

test('health, readiness, metrics and request ids are there', async () => {
  const { url } = await startTestApp();
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' });
  const { headers } = await post(url, '{ datasets { edges { cursor } } }');
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('gugus_http_request_duration_seconds_count{route="/graphql",status="200"}');
});

test('what a web page of somebody else could send is refused', async () => {
  const { url } = await startTestApp();
  const get = await fetch(`${url}/graphql?query=${encodeURIComponent('{ datasets { edges { cursor } } }')}`);
  expect(get.status).toBe(400);
  const simple = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: '{}',
  });
  expect(simple.status).toBeGreaterThanOrEqual(400);
});

test('batches, oversized bodies and endless documents are refused', async () => {
  const { url } = await startTestApp();
  expect((await postBody(url, '[{"query": "{ __typename }"}, {"query": "{ __typename }"}]')).status).toBe(
    400,
  );
  expect(
    (await postBody(url, JSON.stringify({ query: '{ __typename }', pad: 'x'.repeat(9_000_000) }))).status,
  ).toBe(413);
  const wide = `{ ${Array.from({ length: 500 }, (_, i) => `a${i}: __typename`).join(' ')} }`;
  expect((await post(url, wide)).body.errors?.[0].message).toMatch(/more tha. 1000 tokens/);
  const aliased = `{ ${Array.from({ length: 11 }, (_, i) => `a${i}: viewer { name }`).join(' ')} }`;
  expect((await post(url, aliased)).body.errors?.[0].message).toContain('root fields 11, at most 10');
});

test('an error that is not meant for the client shows nothing of the inside', async () => {
  const { url, app } = await startTestApp();
  await app.context.db.query('ALTER TABLE dataset RENAME TO secret_name');
  const { body, headers } = await post(url, '{ datasets { edges { cursor } } }');
  expect(body.errors).toHaveLength(1);
  const requestId = headers.get('x-request-id');
  expect(body.errors![0].extensions).toEqual({ code: 'INTERNAL_ERROR', requestId });
  expect(JSON.stringify(body)).not.toContain('dataset"');
});

test('over WebSocket only subscriptions are served, and errors are masked there too', async () => {
  const { url, app } = await startTestApp();
  const socket = createClient({ url: `${url.replace('http', 'ws')}/graphql`, retryAttempts: 0 });
  const first = async (query: string) => {
    try {
      for await (const result of socket.iterate({ query })) return result;
    } catch (errors) {
      return { errors };
    }
    return null;
  };
  expect(JSON.stringify(await first('{ __schema { queryType { name } } }'))).toContain('Only subscriptions');
  expect(JSON.stringify(await first('mutation { cancelJob(id: "x") { id } }'))).toContain(
    'Only subscriptions',
  );
  expect(JSON.stringify(await first('subscription { nothing }'))).toContain('Cannot query field');
  const aliased = Array.from({ length: 16 }, (_, i) => `a${i}: number`).join(' ');
  expect(JSON.stringify(await first(`subscription { aliasMoved(model: "m") { ${aliased} } }`))).toContain(
    'aliases 16, at most 15',
  );
  await app.context.db.query('ALTER TABLE job RENAME TO secret_name');
  const masked = JSON.stringify(
    await first('subscription { jobProgress(jobId: "01999999-9999-7999-8999-999999999999") { number } }'),
  );
  expect(masked).toMatch(/INTERNAL_ERROR","requestId":"[0-9a-f-]{36}"/);
  expect(masked).not.toContain('relation');
  await socket.dispose();
});

test('what is not a request that can be answered gets a GraphQL error with a code', async () => {
  const { url } = await startTestApp();
  const answer = async (body: string) => {
    const response = await postBody(url, body);
    return [response.status, response.body.errors?.map(({ extensions }) => extensions)];
  };
  const query = (text: string, variables = {}) => JSON.stringify({ query: text, variables });
  expect(await answer('{"query":')).toEqual([400, [{ code: 'BAD_REQUEST' }]]);
  expect(await answer(query('{ __typename }').padEnd(9_000_000))).toEqual([413, [{ code: 'BAD_REQUEST' }]]);
  expect(await answer('{}')).toEqual([400, [{ code: 'BAD_REQUEST' }]]);
  expect(await answer(query('subscription { jobProgress(jobId: "x") { number } }'))).toEqual([
    400,
    [{ code: 'BAD_REQUEST' }],
  ]);
  expect(await answer(query('{ datasets'))).toEqual([400, [{ code: 'GRAPHQL_PARSE_FAILED' }]]);
  expect(await answer(query('{ nothing }'))).toEqual([400, [{ code: 'GRAPHQL_VALIDATION_FAILED' }]]);
  expect(await answer(query('query Q($n: Int!) { datasets(first: $n) { edges { cursor } } }'))).toEqual([
    400,
    [{ code: 'BAD_USER_INPUT' }],
  ]);
  expect(await answer(JSON.stringify({ query: '{ __typename }', operationName: 'Other' }))).toEqual([
    400,
    [{ code: 'OPERATION_RESOLUTION_FAILURE' }],
  ]);
});

test('a host that is not this machine is said plainly', async () => {
  const world = await createWorld();
  world.env['GUGUS_HOST'] = '203.0.113.9';
  await expect(startTestApp(world)).rejects.toMatchObject({
    code: 'HOST_UNUSABLE',
    details: { field: 'GUGUS_HOST' },
  });
});

test('a port that is taken is said plainly', async () => {
  const { url } = await startTestApp();
  const world = await createWorld();
  world.env['GUGUS_PORT'] = new URL(url).port;
  expect(loadConfig(world.env).http.port).toBe(Number(new URL(url).port));
  await expect(startTestApp(world)).rejects.toMatchObject({
    code: 'PORT_IN_USE',
    details: { field: 'GUGUS_PORT' },
  });
});
