import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { CREATE_DATASET, pointsDataset, snapshot } from '../testkit/operations.ts';

const PROFILE = graphql(`
  query TestProfile($number: Int!, $first: Int, $after: String, $name: String!) {
    datasetVersion(dataset: "points", number: $number) {
      profile(first: $first, after: $after) {
        edges {
          node {
            position
            name
            type
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      columnProfile(name: $name) {
        count
        nulls
        notFinite
        distinct
        min
        max
        mean
        standardDeviation
        quantilesExact
        quantiles {
          probability
          value
        }
        histogram {
          edges
          counts
        }
        topValues {
          value
          count
        }
      }
    }
  }
`);

test('a version has the profile of its columns, in pages in their order and by name', async () => {
  const { api, app, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl, [
    [1, 5],
    [2, 5],
    [3, 5],
    [4, 5],
  ]);
  await runSql(
    sourceUrl,
    `INSERT INTO points VALUES ('q1', 'NaN', 5, 'other'), ('q2', 'infinity', NULL, NULL)`,
  );
  await api.request(CREATE_DATASET, { input: pointsDataset({ query: 'SELECT * FROM points' }) });
  await snapshot(api);
  const ask = async (name: string, after?: string | null) =>
    (await api.request(PROFILE, { number: 1, first: 3, after, name })).datasetVersion!;

  const { profile, columnProfile } = await ask('x');
  expect(profile.edges.map(({ node }) => node.name)).toEqual(['id', 'x', 'y']);
  expect((await ask('x', profile.pageInfo.endCursor)).profile.edges).toEqual([
    { node: { position: 3, name: 'note', type: 'text' } },
  ]);
  expect(columnProfile).toEqual({
    count: 6,
    nulls: 0,
    notFinite: 2,
    distinct: 6,
    min: '1.0',
    max: '4.0',
    mean: 2.5,
    standardDeviation: Math.sqrt(5 / 3),
    quantilesExact: true,
    quantiles: [0.05, 0.25, 0.5, 0.75, 0.95].map((probability) => ({
      probability,
      value: expect.closeTo(1 + 3 * probability, 12),
    })),
    histogram: {
      edges: Array.from({ length: 21 }, (_, bin) => expect.closeTo(1 + bin * 0.15, 12)),
      counts: expect.anything(),
    },
    topValues: expect.anything(),
  });
  expect(columnProfile!.histogram!.counts.reduce((sum, count) => sum + count)).toBe(4);
  expect((await ask('note')).columnProfile).toMatchObject({
    count: 5,
    nulls: 1,
    distinct: 2,
    min: 'note',
    max: 'other',
    mean: null,
    histogram: null,
    topValues: [
      { value: 'note', count: 4 },
      { value: 'other', count: 1 },
    ],
  });
  expect((await ask('y')).columnProfile!.histogram).toEqual({ edges: [5, 5], counts: [5] });
  expect((await ask('none')).columnProfile).toBeNull();
  await expect(ask('x', 'odd')).rejects.toMatchObject({ code: 'INVALID_INPUT' });

  // A version from before there were profiles.
  const { db } = app.context;
  const before = await db.query('SELECT * FROM column_profile ORDER BY position');
  await db.query('DELETE FROM column_profile');
  const [one, two] = await Promise.all([ask('x'), ask('x')]);
  expect(one).toEqual(two);
  expect(await db.query('SELECT * FROM column_profile ORDER BY position')).toEqual(before);
});
