import { expect, test } from 'vitest';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { bareFetch } from '../testkit/keyed.ts';
import { ask, bearer, codeOf, keyFor } from '../testkit/keys.ts';
import { createProduction } from '../testkit/operations.ts';
import { sendFile } from '../testkit/uploads.ts';

const LOG = `query Log($actor: String, $operation: String, $from: DateTimeISO, $to: DateTimeISO, $first: Int, $after: String) {
  auditLog(actor: $actor, operation: $operation, from: $from, to: $to, first: $first, after: $after) {
    edges { node { kind actor actorKind operation arguments before after requestId address outcome { state errorCode } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Entry {
  kind: string;
  actor: string;
  operation: string;
  arguments: Record<string, unknown>;
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
  outcome: { state: string; errorCode: string | null } | null;
}

test('every mutation and every upload leaves who, what, whence and how it ended, also where it was refused', async () => {
  const world = await startTestApp();
  const { url } = world;
  await createPoints(world.sourceUrl);
  const admin = bearer(await keyFor(world, 'admin'));
  const viewer = bearer(await keyFor(world, 'viewer'));
  const log = async (variables: object = {}) => {
    const answer = await ask(url, LOG, admin, variables);
    const page = answer.data!['auditLog'] as {
      edges: { node: Entry }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    return { entries: page.edges.map(({ node }) => node), ...page.pageInfo };
  };
  const requestId = '01999999-9999-7999-8999-999999999999';
  const both = `mutation Both($query: String!) {
    create: createDataset(input: {name: "points", query: $query, keyColumn: "id", features: [{name: "x", unit: "m"}]}) { id }
    ...Cancel
  } fragment Cancel on Mutation { cancelJob(id: "gugus_abcdefgh_${'x'.repeat(49)}") { id } }`;
  const query = `SELECT id, x FROM points -- postgres://ani:sesame@host/x ${'long '.repeat(300)}`;
  await ask(url, both, { ...admin, 'x-request-id': requestId }, { query });
  await ask(url, 'mutation { deleteDataset(name: "points") }', viewer);
  await sendFile(url, 'id,x\n1,2\n', { headers: { 'x-gugus-upload': '1', ...admin } });
  const { entries } = await log({ first: 20 });
  const told = entries.map(({ operation, actor, outcome }) => [
    operation,
    actor,
    outcome?.errorCode ?? outcome?.state,
  ]);
  expect(told).toEqual([
    ['POST /uploads', 'admin', 'SUCCEEDED'],
    ['deleteDataset', 'viewer', 'FORBIDDEN'],
    ['cancelJob', 'admin', 'NOT_FOUND'],
    ['createDataset', 'admin', 'SUCCEEDED'],
    ...['viewer', 'admin', 'local'].map(() => ['api_key', expect.any(String), undefined]),
  ]);
  const [, refused, cancelled, created] = entries;
  expect(created).toMatchObject({ kind: 'REQUEST', actorKind: 'KEY', requestId, address: '127.0.0.1' });
  expect(refused.arguments).toEqual({ name: 'points' });
  expect(cancelled.arguments).toEqual({ id: 'gugus_abcdefgh_•••' });
  const { query: kept } = created.arguments['input'] as { query: string };
  expect(kept).toContain('postgres://•••@host');
  expect(kept.length).toBeLessThan(600);
  const keys = entries.filter(({ operation }) => operation === 'api_key');
  expect(keys[0]).toMatchObject({ kind: 'CHANGE', actorKind: null, before: null, after: { name: 'viewer' } });
  expect(JSON.stringify(keys)).not.toContain('sha256');

  const page = await log({ operation: 'api_key', first: 2 });
  expect([page.entries.length, page.hasNextPage]).toEqual([2, true]);
  expect((await log({ operation: 'api_key', first: 2, after: page.endCursor })).entries).toHaveLength(1);
  expect((await log({ actor: 'viewer' })).entries).toHaveLength(1);
  expect((await log({ from: new Date(Date.now() + 60_000).toISOString() })).entries).toEqual([]);
  expect((await log({ to: new Date(0).toISOString() })).entries).toEqual([]);

  const csv = await bareFetch(`${url}/audit.csv?operation=cancelJob`, { headers: admin });
  const lines = (await csv.text()).trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toBe(
    'id,at,kind,actor,actor_kind,key_id,subject,operation,arguments,before,after,request_id,address,outcome,error_code',
  );
  expect(lines[1]).toContain('NOT_FOUND');
  expect((await bareFetch(`${url}/audit.csv`, { headers: viewer })).status).toBe(403);
});

test('a moved alias, a moved version and a changed policy are logged with before and after by the database itself', async () => {
  const world = await startTestApp();
  await createPoints(world.sourceUrl);
  await createProduction(world.api);
  await ask(
    world.url,
    `mutation { setRetention(input: {kind: RUN, enabled: true, keepDays: 7, keepLast: 1, includeTagged: false, trashDays: 3}) { kind } }`,
    bearer(await keyFor(world, 'admin')),
  );
  const rows = await world.app.context.db.query(
    `SELECT operation, actor, before, after FROM audit_entry WHERE kind = 'CHANGE' AND operation <> 'api_key' ORDER BY id`,
  );
  expect(rows).toMatchObject([
    { operation: 'version_move', actor: 'local', before: null, after: { kind: 'SNAPSHOT' } },
    { operation: 'alias_move', actor: 'local', before: null, after: { alias: 'Production', reason: 'test' } },
    { operation: 'retention_policy', actor: 'admin', before: { set_by: null }, after: { keep_days: 7 } },
  ]);
});

test('nobody can change or remove a line of the log, and without its line no mutation runs', async () => {
  const world = await startTestApp();
  const { db } = world.app.context;
  const admin = bearer(await keyFor(world, 'admin'));
  await ask(world.url, 'mutation { deleteDataset(name: "nothing") }', admin);
  for (const table of ['audit_entry', 'audit_outcome']) {
    const column = table === 'audit_entry' ? 'actor' : 'error_code';
    await expect(db.query(`UPDATE ${table} SET ${column} = 'x'`)).rejects.toThrow('immutable');
    await expect(db.query(`DELETE FROM ${table}`)).rejects.toThrow('immutable');
    await expect(db.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('immutable');
  }
  await db.query("ALTER TABLE audit_entry ADD CONSTRAINT log_is_full CHECK (kind <> 'REQUEST') NOT VALID");
  const create = 'mutation { createApiKey(input: {name: "unlogged", roles: [VIEWER]}) { key } }';
  expect(codeOf(await ask(world.url, create, admin))).toBe('INTERNAL_ERROR');
  expect(await db.query(`SELECT 1 FROM api_key WHERE name = 'unlogged'`)).toEqual([]);
});
