import { expect, test } from 'vitest';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { bareFetch } from '../testkit/keyed.ts';
import { ask, bearer, codeOf, keyFor } from '../testkit/keys.ts';
import { createProduction } from '../testkit/operations.ts';
import { sendFile, tus } from '../testkit/uploads.ts';

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

test('whoever has the answer to an upload finds in the log how it ended, however long the log takes', async () => {
  const world = await startTestApp();
  const admin = bearer(await keyFor(world, 'admin'));
  const { db } = world.app.context;
  const lock = db.createQueryRunner();
  await lock.startTransaction();
  await lock.query('LOCK TABLE audit_outcome IN SHARE MODE');
  let isAnswered = false;
  const upload = sendFile(world.url, 'id,x\n1,2\n', { headers: { 'x-gugus-upload': '1', ...admin } });
  const answered = upload.then(() => (isAnswered = true));
  const waiting = `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'audit_outcome'::regclass`;
  await expect.poll(() => db.query(waiting)).toHaveLength(1);
  // A server that had answered already would be heard by now.
  await ask(world.url, '{ viewer { name } }', admin);
  expect(isAnswered).toBe(false);
  await lock.rollbackTransaction();
  await lock.release();
  await answered;
  const log = await ask(world.url, LOG, admin, { operation: 'POST /uploads' });
  expect(log.data).toMatchObject({
    auditLog: { edges: [{ node: { outcome: { state: 'SUCCEEDED', errorCode: null } } }] },
  });

  // The library of resumable uploads answers past Fastify; its outcome follows.
  await tus(`${world.url}/uploads/resumable`, 'POST', { ...admin, 'upload-length': '10' });
  const outcomes = `SELECT error_code FROM audit_entry JOIN audit_outcome ON entry_id = audit_entry.id
    WHERE operation = 'POST /uploads/resumable'`;
  await expect.poll(() => db.query(outcomes)).toEqual([{ error_code: null }]);
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

test('policies, gates, releases and endpoints are logged by the database with who changed them, and without secrets', async () => {
  const world = await startTestApp();
  const { url } = world;
  await createPoints(world.sourceUrl);
  await createProduction(world.api);
  const [first, second] = [bearer(await keyFor(world, 'admin')), bearer(await keyFor(world, 'approver'))];
  const set = (enabled: boolean) => `mutation { setTrainingPolicy(input: {
    name: "p", dataset: "points", model: "points-model", enabled: ${enabled}, sweep: {experiment: "e", nClusters: [2]}
  }) { revision } }`;
  await ask(url, set(true), first);
  await ask(url, set(true), second);
  await ask(url, set(false), second);
  await ask(url, 'mutation { deleteTrainingPolicy(name: "p") }', first);
  await ask(
    url,
    'mutation { setPromotionGate(model: "points-model", gate: {minimumClusterSize: 2}) { revision } }',
    second,
  );
  const { data } = await ask(
    url,
    'mutation { createWebhook(input: {url: "https://1.1.1.1/a", events: [MODEL_PROMOTED]}) { secret endpoint { id } } }',
    first,
  );
  const { secret, endpoint } = data!['createWebhook'] as { secret: string; endpoint: { id: string } };
  await ask(
    url,
    `mutation { updateNotificationEndpoint(input: {id: "${endpoint.id}", language: ID}) { id } }`,
    first,
  );
  await ask(url, `mutation { rotateWebhookSecret(id: "${endpoint.id}") { secret } }`, first);
  await ask(url, `mutation { deleteNotificationEndpoint(id: "${endpoint.id}") { id } }`, first);
  const rows = await world.app.context.db.query(
    `SELECT operation, actor, before, after FROM audit_entry
     WHERE kind = 'CHANGE' AND operation IN ('training_policy', 'policy_revision', 'promotion_gate', 'notification_endpoint')
     ORDER BY id`,
  );
  expect(rows).toMatchObject([
    { operation: 'training_policy', actor: 'admin', before: null, after: { name: 'p', enabled: true } },
    {
      operation: 'policy_revision',
      actor: 'admin',
      before: null,
      after: { number: 1, spec: { onDataChange: true } },
    },
    { operation: 'training_policy', actor: 'approver', before: { enabled: true }, after: { enabled: false } },
    { operation: 'training_policy', actor: 'admin', before: { name: 'p' }, after: null },
    { operation: 'promotion_gate', actor: 'approver', before: null, after: { minimum_cluster_size: 2 } },
    { operation: 'notification_endpoint', actor: 'admin', before: null, after: { language: 'EN' } },
    {
      operation: 'notification_endpoint',
      actor: 'admin',
      before: { language: 'EN' },
      after: { language: 'ID' },
    },
    { operation: 'notification_endpoint', actor: 'admin', after: { deleted_at: null } },
    {
      operation: 'notification_endpoint',
      actor: 'admin',
      before: { enabled: true },
      after: { enabled: false },
    },
  ]);
  expect(JSON.stringify(rows)).not.toContain(secret.slice(6));
  expect(rows.at(-1).after).not.toHaveProperty('secret');
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
