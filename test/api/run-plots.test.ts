import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Run } from '../../src/entities/run.ts';
import { Sweep } from '../../src/entities/sweep.ts';
import { openDiskBlobs } from '../../src/storage/blobs.ts';
import type { Execution } from '../../src/use-cases/execution.ts';
import { storeElbow } from '../../src/use-cases/store-elbow.ts';
import { graphql } from '../gql/gql.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { copySweeps } from '../testkit/many-runs.ts';
import { CREATE_DATASET, pointsDataset, pointsSweep, snapshot, sweep } from '../testkit/operations.ts';

const RUN = graphql(`
  query RunPlots($id: ID!, $most: Int!) {
    run(id: $id) {
      paramValues
      metricValues
      metrics {
        key
        value
      }
      params {
        key
        value
      }
      clusters {
        id
        label
        size
        centroid {
          feature
          value
        }
      }
      points(most: $most) {
        features
        rowCount
        points {
          key
          name
          cluster
          silhouette
          pc1
          pc2
          values
        }
      }
      artifacts {
        path
        digest
        sizeBytes
        download
      }
      sweep {
        elbowChart
      }
    }
  }
`);

const RUNS = graphql(`
  query ManyRuns($first: Int!, $after: String) {
    runs(first: $first, after: $after) {
      edges {
        node {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

test('a run has what a page shows of it: centres and rows in the data’s own units, its files, and the chart of its sweep', async () => {
  const { api, url, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  const job = await sweep(api, pointsSweep());
  const runs = job.sweep!.runs.edges.map(({ node }) => node);
  const { id } = runs.find(({ nClusters }) => nClusters === 3)!;
  const { run } = await api.request(RUN, { id, most: 5000 });
  const { clusters, points, metrics, params, metricValues, paramValues, artifacts } = run!;

  expect(metricValues).toEqual(Object.fromEntries(metrics.map(({ key, value }) => [key, value])));
  expect(paramValues).toEqual(Object.fromEntries(params.map(({ key, value }) => [key, value])));
  expect(points).toMatchObject({ features: ['x', 'y'], rowCount: 30 });
  expect(points!.points.map(({ key }) => key)).toEqual(points!.points.map(({ key }) => key).toSorted());
  for (const cluster of clusters) {
    const own = points!.points.filter((point) => point.cluster === cluster.id);
    expect(own.length).toBe(cluster.size);
    cluster.centroid.forEach(({ value }, feature) => {
      const mean = own.reduce((sum, { values }) => sum + values[feature]!, 0) / own.length;
      expect(value).toBeCloseTo(mean, 9);
    });
  }
  expect(clusters.map(({ label }) => label)).toEqual(['Rendah (Low)', 'Sedang (Medium)', 'Tinggi (High)']);
  expect(
    points!.points.every(({ silhouette, pc1, pc2 }) => [silhouette, pc1, pc2].every(Number.isFinite)),
  ).toBe(true);

  // A sample is the same of both runs, so that they can be shown against each other.
  const sampled = await Promise.all(
    runs.slice(0, 2).map(async (each) => {
      const sample = (await api.request(RUN, { id: each.id, most: 7 })).run!.points!;
      expect(sample.rowCount).toBe(30);
      return sample.points.map(({ key }) => key);
    }),
  );
  expect(sampled[0].length).toBe(7);
  expect(sampled[1]).toEqual(sampled[0]);
  await expect(api.request(RUN, { id, most: 5001 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });

  expect(artifacts.map(({ path }) => path)).toEqual(['assignments.parquet', 'components.json', 'model.json']);
  for (const { download, sizeBytes, digest } of artifacts) {
    const response = await fetch(url + download);
    expect(response.headers.get('etag')).toBe(`"${digest}"`);
    expect((await response.arrayBuffer()).byteLength).toBe(sizeBytes);
  }
  const unknown = await fetch(`${url}/runs/${id}/artifacts/${encodeURIComponent('../model.json')}`);
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });

  const chart = await fetch(url + run!.sweep.elbowChart!);
  expect(chart.headers.get('content-type')).toBe('image/svg+xml');
  const svg = await chart.text();
  expect(svg).toMatch(/^<svg /);
  for (const shown of ['tests: points, version 1', 'inertia', 'silhouette', 'picked: k = 3']) {
    expect(svg).toContain(shown);
  }
  const none = await fetch(`${url}/sweeps/${id}/elbow.svg`);
  expect(none.status).toBe(404);
});

test('a chart that cannot be drawn keeps no sweep from its end', async () => {
  const { app, api, sourceUrl, env } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  await sweep(api, pointsSweep({ nClusters: [3] }));
  const folder = join(env['GUGUS_DATA'], 'gone');
  const blobs = await openDiskBlobs(folder);
  await rm(folder, { recursive: true });
  const { manager } = app.context.db;
  const [made] = await manager.find(Sweep);
  const runs = await manager.findBy(Run, { sweepId: made.id });
  const execution = { signal: new AbortController().signal, log: app.context.log } as Execution;
  expect(await storeElbow(app.context, made, runs, runs[0], execution)).toMatchObject({
    sizeBytes: expect.any(Number),
  });
  expect(await storeElbow({ ...app.context, blobs }, made, runs, runs[0], execution)).toBeNull();
});

test('a page of runs may have a thousand, and every run is on one page', async () => {
  const { api, sourceUrl, env } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  await sweep(api, pointsSweep({ nClusters: [3] }));
  await copySweeps(env['DATABASE_URL'], 1200);
  const first = (await api.request(RUNS, { first: 1000 })).runs;
  const second = (await api.request(RUNS, { first: 1000, after: first.pageInfo.endCursor })).runs;
  expect([first.edges.length, second.edges.length, second.pageInfo.hasNextPage]).toEqual([1000, 201, false]);
  expect(new Set([...first.edges, ...second.edges].map(({ node }) => node.id)).size).toBe(1201);
  await expect(api.request(RUNS, { first: 1001 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});
