import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { createPoints, startTestApp, threeClusters } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import {
  CANCEL,
  CREATE_DATASET,
  finished,
  PREDICT,
  START_SWEEP,
  pointsDataset,
  pointsSweep,
  promote,
  snapshot,
  sweep,
} from '../testkit/operations.ts';

const RUNS = graphql(`
  query MiniBatchRuns {
    runs {
      edges {
        node {
          status
          clusterSizes
          params {
            key
            value
          }
          metrics {
            key
            value
          }
          silhouette {
            score
            exact
            low
            high
          }
          assignments(first: 100) {
            edges {
              node {
                key
                name
                cluster
                distance
                silhouette
              }
            }
          }
        }
      }
    }
  }
`);

const MINI_BATCH = { algorithm: 'MINI_BATCH_K_MEANS' } as const;

test(
  '50,000 rows are clustered in batches, scored, registered, promoted and predicted',
  { timeout: 120_000 },
  async () => {
    const { api, url, sourceUrl } = await startTestApp();
    await runSql(
      sourceUrl,
      `CREATE TABLE points AS SELECT 'p' || n AS id, (n / 17000) * 10 + sin(n)::float8 AS x,
       (n / 17000) * 10 + cos(3 * n)::float8 AS y FROM generate_series(1, 50000) AS n`,
    );
    await api.request(CREATE_DATASET, { input: pointsDataset() });
    await snapshot(api);
    const job = await sweep(api, pointsSweep({ ...MINI_BATCH, nClusters: [2, 3] }));
    expect(job).toMatchObject({ state: 'SUCCEEDED', sweep: { pickedRun: { nClusters: 3 } } });
    const { edges } = (await api.request(RUNS, {})).runs;
    const run = edges.map(({ node }) => node).find(({ clusterSizes }) => clusterSizes!.length === 3)!;
    expect(run.clusterSizes).toEqual([16_999, 17_000, 16_001]);
    expect(run.silhouette).toMatchObject({ exact: false });
    expect(run.silhouette!.low).toBeLessThan(run.silhouette!.score);
    const params = Object.fromEntries(run.params.map(({ key, value }) => [key, value]));
    expect(params).toMatchObject({
      algorithm: 'mini-batch-k-means',
      batch_size: '1024',
      n_init: '3',
      tol: '0',
    });

    expect(await promote(api, 'v1.0')).toMatchObject({ state: 'SUCCEEDED' });
    const ask = { model: 'points-model', alias: 'Production', features: { x: 20, y: 20 } };
    expect((await api.request(PREDICT, ask)).predictCluster).toMatchObject({ cluster: 2 });
    for (const format of ['onnx', 'pmml']) {
      expect((await fetch(`${url}/models/points-model/v1.0/${format}`)).status).toBe(200);
    }
  },
);

test('its scores and assignments are those of k-means where both find the same clusters', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl, threeClusters(30));
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  await sweep(api, pointsSweep({ nClusters: [3], registerAs: undefined }));
  await sweep(api, pointsSweep({ ...MINI_BATCH, nClusters: [3], registerAs: undefined }));
  const [miniBatch, kMeans] = (await api.request(RUNS, {})).runs.edges.map(({ node }) => node);
  const metric = (run: typeof kMeans, key: string) => run.metrics.find((each) => each.key === key)!.value;
  expect(miniBatch.clusterSizes).toEqual(kMeans.clusterSizes);
  for (const key of ['silhouette_score', 'davies_bouldin_index', 'calinski_harabasz_score']) {
    expect(metric(miniBatch, key)).toBeCloseTo(metric(kMeans, key), 9);
  }
  expect(metric(miniBatch, 'inertia') / metric(kMeans, 'inertia')).toBeLessThan(1.02);
  const clusters = (run: typeof kMeans) =>
    run.assignments.edges.map(({ node: { key, name, cluster } }) => ({ key, name, cluster }));
  expect(clusters(miniBatch)).toEqual(clusters(kMeans));
  expect(miniBatch.assignments.edges.every(({ node }) => node.silhouette !== null)).toBe(true);
});

test('rows that lack a feature are dropped or filled, as its policy says', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  const query = `SELECT id, CASE WHEN id <> 'p0001' THEN x END AS x, CASE WHEN id <> 'p0002' THEN y END AS y FROM points`;
  const features = [
    { name: 'x', unit: 'm', missing: 'DROP' as const },
    { name: 'y', unit: 'm', missing: 'MEDIAN' as const },
  ];
  await api.request(CREATE_DATASET, { input: pointsDataset({ query, features }) });
  await snapshot(api);
  await sweep(api, pointsSweep({ ...MINI_BATCH, nClusters: [3] }));
  const [{ node }] = (await api.request(RUNS, {})).runs.edges;
  expect(node.clusterSizes!.reduce((sum, size) => sum + size)).toBe(29);
  expect(node.assignments.edges.map((edge) => edge.node.key)).not.toContain('p0001');
  expect(node.assignments.edges[0].node).toMatchObject({ key: 'p0002' });
});

test.each([
  ['a missing value', 'CASE WHEN n <> 7 THEN n END', '"x" is null in 1 of 20 rows'],
  [
    'a value that is not finite',
    `CASE WHEN n = 7 THEN 'Infinity'::float8 ELSE n::float8 END`,
    '"x" is Infinity in p07',
  ],
  ['fewer distinct rows than clusters', 'n % 2', '3 clusters asked of 2 distinct rows'],
])('%s fails the run by name', async (_, x, message) => {
  const { api, sourceUrl } = await startTestApp();
  await runSql(
    sourceUrl,
    `CREATE TABLE points AS SELECT 'p' || lpad(n::text, 2, '0') AS id, (${x})::float8 AS x, 0::float8 AS y
     FROM generate_series(1, 20) AS n`,
  );
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  const job = await sweep(api, pointsSweep({ ...MINI_BATCH, nClusters: [3] }));
  expect(job.error).toMatchObject({ code: 'ALL_RUNS_FAILED', message: expect.stringContaining(message) });
});

test('a column may have any name, those of the query that reads it too', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  const query = `SELECT 'n' || id AS "name", id AS "key", x AS "number", y AS "f0" FROM points`;
  const features = [
    { name: 'f0', unit: 'm' },
    { name: 'number', unit: 'm' },
  ];
  const columns = { keyColumn: 'key', nameColumn: 'name' };
  await api.request(CREATE_DATASET, { input: pointsDataset({ query, features, ...columns }) });
  await snapshot(api);
  await sweep(api, pointsSweep({ ...MINI_BATCH, nClusters: [3] }));
  const [{ node }] = (await api.request(RUNS, {})).runs.edges;
  expect(node.clusterSizes).toEqual([10, 10, 10]);
  expect(node.assignments.edges[0].node).toMatchObject({ key: 'p0001', name: 'np0001', cluster: 0 });
});

test.each([0, 65_537, -1])('a batch of %i rows is refused', async (batchSize) => {
  const { api } = await startTestApp();
  const input = pointsSweep({ ...MINI_BATCH, batchSize });
  await expect(api.request(START_SWEEP, { input })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
});

test('a fit that has long to go stops within seconds of being cancelled, and leaves nothing', async () => {
  const { api, sourceUrl } = await startTestApp();
  await runSql(
    sourceUrl,
    `CREATE TABLE points AS SELECT 'p' || n AS id, sin(n)::float8 AS x, cos(3 * n)::float8 AS y
     FROM generate_series(1, 100000) AS n`,
  );
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  const input = pointsSweep({ ...MINI_BATCH, nClusters: [1000], batchSize: 1 });
  const { startSweep } = await api.request(START_SWEEP, { input });
  const status = async () => (await api.request(RUNS, {})).runs.edges[0].node.status;
  await expect.poll(status, { interval: 20, timeout: 20_000 }).toBe('RUNNING');
  await api.request(CANCEL, { id: startSweep.id });
  const cancelled = performance.now();
  expect(await finished(api, startSweep.id)).toMatchObject({ state: 'CANCELLED' });
  expect(performance.now() - cancelled).toBeLessThan(5000);
  expect((await api.request(RUNS, {})).runs.edges[0].node).toMatchObject({
    status: 'KILLED',
    clusterSizes: null,
  });
});
