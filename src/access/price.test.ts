import { getOperationAST, isObjectType, parse } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import type { GraphQLSchema } from 'graphql';
import { RESOLVERS } from '../resolvers/all.ts';
import { buildApiSchema } from '../schema/build-schema.ts';
import { costOf, createPricer } from './price.ts';

let schema: GraphQLSchema;
let pricer: ReturnType<typeof createPricer>;

beforeAll(async () => {
  schema = await buildApiSchema([...RESOLVERS]);
  pricer = createPricer(schema);
});

function priceOf(text: string, variables = {}): number {
  const document = parse(text);
  return pricer(document, getOperationAST(document)!, variables);
}

const JOB = 'edges { node { id } }';

test('every operation and field has a finite cost, an operation at least a point unless it is a scalar', () => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const declared = costOf(schema, type, field);
      for (const args of [{}, { first: 1e9, rows: 7, columns: 'x', input: null, outcomes: {} }]) {
        const cost = typeof declared === 'number' ? declared : declared(args, 1);
        expect([type.name, field.name, Number.isFinite(cost) && cost >= 0]).toEqual([
          type.name,
          field.name,
          true,
        ]);
        if (type === schema.getMutationType()) expect(cost).toBeGreaterThanOrEqual(10);
        if (type === schema.getSubscriptionType()) expect(cost).toBeGreaterThanOrEqual(5);
      }
    }
  }
});

test('scalars are free, objects cost one, a page what is selected of it times its items', () => {
  expect(priceOf('{ __typename }')).toBe(0);
  expect(priceOf('{ viewer { name kind roles } }')).toBe(1);
  expect(priceOf(`{ jobs(first: 3) { ${JOB} } }`)).toBe(1 + 3 * 2);
  expect(priceOf(`{ jobs { ${JOB} } }`)).toBe(1 + 20 * 2);
  expect(priceOf(`{ jobs(first: 1000000) { ${JOB} } }`)).toBe(1 + 100 * 2);
  expect(priceOf('{ runs(first: 1000000) { edges { node { id } } } }')).toBe(1 + 1000 * 2);
  expect(priceOf(`{ jobs(first: 3) { edges { node { children(first: 4) { ${JOB} } } } } }`)).toBe(
    1 + 3 * (2 + 1 + 4 * 2),
  );
  expect(priceOf('{ __schema { types { name } } }')).toBe(10);
  expect(priceOf('mutation { cancelJob(id: "x") { id } }')).toBe(10);
  expect(priceOf('subscription { jobProgress(jobId: "x") { number } }')).toBe(5);
});

test('each alias, each spread of a fragment and each operation field adds its cost again', () => {
  const one = priceOf('{ viewer { name } }');
  expect(priceOf('{ a: viewer { name } b: viewer { name } c: viewer { name } }')).toBe(3 * one);
  expect(
    priceOf('{ ...F ... on Query { b: viewer { name } } } fragment F on Query { a: viewer { name } }'),
  ).toBe(2 * one);
  expect(priceOf('mutation { a: cancelJob(id: "x") { id } b: cancelJob(id: "y") { id } }')).toBe(20);
});

test('variables count as what they are, or as the default that the document gives them', () => {
  const query = `query ($n: Int = 50) { jobs(first: $n) { ${JOB} } }`;
  expect(priceOf(query)).toBe(1 + 50 * 2);
  expect(priceOf(query, { n: 2 })).toBe(1 + 2 * 2);
  const document = parse(query);
  const again = (variables: object) => pricer(document, getOperationAST(document)!, { ...variables });
  expect([again({ n: 1 }), again({ n: 9 }), again({})]).toEqual([3, 19, 101]);
  for (const n of ['many', Number.NaN, null, {}]) expect(priceOf(query, { n })).toBe(1 + 20 * 2);
  for (const n of [-1e9, 0, -Infinity]) expect(priceOf(query, { n })).toBe(1 + 2);
  expect(priceOf(query, { n: Infinity })).toBe(1 + 100 * 2);
});

test('batches cost by their rows and sweeps by their fits', () => {
  const rows = (count: number) => Array.from({ length: count }, () => ({ features: {} }));
  const query = 'query ($rows: [PredictionRowInput!]) { predictClusters(model: "m", rows: $rows) { count } }';
  expect(priceOf(query, { rows: rows(1) })).toBe(2);
  expect(priceOf(query, { rows: rows(10_000) })).toBe(101);
  expect(priceOf('{ predictClusters(model: "m", columns: {x: [1, 2], y: 3}) { count } }')).toBe(2);
  const sweep = 'mutation ($input: StartSweepInput!) { startSweep(input: $input) { id } }';
  expect(priceOf(sweep, { input: {} })).toBe(105);
  expect(priceOf(sweep, { input: { nClusters: [2, 3], nInit: 100 } })).toBe(120);
  expect(priceOf(sweep, { input: { nInit: 1e300 } })).toBe(5100);
});

test('fragments that spread each other many times are priced at once', () => {
  const bomb = Array.from({ length: 60 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
  const startedAt = performance.now();
  expect(priceOf(`{ ...F0 } ${bomb.join(' ')} fragment F60 on Query { __typename }`)).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(1000);
});
