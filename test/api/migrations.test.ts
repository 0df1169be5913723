import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import type { ApiClient } from '../../src/cli/client.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import {
  CREATE_DATASET,
  createProduction,
  pointsDataset,
  pointsSweep,
  promote,
  snapshot,
  sweep,
} from '../testkit/operations.ts';

const MIGRATIONS = graphql(`
  query TestMigrations($from: String, $to: String, $first: Int, $after: String) {
    migrations(model: "points-model", from: $from, to: $to) {
      from {
        name
        clusters {
          label
          centroid {
            feature
            value
          }
        }
      }
      to {
        name
        clusters {
          label
          centroid {
            feature
            value
          }
        }
        matching {
          matchedTo {
            name
          }
          commonKeys
          movedKeys
          adjustedRand
          isPoor
          shifts {
            cluster
            label
            distance
            nextDistance
          }
        }
      }
      summary {
        commonKeys
        movedKeys
        cameKeys
        wentKeys
        adjustedRand
        flows {
          fromLabel
          toLabel
          keys
        }
      }
      moved(first: $first, after: $after) {
        edges {
          node {
            key
            name
            fromLabel
            toLabel
            leadBefore
            leadAfter
            change
            byValues
            byCentres
            features {
              feature
              unit
              before
              after
              contribution
              byValue
              byCentres
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      came(first: 1) {
        edges {
          node {
            key
            name
            fromLabel
            toLabel
          }
        }
        pageInfo {
          hasNextPage
        }
      }
      went {
        edges {
          node {
            key
            fromLabel
            toLabel
          }
        }
      }
      downloads {
        format
        path
      }
    }
  }
`);

const ROWS = graphql(`
  query TestRowHistory($key: String!) {
    model(name: "points-model") {
      versions {
        edges {
          node {
            name
            row(key: $key) {
              key
              name
              cluster
              label
              values {
                feature
                unit
                value
              }
            }
          }
        }
      }
    }
  }
`);

type Wanted = { from?: string; to?: string; first?: number; after?: string | null };

const LOW = 'Rendah (Low)';
const MIDDLE = 'Sedang (Medium)';
const HIGH = 'Tinggi (High)';

async function migrationsOf(api: ApiClient, wanted: Wanted = {}) {
  return (await api.request(MIGRATIONS, wanted)).migrations;
}

/** v1.0 is Production; until v1.1 p0001 and p0002 went up, p0001 along y alone, two points came and one went. */
async function retrained() {
  const world = await startTestApp();
  const { api, sourceUrl } = world;
  await createPoints(sourceUrl);
  await createProduction(api);
  await runSql(
    sourceUrl,
    `UPDATE points SET y = 14 WHERE id = 'p0001'; UPDATE points SET x = 20, y = 20 WHERE id = 'p0002';
     DELETE FROM points WHERE id = 'p0030';
     INSERT INTO points VALUES ('q1', 10, 10, ''), ('q2', 20, 20, '')`,
  );
  await snapshot(api);
  await sweep(api);
  return world;
}

test('keys that moved, came and went between two versions are counted and listed, with what carried them', async () => {
  const { api, url } = await retrained();
  // Production is where v1.1 would come from.
  const found = await migrationsOf(api, { to: 'v1.1' });
  expect([found.from.name, found.to.name]).toEqual(['v1.0', 'v1.1']);
  expect(found.summary).toEqual({
    commonKeys: 29,
    movedKeys: 2,
    cameKeys: 2,
    wentKeys: 1,
    adjustedRand: expect.closeTo(0.8, 1),
    flows: [
      { fromLabel: LOW, toLabel: LOW, keys: 8 },
      { fromLabel: LOW, toLabel: MIDDLE, keys: 1 },
      { fromLabel: LOW, toLabel: HIGH, keys: 1 },
      { fromLabel: MIDDLE, toLabel: MIDDLE, keys: 10 },
      { fromLabel: HIGH, toLabel: HIGH, keys: 9 },
      { fromLabel: HIGH, toLabel: null, keys: 1 },
      { fromLabel: null, toLabel: MIDDLE, keys: 1 },
      { fromLabel: null, toLabel: HIGH, keys: 1 },
    ],
  });
  expect(found.came).toEqual({
    edges: [{ node: { key: 'q1', name: 'q1', fromLabel: null, toLabel: MIDDLE } }],
    pageInfo: { hasNextPage: true },
  });
  expect(found.went.edges).toEqual([{ node: { key: 'p0030', fromLabel: HIGH, toLabel: null } }]);
  expect(found.to.matching).toMatchObject({
    matchedTo: { name: 'v1.0' },
    commonKeys: 29,
    movedKeys: 2,
    adjustedRand: found.summary.adjustedRand,
    isPoor: false,
  });

  const [first, second] = found.moved.edges.map(({ node }) => node);
  expect(first).toMatchObject({ key: 'p0001', name: 'p0001', fromLabel: LOW, toLabel: MIDDLE });
  expect(second).toMatchObject({ key: 'p0002', fromLabel: LOW, toLabel: HIGH });
  expect(first.features).toMatchObject([
    { feature: 'y', unit: 'm', before: 1, after: 14 },
    { feature: 'x', unit: 'm', before: 0, after: 0, byValue: 0 },
  ]);
  expect(first.features[0].byValue).toBeGreaterThan(0.9 * first.change);
  expect(first.leadBefore).toBeLessThan(0);
  expect(first.leadAfter).toBeGreaterThan(0);
  for (const { features, change, leadAfter, leadBefore, byValues, byCentres } of [first, second]) {
    expect(features.reduce((sum, { contribution }) => sum + contribution!, 0)).toBeCloseTo(change, 10);
    expect(leadAfter - leadBefore).toBeCloseTo(change, 10);
    expect(byValues + byCentres).toBeCloseTo(change, 10);
  }

  const page = await migrationsOf(api, { to: 'v1.1', first: 1 });
  expect(page.moved).toMatchObject({ edges: [{ node: { key: 'p0001' } }], pageInfo: { hasNextPage: true } });
  const next = await migrationsOf(api, { to: 'v1.1', first: 1, after: page.moved.pageInfo.endCursor });
  expect(next.moved).toMatchObject({ edges: [{ node: { key: 'p0002' } }], pageInfo: { hasNextPage: false } });
  await expect(migrationsOf(api, { to: 'v1.1', first: 0 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(migrationsOf(api, { to: 'v1.1', after: 'x' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });

  const { path } = found.downloads.find(({ format }) => format === 'csv')!;
  expect(path).toBe('/models/points-model/migrations/v1.0/v1.1.csv');
  const csv = (await (await fetch(url + path)).text()).trim().split('\n');
  expect(csv[0]).toBe('change,key,name,from_label,to_label,x before,x after,y before,y after');
  expect(csv[1]).toBe(`MOVED,p0001,p0001,${LOW},${MIDDLE},0.0,0.0,1.0,14.0`);
  expect(csv.slice(2).map((line) => line.split(',').slice(0, 2))).toEqual([
    ['MOVED', 'p0002'],
    ['WENT', 'p0030'],
    ['CAME', 'q1'],
    ['CAME', 'q2'],
  ]);
  expect((await fetch(`${url}/models/points-model/migrations/v1.0/v9.9.csv`)).status).toBe(404);
});

test('where no version is named, Production is compared with the one before it', async () => {
  const { api } = await retrained();
  await expect(migrationsOf(api)).rejects.toMatchObject({ code: 'NO_PREVIOUS_VERSION' });
  await promote(api, 'v1.1');
  const found = await migrationsOf(api);
  expect([found.from.name, found.to.name]).toEqual(['v1.0', 'v1.1']);
  const back = await migrationsOf(api, { from: 'v1.1', to: 'v1.0' });
  expect(back.summary).toMatchObject({ movedKeys: 2, cameKeys: 1, wentKeys: 2 });
  const same = await migrationsOf(api, { from: 'v1.1', to: 'v1.1' });
  expect(same.summary).toMatchObject({ movedKeys: 0, adjustedRand: 1 });
  for (const wanted of [{ from: 'v9.9' }, { to: 'latest' }]) {
    await expect(migrationsOf(api, wanted)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
});

test('one row is told as each version has it, with its values; null where a version lacks it', async () => {
  const { api } = await retrained();
  const historyOf = async (key: string) =>
    (await api.request(ROWS, { key })).model!.versions.edges.map(({ node }) => node.row);
  const [now, before] = await historyOf('p0002');
  expect(before).toMatchObject({ key: 'p0002', name: 'p0002', cluster: 0, label: LOW });
  expect(before!.values[0]).toEqual({ feature: 'x', unit: 'm', value: Math.sin(1) });
  expect(now).toMatchObject({ label: HIGH, values: [{ value: 20 }, { value: 20 }] });
  expect(await historyOf('q1')).toMatchObject([{ label: MIDDLE }, null]);
});

test('versions with other numbers of clusters, other features and other keys can be compared', async () => {
  const { api, sourceUrl } = await retrained();
  await sweep(api, pointsSweep({ nClusters: [2], chooseClusters: true }));
  const fewer = await migrationsOf(api, { from: 'v1.1', to: 'v2.0' });
  expect(fewer.summary).toMatchObject({ commonKeys: 31, cameKeys: 0, wentKeys: 0 });
  expect(fewer.to.matching).toBeNull();
  const labels = new Set(fewer.summary.flows.map(({ toLabel }) => toLabel));
  expect(labels).toEqual(new Set([LOW, HIGH]));
  for (const { node } of fewer.moved.edges) {
    // The data is the same: whoever moved was moved by the centres.
    expect(node).toMatchObject({ fromLabel: MIDDLE, byValues: 0 });
  }

  await runSql(sourceUrl, `UPDATE points SET x = NULL WHERE id = 'p0003'`);
  const features = [{ name: 'x', unit: 'm', missing: 'MEDIAN' as const }];
  const query = 'SELECT id, x FROM points';
  await api.request(CREATE_DATASET, { input: pointsDataset({ name: 'fewer', query, features }) });
  await snapshot(api, { dataset: 'fewer' });
  await sweep(api, pointsSweep({ dataset: 'fewer', nClusters: [3], chooseClusters: true }));
  const other = await migrationsOf(api, { from: 'v1.1', to: 'v3.0', first: 100 });
  const nodes = other.moved.edges.map(({ node }) => node);
  expect(nodes.length).toBeGreaterThan(0);
  for (const { features: carried } of nodes) expect(carried.map(({ feature }) => feature)).toEqual(['x']);
  const filled = nodes.find(({ key }) => key === 'p0003')!;
  expect(filled.features[0]).toMatchObject({ after: null, contribution: filled.change });
});

test('a version whose clusters hold other keys than before is flagged, although its centres stayed', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await createProduction(api);
  // 7 is a primitive root of 31: every point gets the place of another.
  await runSql(
    sourceUrl,
    `UPDATE points SET x = other.x, y = other.y FROM points AS other
     WHERE substr(other.id, 2)::int = substr(points.id, 2)::int * 7 % 31`,
  );
  await snapshot(api);
  await sweep(api);
  const { to, summary } = await migrationsOf(api, { to: 'v1.1' });
  expect(to.matching).toMatchObject({ commonKeys: 30, isPoor: true });
  expect(to.matching!.adjustedRand).toBeLessThan(0.2);
  expect(to.matching!.shifts).toEqual(
    [LOW, MIDDLE, HIGH].map((label, cluster) => ({
      cluster,
      label,
      distance: expect.closeTo(0, 10),
      nextDistance: expect.closeTo(1.7, 0),
    })),
  );
  expect(summary.movedKeys).toBe(to.matching!.movedKeys);
});

test('assignments whose content has expired are an error that says so', async () => {
  const { api, app } = await retrained();
  await app.context.db.query(
    `INSERT INTO blob_trash (digest, size_bytes, policy_kind, keep_days, delete_at)
     SELECT assignments_digest, 1, 'MODEL_VERSION', 1, now() + interval '1 day' FROM model_version WHERE minor = 0`,
  );
  await expect(migrationsOf(api, { from: 'v1.0', to: 'v1.1' })).rejects.toMatchObject({
    code: 'CONTENT_EXPIRED',
  });
});
