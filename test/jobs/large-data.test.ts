import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import {
  CREATE_DATASET,
  createProduction,
  pointsDataset,
  pointsSweep,
  snapshot,
  sweep,
} from '../testkit/operations.ts';

const SILHOUETTES = graphql(`
  query Silhouettes {
    runs {
      edges {
        node {
          silhouette {
            score
            exact
            low
            high
          }
          assignments(first: 100) {
            edges {
              node {
                silhouette
              }
            }
          }
        }
      }
    }
  }
`);

test('above the size for exact silhouettes the answer says that they are sampled, and how far they may be off', async () => {
  const { api, sourceUrl } = await startTestApp();
  await runSql(
    sourceUrl,
    `CREATE TABLE points AS SELECT 'p' || n AS id, (n % 3) * 10 + sin(n)::float8 AS x, (n % 3) * 10 + cos(n)::float8 AS y
     FROM generate_series(1, 40000) AS n`,
  );
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  await sweep(api, pointsSweep({ nClusters: [3], nInit: 2 }));
  const [{ node }] = (await api.request(SILHOUETTES, {})).runs.edges;
  const { score, exact, low, high } = node.silhouette!;
  expect(exact).toBe(false);
  expect(low).toBeLessThan(score);
  expect(high).toBeGreaterThan(score);
  expect(node.assignments.edges.some((edge) => edge.node.silhouette === null)).toBe(true);
});

test(
  'above 262,144 rows champion and challenger are compared on rows that are drawn from them',
  { timeout: 120_000 },
  async () => {
    const { api, sourceUrl } = await startTestApp();
    await createPoints(sourceUrl);
    await createProduction(api);
    await runSql(
      sourceUrl,
      `INSERT INTO points SELECT 'q' || n, (n % 3) * 10 + sin(n), (n % 3) * 10 + cos(3 * n), '' FROM generate_series(1, 262144) AS n`,
    );
    await snapshot(api);
    const input = pointsSweep({ algorithm: 'MINI_BATCH_K_MEANS', nClusters: [3], nInit: 1 });
    const { comparison } = (await sweep(api, input)).sweep!.modelVersion!;
    expect(comparison!.reason).toContain('on 262144 rows drawn from data version 2');
    expect(comparison!.challengerSilhouette).toBeCloseTo(comparison!.championSilhouette!, 2);
  },
);
