import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { post } from '../testkit/http.ts';
import { pointsSweep, sweep } from '../testkit/operations.ts';
import { threeVersions } from '../testkit/versions.ts';

const METRICS_DIFF = graphql(`
  query MetricsDiff($dataset: String, $model: String, $from: String!, $to: String!, $all: Boolean! = false) {
    metricsDiff(dataset: $dataset, model: $model, from: $from, to: $to, all: $all) {
      from {
        id
        nClusters
        metrics {
          key
          value
        }
      }
      to {
        id
        nClusters
        metrics {
          key
          value
        }
      }
      rows {
        path
        metric
        old
        new
        diff
      }
      json
    }
  }
`);

/** Versions 1 and 2 with a finished sweep each, registered as v1.0 and v1.1; version 3 without one. */
async function sweptVersions() {
  const world = await threeVersions();
  for (const version of [1, 2]) await sweep(world.api, pointsSweep({ version, nClusters: [3] }));
  return world;
}

const valuesOf = (metrics: { key: string; value: number }[]) =>
  Object.fromEntries(metrics.map(({ key, value }) => [key, value]));

test('two versions of a dataset are compared as dvc metrics diff compares them, in rows and in its JSON', async () => {
  const { api } = await sweptVersions();
  const { metricsDiff } = await api.request(METRICS_DIFF, { dataset: 'points', from: 'v_1', to: '2' });
  const [before, after] = [valuesOf(metricsDiff.from.metrics), valuesOf(metricsDiff.to.metrics)];
  const names = Object.keys(before)
    .filter((name) => before[name] !== after[name])
    .sort((a, b) => (a < b ? -1 : 1));
  expect(names).toContain('silhouette_score');
  expect(metricsDiff.rows).toEqual(
    names.map((metric) => ({
      path: 'metrics.json',
      metric,
      old: before[metric],
      new: after[metric],
      diff: after[metric] - before[metric],
    })),
  );
  const texts = names.map(
    (metric) =>
      `"${metric}": {"old": ${before[metric]}, "new": ${after[metric]}, "diff": ${after[metric] - before[metric]}}`,
  );
  expect(metricsDiff.json).toBe(`{"metrics.json": {${texts.join(', ')}}}`);
});

test('two versions of a model are compared by the runs that made them', async () => {
  const { api } = await sweptVersions();
  const byData = await api.request(METRICS_DIFF, { dataset: 'points', from: '1', to: '2' });
  const byModel = await api.request(METRICS_DIFF, { model: 'points-model', from: 'v1.0', to: 'v1.1' });
  expect(byModel).toEqual(byData);
});

test('what is unchanged is hidden unless all is asked for', async () => {
  const { api } = await sweptVersions();
  const same = { dataset: 'points', from: '1', to: '1' };
  expect((await api.request(METRICS_DIFF, same)).metricsDiff).toMatchObject({ rows: [], json: '{}' });
  const { metricsDiff } = await api.request(METRICS_DIFF, { ...same, all: true });
  expect(metricsDiff.rows).toHaveLength(metricsDiff.from.metrics.length);
  expect(metricsDiff.rows.every((row) => row.diff === 0 && row.old === row.new)).toBe(true);
});

test('the newest finished sweep that picked a run stands for a dataset version, and a metric of one side has no diff', async () => {
  const { api, app } = await sweptVersions();
  await sweep(api, pointsSweep({ version: 1, nClusters: [4], registerAs: null, minClusterSize: 1 }));
  // Nothing is admissible in the newest one.
  await sweep(api, pointsSweep({ version: 1, nClusters: [2], registerAs: null, minClusterSize: 30 }));
  const ask = { dataset: 'points', from: '1', to: '2' };
  const { from } = (await api.request(METRICS_DIFF, ask)).metricsDiff;
  expect(from.nClusters).toBe(4);
  await app.context.db.query(`INSERT INTO run_metric (run_id, key, value) VALUES ($1, 'a "b"', 1e-7)`, [
    from.id,
  ]);
  const { metricsDiff } = await api.request(METRICS_DIFF, ask);
  expect(metricsDiff.rows[0]).toEqual({
    path: 'metrics.json',
    metric: 'a "b"',
    old: 1e-7,
    new: null,
    diff: null,
  });
  expect(JSON.parse(metricsDiff.json)['metrics.json']['a "b"']).toEqual({ old: 1e-7, new: null });
});

test('what cannot be compared is named', async () => {
  const { url } = await sweptVersions();
  const query =
    'query ($d: String, $m: String, $f: String!, $t: String!) { metricsDiff(dataset: $d, model: $m, from: $f, to: $t) { json } }';
  const cases: [object, string, string][] = [
    [{ f: '1', t: '2' }, 'INVALID_INPUT', 'dataset'],
    [{ d: 'points', m: 'points-model', f: '1', t: '2' }, 'INVALID_INPUT', 'dataset'],
    [{ d: 'none', f: '1', t: '2' }, 'NOT_FOUND', 'dataset'],
    [{ d: 'points', f: '9', t: '2' }, 'NOT_FOUND', 'from'],
    [{ d: 'points', f: '1', t: '3' }, 'NOT_FOUND', 'to'],
    [{ m: 'none', f: 'v1.0', t: 'v1.1' }, 'NOT_FOUND', 'model'],
    [{ m: 'points-model', f: 'v1.0', t: 'v9.9' }, 'NOT_FOUND', 'to'],
    [{ m: 'points-model', f: '1', t: 'v1.1' }, 'NOT_FOUND', 'from'],
  ];
  for (const [variables, code, field] of cases) {
    const { body } = await post(url, query, variables);
    expect(body.errors?.[0].extensions, JSON.stringify(variables)).toMatchObject({ code, field });
  }
});
