import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import type { ApiClient } from '../../src/cli/client.ts';
import { createWorld, startTestApp } from '../testkit/app.ts';
import { openGate } from '../testkit/gate.ts';
import {
  CREATE_DATASET,
  pointsDataset,
  pointsSweep,
  PREDICT,
  promote,
  snapshot,
  sweep,
} from '../testkit/operations.ts';
import { movedCentres, reportShadow, setShadow } from '../testkit/shadows.ts';

const MANY = graphql(`
  query ShadowedPredictions($columns: FeatureColumns!, $ids: [String!]) {
    predictClusters(model: "points-model", columns: $columns, ids: $ids) {
      modelVersion
      columns {
        predictionIds
        clusterLabels
      }
      errors {
        row
      }
    }
  }
`);

const LOG = graphql(`
  query ShadowLog {
    predictions(model: "points-model", first: 100) {
      edges {
        node {
          id
          role
        }
      }
    }
  }
`);

async function predictPoints(api: ApiClient, points: number[][], ids?: string[]) {
  const columns = { x: points.map(([x]) => x), y: points.map(([, y]) => y) };
  return (await api.request(MANY, { columns, ids })).predictClusters;
}

const predictPoint = async (api: ApiClient, [x, y]: number[], id: string) =>
  (await api.request(PREDICT, { model: 'points-model', features: { x, y }, id, alias: 'Production' }))
    .predictCluster;

test('every answer of Production is paired with what the shadow says, and the report tells how they differ', async () => {
  const { api, url } = await movedCentres();
  await predictPoints(api, [[0, 0]]);
  expect(await reportShadow(api)).toMatchObject({ pairs: 0, agreement: null, latency: null, flips: [] });

  expect(await setShadow(api, 1)).toEqual({ ratio: 1, setBy: 'local', version: null });
  await promote(api, 'v1.1', { alias: 'Shadow' });
  expect(await setShadow(api, 1)).toMatchObject({ version: { name: 'v1.1' } });
  const points = [
    [0, 0],
    [4, 4],
    [10, 10],
    [13, 13],
    [13, 13],
    [20, 20],
  ];
  // The signal of the move may still be on its way.
  await expect
    .poll(async () => {
      await predictPoints(api, [[0, 0]]);
      return (await reportShadow(api)).pairs;
    })
    .toBeGreaterThan(0);
  const since = new Date();
  const many = await predictPoints(api, [...points, [1e300, 0]]);
  const single = await predictPoint(api, [4, 4], 'one');
  const plain = await fetch(`${url}/v1/predict`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'plain', x: 20, y: 20 }),
  });
  const { prediction_id: plainId } = (await plain.json()) as { prediction_id: string };
  expect([many.modelVersion, single.modelVersion]).toEqual(['v1.0', 'v1.0']);
  expect(many.errors).toEqual([{ row: 6 }]);

  await expect.poll(async () => (await reportShadow(api, { from: since.toISOString() })).pairs).toBe(8);
  const report = await reportShadow(api, { from: since.toISOString() });
  const labels = many.columns.clusterLabels;
  expect(report).toMatchObject({ agreement: 4 / 8, errors: [] });
  expect(report.flips).toEqual([
    { fromLabel: labels[0], toLabel: labels[2], count: 2 },
    { fromLabel: labels[2], toLabel: labels[5], count: 2 },
  ]);
  expect(report.latency!.productionMedianMs).toBeGreaterThan(0);
  expect(report.latency!.shadowP99Ms).toBeGreaterThanOrEqual(report.latency!.shadowMedianMs);
  const ids = [...many.columns.predictionIds.slice(0, 6), single.predictionId, plainId];
  expect(new Set(report.differences.map(({ predictionId }) => predictionId))).toEqual(new Set(ids));
  expect(report.differences.find(({ key }) => key === 'plain')).toMatchObject({
    productionVersion: 'v1.0',
    shadowVersion: 'v1.1',
    error: null,
  });
  // Flips come first, each part in the order of the difference.
  const isFlip = report.differences.map((each) => each.productionLabel !== each.shadowLabel);
  expect(isFlip).toEqual([true, true, true, true, false, false, false, false]);
  const flipped = report.differences.slice(0, 4).map(({ difference }) => difference!);
  expect(flipped).toEqual(flipped.toSorted((a, b) => b - a));

  const window = { from: since.toISOString(), to: new Date().toISOString() };
  const [first, all] = [await reportShadow(api, { ...window, first: 3 }), await reportShadow(api, window)];
  const after = first.pairsByDifference.pageInfo.endCursor;
  const second = await reportShadow(api, { ...window, first: 3, after });
  expect([...first.differences, ...second.differences]).toEqual(all.differences.slice(0, 6));
  expect(await reportShadow(api, { version: 'v1.0' })).toMatchObject({ pairs: 0 });

  const { predictions } = await api.request(LOG, {});
  const shadowIds = new Set(report.differences.map((pair) => pair.shadowPredictionId));
  for (const { node } of predictions.edges.filter(
    ({ node: { id } }) => ids.includes(id) || shadowIds.has(id),
  )) {
    expect(node.role).toBe(shadowIds.has(node.id) ? 'SHADOW' : 'PRODUCTION');
  }
});

test('a share of the keys is shadowed, always the same ones in every process, and none once it is 0', async () => {
  const world = await createWorld();
  const { api } = await movedCentres(world);
  const { api: other } = await startTestApp(world, { workers: false });
  await setShadow(api, 0.5);
  await promote(api, 'v1.1', { alias: 'Shadow' });
  const keys = Array.from({ length: 40 }, (_, i) => `key-${i}`);
  const points = keys.map(() => [0, 0]);
  await Promise.all([predictPoints(api, points, keys), predictPoints(other, points, keys)]);
  /** The keys that are shadowed, once each of them was as often as this. */
  const shadowedKeys = async (times: number) => {
    const counts = new Map<string, number>();
    await expect
      .poll(async () => {
        counts.clear();
        for (const { key } of (await reportShadow(api)).differences)
          counts.set(key!, (counts.get(key!) ?? 0) + 1);
        return [...new Set(counts.values())];
      })
      .toEqual([times]);
    return [...counts.keys()].toSorted();
  };
  const chosen = await shadowedKeys(2);
  expect(chosen.length).toBeGreaterThan(10);
  expect(chosen.length).toBeLessThan(30);
  await predictPoints(other, points, keys);
  expect(await shadowedKeys(3)).toEqual(chosen);

  await setShadow(api, 0);
  const off = await startTestApp(world, { workers: false });
  await predictPoints(off.api, points, keys);
  // What is on its way to the log is written before the process ends.
  await off.app.close();
  expect((await reportShadow(api)).pairs).toBe(3 * chosen.length);
});

test('a shadow that cannot answer, or not be loaded, changes no answer; its errors are counted', async () => {
  const world = await createWorld();
  const gate = await openGate(world.env['DATABASE_URL']);
  const { api, app } = await movedCentres(world);
  const features = [{ name: 'x', unit: 'm', transform: { kind: 'LOG' as const } }];
  const query = 'SELECT id, abs(x) + 1 AS x FROM points';
  await api.request(CREATE_DATASET, { input: pointsDataset({ name: 'logs', query, features }) });
  await snapshot(api, { dataset: 'logs' });
  await sweep(api, pointsSweep({ dataset: 'logs', nClusters: [3] }));
  await setShadow(api, 1);
  await promote(api, 'v2.0', { alias: 'Shadow' });
  const { api: other } = await startTestApp(
    { ...world, env: { ...world.env, DATABASE_URL: gate.url } },
    { workers: false },
  );
  const since = new Date().toISOString();
  const { columns } = await predictPoints(other, [
    [-5, 0],
    [5, 5],
    [6, 6],
  ]);
  expect(columns.predictionIds.every((id) => id !== null)).toBe(true);
  await expect.poll(async () => (await reportShadow(api, { from: since })).pairs).toBe(3);
  const { errors, differences, agreement } = await reportShadow(api, { from: since });
  expect(errors).toEqual([{ code: 'FEATURE_OUT_OF_DOMAIN', count: 1 }]);
  expect(agreement).not.toBeNull();
  expect(differences[0]).toMatchObject({
    predictionId: columns.predictionIds[0],
    shadowLabel: null,
    error: 'FEATURE_OUT_OF_DOMAIN',
    difference: null,
  });
  // What nobody got is no prediction.
  const { predictions } = await api.request(LOG, {});
  expect(predictions.edges.map(({ node }) => node.id)).not.toContain(differences[0].shadowPredictionId);

  const [{ digest }] = await app.context.db.query(
    'SELECT artifact_digest AS digest FROM model_version WHERE major = 2',
  );
  await app.context.blobs.delete(digest);
  const { api: late } = await startTestApp(world, { workers: false });
  expect((await predictPoint(late, [5, 5], 'late')).modelVersion).toBe('v1.0');
  gate.shut();
  expect((await predictPoints(other, [[5, 5]])).modelVersion).toBe('v1.0');
});

test('a share that is none is refused with what would be right, and changes nothing', async () => {
  const { api } = await movedCentres();
  for (const ratio of [-0.1, 1.5, 1e300]) {
    await expect(setShadow(api, ratio)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('ratio: must be at'),
    });
  }
  await expect(reportShadow(api, { version: 'v9.9' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(reportShadow(api, { after: 'x' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await promote(api, 'v1.1', { alias: 'Shadow' });
  expect((await setShadow(api, 0.1)).ratio).toBe(0.1);
});
