import { existsSync, readFileSync } from 'node:fs';
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  parse,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { expect, test } from 'vitest';
import { createAuthoriser, needOf } from '../../src/access/authorise.ts';
import { mayDo, ROLES, type Role } from '../../src/access/roles.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import { RESOLVERS } from '../../src/resolvers/all.ts';
import { buildApiSchema } from '../../src/schema/build-schema.ts';

const schema = await buildApiSchema([...RESOLVERS]);
const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!];
const things = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => !type.name.startsWith('__') && !roots.includes(type));
const viewerWith = (role: Role) => ({ name: role, roles: [role] }) as unknown as Viewer;

type Path = { type: GraphQLObjectType; field: GraphQLField<unknown, unknown> }[];

function typesOf(type: GraphQLOutputType): readonly GraphQLObjectType[] {
  const named = getNamedType(type);
  if (isObjectType(named)) return [named];
  return isAbstractType(named) ? schema.getPossibleTypes(named) : [];
}

/** The types that a role can come to, each by a shortest way, and the ways that end at a field that it may not ask for. */
function walk(role: Role): { reached: Map<GraphQLObjectType, Path>; closed: Path[] } {
  const reached = new Map<GraphQLObjectType, Path>();
  const closed: Path[] = [];
  const open: [GraphQLObjectType, Path][] = roots.map((root) => [root, []]);
  for (const [type, path] of open) {
    for (const field of Object.values(type.getFields())) {
      const need = needOf(field);
      const way = [...path, { type, field }];
      if (need !== undefined && !mayDo([role], need)) {
        closed.push(way);
        continue;
      }
      for (const next of typesOf(field.type).filter((each) => !reached.has(each))) {
        reached.set(next, way);
        open.push([next, way]);
      }
    }
  }
  return { reached, closed };
}

/** An operation that asks for the last field of a way; arguments do not matter to who may ask. */
function operationOf(path: Path): string {
  const kind = ['query', 'mutation', 'subscription'][roots.indexOf(path[0].type)];
  const last = path.at(-1)!.field;
  const end = isCompositeType(getNamedType(last.type)) ? `${last.name} { __typename }` : last.name;
  const inner = path
    .slice(0, -1)
    .map(({ field, type }, i) => [field.name, path[i + 1].type.name, type.name])
    .reduceRight((text, [name, on]) => `${name} { ... on ${on} { ${text} } }`, end);
  return `${kind} { ${inner} }`;
}

const namesOf = (types: Iterable<{ name: string }>) => Array.from(types, ({ name }) => name).toSorted();

test('from a prediction a predictor comes to nothing but its explanation: no data, source, run, key or log', () => {
  expect(namesOf(walk('predictor').reached.keys())).toEqual([
    'BrokenExpectation',
    'ClusterPrediction',
    'ClusterPredictions',
    'FeatureChange',
    'FeatureShare',
    'InputError',
    'PredictionColumns',
    'PredictionExplanation',
    'RowError',
    'RunnerUp',
    'Viewer',
  ]);
});

test('through no field of what they may read do viewers, operators and approvers come to keys, the audit log or receivers', () => {
  const secret = [
    /^ApiKey/,
    /^Audit/,
    /^Notification(?:Endpoint|Delivery|Event|Attempt)/,
    /^IssuedApiKey$/,
    /^WebhookSecret$/,
  ];
  const guarded = things.filter(({ name }) => secret.some((pattern) => pattern.test(name)));
  expect(guarded.length).toBeGreaterThan(14);
  for (const role of ['viewer', 'operator', 'approver'] as const) {
    const { reached } = walk(role);
    expect([role, namesOf(guarded.filter((type) => reached.has(type)))]).toEqual([role, []]);
  }
  const { reached } = walk('operator');
  expect(namesOf(things.filter((type) => !reached.has(type)))).toEqual(namesOf(guarded));
  expect(walk('admin').reached.size).toBe(things.length);
});

test('every field that leads on to what a role may not read is refused at any depth, not only where an operation begins', () => {
  const authorise = createAuthoriser(schema);
  let tried = 0;
  for (const role of ROLES) {
    const { reached, closed } = walk(role);
    for (const path of closed) {
      const document = parse(operationOf(path));
      expect(() => authorise(viewerWith(role), document, null), operationOf(path)).toThrow(
        expect.objectContaining({ code: 'FORBIDDEN' }),
      );
      tried += 1;
    }
    for (const path of reached.values()) {
      expect(() => authorise(viewerWith(role), parse(operationOf(path)), null)).not.toThrow();
    }
  }
  expect(tried).toBeGreaterThan(100);
  const nested = walk('predictor').closed.filter(({ length }) => length > 1);
  expect(nested.map((path) => path.map(({ field }) => field.name).join('.'))).toEqual([
    'predictCluster.lineage',
    'predictClusters.lineage',
  ]);
});

test('no field shows a secret, a hash of one or a password, but the one in the answer that makes it', () => {
  const suspicious = things.flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ name }) => /secret|password|passwd|token|credential|hash|sha256/i.test(name))
      .map(({ name, type: of }) => `${type.name}.${name}: ${String(of)}`),
  );
  expect(suspicious.toSorted()).toEqual([
    'NotificationEndpoint.previousSecretUntil: DateTimeISO',
    'WebhookSecret.secret: String!',
  ]);
  const answers = Object.values(schema.getMutationType()!.getFields()).map(({ type }) => getNamedType(type));
  for (const made of ['WebhookSecret', 'IssuedApiKey']) {
    expect(answers).toContain(schema.getType(made));
    const others = things.flatMap((type) =>
      Object.values(type.getFields()).flatMap(({ type: of }) => typesOf(of)),
    );
    expect(namesOf(others)).not.toContain(made);
  }
});

test('a viewer may ask for every query and subscription but those of keys, receivers, the audit log, predictions and what a source holds, and may change nothing', () => {
  const [query, mutation, subscription] = roots.map((root) =>
    Object.values(root.getFields())
      .filter((field) => !mayDo(['viewer'], needOf(field)!))
      .map(({ name }) => name)
      .toSorted(),
  );
  expect(query).toEqual([
    'apiKeys',
    'auditLog',
    'notificationDeliveries',
    'notificationDelivery',
    'notificationEndpoints',
    'predictCluster',
    'predictClusters',
    'sourceColumns',
  ]);
  expect(mutation).toEqual(Object.keys(schema.getMutationType()!.getFields()).toSorted());
  expect(subscription).toEqual([]);
});

test('the tests that the threat model names are there', () => {
  const model = readFileSync(new URL('../../docs/security.md', import.meta.url), 'utf8');
  const named = [...model.matchAll(/\]\((\.\.\/[^)]+)\)/g)].map(([, path]) => path);
  expect(named.length).toBeGreaterThan(30);
  const gone = named.filter((path) => !existsSync(new URL(`../../docs/${path}`, import.meta.url)));
  expect(gone).toEqual([]);
});

test('no mutation answers null, so that after one that fails none is carried out, as the audit log has it', () => {
  const types = Object.values(schema.getMutationType()!.getFields()).map(({ type }) => type);
  expect(types.every(isNonNullType)).toBe(true);
});
