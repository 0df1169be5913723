import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { createPoints, startTestApp, threeClusters } from '../testkit/app.ts';
import {
  CREATE_DATASET,
  PREDICT,
  pointsDataset,
  pointsSweep,
  promote,
  snapshot,
  sweep,
} from '../testkit/operations.ts';

const PARAMS = graphql(`
  query Params {
    runs {
      edges {
        node {
          params {
            key
          }
        }
      }
    }
  }
`);

const DOWNLOADS = graphql(`
  query Downloads($model: String!, $version: String!) {
    modelVersion(model: $model, version: $version) {
      downloads {
        format
        path
      }
    }
  }
`);

test.each(['K_MEANS', 'GAUSSIAN_MIXTURE', 'AGGLOMERATIVE'] as const)(
  '%s finds three clear clusters, is registered, and answers',
  async (algorithm) => {
    const { api, sourceUrl } = await startTestApp();
    await createPoints(sourceUrl, threeClusters(30));
    await api.request(CREATE_DATASET, { input: pointsDataset() });
    await snapshot(api);
    const job = await sweep(api, pointsSweep({ algorithm }));
    expect(job).toMatchObject({ state: 'SUCCEEDED', sweep: { pickedRun: { nClusters: 3 } } });
    expect(await promote(api, 'v1.0')).toMatchObject({ state: 'SUCCEEDED' });
    const ask = { model: 'points-model', alias: 'Production', features: { x: 20, y: 20 } };
    expect((await api.request(PREDICT, ask)).predictCluster).toMatchObject({
      cluster: 2,
      clusterLabel: 'Tinggi (High)',
    });
    // A retrain of the same kind keeps its labels.
    expect((await sweep(api, pointsSweep({ algorithm }))).modelVersion).toEqual({ name: 'v1.1' });
  },
);

test.each(['STANDARD', 'MINMAX', 'ROBUST'] as const)('features can be scaled by %s', async (scaling) => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  const job = await sweep(api, pointsSweep({ scaling }));
  expect(job).toMatchObject({ state: 'SUCCEEDED', sweep: { pickedRun: { nClusters: 3 } } });
});

test('rows that lack a feature are dropped or filled, as its policy says, and predictions follow it', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  const query = `SELECT id, CASE WHEN id <> 'p0001' THEN x END AS x, CASE WHEN id <> 'p0002' THEN y END AS y FROM points`;
  const features = [
    { name: 'x', unit: 'm', missing: 'DROP' as const },
    { name: 'y', unit: 'm', missing: 'MEDIAN' as const, transform: { kind: 'YEO_JOHNSON' as const } },
  ];
  await api.request(CREATE_DATASET, { input: pointsDataset({ query, features }) });
  await snapshot(api);
  const job = await sweep(api, pointsSweep({ nClusters: [3] }));
  expect(job.sweep!.runs.edges[0].node.clusterSizes!.reduce((sum, size) => sum + size)).toBe(29);
  await promote(api, 'v1.0');
  const ask = { model: 'points-model', alias: 'Production' };
  expect(
    (await api.request(PREDICT, { ...ask, features: { x: 20 } })).predictCluster.cluster,
  ).toBeGreaterThanOrEqual(0);
  await expect(api.request(PREDICT, { ...ask, features: { y: 20 } })).rejects.toMatchObject({
    code: 'FEATURE_MISSING',
  });
});

test('a model version is given as JSON, ONNX and PMML, and a mixture says that it has no such form', async () => {
  const { api, url, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  await sweep(api, pointsSweep({ nClusters: [3] }));
  await sweep(api, pointsSweep({ nClusters: [3], algorithm: 'GAUSSIAN_MIXTURE', registerAs: 'mixture' }));
  const get = async (path: string) => await fetch(`${url}/models/${path}`);

  const { modelVersion } = await api.request(DOWNLOADS, { model: 'points-model', version: 'v1.0' });
  for (const { path, format } of modelVersion!.downloads) {
    const response = await fetch(`${url}${path}`);
    expect(response.status, format).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="points-model-v1.0.${format}"`,
    );
  }
  expect(await (await get('points-model/v1.0/json')).json()).toMatchObject({
    schemaVersion: 2,
    algorithm: 'k-means',
  });
  expect(await (await get('points-model/v1.0/pmml')).text()).toContain('<ClusteringModel');
  const refused = await get('mixture/v1.0/onnx');
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({
    errors: [{ extensions: { code: 'NOT_EXPORTABLE', field: 'format' } }],
  });
  expect((await get('points-model/v9.9/json')).status).toBe(404);
  expect((await get('points-model/v1.0/exe')).status).toBe(400);
});

test('a run is logged with the parameters that its algorithm takes, and no others', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  for (const algorithm of ['AGGLOMERATIVE', 'GAUSSIAN_MIXTURE', 'K_MEANS'] as const) {
    await sweep(api, pointsSweep({ nClusters: [3], algorithm, registerAs: undefined }));
  }
  const { runs } = await api.request(PARAMS, {});
  const shared = ['algorithm', 'n_clusters', 'scaling'];
  const iterative = ['max_iter', 'n_init', 'random_state', 'tol'];
  expect(runs.edges.map(({ node }) => node.params.map(({ key }) => key))).toEqual(
    [[...shared, ...iterative, 'engine', 'init'], [...shared, ...iterative], shared].map((keys) =>
      keys.toSorted((a, b) => a.localeCompare(b)),
    ),
  );
});
