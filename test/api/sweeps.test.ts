import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { createPoints, startTestApp, threeClusters } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import {
  CREATE_DATASET,
  pointsDataset,
  pointsSweep,
  snapshot,
  START_SWEEP,
  sweep,
} from '../testkit/operations.ts';

const SWEEP = graphql(`
  query SweepDetails($id: ID!) {
    sweep(id: $id) {
      weightColumn
      job {
        children {
          edges {
            node {
              kind
              state
              runs {
                nClusters
              }
            }
          }
        }
      }
      evidence {
        elbow
        rows
        gap {
          nClusters
          values {
            nClusters
            gap
            error
          }
        }
        stability {
          nClusters
          mean
          least
        }
      }
      runs(first: 100) {
        edges {
          node {
            nClusters
            status
            clusterSizes
            clusterSilhouettes
            error {
              code
              details
            }
            metric(key: "silhouette_score")
            principalComponents {
              explained
              loadings {
                feature
                loading
              }
            }
            assignments(first: 100) {
              edges {
                node {
                  key
                  cluster
                  silhouette
                  pc1
                  pc2
                }
              }
            }
          }
        }
      }
    }
  }
`);

const RUNS_BY_STATUS = graphql(`
  query RunsByStatus($status: RunStatus!) {
    runs(filter: { status: $status }) {
      edges {
        node {
          nClusters
        }
      }
    }
  }
`);

async function sweepPoints(input: Parameters<typeof pointsSweep>[0], rows?: number[][]) {
  const app = await startTestApp();
  await createPoints(app.sourceUrl, rows);
  await app.api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(app.api);
  const job = await sweep(app.api, pointsSweep(input));
  const { sweep: details } = await app.api.request(SWEEP, { id: job.sweep!.id });
  const runs = details!.runs.edges.map(({ node }) => node).toSorted((a, b) => a.nClusters - b.nClusters);
  return { ...app, job, details: details!, runs };
}

test('the numbers of clusters of small data are fitted by one job', async () => {
  const { details } = await sweepPoints({ nClusters: [4, 2, 3] });
  expect(details.job.children.edges.map(({ node }) => node)).toEqual([
    { kind: 'FIT', state: 'SUCCEEDED', runs: [2, 3, 4].map((nClusters) => ({ nClusters })) },
  ]);
});

test('a number of clusters that the rows are not enough for fails its run, and no other', async () => {
  const rows = [0, 0, 0, 5, 5, 5, 9, 9, 9].map((x) => [x, x]);
  const { api, job, runs } = await sweepPoints({ nClusters: [2, 3, 4, 5] }, rows);
  expect(job).toMatchObject({ state: 'SUCCEEDED', sweep: { pickedRun: { nClusters: 3 } } });
  expect(runs.map(({ status }) => status)).toEqual(['FINISHED', 'FINISHED', 'FAILED', 'FAILED']);
  expect(runs[2]).toMatchObject({
    error: { code: 'TOO_FEW_DISTINCT_ROWS', details: { nClusters: 4, distinctRows: 3 } },
    clusterSizes: null,
    principalComponents: [],
  });
  const failed = await api.request(RUNS_BY_STATUS, { status: 'FAILED' });
  expect(failed.runs.edges.map(({ node }) => node.nClusters).toSorted((a, b) => a - b)).toEqual([4, 5]);
  const finished = await api.request(RUNS_BY_STATUS, { status: 'FINISHED' });
  expect(finished.runs.edges.map(({ node }) => node.nClusters).toSorted((a, b) => a - b)).toEqual([2, 3]);
});

test('a run has what its plots need: silhouettes per cluster and row, axes, and the rows along them', async () => {
  const { runs } = await sweepPoints({ nClusters: [3] });
  const [{ clusterSizes, clusterSilhouettes, metric, principalComponents, assignments }] = runs;
  const rows = assignments.edges.map(({ node }) => node);
  clusterSilhouettes!.forEach((mean, cluster) => {
    const own = rows.filter((row) => row.cluster === cluster);
    expect(own.length).toBe(clusterSizes![cluster]);
    expect(own.reduce((sum, row) => sum + row.silhouette!, 0) / own.length).toBeCloseTo(mean!, 12);
  });
  expect(rows.reduce((sum, row) => sum + row.silhouette!, 0) / rows.length).toBeCloseTo(metric!, 12);
  // Two standardised features that rise together lie along the diagonal.
  expect(principalComponents.map(({ loadings }) => loadings.map(({ feature }) => feature))).toEqual([
    ['x', 'y'],
    ['x', 'y'],
  ]);
  principalComponents[0].loadings.forEach(({ loading }) =>
    expect(Math.abs(loading)).toBeCloseTo(Math.SQRT1_2, 12),
  );
  const [first, second] = principalComponents.map(({ explained }) => explained);
  expect(first + second).toBeCloseTo(1, 12);
  const along = (axis: 'pc1' | 'pc2') => rows.reduce((sum, row) => sum + row[axis]! ** 2, 0) / rows.length;
  // The features have variance 1 each.
  expect(along('pc1')).toBeCloseTo(2 * first, 12);
  expect(along('pc2')).toBeCloseTo(2 * second, 12);
});

test('a sweep is asked for evidence, and its three kinds agree on three clear clusters', async () => {
  const { details, job } = await sweepPoints({ nClusters: [2, 3, 4, 5], withEvidence: true });
  const { elbow, rows, gap, stability } = details.evidence;
  expect({ elbow, rows, gap: gap!.nClusters, picked: job.sweep!.pickedRun!.nClusters }).toEqual({
    elbow: 3,
    rows: 30,
    gap: 3,
    picked: 3,
  });
  expect(gap!.values.map(({ nClusters }) => nClusters)).toEqual([1, 2, 3, 4, 5]);
  const best = stability!.toSorted((a, b) => b.mean - a.mean)[0];
  expect(best).toEqual({ nClusters: 3, mean: 1, least: 1 });
});

test('a sweep that did not ask for evidence has the elbow alone', async () => {
  const { details } = await sweepPoints({ nClusters: [2, 3, 4, 5] });
  expect(details.evidence).toEqual({ elbow: 3, rows: null, gap: null, stability: null });
});

test('evidence that cannot be had does not keep a sweep from its winner', async () => {
  const rows = [0, 0, 0, 5, 5, 5].map((x) => [x, x]);
  const { details, job } = await sweepPoints({ nClusters: [2], withEvidence: true }, rows);
  expect(job).toMatchObject({ state: 'SUCCEEDED', sweep: { pickedRun: { nClusters: 2 } } });
  expect(details.evidence.gap).toBeNull();
  const children = details.job.children.edges.map(({ node }) => [node.kind, node.state]);
  expect(children).toContainEqual(['EVIDENCE', 'FAILED']);
});

test('rows that weigh more draw the centres to themselves', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl, threeClusters());
  await runSql(sourceUrl, 'ALTER TABLE points ADD people integer NOT NULL DEFAULT 1');
  await runSql(sourceUrl, `UPDATE points SET people = 1000000 WHERE id IN ('p0001', 'p0011')`);
  await api.request(CREATE_DATASET, {
    input: pointsDataset({ query: 'SELECT id, x, y, people, note FROM points' }),
  });
  await snapshot(api);
  const centreOf = async (weightColumn: string | null) => {
    const job = await sweep(api, pointsSweep({ nClusters: [2], weightColumn, minClusterSize: 1 }));
    return job.sweep!.runs.edges[0].node;
  };
  const plain = await centreOf(null);
  const weighted = await centreOf('people');
  expect(weighted.clusterSizes).not.toEqual(plain.clusterSizes);
  expect(weighted.clusterSizes).toEqual([10, 20]);
});

test.each([
  [{ weightColumn: 'nothing' }, 'COLUMN_NOT_FOUND'],
  [{ weightColumn: 'note' }, 'FEATURE_NOT_NUMERIC'],
  [{ weightColumn: 'x', algorithm: 'AGGLOMERATIVE' as const }, 'INVALID_INPUT'],
])('%o is refused', async (input, code) => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  const query = 'SELECT id, x, y, note FROM points';
  await api.request(CREATE_DATASET, { input: pointsDataset({ query }) });
  await snapshot(api);
  await expect(api.request(START_SWEEP, { input: pointsSweep(input) })).rejects.toMatchObject({ code });
});

test('a weight that is not above 0 fails the fit by name', async () => {
  const { job } = await sweepPoints({ nClusters: [2], weightColumn: 'x' }, [
    [1, 1],
    [0, 2],
    [3, 3],
    [4, 1],
  ]);
  expect(job).toMatchObject({ state: 'FAILED', error: { code: 'ALL_RUNS_FAILED' } });
  expect(job.sweep!.runs.edges[0].node.job.error).toEqual({ code: 'FEATURE_OUT_OF_DOMAIN', field: 'x' });
});
