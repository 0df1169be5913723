import { expect, test } from 'vitest';
import type { DataSource } from 'typeorm';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { post, postBody } from '../testkit/http.ts';
import {
  CREATE_DATASET,
  createProduction,
  finished,
  pointsDataset,
  pointsSweep,
  snapshot,
  START_SWEEP,
  sweep,
} from '../testkit/operations.ts';

const CREATE = 'mutation ($input: CreateDatasetInput!) { createDataset(input: $input) { id } }';
const SWEEP = 'mutation ($input: StartSweepInput!) { startSweep(input: $input) { id } }';
const PROMOTE = 'mutation ($input: PromoteModelInput!) { promoteModel(input: $input) { id } }';
const PREDICT =
  'query ($features: FeatureValues!) { predictCluster(model: "points-model", features: $features) { cluster } }';

/** How many rows each table holds. */
async function contents(db: DataSource): Promise<Record<string, number>> {
  const tables: { name: string }[] = await db.query(
    // The audit log tells of what was tried, too.
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'gugus' AND table_name NOT IN ('migration', 'audit_entry', 'audit_outcome')`,
  );
  const counts = await Promise.all(
    tables.map(({ name }) => db.query(`SELECT count(*)::int AS n FROM ${name}`)),
  );
  return Object.fromEntries(tables.map(({ name }, i) => [name, counts[i][0].n]));
}

const feature = (name: string, transform?: object) => ({ name, unit: 'm', ...(transform && { transform }) });
const dataset = (changes: object) =>
  [CREATE, { input: { ...pointsDataset({ name: 'other' }), ...changes } }] as const;
const sweepOf = (changes: object) => [SWEEP, { input: { ...pointsSweep(), ...changes } }] as const;
const features = (values: object) => [PREDICT, { features: values }] as const;
const promotion = (changes: object) =>
  [PROMOTE, { input: { model: 'points-model', version: 'v1.0', reason: 'test', ...changes } }] as const;

test('bad input gets its code, names the field, and changes nothing', async () => {
  const { api, app, url, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await createProduction(api);
  const before = await contents(app.context.db);

  const cases: [string, readonly [string, unknown], string, string][] = [
    ['dataset: unknown table', dataset({ query: 'SELECT * FROM nowhere' }), 'QUERY_INVALID', 'query'],
    ['dataset: does not parse', dataset({ query: 'SELEC * FROM points' }), 'QUERY_INVALID', 'query'],
    ['dataset: empty query', dataset({ query: '  ' }), 'INVALID_INPUT', 'query'],
    ['dataset: a parameter', dataset({ query: 'SELECT $1::int AS id' }), 'QUERY_INVALID', 'query'],
    [
      'dataset: two statements',
      dataset({ query: 'SELECT 1; DROP TABLE points' }),
      'QUERY_NOT_READ_ONLY',
      'query',
    ],
    [
      'dataset: closes the subquery',
      dataset({ query: 'SELECT 1) AS a; DROP TABLE points; --' }),
      'QUERY_INVALID',
      'query',
    ],
    ['dataset: open comment', dataset({ query: 'SELECT id, x, y FROM points /*' }), 'QUERY_INVALID', 'query'],
    [
      'dataset: deletes',
      dataset({ query: 'DELETE FROM points RETURNING *' }),
      'QUERY_NOT_READ_ONLY',
      'query',
    ],
    ['dataset: drops', dataset({ query: 'DROP TABLE points' }), 'QUERY_NOT_READ_ONLY', 'query'],
    [
      'dataset: deletes within WITH',
      dataset({ query: 'WITH gone AS (DELETE FROM points RETURNING *) SELECT * FROM gone' }),
      'QUERY_NOT_READ_ONLY',
      'query',
    ],
    [
      'dataset: select into',
      dataset({ query: 'SELECT * INTO stolen FROM points' }),
      'QUERY_NOT_READ_ONLY',
      'query',
    ],
    [
      'dataset: two equal names',
      dataset({ query: 'SELECT id, id, x, y FROM points' }),
      'QUERY_INVALID',
      'query',
    ],
    ['dataset: unknown key', dataset({ keyColumn: 'nothing' }), 'COLUMN_NOT_FOUND', 'keyColumn'],
    ['dataset: unknown feature', dataset({ features: [feature('z')] }), 'COLUMN_NOT_FOUND', 'features'],
    [
      'dataset: text as a feature',
      dataset({ query: 'SELECT id, x, note FROM points', features: [feature('note')] }),
      'FEATURE_NOT_NUMERIC',
      'note',
    ],
    ['dataset: no features', dataset({ features: [] }), 'INVALID_INPUT', 'features'],
    [
      'dataset: the same feature twice',
      dataset({ features: [feature('x'), feature('x')] }),
      'INVALID_INPUT',
      'features.1.name',
    ],
    [
      'dataset: the key as a feature',
      dataset({ features: [feature('id')] }),
      'INVALID_INPUT',
      'features.0.name',
    ],
    [
      'dataset: quantiles upside down',
      dataset({ features: [feature('x', { kind: 'WINSORIZE', lower: 0.9, upper: 0.1 })] }),
      'INVALID_INPUT',
      'features.0.transform.lower',
    ],
    [
      'dataset: logit without max',
      dataset({ features: [feature('x', { kind: 'LOGIT' })] }),
      'INVALID_INPUT',
      'features.0.transform.max',
    ],
    ['dataset: name taken', dataset({ name: 'points' }), 'NAME_TAKEN', 'name'],
    ['dataset: hostile name', dataset({ name: '../etc' }), 'INVALID_INPUT', 'name'],
    ['dataset: endless name', dataset({ name: 'x'.repeat(251) }), 'INVALID_INPUT', 'name'],
    [
      'snapshot: unknown dataset',
      ['mutation { snapshotDataset(dataset: "none") { id } }', {}],
      'NOT_FOUND',
      'dataset',
    ],
    [
      'snapshot: tag with a slash',
      ['mutation { snapshotDataset(dataset: "points", tag: "a/b") { id } }', {}],
      'INVALID_INPUT',
      'tag',
    ],
    ['sweep: unknown dataset', sweepOf({ dataset: 'none' }), 'NOT_FOUND', 'dataset'],
    ['sweep: unknown version', sweepOf({ version: 99 }), 'NOT_FOUND', 'version'],
    ['sweep: as many clusters as rows', sweepOf({ nClusters: [2, 30] }), 'K_EXCEEDS_ROWS', 'nClusters'],
    ['dataset: NUL in a text', dataset({ description: 'a\u0000b' }), 'INVALID_INPUT', 'description'],
    [
      'dataset: half a character',
      dataset({ features: [{ ...feature('x'), unit: '\ud800' }] }),
      'INVALID_INPUT',
      'features.0.unit',
    ],
    [
      'dataset: names that differ in case',
      dataset({ query: 'SELECT id, x, y, y AS "X" FROM points' }),
      'QUERY_INVALID',
      'query',
    ],
    ['promotion: NUL in the reason', promotion({ reason: 'a\u0000b' }), 'INVALID_INPUT', 'reason'],
    ['sweep: more clusters than rows', sweepOf({ nClusters: [2, 31] }), 'K_EXCEEDS_ROWS', 'nClusters'],
    [
      'sweep: 10,000 numbers of clusters',
      sweepOf({ nClusters: Array.from({ length: 10_000 }, (_, i) => i + 2) }),
      'INVALID_INPUT',
      'nClusters',
    ],
    ['sweep: one cluster', sweepOf({ nClusters: [1] }), 'INVALID_INPUT', 'nClusters.0'],
    ['sweep: no number of clusters', sweepOf({ nClusters: [] }), 'INVALID_INPUT', 'nClusters'],
    ['sweep: the same number twice', sweepOf({ nClusters: [3, 3] }), 'INVALID_INPUT', 'nClusters'],
    ["sweep: not Production's number", sweepOf({ nClusters: [2, 4] }), 'INVALID_INPUT', 'nClusters'],
    ['sweep: unknown tag', sweepOf({ tag: 'v_9' }), 'NOT_FOUND', 'tag'],
    ['sweep: negative seed', sweepOf({ randomState: -1 }), 'INVALID_INPUT', 'randomState'],
    ['sweep: no restarts', sweepOf({ nInit: 0 }), 'INVALID_INPUT', 'nInit'],
    ['sweep: empty experiment', sweepOf({ experiment: '' }), 'INVALID_INPUT', 'experiment'],
    ['promotion: unknown model', promotion({ model: 'none' }), 'NOT_FOUND', 'model'],
    ['promotion: unknown version', promotion({ version: 'v9.9' }), 'NOT_FOUND', 'version'],
    ['promotion: no version at all', promotion({ version: 'newest' }), 'NOT_FOUND', 'version'],
    ['promotion: reserved alias', promotion({ alias: 'latest' }), 'INVALID_INPUT', 'alias'],
    ['promotion: alias like a version', promotion({ alias: 'v1' }), 'INVALID_INPUT', 'alias'],
    ['promotion: no reason', promotion({ reason: ' ' }), 'INVALID_INPUT', 'reason'],
    [
      'rollback: nothing before',
      ['mutation { rollbackAlias(input: {model: "points-model", reason: "test"}) { id } }', {}],
      'NO_PREVIOUS_VERSION',
      'alias',
    ],
    [
      'cancel: unknown job',
      ['mutation { cancelJob(id: "01999999-9999-7999-8999-999999999999") { id } }', {}],
      'NOT_FOUND',
      'job',
    ],
    [
      'cancel: no id at all',
      ['mutation { cancelJob(id: "x\'; DROP TABLE job") { id } }', {}],
      'NOT_FOUND',
      'job',
    ],
    ['prediction: no features', features({}), 'FEATURE_MISSING', 'x'],
    ['prediction: one missing', features({ x: 1 }), 'FEATURE_MISSING', 'y'],
    ['prediction: null', features({ x: 1, y: null }), 'FEATURE_MISSING', 'y'],
    ['prediction: text', features({ x: 1, y: '2' }), 'FEATURE_NOT_NUMERIC', 'y'],
    ['prediction: a list', features({ x: 1, y: [2] }), 'FEATURE_NOT_NUMERIC', 'y'],
    ['prediction: "NaN"', features({ x: 1, y: 'NaN' }), 'FEATURE_NOT_NUMERIC', 'y'],
    ['prediction: no object', [PREDICT, { features: [1, 2] }], 'INVALID_INPUT', 'features'],
    ['prediction: text instead of an object', [PREDICT, { features: 'x' }], 'INVALID_INPUT', 'features'],
    [
      'prediction: unknown model',
      ['{ predictCluster(model: "none", features: {x: 1, y: 1}) { cluster } }', {}],
      'NOT_FOUND',
      'model',
    ],
    [
      'prediction: alias not set',
      ['{ predictCluster(model: "points-model", alias: "Canary", features: {x: 1, y: 1}) { cluster } }', {}],
      'ALIAS_NOT_SET',
      'alias',
    ],
    [
      'prediction: 1e400 in the document',
      ['{ predictCluster(model: "points-model", features: {x: 1, y: 1e400}) { cluster } }', {}],
      'FEATURE_NOT_FINITE',
      'y',
    ],
    [
      'runs: no sweep id',
      ['{ runs(filter: {sweepId: "x"}) { edges { cursor } } }', {}],
      'NOT_FOUND',
      'sweepId',
    ],
    ['list: too many', ['{ datasets(first: 101) { edges { cursor } } }', {}], 'INVALID_INPUT', 'first'],
    ['list: none', ['{ datasets(first: 0) { edges { cursor } } }', {}], 'INVALID_INPUT', 'first'],
    [
      'list: no cursor',
      ['{ datasets(after: "nonsense") { edges { cursor } } }', {}],
      'INVALID_INPUT',
      'after',
    ],
  ];
  for (const [name, [query, variables], code, field] of cases) {
    const { body } = await post(url, query, variables);
    const extensions = body.errors?.[0].extensions;
    expect
      .soft({ name, code: extensions?.['code'], field: extensions?.['field'] })
      .toEqual({ name, code, field });
    expect.soft(body.errors?.[0].message, name).not.toMatch(/\.ts:|\.js:|QueryFailed|undefined/);
  }

  const infinite = await postBody(
    url,
    `{"query": ${JSON.stringify(PREDICT)}, "variables": {"features": {"x": 1, "y": 1e400}}}`,
  );
  expect(infinite.body.errors?.[0].extensions).toMatchObject({
    code: 'FEATURE_NOT_FINITE',
    field: 'y',
    value: 'Infinity',
  });
  const wrongType = await post(url, ...sweepOf({ nClusters: [2, 3.5] }));
  expect(wrongType.body.errors?.[0].extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'nClusters[1]' });
  const missing = await post(url, ...dataset({ features: [{ name: 'x' }] }));
  expect(missing.body.errors?.[0].extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'features[0]' });
  const nul = await post(url, 'query ($name: String!) { dataset(name: $name) { id } }', { name: 'a\u0000b' });
  expect(nul.body.errors?.[0].extensions).toEqual({ code: 'INVALID_INPUT' });
  const nothing = await post(
    url,
    '{ datasetVersion(dataset: "points", number: 0) { id } runs(filter: {nClusters: 0}) { edges { cursor } } }',
  );
  expect(nothing.body.data).toEqual({ datasetVersion: null, runs: { edges: [] } });
  const polluted = await postBody(
    url,
    `{"query": ${JSON.stringify(PREDICT)}, "variables": {"features": {"__proto__": {"x": 1}, "x": 1, "y": 1}}}`,
  );
  expect(polluted.status).toBe(400);

  expect(await contents(app.context.db)).toEqual(before);
  expect(await runSql(sourceUrl, 'SELECT count(*)::int AS n FROM points')).toEqual([{ n: 30 }]);
});

test('of two snapshots at once one is refused, and a tag is used once', async () => {
  const { api, sourceUrl, url } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, {
    input: pointsDataset({ query: 'SELECT id, x, y FROM points, pg_sleep(0.05)' }),
  });
  const take = () => post(url, 'mutation { snapshotDataset(dataset: "points", tag: "v_1") { id } }');
  const answers = await Promise.all([take(), take()]);
  const [refused] = answers.flatMap(({ body }) => body.errors ?? []);
  expect(refused.extensions['code']).toBe('JOB_IN_PROGRESS');
  const accepted = answers.find(({ body }) => body.data)!.body.data as { snapshotDataset: { id: string } };
  expect(await finished(api, accepted.snapshotDataset.id)).toMatchObject({ state: 'SUCCEEDED' });
  const again = await take();
  expect(again.body.errors?.[0].extensions).toMatchObject({ code: 'TAG_TAKEN', field: 'tag', value: 'v_1' });
});

test('a source that is not fit for a version fails the job with its code and leaves no version', async () => {
  const { api, app, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  const cases: [string, string, string | null][] = [
    ['SELECT id, x, y FROM points WHERE false', 'DATASET_EMPTY', 'query'],
    [`SELECT nullif(id, 'p0003') AS id, x, y FROM points`, 'KEY_MISSING', 'id'],
    ['SELECT left(id, 3) AS id, x, y FROM points', 'KEY_NOT_UNIQUE', 'id'],
    ['SELECT id, 1 / (x - x) AS x, y FROM points', 'QUERY_INVALID', 'query'],
    [`SELECT id, x, y, '0044-03-15 BC'::date AS at FROM points`, 'QUERY_INVALID', 'query'],
    [`SELECT id, x, y, repeat('x', 17000000) AS big FROM points LIMIT 1`, 'QUERY_INVALID', 'query'],
  ];
  for (const [index, [query, code, field]] of cases.entries()) {
    const name = `points-${index}`;
    await api.request(CREATE_DATASET, { input: pointsDataset({ name, query }) });
    const job = await snapshot(api, { dataset: name });
    expect.soft(job, query).toMatchObject({ state: 'FAILED', datasetVersion: null, error: { code, field } });
  }
  expect(await app.context.db.query('SELECT 1 FROM dataset_version')).toEqual([]);
});

test('features that models cannot use fail their runs by name, and the sweep says so', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  const cases: [string, object | undefined, string][] = [
    [`SELECT id, x, nullif(y, (SELECT max(y) FROM points)) AS y FROM points`, undefined, 'FEATURE_MISSING'],
    [`SELECT id, x, 'Infinity'::float8 AS y FROM points`, undefined, 'FEATURE_NOT_FINITE'],
    ['SELECT id, x, -1.0::float8 AS y FROM points', { kind: 'LOG' }, 'FEATURE_OUT_OF_DOMAIN'],
    ['SELECT id, x, 100.0::float8 AS y FROM points', { kind: 'LOGIT', max: 100 }, 'FEATURE_OUT_OF_DOMAIN'],
  ];
  for (const [index, [query, transform, code]] of cases.entries()) {
    const name = `points-${index}`;
    const changes = { name, query, features: [feature('x'), feature('y', transform)] };
    await api.request(CREATE_DATASET, { input: pointsDataset(changes as never) });
    await snapshot(api, { dataset: name });
    const job = await sweep(api, pointsSweep({ dataset: name, nClusters: [2] }));
    expect.soft(job, query).toMatchObject({ state: 'FAILED', error: { code: 'ALL_RUNS_FAILED' } });
    expect
      .soft(job.sweep!.runs.edges[0].node, query)
      .toMatchObject({ status: 'FAILED', job: { error: { code, field: 'y' } } });
  }
});

test('two rows that are equal in all features do not make two clusters', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(
    sourceUrl,
    Array.from({ length: 5 }, () => [1, 1]),
  );
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  const { startSweep } = await api.request(START_SWEEP, { input: pointsSweep({ nClusters: [2] }) });
  const { sweep: failed } = await finished(api, startSweep.id);
  expect(failed!.runs.edges[0].node.job.error).toMatchObject({ code: 'TOO_FEW_DISTINCT_ROWS' });
});
