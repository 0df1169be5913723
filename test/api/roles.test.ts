import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import { needOf } from '../../src/access/authorise.ts';
import { mayDo, ROLES, type Need, type Role } from '../../src/access/roles.ts';
import { RESOLVERS } from '../../src/resolvers/all.ts';
import { buildApiSchema } from '../../src/schema/build-schema.ts';
import { createWorld, startTestApp } from '../testkit/app.ts';
import { bareFetch } from '../testkit/keyed.ts';
import { ask, bearer, keyFor, openSocket } from '../testkit/keys.ts';
import { leastOperation } from '../testkit/least-operation.ts';

const KINDS = ['query', 'mutation', 'subscription'] as const;

const rootType = (schema: GraphQLSchema, kind: (typeof KINDS)[number]): GraphQLObjectType =>
  ({
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  })[kind]!;

const schema = await buildApiSchema([...RESOLVERS]);
const operations = KINDS.flatMap((kind) =>
  Object.values(rootType(schema, kind).getFields()).map((field) => ({
    kind,
    name: `${rootType(schema, kind).name}.${field.name}`,
    need: needOf(field),
    text: leastOperation(kind, field),
  })),
);

test('every operation declares the role that it needs: @Needs above its method', () => {
  expect(operations.filter(({ need }) => need === undefined).map(({ name }) => name)).toEqual([]);
});

test('what each role may do grows in the order in which it is meant to', () => {
  const may = (need: Need) => ROLES.filter((role) => mayDo([role], need));
  expect(Object.fromEntries([...ROLES, 'known' as const].map((need) => [need, may(need)]))).toEqual({
    viewer: ['viewer', 'operator', 'approver', 'admin'],
    predictor: ['predictor', 'operator', 'approver', 'admin'],
    operator: ['operator', 'approver', 'admin'],
    approver: ['approver', 'admin'],
    admin: ['admin'],
    known: [...ROLES],
  });
  expect(mayDo([], 'viewer')).toBe(false);
  const least = operations.filter(({ need }) => mayDo(['predictor'], need!)).map(({ name }) => name);
  expect(least.filter((name) => !/\.predictClusters?$/.test(name))).toEqual(['Query.viewer']);
  const readers = operations.filter(({ kind, need }) => kind === 'mutation' && mayDo(['viewer'], need!));
  expect(readers.map(({ name }) => name)).toEqual([]);
  const needs = Object.fromEntries(operations.map(({ name, need }) => [name, need]));
  // What gives a model more of the requests is an approver's; who is on duty takes it back.
  expect(needs).toMatchObject({ 'Mutation.startCanary': 'approver', 'Mutation.abortCanary': 'operator' });
  const forAdmins = operations.filter(({ need }) => need === 'admin').map(({ name }) => name);
  expect(forAdmins).toEqual(
    expect.arrayContaining([
      'Query.apiKeys',
      'Query.auditLog',
      'Mutation.createApiKey',
      'Mutation.setRetention',
    ]),
  );
});

test('every role is refused every operation that it may not do, before anything of it runs, and no other', async () => {
  const own = await createWorld();
  // Who is not known asks for every operation here.
  const world = await startTestApp({ ...own, env: { ...own.env, GUGUS_WRONG_KEYS_PER_MINUTE: '0' } });
  const keys = new Map<Role | null, string>();
  for (const role of ROLES) keys.set(role, await keyFor(world, role));
  const outcomes: string[] = [];
  for (const { kind, name, need, text } of operations) {
    for (const role of [null, ...ROLES]) {
      const wanted = role === null ? 'UNAUTHENTICATED' : mayDo([role], need!) ? 'not refused' : 'FORBIDDEN';
      // What an admin may do has been tried by then, and what it does to the keys must not be felt here.
      if (wanted === 'not refused' && kind === 'mutation' && role !== 'admin') continue;
      const found =
        kind === 'subscription' ? await overSocket(world.url, text, keys.get(role)) : await byPost(role);
      outcomes.push(`${name} as ${role}: ${found}`);
      expect(outcomes.at(-1)).toBe(`${name} as ${role}: ${wanted}`);

      async function byPost(as: Role | null): Promise<string> {
        const answer = await ask(world.url, text, as === null ? {} : bearer(keys.get(as)!));
        const code = answer.errors?.[0]?.extensions['code'];
        if (code === 'FORBIDDEN') {
          expect(answer.status).toBe(403);
          expect(answer.errors![0].extensions).toMatchObject({ expected: `the role ${need}` });
          expect(answer.data ?? null).toBeNull();
        }
        expect(['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED']).not.toContain(code);
        return code === 'FORBIDDEN' || code === 'UNAUTHENTICATED' ? code : 'not refused';
      }
    }
  }
  expect(outcomes.length).toBeGreaterThan(operations.length * 4);
});

async function overSocket(url: string, query: string, key: string | undefined): Promise<string> {
  const { socket, closed, next, send } = await openSocket(url, key ? { authorization: `Bearer ${key}` } : {});
  if (!key) return (await closed).code === 4401 ? 'UNAUTHENTICATED' : 'closed';
  await next();
  send({ id: '1', type: 'subscribe', payload: { query } });
  // What the server says to the subscription comes before the answer to the second of these.
  const said: { type: string; payload?: unknown }[] = [];
  for (let round = 0; round < 2; round++) {
    send({ type: 'ping' });
    while (said.at(-1)?.type !== 'pong') said.push(await next());
    said.push({ type: 'end of round' });
  }
  socket.close();
  const error = said.find(({ type }) => type === 'error');
  const [first] = (error?.payload ?? []) as { extensions: { code: string } }[];
  return first?.extensions.code === 'FORBIDDEN' ? 'FORBIDDEN' : 'not refused';
}

test('a forbidden field hides in no fragment, alias, second operation or introspection', async () => {
  const world = await startTestApp();
  const predictor = bearer(await keyFor(world, 'predictor'));
  const viewer = bearer(await keyFor(world, 'viewer'));
  const status = async (query: string, headers: Record<string, string>, rest = {}) => {
    const response = await bareFetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, ...rest }),
    });
    return response.status;
  };
  const two = 'query Me { viewer { name } } query Keys { apiKeys { edges { cursor } } }';
  expect(await status(two, viewer, { operationName: 'Me' })).toBe(200);
  expect(await status(two, viewer, { operationName: 'Keys' })).toBe(403);
  for (const query of [
    '{ viewer { name } mine: apiKeys { edges { cursor } } }',
    '{ ...Keys } fragment Keys on Query { apiKeys { edges { cursor } } }',
    '{ ... on Query { ... @include(if: false) { apiKeys { edges { cursor } } } } }',
    'mutation { cancelJob(id: "x") { id } }',
  ]) {
    expect([query, await status(query, viewer)]).toEqual([query, 403]);
  }
  expect(await status('{ __schema { queryType { name } } }', predictor)).toBe(403);
  expect(await status('{ __schema { queryType { name } } }', viewer)).toBe(200);
  expect(await status('{ __typename }', predictor)).toBe(200);
  expect(await status('{ __typename }', {})).toBe(401);
});

test('routes beside GraphQL ask for their role too', async () => {
  const world = await startTestApp();
  const headers = {
    predictor: bearer(await keyFor(world, 'predictor')),
    viewer: bearer(await keyFor(world, 'viewer')),
  };
  const status = async (role: keyof typeof headers, method: string, path: string) =>
    (await bareFetch(world.url + path, { method, headers: { ...headers[role], 'x-gugus-upload': '1' } }))
      .status;
  for (const path of ['/metrics', '/schema.graphql', '/experiments/e/runs.csv', '/models/m/v1.0/json']) {
    expect(await status('predictor', 'GET', path)).toBe(403);
    expect(await status('viewer', 'GET', path)).not.toBe(403);
  }
  for (const [method, path] of [
    ['POST', '/uploads'],
    ['POST', '/uploads/resumable'],
    ['PATCH', '/uploads/resumable/x'],
    ['HEAD', '/uploads/resumable/x'],
  ]) {
    expect([path, await status('viewer', method, path)]).toEqual([path, 403]);
  }
});
