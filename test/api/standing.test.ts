import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { CREATE_DATASET, pointsDataset, snapshot } from '../testkit/operations.ts';
import { expectOf, qualityOf, release, validate } from '../testkit/quality.ts';

const CURRENT = graphql(`
  query CurrentAndMoves {
    dataset(name: "points") {
      currentVersion {
        number
      }
      versionMoves(first: 100) {
        edges {
          node {
            kind
            reason
            to {
              number
            }
          }
        }
      }
    }
  }
`);

const ROLLBACK_DATASET = graphql(`
  mutation RollbackTo($version: Int!) {
    rollbackDataset(input: { dataset: "points", toVersion: $version, reason: "test" }) {
      kind
    }
  }
`);

async function withPoints() {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  return {
    api,
    /** Takes a version in which the first point lies at x. */
    take: async (x: number) => {
      await runSql(sourceUrl, `UPDATE points SET x = $1 WHERE id = 'p0001'`, [x]);
      return (await snapshot(api)).datasetVersion!.number;
    },
    current: async () => {
      const { dataset } = await api.request(CURRENT, {});
      const [last] = dataset!.versionMoves.edges;
      return { number: dataset!.currentVersion?.number ?? null, by: last?.node.kind ?? null };
    },
  };
}

const below = (max: number, severity: 'WARN' | 'BLOCK') =>
  ({ kind: 'BETWEEN', column: 'x', max, severity }) as const;

test('a version that its expectations hold back does not become the current one', async () => {
  const { api, take, current } = await withPoints();
  await expectOf(api, [below(50, 'WARN'), below(90, 'BLOCK')]);
  await take(1);
  await take(60);
  await take(95);
  expect([(await qualityOf(api, 2)).standing, (await qualityOf(api, 3)).standing]).toEqual([
    'QUARANTINED',
    'BLOCKED',
  ]);
  expect(await current()).toEqual({ number: 1, by: 'SNAPSHOT' });
  for (const [version, code] of [
    [2, 'VERSION_QUARANTINED'],
    [3, 'VERSION_BLOCKED'],
  ] as const) {
    await expect(api.request(ROLLBACK_DATASET, { version })).rejects.toMatchObject({ code });
  }
  expect(await current()).toEqual({ number: 1, by: 'SNAPSHOT' });
});

test('a released version becomes the current one, unless a newer one is', async () => {
  const { api, take, current } = await withPoints();
  await expectOf(api, [below(50, 'WARN')]);
  await take(60);
  expect(await current()).toEqual({ number: null, by: null });
  await release(api, 1, 'a real outlier');
  expect(await current()).toEqual({ number: 1, by: 'RELEASE' });
  await take(70);
  await take(1);
  await release(api, 2, 'another one');
  expect(await current()).toEqual({ number: 3, by: 'SNAPSHOT' });
});

test('where no version stood for the dataset, one that passes corrected expectations does', async () => {
  const { api, take, current } = await withPoints();
  await expectOf(api, [below(50, 'BLOCK')]);
  await take(60);
  expect(await current()).toEqual({ number: null, by: null });
  await expectOf(api, [below(80, 'BLOCK')]);
  await validate(api, 1).catch(() => undefined);
  await expect.poll(async () => await current()).toEqual({ number: 1, by: 'RELEASE' });
});
