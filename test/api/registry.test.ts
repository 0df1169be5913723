import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import {
  CREATE_DATASET,
  createProduction,
  finished,
  pointsDataset,
  pointsSweep,
  PREDICT,
  promote,
  ROLLBACK,
  snapshot,
  sweep,
} from '../testkit/operations.ts';

const HISTORY = graphql(`
  query History($model: String!) {
    model(name: $model) {
      alias {
        version {
          name
          aliases
        }
      }
      aliasMoves {
        edges {
          node {
            number
            kind
            movedBy
            reason
            from {
              name
            }
            to {
              name
            }
          }
        }
      }
    }
  }
`);

const ALIAS_MOVED = graphql(`
  subscription AliasMoved($model: String!, $after: Int) {
    aliasMoved(model: $model, after: $after) {
      number
      kind
      to {
        name
      }
    }
  }
`);

const VERSIONS = graphql(`
  query Versions($model: String!, $version: String!) {
    modelVersion(model: $model, version: $version) {
      matchedTo {
        name
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
      assignments(first: 100) {
        edges {
          node {
            key
            cluster
            distance
          }
        }
      }
      comparison {
        agreement
        moves(first: 100) {
          edges {
            node {
              key
              fromLabel
              toLabel
            }
          }
        }
      }
    }
  }
`);

async function twoVersions() {
  const world = await startTestApp();
  await createPoints(world.sourceUrl);
  await createProduction(world.api);
  // The ten highest points fall to the lowest cluster's place, the lowest rise to theirs; one changes camps.
  await runSql(world.sourceUrl, `UPDATE points SET x = 20 - x, y = 20 - y`);
  await runSql(world.sourceUrl, `UPDATE points SET x = 10, y = 10 WHERE id = 'p0001'`);
  await snapshot(world.api);
  await sweep(world.api);
  return world;
}

async function rollback(api: Parameters<typeof finished>[0]) {
  const { rollbackAlias } = await api.request(ROLLBACK, {
    input: { model: 'points-model', reason: 'it is worse' },
  });
  return await finished(api, rollbackAlias.id);
}

test('a retrained model keeps the meaning of its labels and lists who moved', async () => {
  const { api } = await twoVersions();
  const { modelVersion: first } = await api.request(VERSIONS, { model: 'points-model', version: 'v1.0' });
  const { modelVersion: second } = await api.request(VERSIONS, { model: 'points-model', version: 'v1.1' });
  expect(second!.matchedTo).toEqual({ name: 'v1.0' });
  expect(second!.clusters.map(({ label }) => label)).toEqual(first!.clusters.map(({ label }) => label));
  second!.clusters.forEach(({ centroid }, id) => {
    centroid.forEach(({ value }, i) =>
      expect(value).toBeCloseTo(first!.clusters[id].centroid[i].value, -0.5),
    );
  });
  const moves = second!.comparison!.moves.edges.map(({ node }) => node);
  expect(moves).toContainEqual({ key: 'p0001', fromLabel: 'Rendah (Low)', toLabel: 'Sedang (Medium)' });
  expect(moves).toContainEqual({ key: 'p0002', fromLabel: 'Rendah (Low)', toLabel: 'Tinggi (High)' });
  expect(moves).toHaveLength(20);
  expect(second!.assignments.edges).toHaveLength(30);
});

test('the history of an alias tells who moved it, from where to where and why, and it never changes', async () => {
  const { api, app } = await twoVersions();
  await promote(api, 'v1.1');
  await rollback(api);
  const { model } = await api.request(HISTORY, { model: 'points-model' });
  expect(model!.alias!.version).toEqual({ name: 'v1.0', aliases: ['Production'] });
  const by = { movedBy: 'local' };
  expect(model!.aliasMoves.edges.map(({ node }) => node)).toEqual([
    {
      number: 3,
      kind: 'ROLLBACK',
      from: { name: 'v1.1' },
      to: { name: 'v1.0' },
      reason: 'it is worse',
      ...by,
    },
    { number: 2, kind: 'PROMOTE', from: { name: 'v1.0' }, to: { name: 'v1.1' }, reason: 'test', ...by },
    { number: 1, kind: 'PROMOTE', from: null, to: { name: 'v1.0' }, reason: 'test', ...by },
  ]);
  await expect(app.context.db.query(`UPDATE alias_move SET reason = 'another'`)).rejects.toThrow('immutable');
  await expect(app.context.db.query('DELETE FROM alias_move')).rejects.toThrow('immutable');
  await expect(app.context.db.query('UPDATE model_version SET minor = 9')).rejects.toThrow('immutable');
  await expect(app.context.db.query(`UPDATE dataset_version SET tag = 'x'`)).rejects.toThrow('immutable');
});

test('rolling back twice goes two promotions back, and no further than the first', async () => {
  const { api, sourceUrl } = await twoVersions();
  await promote(api, 'v1.1');
  await runSql(sourceUrl, 'UPDATE points SET x = x + 1');
  await snapshot(api);
  await sweep(api);
  await promote(api, 'v1.2');
  expect((await rollback(api)).aliasMove).toMatchObject({ from: { name: 'v1.2' }, to: { name: 'v1.1' } });
  expect((await rollback(api)).aliasMove).toMatchObject({ from: { name: 'v1.1' }, to: { name: 'v1.0' } });
  await expect(rollback(api)).rejects.toMatchObject({ code: 'NO_PREVIOUS_VERSION' });
});

test('many moves at once all come to an end', async () => {
  const { api } = await twoVersions();
  const moves = Array.from({ length: 30 }, (_, i) => promote(api, 'v1.1', { alias: `stage-${i}` }));
  for (const job of await Promise.all(moves)) expect(job.state).toBe('SUCCEEDED');
});

test('a model with other features is registered although Production cannot score its data', async () => {
  const { api } = await twoVersions();
  const fewer = pointsDataset({
    name: 'fewer',
    query: 'SELECT id, x FROM points',
    features: [{ name: 'x', unit: 'm' }],
  });
  await api.request(CREATE_DATASET, { input: fewer });
  await snapshot(api, { dataset: 'fewer' });
  const job = await sweep(api, pointsSweep({ dataset: 'fewer', nClusters: [3] }));
  expect(job).toMatchObject({ state: 'SUCCEEDED', modelVersion: { name: 'v2.0' } });
  expect(job.sweep!.modelVersion!.comparison).toBeNull();
  expect(await promote(api, 'v2.0', { onlyIfBetter: true })).toMatchObject({
    error: { code: 'NOT_COMPARABLE' },
  });
  expect(await promote(api, 'v2.0')).toMatchObject({ state: 'SUCCEEDED' });
});

test('moving an alias to where it stands is no move', async () => {
  const { api } = await twoVersions();
  expect(await promote(api, 'v1.0')).toMatchObject({ state: 'SUCCEEDED', aliasMove: null });
});

test('another number of clusters is a major version, a plain retrain a minor one', async () => {
  const { api } = await twoVersions();
  const job = await sweep(api, pointsSweep({ nClusters: [2], chooseClusters: true }));
  expect(job.modelVersion).toEqual({ name: 'v2.0' });
  const { modelVersion } = await api.request(VERSIONS, { model: 'points-model', version: 'v2.0' });
  expect(modelVersion!.matchedTo).toBeNull();
});

test('subscribers hear each move once, also those that come late', async () => {
  const { api } = await twoVersions();
  const heard: number[] = [];
  const listening = (async () => {
    for await (const { aliasMoved } of api.subscribe(ALIAS_MOVED, { model: 'points-model', after: 0 })) {
      heard.push(aliasMoved.number);
      if (aliasMoved.number === 3) return;
    }
  })();
  await promote(api, 'v1.1');
  await rollback(api);
  await listening;
  expect(heard).toEqual([1, 2, 3]);
});

test('every API process takes a moved alias over without a failed request', async () => {
  const world = await twoVersions();
  const second = await startTestApp(world, { workers: false });
  const ask = { model: 'points-model', alias: 'Production', features: { x: 1, y: 1 } };
  const versions = [new Set<string>(), new Set<string>()];
  const stop = new AbortController();
  const asking = [world.api, second.api].map(async (api, index) => {
    while (!stop.signal.aborted) {
      const { predictCluster } = await api.request(PREDICT, ask);
      versions[index].add(predictCluster.modelVersion);
    }
  });
  for (const version of ['v1.1', 'v1.0', 'v1.1']) await promote(world.api, version);
  for (const api of [world.api, second.api]) {
    await expect
      .poll(async () => (await api.request(PREDICT, ask)).predictCluster.modelVersion, {
        timeout: 5000,
        interval: 20,
      })
      .toBe('v1.1');
  }
  stop.abort();
  await Promise.all(asking);
  expect(versions).toEqual([new Set(['v1.0', 'v1.1']), new Set(['v1.0', 'v1.1'])]);
});

test('a model that does not answer its stored samples is neither promoted nor taken over', async () => {
  const { api, app } = await twoVersions();
  const [{ artifact_digest: digest }] = await app.context.db.query(
    'SELECT artifact_digest FROM model_version WHERE minor = 1',
  );
  const artifact = JSON.parse((await app.context.blobs.get(digest)).toString());
  artifact.centroids.reverse();
  const { digest: spoilt } = await app.context.blobs.put(Buffer.from(JSON.stringify(artifact)));
  await app.context.db.query('ALTER TABLE model_version DISABLE TRIGGER immutable');
  await app.context.db.query('UPDATE model_version SET artifact_digest = $1 WHERE minor = 1', [spoilt]);

  expect(await promote(api, 'v1.1')).toMatchObject({
    state: 'FAILED',
    error: { code: 'SELF_TEST_FAILED', field: 'version' },
  });
  const ask = { model: 'points-model', alias: 'Production', features: { x: 1, y: 1 } };
  expect((await api.request(PREDICT, ask)).predictCluster.modelVersion).toBe('v1.0');
  // Past the gate, as a hand in the database would do it: the API keeps what it has.
  await app.context.db.query(
    'UPDATE model_alias SET model_version_id = (SELECT id FROM model_version WHERE minor = 1)',
  );
  await app.context.db.query(`SELECT pg_notify('gugus_alias', '')`);
  await promote(api, 'v1.0', { alias: 'Canary' });
  expect((await api.request(PREDICT, ask)).predictCluster.modelVersion).toBe('v1.0');
});

test('a champion whose feature is a text in the new data does not keep the new model out of the registry', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await createProduction(api);
  const input = pointsDataset({
    name: 'labelled',
    query: `SELECT id, x, 'high' AS y FROM points`,
    features: [{ name: 'x', unit: 'm' }],
  });
  await api.request(CREATE_DATASET, { input });
  await snapshot(api, { dataset: 'labelled' });
  const job = await sweep(api, pointsSweep({ dataset: 'labelled' }));
  expect(job).toMatchObject({
    state: 'SUCCEEDED',
    sweep: { modelVersion: { name: 'v2.0', comparison: null } },
  });
  expect(await promote(api, 'v2.0', { onlyIfBetter: true })).toMatchObject({
    state: 'FAILED',
    error: { code: 'NOT_COMPARABLE' },
  });
});
