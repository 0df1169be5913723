import { expect, test, vi } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { runDemo } from '../../src/cli/demo.ts';
import { publishedFigures } from '../../src/cli/demo/source-table.ts';
import { startTestApp } from '../testkit/app.ts';
import { askSklearn, relativeError, type Scores } from './sklearn.ts';

const FEATURES = ['angka_melek_huruf', 'rata_lama_sekolah', 'harapan_lama_sekolah'];

const DEMO_RUNS = graphql(`
  query DemoRuns {
    runs(first: 100) {
      edges {
        node {
          nClusters
          metrics {
            key
            value
          }
          datasetVersion {
            timeTo
          }
          assignments(first: 100) {
            edges {
              node {
                key
                cluster
                silhouette
              }
            }
          }
        }
      }
    }
  }
`);

const DEMO_MATCHING = graphql(`
  query DemoMatching {
    migrations(model: "education-clusters") {
      from {
        ...DemoLabels
      }
      to {
        ...DemoLabels
        matching {
          adjustedRand
        }
      }
      summary {
        adjustedRand
      }
    }
  }

  fragment DemoLabels on ModelVersion {
    assignments(first: 100) {
      edges {
        node {
          key
          cluster
        }
      }
    }
  }
`);

test("every figure of the demo's runs is scikit-learn's for the same clusters", async () => {
  const { api, url, sourceUrl } = await startTestApp();
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await runDemo({ url, sourceUrl, json: true });
  const { runs } = await api.request(DEMO_RUNS, {});
  expect(runs.edges).toHaveLength(10);
  const fitted = runs.edges.map(({ node }) => ({
    ...node,
    rows: node.assignments.edges.map((edge) => edge.node),
  }));

  const { from, to, summary } = (await api.request(DEMO_MATCHING, {})).migrations;
  const [old, now] = [from, to].map(({ assignments }) => assignments.edges.map(({ node }) => node));
  expect(old.map(({ key }) => key)).toEqual(now.map(({ key }) => key));
  const clusters = { a: old.map(({ cluster }) => cluster), b: now.map(({ cluster }) => cluster) };
  const [agreement] = askSklearn<number>([{ op: 'adjusted_rand', ...clusters }]);
  expect(relativeError(summary.adjustedRand!, agreement)).toBeLessThan(1e-12);
  expect(to.matching!.adjustedRand).toBe(summary.adjustedRand);

  const columns = await Promise.all(
    fitted.map(async ({ rows, datasetVersion }) => {
      const figures = await Promise.all(
        rows.map(({ key }) => publishedFigures(key, Number(datasetVersion.timeTo))),
      );
      return FEATURES.map((feature) => figures.map((row) => row[feature]!));
    }),
  );
  const bounds = askSklearn<[number, number]>(
    columns.flat().map((column) => ({ op: 'quantile', column, q: [0.05, 0.95] })),
  );
  const winsorized = fitted.map(({ rows }, run) =>
    rows.map((_, row) =>
      columns[run].map((column, i) => {
        const [low, high] = bounds[run * FEATURES.length + i];
        return Math.min(Math.max(column[row], low), high);
      }),
    ),
  );
  const scaled = askSklearn<{ transformed: number[][] }>(
    winsorized.map((x) => ({ op: 'standard_scaler', x })),
  );
  const labels = fitted.map(({ rows }) => rows.map(({ cluster }) => cluster));
  const expected = askSklearn<Scores>(
    scaled.map(({ transformed: x }, run) => ({
      op: 'scores',
      x,
      labels: labels[run],
      centroids: means(x, labels[run]),
    })),
  );
  const best = askSklearn<number>(
    scaled.map(({ transformed: x }, run) => ({
      op: 'kmeans',
      x,
      n_clusters: fitted[run].nClusters,
      n_init: 100,
      seed: 0,
    })),
  );

  fitted.forEach(({ nClusters, metrics, datasetVersion, rows }, run) => {
    const name = `${datasetVersion.timeTo}, k = ${nClusters}`;
    const metric = (key: string) => metrics.find((each) => each.key === key)!.value;
    const compare = (key: string, value: number) =>
      expect.soft(relativeError(metric(key), value), `${name}: ${key}`).toBeLessThan(1e-9);
    compare('silhouette_score', expected[run].silhouette_score);
    compare('inertia', expected[run].inertia);
    compare('davies_bouldin_index', expected[run].davies_bouldin);
    compare('calinski_harabasz_score', expected[run].calinski_harabasz);
    rows.forEach(({ silhouette }, row) => {
      expect.soft(silhouette, name).toBeCloseTo(expected[run].silhouette_samples[row], 10);
    });
    expect.soft(metric('inertia'), name).toBeLessThanOrEqual(best[run] * (1 + 1e-6));
  });
});

function means(rows: number[][], labels: number[]): number[][] {
  return Array.from({ length: Math.max(...labels) + 1 }, (_, cluster) => {
    const members = rows.filter((_row, index) => labels[index] === cluster);
    return members[0].map(
      (_value, column) => members.reduce((sum, row) => sum + row[column], 0) / members.length,
    );
  });
}
