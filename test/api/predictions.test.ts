import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import type { ApiClient } from '../../src/cli/client.ts';
import { createPoints, createWorld, startTestApp, threeClusters } from '../testkit/app.ts';
import { openGate } from '../testkit/gate.ts';
import { post } from '../testkit/http.ts';
import { createProduction } from '../testkit/operations.ts';

const MANY = graphql(`
  query TestPredictClusters($rows: [PredictionRowInput!], $columns: FeatureColumns, $ids: [String!]) {
    predictClusters(model: "points-model", rows: $rows, columns: $columns, ids: $ids) {
      count
      modelVersion
      rows {
        row
        id
        predictionId
        cluster
        clusterLabel
        distanceToCenter
        confidence
      }
      columns {
        ids
        predictionIds
        clusters
        clusterLabels
        distancesToCenter
        confidences
      }
      errors {
        row
        id
        error {
          code
          field
          value
          expected
        }
      }
    }
  }
`);

const EXPLAIN = graphql(`
  query TestExplain($features: FeatureValues!) {
    predictCluster(model: "points-model", features: $features) {
      predictionId
      cluster
      distanceToCenter
      confidence
      explanation {
        features {
          feature
          share
          change {
            from
            to
            cluster
          }
        }
        runnerUp {
          cluster
          distance
        }
        outOfDistribution
        distanceLimit
        smallestChange {
          feature
          from
          to
          cluster
        }
      }
    }
  }
`);

const LOG = graphql(`
  query TestPredictions(
    $from: DateTimeISO
    $to: DateTimeISO
    $cluster: Int
    $key: String
    $first: Int
    $after: String
  ) {
    predictions(
      model: "points-model"
      from: $from
      to: $to
      cluster: $cluster
      key: $key
      first: $first
      after: $after
    ) {
      edges {
        node {
          id
          time
          key
          alias
          role
          caller
          latencyMs
          cluster
          clusterLabel
          distanceToCenter
          confidence
          features {
            feature
            value
          }
          outcome {
            cluster
            recordedBy
          }
          modelVersion {
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const RECORD = graphql(`
  mutation TestRecordOutcomes($outcomes: [OutcomeInput!]!) {
    recordOutcomes(outcomes: $outcomes) {
      predictionId
      recorded
      error {
        code
        field
        expected
      }
    }
  }
`);

async function production(world?: Parameters<typeof startTestApp>[0]) {
  const app = await startTestApp(world);
  await createPoints(app.sourceUrl);
  await createProduction(app.api);
  return app;
}

const logged = async (api: ApiClient, variables = {}) => (await api.request(LOG, variables)).predictions;

/** Waits until the log has as many answers. */
async function untilLogged(api: ApiClient, count: number) {
  await expect.poll(async () => (await logged(api, { first: 100 })).edges.length).toBe(count);
}

test('rows and columns get the same answers, each row its own, and errors in their places', async () => {
  const { api, url } = await production();
  const points: unknown[][] = [...threeClusters(3), ['5', 1], [1, null], [1e300, 1], [Number.MAX_VALUE, 1]];
  const rows = points.map(([x, y], i) => ({ id: `r${i}`, features: { x, y } }));
  const columns = { x: points.map(([x]) => x), y: points.map(([, y]) => y), unused: points.map(() => 'a') };
  const byRows = (await api.request(MANY, { rows })).predictClusters;
  const byColumns = (await api.request(MANY, { columns, ids: rows.map(({ id }) => id) })).predictClusters;
  const comparable = (answer: typeof byRows) => ({
    ...answer,
    rows: answer.rows.map((row) => ({ ...row, predictionId: '' })),
    columns: { ...answer.columns, predictionIds: [] },
  });
  expect(comparable(byRows)).toEqual(comparable(byColumns));
  expect(byRows).toMatchObject({ count: 13, modelVersion: 'v1.0' });
  expect(byRows.columns.clusters).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, null, null, null, null]);
  expect(byRows.rows.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(byRows.columns.predictionIds.slice(0, 9)).toEqual(
    byRows.rows.map(({ predictionId }) => predictionId),
  );
  expect(byRows.errors).toMatchObject([
    { row: 9, id: 'r9', error: { code: 'FEATURE_NOT_NUMERIC', field: 'x', value: '"5"' } },
    { row: 10, id: 'r10', error: { code: 'FEATURE_MISSING', field: 'y', expected: 'x, y' } },
    { row: 11, error: { code: 'FEATURE_OUT_OF_DOMAIN', field: 'x' } },
    { row: 12, error: { code: 'FEATURE_OUT_OF_DOMAIN', field: 'x' } },
  ]);
  const single = await api.request(EXPLAIN, { features: { x: points[4][0], y: points[4][1] } });
  const { cluster, distanceToCenter, confidence } = single.predictCluster;
  expect(byRows.rows[4]).toMatchObject({ cluster, distanceToCenter, confidence });

  const row = { features: { x: 1, y: 1 } };
  const refused: [variables: object, field: string][] = [
    [{}, 'rows'],
    [{ rows: [row], columns: { x: [1], y: [1] } }, 'rows'],
    [{ rows: [] }, 'rows'],
    [{ rows: Array.from({ length: 10_001 }, () => row) }, 'rows'],
    [{ columns: {} }, 'columns'],
    [{ columns: { x: [], y: [] } }, 'columns'],
    [{ columns: { x: [1, 2], y: [1] } }, 'columns.y'],
    [{ columns: { x: 1, y: [1] } }, 'columns.x'],
    [{ columns: { x: [1], y: [1] }, ids: ['a', 'b'] }, 'columns.x'],
  ];
  const query =
    'query ($rows: [PredictionRowInput!], $columns: FeatureColumns, $ids: [String!]) { predictClusters(model: "points-model", rows: $rows, columns: $columns, ids: $ids) { count } }';
  for (const [variables, field] of refused) {
    const { body } = await post(url, query, variables);
    expect([field, body.errors?.[0].extensions]).toMatchObject([field, { code: 'INVALID_INPUT', field }]);
  }
  const most = Array.from({ length: 10_000 }, (_, i) => i % 20);
  const answered = await post(url, query, { columns: { x: most, y: most }, ids: most.map(String) });
  expect(answered.body.data).toEqual({ predictClusters: { count: 10_000 } });
  await untilLogged(api, 100);
});

test('an answer explains itself: shares, runner-up, outliers, and what would change it', async () => {
  const { api } = await production();
  const ask = async (x: number, y: number) =>
    (await api.request(EXPLAIN, { features: { x, y } })).predictCluster;
  const inside = await ask(1, 1);
  expect(inside).toMatchObject({
    cluster: 0,
    explanation: { outOfDistribution: false, runnerUp: { cluster: 1 }, smallestChange: { cluster: 1 } },
  });
  expect(inside.confidence).toBeGreaterThan(0.99);
  const { features, smallestChange, runnerUp } = inside.explanation;
  expect(features.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  expect(runnerUp!.distance).toBeGreaterThan(inside.distanceToCenter);
  const { feature, from, to, cluster } = smallestChange!;
  const at = (value: number) => (feature === 'x' ? ask(value, 1) : ask(1, value));
  expect((await at(to + 1e-6 * (to - from))).cluster).toBe(cluster);
  expect((await at(to - 1e-6 * (to - from))).cluster).toBe(0);
  expect((await at(to)).confidence).toBeCloseTo(0.5, 6);
  expect((await ask(-4, -4)).explanation.outOfDistribution).toBe(true);
});

test('answers are logged under their ids, listed newest first, and exported', async () => {
  const { api, url } = await production();
  const rows = threeClusters(2).map(([x, y], i) => ({ id: `k${i % 2}`, features: { x, y } }));
  const { predictClusters } = await api.request(MANY, { rows });
  await untilLogged(api, 6);
  const { edges } = await logged(api);
  expect(edges.map(({ node }) => node.id)).toEqual(
    predictClusters.rows.map(({ predictionId }) => predictionId).toReversed(),
  );
  const [answer] = predictClusters.rows;
  expect(edges[5].node).toEqual({
    id: answer.predictionId,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    key: 'k0',
    alias: 'Production',
    role: 'PRODUCTION',
    caller: 'local',
    latencyMs: expect.any(Number),
    cluster: answer.cluster,
    clusterLabel: answer.clusterLabel,
    distanceToCenter: answer.distanceToCenter,
    confidence: answer.confidence,
    features: [
      { feature: 'x', value: rows[0].features.x },
      { feature: 'y', value: rows[0].features.y },
    ],
    outcome: null,
    modelVersion: { name: 'v1.0' },
  });
  const first = await logged(api, { first: 4 });
  expect(first.pageInfo.hasNextPage).toBe(true);
  const rest = await logged(api, { first: 4, after: first.pageInfo.endCursor });
  expect([...first.edges, ...rest.edges].map(({ node }) => node.id)).toEqual(
    edges.map(({ node }) => node.id),
  );
  expect((await logged(api, { key: 'k1' })).edges).toHaveLength(3);
  expect((await logged(api, { cluster: 2 })).edges).toHaveLength(2);
  expect((await logged(api, { key: 'k1', cluster: 2 })).edges).toHaveLength(1);
  const now = new Date();
  expect((await logged(api, { to: new Date(now.getTime() - 3_600_000) })).edges).toEqual([]);
  expect((await logged(api, { from: new Date(now.getTime() - 3_600_000) })).edges).toHaveLength(6);
  await expect(logged(api, { after: 'nonsense' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });

  const get = async (path: string) =>
    await (await fetch(`${url}/models/points-model/predictions${path}`)).text();
  const csv = (await get('.csv')).trim().split('\n');
  expect(csv[0]).toBe(
    'prediction_id,time,model_version,alias,role,caller,key,cluster,cluster_label,distance_to_center,confidence,latency_ms,true_cluster,features.x,features.y',
  );
  expect(csv).toHaveLength(7);
  const lines = (await get('.jsonl'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { prediction_id: string });
  expect(lines.map((line) => line.prediction_id)).toEqual(edges.map(({ node }) => node.id));
  expect(lines[5]).toMatchObject({ key: 'k0', 'features.x': rows[0].features.x, true_cluster: null });
  expect((await get('.parquet')).slice(0, 4)).toBe('PAR1');
  expect((await get('.csv?to=2020-01-01T00:00:00Z')).trim().split('\n')).toHaveLength(1);
  expect(await get('.csv?from=yesterday')).toContain('INVALID_INPUT');
});

test('outcomes are recorded once, each for itself, also when sent again or twice at once', async () => {
  const { api } = await production();
  const rows = threeClusters(1).map(([x, y]) => ({ features: { x, y } }));
  const { predictClusters } = await api.request(MANY, { rows });
  const [a, b, c] = predictClusters.rows.map(({ predictionId }) => predictionId);
  await untilLogged(api, 3);
  const record = async (outcomes: { predictionId: string; cluster?: number; label?: string }[]) =>
    (await api.request(RECORD, { outcomes })).recordOutcomes.map(({ recorded, error }) =>
      recorded ? true : error,
    );
  const unknown = '01a1f976-2098-7b46-b849-8f62b832733c';
  const given = [
    { predictionId: a, cluster: 0 },
    { predictionId: b, label: 'Tinggi (High)' },
    { predictionId: unknown, cluster: 0 },
    { predictionId: 'no id', cluster: 0 },
    { predictionId: c, cluster: 3 },
    { predictionId: c, label: 'High' },
    { predictionId: c },
    { predictionId: c, cluster: 1, label: 'Tinggi (High)' },
    { predictionId: a, cluster: 1 },
    { predictionId: a.toUpperCase(), cluster: 0 },
  ];
  const labels = '"Rendah (Low)", "Sedang (Medium)", "Tinggi (High)"';
  const answers = [
    true,
    true,
    { code: 'NOT_FOUND', field: 'predictionId', expected: null },
    { code: 'NOT_FOUND', field: 'predictionId', expected: null },
    { code: 'INVALID_INPUT', field: 'cluster', expected: 'one of 0, 1, 2' },
    { code: 'INVALID_INPUT', field: 'label', expected: `one of ${labels}` },
    { code: 'INVALID_INPUT', field: 'cluster', expected: 'either cluster or label' },
    { code: 'INVALID_INPUT', field: 'cluster', expected: 'either cluster or label' },
    { code: 'OUTCOME_CONFLICT', field: 'cluster', expected: 'cluster 0' },
    true,
  ];
  expect(await record(given)).toEqual(answers);
  expect(await record(given)).toEqual(answers);
  const race = await Promise.all([0, 1, 2].map((cluster) => record([{ predictionId: c, cluster }])));
  expect(race.filter(([outcome]) => outcome === true)).toHaveLength(1);
  const { edges } = await logged(api);
  expect(edges.map(({ node }) => node.outcome)).toEqual([
    { cluster: race.findIndex(([outcome]) => outcome === true), recordedBy: 'local' },
    { cluster: 2, recordedBy: 'local' },
    { cluster: 0, recordedBy: 'local' },
  ]);
  await expect(record([])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('while the database is away predictions go on, and what was queued is logged when it is back', async () => {
  const world = await createWorld();
  const gate = await openGate(world.env['DATABASE_URL']);
  const { api, url } = await production({ ...world, env: { ...world.env, DATABASE_URL: gate.url } });
  const ask = async () => (await api.request(EXPLAIN, { features: { x: 1, y: 1 } })).predictCluster.cluster;
  const askPlainly = async () => {
    const headers = { 'content-type': 'application/json' };
    return await fetch(`${url}/v1/predict`, { method: 'POST', headers, body: '{"x": 1, "y": 1}' });
  };
  expect(await ask()).toBe(0);
  expect((await askPlainly()).status).toBe(200);
  await untilLogged(api, 2);
  gate.shut();
  for (let asked = 0; asked < 10; asked++) {
    expect(await ask()).toBe(0);
    expect((await askPlainly()).status).toBe(200);
  }
  const metrics = async () => await (await fetch(`${url}/metrics`)).text();
  expect(await metrics()).toMatch(/gugus_prediction_log_queue_rows 20\n/);
  gate.open();
  await untilLogged(api, 22);
  expect(await metrics()).toMatch(/gugus_prediction_log_rows_total\{outcome="written"\} 22\n/);
  expect(await metrics()).toMatch(/gugus_prediction_log_rows_total\{outcome="dropped"\} 0\n/);
});
