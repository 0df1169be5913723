import { expect, test } from 'vitest';
import { createLogger } from '../../src/log.ts';
import { openPredictionLog } from '../../src/serving/prediction-log.ts';
import { createPoints, createWorld, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { DRIFT_REPORT, driftReport, START_DRIFT_REPORT } from '../testkit/drift.ts';
import { CREATE_DATASET, createProduction, pointsDataset, snapshot } from '../testkit/operations.ts';

test('a report that cannot be made leaves the error of its job and nothing else; rows are paired by key, and without common keys AUTO compares two samples', async () => {
  const { api, sourceUrl, url, app } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset({ query: 'SELECT * FROM points' }) });
  await snapshot(api);
  await runSql(
    sourceUrl,
    `UPDATE points SET id = 'q' || id, note = CASE WHEN x < 5 THEN 'a' WHEN y < 15 THEN 'b' ELSE 'c' END`,
  );
  await snapshot(api);
  const some = { dataset: 'points', reference: '1' };

  const failures = [
    [{ ...some, pairing: 'ALWAYS' }, 'NO_COMMON_KEYS', 'pairing'],
    [{ ...some, columnOptions: [{ column: 'x', test: 'SIGN' }] }, 'NO_COMMON_KEYS', 'pairing'],
    [{ ...some, columns: ['x', 'note'], categoricalTest: 'FISHER_EXACT' }, 'TEST_NOT_APPLICABLE', 'note'],
  ] as const;
  for (const [input, code, field] of failures) {
    const { report } = await driftReport(api, structuredClone(input) as never);
    expect(report.job).toMatchObject({ state: 'FAILED', error: { code, field } });
    expect(report).toMatchObject({
      drifted: null,
      verdict: null,
      columns: [],
      evidently: null,
      finishedAt: null,
    });
    const download = await fetch(`${url}${report.evidentlyPath}`);
    expect(download.status).toBe(409);
    expect(JSON.stringify(await download.json())).toContain('REPORT_NOT_READY');
  }
  expect((await fetch(`${url}/drift-reports/none.json`)).status).toBe(404);

  const { report } = await driftReport(api, { ...some, columns: ['x', 'note'] });
  expect(report).toMatchObject({
    pairedRows: 0,
    columns: [{ test: 'KS', paired: null }, { type: 'CATEGORICAL' }],
  });
  expect(report.previous).toBeNull();

  await runSql(sourceUrl, `DELETE FROM points WHERE id < 'qp0006'; UPDATE points SET x = x + 1`);
  await snapshot(api);
  const { report: shifted } = await driftReport(api, { dataset: 'points', reference: '2' });
  expect(shifted).toMatchObject({
    referenceRows: 30,
    currentRows: 25,
    pairedRows: 25,
    previous: { id: report.id },
    columns: [
      { test: 'WILCOXON', drifted: true, paired: { rows: 25, rose: 25, shift: expect.closeTo(1, 12) } },
      { test: 'WILCOXON', drifted: false, pValue: 1, paired: { rows: 25, stayed: 25, shift: 0 } },
    ],
  });
  const written = `UPDATE drift_report SET share = 0.1 WHERE id = $1`;
  await expect(app.context.db.query(written, [report.id])).rejects.toThrow('immutable');
  await expect(app.context.db.query(`DELETE FROM drift_column`)).rejects.toThrow('immutable');
});

test('the same sides are compared by one job at a time, and a report survives the death of its worker', async () => {
  const world = await createWorld();
  const first = await startTestApp(world);
  await createPoints(world.sourceUrl);
  await createProduction(first.api);
  await first.app.close();

  const idle = await startTestApp(world, { workers: false });
  const started = await Promise.allSettled(
    [1, 2].map(async () => await idle.api.request(START_DRIFT_REPORT, { input: { model: 'points-model' } })),
  );
  const won = started.find((each) => each.status === 'fulfilled')!;
  const lost = started.find((each) => each.status === 'rejected')!;
  expect(lost.reason).toMatchObject({ code: 'JOB_IN_PROGRESS' });
  const { driftReport: asked, id } = won.value.startDriftReport;
  expect(asked).toMatchObject({ drifted: null, verdict: null, evidently: null });
  // As if a worker had claimed it and died.
  await idle.app.context.db.query(
    `UPDATE job SET state = 'RUNNING', attempt = 1, touched_at = now() - interval '1 hour' WHERE id = $1`,
    [id],
  );
  await idle.app.close();

  const { api } = await startTestApp(world);
  await expect
    .poll(async () => (await api.request(DRIFT_REPORT, { id: asked!.id })).driftReport!.job.state, {
      timeout: 20_000,
    })
    .toBe('SUCCEEDED');
  const { driftReport: report } = await api.request(DRIFT_REPORT, { id: asked!.id });
  // Production's training data are the current version: nothing can differ.
  expect(report).toMatchObject({
    drifted: false,
    driftedCount: 0,
    pairedRows: 30,
    throughModel: { stability: { share: 1 } },
  });
});

test('a window of the prediction log is compared with what Production was trained on', async () => {
  const { api, app, url, sourceUrl, env } = await startTestApp();
  await createPoints(sourceUrl);
  await createProduction(api);
  const [version] = await app.context.db.query(`SELECT id, registered_model_id AS model FROM model_version`);
  const from = new Date(Date.now() - 60_000).toISOString();
  const to = new Date(Date.now() + 60_000).toISOString();
  const input = { model: 'points-model', window: { from, to } };
  const empty = await driftReport(api, input);
  expect(empty.report.job.error).toMatchObject({ code: 'WINDOW_EMPTY', field: 'window' });

  const log = openPredictionLog(env['DATABASE_URL'], createLogger('silent'));
  const rows = Array.from({ length: 60 }, (_, row) => row);
  const ids = log.add({
    modelId: version.model,
    modelVersionId: version.id,
    alias: 'Production',
    role: 'PRODUCTION',
    caller: 'test',
    latencyMs: 1,
    keys: rows.map(() => null),
    // x far beyond what was trained on, y missing in every fourth answer.
    features: Float64Array.from(
      rows.flatMap((row) => [50 + Math.sin(row), row % 4 === 0 ? Number.NaN : Math.cos(row)]),
    ),
    clusters: new Int32Array(60),
    distances: new Float64Array(60),
    confidences: new Float64Array(60).fill(0.5),
  });
  await log.close();
  await app.context.db.query(
    `INSERT INTO prediction_outcome (prediction_id, cluster, recorded_by) SELECT id, n % 2, 'test'
     FROM unnest($1::uuid[]) WITH ORDINALITY AS t (id, n)`,
    [ids.slice(0, 10)],
  );
  const { report } = await driftReport(api, { ...input, adjusted: true });
  expect(report).toMatchObject({
    current: null,
    window: { from, to },
    referenceRows: 30,
    currentRows: 60,
    pairedRows: null,
    drifted: true,
    columns: [
      { name: 'x', test: 'KS', drifted: true, unit: 'm' },
      { name: 'y', missing: { reference: 0, current: 0.25, verdict: { drifted: true } } },
    ],
    throughModel: {
      currentRows: 45,
      currentUnanswered: 15,
      distance: { share: 1, drifted: true },
      stability: null,
      outcomes: { rows: 10, correct: 5, share: 0.5 },
    },
  });
  expect(report.columns[1].verdict).toContain('The share of missing values went from 0 % to 25 %');
  // A newer report about one kind of side hides none about the other.
  await snapshot(api);
  await driftReport(api, { model: 'points-model' });
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('gugus_drift_detected{model="points-model",current="window"} 1\n');
  expect(metrics).toContain('gugus_drift_detected{model="points-model",current="version"} 0\n');
  expect(metrics).toMatch(
    /gugus_drift_column_detected\{model="points-model",current="window",column="x",test="ks"\} 1/,
  );
  const categories = { ...input, columnOptions: [{ column: 'x', type: 'CATEGORICAL' as const }] };
  await expect(api.request(START_DRIFT_REPORT, { input: categories })).rejects.toThrow('NUMERIC');
  await expect(api.request(START_DRIFT_REPORT, { input: { ...input, columns: ['note'] } })).rejects.toThrow(
    'has no feature',
  );
});

test(
  'of 200,000 rows distances decide, not p-values that any change would make small',
  { timeout: 60_000 },
  async () => {
    const { api, sourceUrl } = await startTestApp();
    await runSql(
      sourceUrl,
      `CREATE TABLE points AS SELECT 'p' || n AS id, sin(n)::float8 AS x, cos(n)::float8 AS y, 'g' || n AS name
     FROM generate_series(1, 200000) AS n`,
    );
    await api.request(CREATE_DATASET, { input: pointsDataset({ query: 'SELECT * FROM points' }) });
    await snapshot(api);
    await runSql(sourceUrl, 'UPDATE points SET x = x + 0.02');
    await snapshot(api);
    const { report } = await driftReport(api, {
      dataset: 'points',
      reference: '1',
      columns: ['x', 'y', 'name'],
    });
    expect(report).toMatchObject({
      pairedRows: 200_000,
      drifted: false,
      multivariate: { referenceRows: 500 },
    });
    const [x, , name] = report.columns;
    expect(x).toMatchObject({
      test: 'WASSERSTEIN',
      drifted: false,
      paired: { rose: 200_000, wilcoxon: { drifted: true } },
    });
    expect(x.verdict).toMatch(/The rows did move, but not far: normed Wasserstein distance weighs the shift/);
    // A thousand names and the rest of them.
    expect(name).toMatchObject({ type: 'CATEGORICAL', reference: { distinct: 200_000 } });
    expect(name.histogram.categories).toHaveLength(20);
    expect(name.histogram.reference.reduce((sum, count) => sum + count)).toBe(200_000);
  },
);
