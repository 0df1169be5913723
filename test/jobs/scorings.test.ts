import { expect, test, vi } from 'vitest';
import { runDemo } from '../../src/cli/demo.ts';
import { openHotModels } from '../../src/serving/hot-models.ts';
import { openPredictionLog } from '../../src/serving/prediction-log.ts';
import { openRollouts } from '../../src/serving/rollouts.ts';
import { predictCluster } from '../../src/use-cases/predict-cluster.ts';
import { createPoints, startTestApp, threeClusters, type TestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { post } from '../testkit/http.ts';
import {
  CREATE_DATASET,
  createProduction,
  PREDICT,
  pointsDataset,
  pointsSweep,
  promote,
  snapshot,
  sweep,
} from '../testkit/operations.ts';
import { blobPath, collect, passDays, restore, setRetention } from '../testkit/retention.ts';
import { SCORE, score, scored, SCORED, SCORINGS } from '../testkit/scorings.ts';

test('the scored figures of the demo are, row by row, what predictCluster answers', async () => {
  const { api, url, sourceUrl } = await startTestApp();
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await runDemo({ url, sourceUrl, json: true });
  const model = 'education-clusters';
  const job = await score(api, { dataset: 'education', model });
  expect(job).toMatchObject({ kind: 'SCORE', state: 'SUCCEEDED' });
  const scoring = await scored(api, job.id);
  expect(scoring).toMatchObject({
    refusedCount: 0,
    refusals: [],
    scoredBy: 'local',
    datasetVersion: { number: 2 },
    modelVersion: { name: 'v1.1' },
    job: { id: job.id },
    expired: null,
  });
  const rows = scoring.rows.edges.map(({ node }) => node);
  expect(rows).toHaveLength(scoring.rowCount);
  for (const { key, features, cluster, clusterLabel, distance } of rows) {
    const values = Object.fromEntries(features.map(({ feature, value }) => [feature, value]));
    const ask = { model, alias: 'Production', id: key, features: values };
    const { predictCluster: answer } = await api.request(PREDICT, ask);
    expect({ key, cluster, clusterLabel, distance }).toEqual({
      key: answer.id,
      cluster: answer.cluster,
      clusterLabel: answer.clusterLabel,
      distance: answer.distanceToCenter,
    });
  }
  const counts = scoring.clusterCounts.map(
    ({ cluster }) => rows.filter((row) => row.cluster === cluster).length,
  );
  expect(scoring.clusterCounts.map((each) => each.rows)).toEqual(counts);
});

/** A Production over `x` and the logarithm of `y`. */
async function createLogProduction({ api, sourceUrl }: TestApp): Promise<void> {
  await createPoints(
    sourceUrl,
    threeClusters().map(([x, y]) => [x, y + 2]),
  );
  const features = [
    { name: 'x', unit: 'm' },
    { name: 'y', unit: 'm', transform: { kind: 'LOG' as const } },
  ];
  await api.request(CREATE_DATASET, { input: pointsDataset({ features }) });
  await snapshot(api);
  await sweep(api, pointsSweep({ nClusters: [3] }));
  await promote(api, 'v1.0');
}

test(
  'of 200,000 rows each has the answer or the error code of predictCluster, and those that are refused do not fail the job',
  { timeout: 120_000 },
  async () => {
    const world = await startTestApp();
    const { api, app, sourceUrl } = world;
    await createLogProduction(world);
    await runSql(
      sourceUrl,
      `INSERT INTO points SELECT 'q' || n,
         CASE WHEN n % 1000 = 1 THEN NULL WHEN n % 1000 = 2 THEN 'Infinity' ELSE (n % 3) * 10 + sin(n) END,
         CASE WHEN n % 1000 = 3 THEN -n ELSE (n % 3) * 10 + 2 + cos(3 * n) END, '' FROM generate_series(1, 199970) AS n`,
    );
    await snapshot(api);
    const job = await score(api);
    expect(job).toMatchObject({ state: 'SUCCEEDED', error: null });
    const { digest, rows, ...scoring } = await scored(api, job.id);
    expect(scoring).toMatchObject({ rowCount: 200_000, refusedCount: 600 });
    expect(scoring.refusals.map(({ code, rows: n }) => [code, n])).toEqual([
      ['FEATURE_MISSING', 200],
      ['FEATURE_NOT_FINITE', 200],
      ['FEATURE_OUT_OF_DOMAIN', 200],
    ]);
    for (const { examples } of scoring.refusals) expect(examples).toHaveLength(5);
    const [missing, infinite, outside] = scoring.refusals.map(({ examples }) => examples[0]);
    expect([missing, infinite, outside]).toMatchObject([
      { feature: 'x', value: null },
      { feature: 'x', value: 'Infinity' },
      { feature: 'y', value: -Number(outside.key.slice(1)) },
    ]);
    expect(rows.pageInfo.hasNextPage).toBe(true);

    const models = openHotModels(app.context);
    const predictions = openPredictionLog(world.env['DATABASE_URL'], app.context.log);
    const rollouts = openRollouts(app.context);
    const file = await app.context.blobs.file(digest);
    const stored = await app.context.duck.withConnection(async (connection) =>
      (await connection.runAndReadAll(`FROM read_parquet('${file}')`)).getRowObjectsJS(),
    );
    expect(stored).toHaveLength(200_000);
    const different: unknown[] = [];
    for (const { key, x, y, ...row } of stored) {
      const answer = await predictCluster(
        { models, predictions, rollouts },
        {
          model: 'points-model',
          caller: 'test',
          id: null,
          features: { x, y },
        },
      ).catch((error: { code: string }) => error.code);
      const expected =
        typeof answer === 'string'
          ? [null, null, null, answer]
          : [answer.cluster, answer.clusterLabel, answer.distanceToCenter, null];
      const found = [row['cluster'], row['cluster_label'], row['distance'], row['error_code']];
      if (found.some((value, i) => value !== expected[i])) different.push({ key, x, y, found, expected });
    }
    await rollouts.close();
    await Promise.all([models.close(), predictions.close()]);
    expect(different).toEqual([]);
    const keys = stored.map(({ key }) => key as string);
    expect(keys).toEqual(keys.toSorted());
  },
);

test('a pair is scored once, also by two wishes at once, and a version of each is found by what people call it', async () => {
  const { api, url, sourceUrl, app } = await startTestApp();
  await createPoints(sourceUrl);
  await createProduction(api);
  const wish = { dataset: 'points', model: 'points-model' };
  const wishes = await Promise.all(
    [wish, { ...wish, version: 1 }, { ...wish, alias: 'Production' }, { ...wish, modelVersion: 'v1.0' }].map(
      async (each) => (await api.request(SCORE, each)).scoreDataset.id,
    ),
  );
  expect(new Set(wishes).size).toBe(1);
  const job = await score(api);
  expect(job).toMatchObject({ id: wishes[0], state: 'SUCCEEDED', attempt: 1 });
  expect(await app.context.db.query('SELECT count(*)::int AS n FROM scoring')).toEqual([{ n: 1 }]);

  const first = await scored(api, job.id);
  await runSql(sourceUrl, `UPDATE points SET x = x + 1`);
  await snapshot(api, { tag: 'later' });
  await score(api, { tag: 'later' });
  const list = async (filter: object) =>
    (await api.request(SCORINGS, filter)).scorings.edges.map(({ node }) => node.id);
  const [newest, oldest] = await list({});
  expect(oldest).toBe(first.id);
  expect(await list({ dataset: 'points', model: 'points-model' })).toEqual([newest, oldest]);
  expect(await list({ dataset: 'other' })).toEqual([]);
  expect(await list({ model: 'other' })).toEqual([]);
  const page = (await api.request(SCORINGS, { first: 1 })).scorings;
  expect(page).toMatchObject({ edges: [{ node: { id: newest } }], pageInfo: { hasNextPage: true } });
  expect(await list({ after: page.pageInfo.endCursor })).toEqual([oldest]);
  const paged = (await api.request(SCORED, { jobId: job.id, first: 10 })).job!.scoring!.rows;
  const next = { jobId: job.id, first: 100, after: paged.pageInfo.endCursor };
  const rest = (await api.request(SCORED, next)).job!.scoring!.rows;
  expect([...paged.edges, ...rest.edges]).toEqual(first.rows.edges);

  for (const { format, path } of first.downloads) {
    const response = await fetch(`${url}${path}`);
    expect([format, response.status, response.headers.get('etag')]).toEqual([
      format,
      200,
      `"${first.digest}"`,
    ]);
    const text = await response.text();
    if (format === 'csv') {
      const [header, line] = text.split('\n');
      expect(header).toBe('key,name,x,y,cluster,cluster_label,distance,imputed_features,error_code');
      expect(line).toMatch(/^p0001,p0001,/);
      expect(text.trim().split('\n')).toHaveLength(31);
    }
    if (format === 'jsonl') {
      const { node } = first.rows.edges[0];
      expect(JSON.parse(text.split('\n')[0])).toMatchObject({ key: node.key, distance: node.distance });
    }
  }
});

test('a scored row tells the probabilities and the imputed features where the model has them, and no name of a feature gets in the way', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  const query = `SELECT id, x AS "Cluster", CASE WHEN id <> 'p0002' THEN y END AS distance FROM points`;
  const features = [
    { name: 'Cluster', unit: 'm' },
    { name: 'distance', unit: 'm', missing: 'MEDIAN' as const },
  ];
  await api.request(CREATE_DATASET, { input: pointsDataset({ query, features }) });
  await snapshot(api);
  await sweep(api, pointsSweep({ algorithm: 'GAUSSIAN_MIXTURE', nClusters: [3] }));
  await promote(api, 'v1.0');
  const { id } = await score(api);
  const { rows } = await scored(api, id);
  const [first, second] = rows.edges.map(({ node }) => node);
  expect(first).toMatchObject({ imputedFeatures: [], errorCode: null });
  expect(first.probabilities!.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
  expect(second).toMatchObject({
    key: 'p0002',
    features: [{ feature: 'Cluster' }, { feature: 'distance', value: null }],
    imputedFeatures: ['distance'],
  });
});

test('a version of which no row can be scored fails its job, and leaves nothing', async () => {
  const world = await startTestApp();
  const { api, app, sourceUrl } = world;
  await createLogProduction(world);
  await runSql(sourceUrl, `UPDATE points SET y = -1`);
  await snapshot(api);
  const job = await score(api);
  expect(job).toMatchObject({ state: 'FAILED', attempt: 1, error: { code: 'NO_ROW_SCORED', field: 'y' } });
  expect(await app.context.db.query('SELECT FROM scoring')).toEqual([]);
  const again = await score(api);
  expect(again.id).not.toBe(job.id);
});

test('a wish that cannot be granted gets its code, names the field, and changes nothing', async () => {
  const { api, app, url, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await createProduction(api);
  await runSql(sourceUrl, `CREATE TABLE texts AS SELECT id, x::text AS x, y FROM points`);
  const others = {
    narrow: { query: 'SELECT id, x FROM points', features: [{ name: 'x', unit: 'm' }] },
    texts: { query: 'SELECT id, x, y FROM texts', features: [{ name: 'y', unit: 'm' }] },
    feet: {
      features: [
        { name: 'x', unit: 'ft' },
        { name: 'y', unit: 'm' },
      ],
    },
    empty: {},
  };
  for (const [name, changes] of Object.entries(others)) {
    await api.request(CREATE_DATASET, { input: pointsDataset({ name, ...changes }) });
    if (name !== 'empty') await snapshot(api, { dataset: name });
  }
  const rows = () =>
    app.context.db.query('SELECT (SELECT count(*) FROM job), (SELECT count(*) FROM scoring)');
  const before = await rows();
  const cases: [object, string, string][] = [
    [{ dataset: 'nowhere' }, 'NOT_FOUND', 'dataset'],
    [{ dataset: 'empty' }, 'NOT_FOUND', 'dataset'],
    [{ version: 9 }, 'NOT_FOUND', 'version'],
    [{ version: 0 }, 'INVALID_INPUT', 'version'],
    [{ tag: 'nowhere' }, 'NOT_FOUND', 'tag'],
    [{ version: 1, tag: 'v' }, 'INVALID_INPUT', 'tag'],
    [{ model: 'nothing' }, 'NOT_FOUND', 'model'],
    [{ modelVersion: 'v9.9' }, 'NOT_FOUND', 'modelVersion'],
    [{ modelVersion: "'; DROP TABLE scoring; --" }, 'NOT_FOUND', 'modelVersion'],
    [{ alias: 'Staging' }, 'ALIAS_NOT_SET', 'alias'],
    [{ alias: 'latest' }, 'INVALID_INPUT', 'alias'],
    [{ alias: 'Production', modelVersion: 'v1.0' }, 'INVALID_INPUT', 'alias'],
    [{ dataset: 'narrow' }, 'COLUMN_NOT_FOUND', 'y'],
    [{ dataset: 'texts' }, 'FEATURE_NOT_NUMERIC', 'x'],
    [{ dataset: 'feet' }, 'INVALID_INPUT', 'model'],
  ];
  for (const [changes, code, field] of cases) {
    const wanted = { dataset: 'points', model: 'points-model', ...changes };
    const { body } = await post(url, SCORE.toString(), wanted);
    expect.soft(body.errors?.[0].extensions, JSON.stringify(changes)).toMatchObject({ code, field });
  }
  for (const wrong of [
    { dataset: null },
    { version: 1.5 },
    { version: 'one' },
    { model: 7 },
    { alias: [] },
  ]) {
    const { body } = await post(url, SCORE.toString(), {
      dataset: 'points',
      model: 'points-model',
      ...wrong,
    });
    expect.soft(body.errors?.[0].extensions['code'], JSON.stringify(wrong)).toBe('BAD_USER_INPUT');
  }
  expect(await rows()).toEqual(before);
  const { body } = await post(url, '{ scoring(id: "none") { id } scorings(first: 0) { edges { cursor } } }');
  expect(body.errors![0].extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'first' });
  for (const path of ['none', '00000000-0000-7000-8000-000000000000']) {
    expect((await fetch(`${url}/scorings/${path}/rows.csv`)).status).toBe(404);
  }
});

test('a scored version keeps what it was made of until its own policy lets it go, and is then scored anew', async () => {
  const world = await startTestApp();
  const { api, sourceUrl } = world;
  await createPoints(sourceUrl);
  await createProduction(api);
  await runSql(sourceUrl, `UPDATE points SET x = x + 1`);
  await snapshot(api);
  const job = await score(api);
  await runSql(sourceUrl, `UPDATE points SET x = x + 1`);
  await snapshot(api);
  const { digest } = await scored(api, job.id);
  await setRetention(api, { kind: 'DATASET_VERSION', keepDays: 1 });
  await passDays(world, 9);
  await collect(api);
  const versionOf = async () =>
    (await post(world.url, '{ datasetVersion(dataset: "points", number: 2) { expired { policyKind } } }'))
      .body.data;
  expect(await versionOf()).toEqual({ datasetVersion: { expired: null } });

  await setRetention(api, { kind: 'SCORING', keepDays: 1 });
  await collect(api);
  expect(await versionOf()).toEqual({ datasetVersion: { expired: { policyKind: 'DATASET_VERSION' } } });
  await expect(scored(api, job.id)).rejects.toMatchObject({ code: 'CONTENT_EXPIRED' });
  await expect(score(api, { version: 2 })).rejects.toMatchObject({ code: 'CONTENT_EXPIRED' });
  const [{ id: versionId }] = await world.app.context.db.query(
    'SELECT id FROM dataset_version WHERE number = 2',
  );
  await restore(api, 'DATASET_VERSION', versionId);
  const again = await score(api, { version: 2 });
  expect(again).toMatchObject({ state: 'SUCCEEDED' });
  expect(again.id).not.toBe(job.id);
  expect(await scored(api, again.id)).toMatchObject({ digest, expired: null });
  expect(blobPath(world, digest)).toContain(digest.slice(2));
});
