import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { startDriftReport } from '../../src/use-cases/start-drift-report.ts';
import { startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import {
  DRIFT_REPORT,
  driftReport,
  EDUCATION_FEATURES,
  educationModel,
  educationVersions,
} from '../testkit/drift.ts';
import { post } from '../testkit/http.ts';
import { CREATE_DATASET, pointsDataset, snapshot } from '../testkit/operations.ts';

const DRIFT_LISTS = graphql(`
  query DriftLists($model: String, $dataset: String, $column: String!, $first: Int, $after: String) {
    driftReports(model: $model, dataset: $dataset, first: $first, after: $after) {
      edges {
        node {
          id
          previous {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    driftHistory(model: $model, dataset: $dataset, column: $column, first: $first) {
      edges {
        node {
          name
          score
          report {
            id
          }
        }
      }
    }
  }
`);

const ROW_PAIRS = graphql(`
  query RowPairs($id: ID!, $column: String!, $first: Int!) {
    driftReport(id: $id) {
      column(name: $column) {
        paired {
          rows
          rose
        }
        pairs(first: $first) {
          key
          name
          reference
          current
        }
      }
    }
  }
`);

test('of the provinces 2019 to 2023 Kolmogorov-Smirnov sees nothing and the pairs see all, and the report says why', async () => {
  const { api, url } = await educationVersions(2019, 2023);
  await educationModel(api, 'y2019');
  const { report, job } = await driftReport(api, { model: 'provinces' });
  expect(job).toMatchObject({ kind: 'DRIFT', state: 'SUCCEEDED' });
  expect(report).toMatchObject({
    model: { name: 'provinces' },
    modelVersion: { name: 'v1.0' },
    dataset: { name: 'education' },
    reference: { tag: 'y2019' },
    current: { tag: 'y2023' },
    window: null,
    settings: { driftShare: 0.5, pairing: 'AUTO', adjusted: false, multivariate: true },
    createdBy: 'local',
    referenceRows: 34,
    currentRows: 34,
    pairedRows: 34,
    columnCount: 3,
    driftedCount: 3,
    share: 1,
    drifted: true,
    previous: null,
  });
  expect(report.columns.map(({ name }) => name)).toEqual(EDUCATION_FEATURES);
  expect(report.columns.map(({ twoSample }) => twoSample!.test)).toEqual(['KS', 'KS', 'KS']);
  const twoSample = report.columns.map((column) => Number(column.twoSample!.pValue!.toFixed(6)));
  expect(twoSample).toEqual([0.472802, 0.472802, 0.306758]);
  for (const column of report.columns) {
    expect(column).toMatchObject({ type: 'NUMERIC', test: 'WILCOXON', drifted: true, threshold: 0.05 });
    expect(column.twoSample!.drifted).toBe(false);
    expect(column.pValue).toBe(column.paired!.wilcoxon.pValue);
    expect(column.adjustedPValue).toBeGreaterThanOrEqual(column.pValue!);
    expect(column.paired!.sign.drifted).toBe(true);
    expect(column.histogram.reference.reduce((sum, count) => sum + count)).toBe(34);
    expect(column.histogram.edges!.length).toBe(column.histogram.current.length + 1);
    expect(column.verdict).toMatch(
      /Kolmogorov-Smirnov .* cannot see a shift of .* where rows differ by .*; the pairs do: \d+ of 34 rose/,
    );
    expect(column.indonesian).toMatch(
      /tidak dapat melihat pergeseran .* pasangan baris dapat: \d+ dari 34 naik/,
    );
  }
  expect(report.verdict).toBe(
    `Drift: 3 of 3 columns drifted (share 1, drift from 0.5 on): ${EDUCATION_FEATURES.join(', ')}.`,
  );
  expect(report.indonesian).toContain('Ada pergeseran: 3 dari 3 kolom bergeser');
  const { multivariate, throughModel } = report;
  expect(multivariate).toMatchObject({ columns: EDUCATION_FEATURES, referenceRows: 34, currentRows: 34 });
  expect(multivariate!.classifier.statistic).toBeGreaterThan(0.4);
  expect(throughModel).toMatchObject({
    referenceRows: 34,
    currentRows: 34,
    currentUnanswered: 0,
    stability: { rows: 34 },
    outcomes: null,
  });
  for (const side of ['referenceShare', 'currentShare'] as const) {
    expect(throughModel!.clusters.reduce((sum, cluster) => sum + cluster[side], 0)).toBeCloseTo(1, 12);
  }
  const { confidence } = throughModel!;
  expect(confidence.reference).toBeGreaterThan(0.5);
  expect(confidence.current).toBeLessThan(1);
  expect(throughModel!.verdict).toMatch(/^Clusters: .* \d+ of 34 shared rows changed their cluster\.$/);
  expect(throughModel!.indonesian).toContain('baris bersama berpindah klaster');

  const pairsOf = async (id: string, first: number) =>
    (await api.request(ROW_PAIRS, { id, column: 'rata_lama_sekolah', first })).driftReport!.column!;
  const { paired, pairs } = await pairsOf(report.id, 1000);
  expect(pairs).toHaveLength(paired!.rows);
  expect(pairs.filter(({ reference, current }) => current > reference)).toHaveLength(paired!.rose);
  const distances = pairs.map(({ reference, current }) => Math.abs(current - reference));
  expect(distances).toEqual(distances.toSorted((a, b) => b - a));
  expect(pairs.find(({ key }) => key === 'P94')).toMatchObject({ name: 'Papua' });
  expect((await pairsOf(report.id, 2)).pairs).toEqual(pairs.slice(0, 2));
  await expect(pairsOf(report.id, 1001)).rejects.toMatchObject({ code: 'INVALID_INPUT' });

  const { report: unpaired } = await driftReport(api, { model: 'provinces', pairing: 'NEVER' });
  expect((await pairsOf(unpaired.id, 10)).pairs).toEqual([]);
  expect(unpaired).toMatchObject({
    drifted: false,
    driftedCount: 0,
    pairedRows: null,
    previous: { id: report.id },
  });
  expect(unpaired.columns.every((column) => column.paired === null && column.test === 'KS')).toBe(true);
  expect(unpaired.columns[1].verdict).toMatch(/A shift below .* years would probably not be seen/);

  const lists = await api.request(DRIFT_LISTS, { model: 'provinces', column: 'rata_lama_sekolah', first: 1 });
  expect(lists.driftReports.edges.map(({ node }) => node.id)).toEqual([unpaired.id]);
  const { endCursor } = lists.driftReports.pageInfo;
  const next = await api.request(DRIFT_LISTS, {
    model: 'provinces',
    column: 'x',
    first: 1,
    after: endCursor,
  });
  expect(next.driftReports.edges.map(({ node }) => node.id)).toEqual([report.id]);
  const history = await api.request(DRIFT_LISTS, { model: 'provinces', column: 'rata_lama_sekolah' });
  expect(history.driftHistory.edges.map(({ node }) => [node.report.id, node.score])).toEqual([
    [unpaired.id, unpaired.columns[1].score],
    [report.id, report.columns[1].score],
  ]);

  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('gugus_drift_share{model="provinces",current="version"} 0\n');
  expect(metrics).toContain('gugus_drift_detected{model="provinces",current="version"} 0\n');
  const { score } = unpaired.columns[1];
  expect(metrics).toContain(
    `gugus_drift_column_score{model="provinces",current="version",column="rata_lama_sekolah",test="ks"} ${score}\n`,
  );

  const download = await fetch(url + report.evidentlyPath);
  expect(await download.json()).toEqual(report.evidently);
});

/** 100 rows with the golden vectors of Evidently's formats, as version 1 and, changed, as version 2. */
async function goldenVersions() {
  const world = await startTestApp();
  await runSql(
    world.sourceUrl,
    `CREATE TABLE points AS SELECT 'p' || n AS id, n::float8 AS x, n::float8 AS y,
       CASE WHEN n <= 50 THEN 'A' WHEN n <= 80 THEN 'B' ELSE 'C' END AS grade, n <= 40 AS passed, n % 4 AS code,
       '2024-01-01'::date AS day
     FROM generate_series(1, 100) AS n`,
  );
  await world.api.request(CREATE_DATASET, {
    input: pointsDataset({ query: 'SELECT id, x, y, grade, passed, code, day FROM points' }),
  });
  await snapshot(world.api, { tag: 'before' });
  await runSql(
    world.sourceUrl,
    `UPDATE points SET x = x + 15, y = NULL, passed = x <= 55,
       grade = CASE WHEN x <= 30 THEN 'A' WHEN x <= 70 THEN 'B' ELSE 'C' END`,
  );
  await snapshot(world.api, { tag: 'after' });
  return world;
}

test('golden vectors come out as Evidently computes them, in its shapes; a side without values is judged by what is missing', async () => {
  const { api } = await goldenVersions();
  const { report } = await driftReport(api, {
    dataset: 'points',
    reference: 'before',
    columns: ['x', 'grade', 'passed', 'code', 'y'],
    columnOptions: [{ column: 'y', weight: 3 }],
    pairing: 'NEVER',
  });
  const [x, grade, passed, code, y] = report.columns;
  expect(x).toMatchObject({ type: 'NUMERIC', test: 'KS', statistic: 0.15, drifted: false });
  expect(x.pValue).toBeCloseTo(0.21117008625127576, 12);
  expect(grade).toMatchObject({ type: 'CATEGORICAL', test: 'CHISQUARE', drifted: true, unit: null });
  expect(grade.statistic).toBeCloseTo(16.333333333333336, 10);
  expect(grade.pValue).toBeCloseTo(0.0002839629839032563, 12);
  expect(grade.histogram).toEqual({
    edges: null,
    categories: ['A', 'B', 'C'],
    reference: [50, 30, 20],
    current: [30, 40, 30],
  });
  expect(passed).toMatchObject({ test: 'Z', drifted: true });
  expect(passed.pValue).toBeCloseTo(0.03367206885634566, 12);
  expect(code).toMatchObject({ type: 'CATEGORICAL', pValue: 1, reference: { distinct: 4 } });
  expect(y).toMatchObject({
    test: 'MISSING',
    drifted: true,
    twoSample: null,
    paired: null,
    effects: [],
    missing: { reference: 0, current: 1 },
    current: { count: 0, missing: 100, mean: null },
  });
  expect(y.verdict).toContain('only the missing values can be compared');
  // The adjustment of Benjamini and Hochberg over five p-values.
  const adjusted = report.columns.map((column) => column.adjustedPValue!);
  expect(adjusted[2]).toBeCloseTo((passed.pValue! * 5) / 3, 12);
  // 1 + 1 + 3 of 1 + 1 + 1 + 1 + 3.
  expect(report).toMatchObject({ driftedCount: 3, columnCount: 5, share: 5 / 7, drifted: true });

  const { metrics, tests, legacy } = report.evidently as Evidently;
  expect(metrics[0]).toMatchObject({
    metric_name: 'DriftedColumnsCount(drift_share=0.5)',
    value: { count: 3, share: 5 / 7 },
  });
  expect(metrics[1]).toEqual({
    id: expect.any(String),
    metric_name: 'ValueDrift(column=x,method=K-S p_value,threshold=0.05)',
    config: expect.objectContaining({ column: 'x', method: 'K-S p_value', threshold: 0.05 }),
    value: x.pValue,
  });
  expect(tests[1]).toMatchObject({
    name: 'Value Drift for column x',
    description:
      'Drift score is 0.21. The drift detection method is K-S p_value. The drift threshold is 0.05.',
    status: 'SUCCESS',
  });
  expect(tests.map(({ status }) => status)).toEqual(['FAIL', 'SUCCESS', 'FAIL', 'FAIL', 'SUCCESS', 'FAIL']);
  expect(legacy).toEqual({
    drift_share: 0.5,
    number_of_columns: 5,
    number_of_drifted_columns: 3,
    share_of_drifted_columns: 5 / 7,
    dataset_drift: true,
    drift_by_columns: expect.objectContaining({
      grade: {
        column_name: 'grade',
        column_type: 'cat',
        stattest_name: 'chi-square p_value',
        stattest_threshold: 0.05,
        drift_score: grade.pValue,
        drift_detected: true,
        current: { small_distribution: { x: ['A', 'B', 'C'], y: [30, 40, 30] } },
        reference: { small_distribution: { x: ['A', 'B', 'C'], y: [50, 30, 20] } },
      },
    }),
  });
});

interface Evidently {
  metrics: { id: string; metric_name: string; value: unknown }[];
  tests: { name: string; description: string; status: string }[];
  legacy: object;
}

test('the rule of a column goes before that of its type, and that before the rule of all', async () => {
  const { api } = await goldenVersions();
  const { report } = await driftReport(api, {
    dataset: 'points',
    reference: 'before',
    current: 'after',
    columns: ['x', 'grade', 'passed'],
    test: 'JENSENSHANNON',
    numericTest: 'WASSERSTEIN',
    threshold: 0.5,
    categoricalThreshold: 0.2,
    columnOptions: [{ column: 'passed', test: 'PSI', threshold: 0.01 }],
    driftShare: 1,
    adjusted: true,
  });
  const rules = report.columns.map((column) => [column.test, column.threshold, column.drifted]);
  expect(rules).toEqual([
    ['WASSERSTEIN', 0.5, true],
    ['JENSENSHANNON', 0.2, false],
    ['PSI', 0.01, true],
  ]);
  // Pairs are told all the same.
  expect(report.columns[0].paired).toMatchObject({
    rows: 100,
    rose: 100,
    shift: 15,
    sign: { drifted: true },
  });
  expect(report).toMatchObject({ drifted: false, share: 2 / 3 });
});

test('what cannot be compared is named and changes nothing', async () => {
  const { api, url, app } = await goldenVersions();
  const mutation = 'mutation ($i: StartDriftReportInput!) { startDriftReport(input: $i) { id } }';
  await app.context.db.query(`INSERT INTO registered_model (name) VALUES ('unpromoted')`);
  const some = { dataset: 'points', reference: 'before' };
  const cases: [object, string, string][] = [
    [{}, 'INVALID_INPUT', 'dataset'],
    [{ ...some, model: 'unpromoted' }, 'INVALID_INPUT', 'dataset'],
    [{ dataset: 'points' }, 'INVALID_INPUT', 'reference'],
    [{ dataset: 'none', reference: '1' }, 'NOT_FOUND', 'dataset'],
    [{ model: 'none' }, 'NOT_FOUND', 'model'],
    [{ model: 'unpromoted' }, 'ALIAS_NOT_SET', 'model'],
    [{ dataset: 'points', reference: '9' }, 'NOT_FOUND', 'reference'],
    [{ ...some, current: "'; DROP TABLE" }, 'NOT_FOUND', 'current'],
    [
      { ...some, window: { from: '2024-01-01T00:00:00Z', to: '2024-02-01T00:00:00Z' } },
      'INVALID_INPUT',
      'window',
    ],
    [
      { model: 'x', window: { from: '2024-02-01T00:00:00Z', to: '2024-02-01T00:00:00Z' } },
      'INVALID_INPUT',
      'window',
    ],
    [{ ...some, columns: [] }, 'INVALID_INPUT', 'columns'],
    [{ ...some, columns: ['x', 'x'] }, 'INVALID_INPUT', 'columns'],
    [{ ...some, columns: ['nope'] }, 'COLUMN_NOT_FOUND', 'columns'],
    [{ ...some, columns: ['id'] }, 'INVALID_INPUT', 'columns'],
    [{ ...some, columns: ['day'] }, 'INVALID_INPUT', 'columns'],
    [{ ...some, columns: Array.from({ length: 101 }, (_, i) => `c${i}`) }, 'INVALID_INPUT', 'columns'],
    [{ ...some, columnOptions: [{ column: 'grade' }] }, 'INVALID_INPUT', 'columnOptions'],
    [
      { ...some, columns: ['grade'], columnOptions: [{ column: 'grade', type: 'NUMERIC' }] },
      'FEATURE_NOT_NUMERIC',
      'columnOptions',
    ],
    [{ ...some, columns: ['grade'], test: 'KS' }, 'INVALID_INPUT', 'test'],
    [{ ...some, test: 'MISSING' }, 'INVALID_INPUT', 'test'],
    [{ ...some, numericTest: 'TVD' }, 'INVALID_INPUT', 'numericTest'],
    [{ ...some, categoricalTest: 'KS' }, 'INVALID_INPUT', 'categoricalTest'],
    [{ ...some, threshold: 0 }, 'INVALID_INPUT', 'threshold'],
    [{ ...some, test: 'KS', threshold: 2 }, 'INVALID_INPUT', 'threshold'],
    [{ ...some, columnOptions: [{ column: 'x', weight: -1 }] }, 'INVALID_INPUT', 'columnOptions.0.weight'],
    [{ ...some, driftShare: 1.5 }, 'INVALID_INPUT', 'driftShare'],
    [{ ...some, pairing: 'NEVER', test: 'WILCOXON' }, 'INVALID_INPUT', 'test'],
  ];
  for (const [i, code, field] of cases) {
    const { body } = await post(url, mutation, { i });
    expect(body.errors?.[0].extensions, JSON.stringify(i)).toMatchObject({ code, field });
  }
  for (const threshold of [Number.NaN, Infinity]) {
    await expect(startDriftReport(app.context, { ...some, threshold, createdBy: 'x' })).rejects.toMatchObject(
      {
        code: 'INVALID_INPUT',
        details: { field: 'threshold' },
      },
    );
  }
  const wrong = await post(url, mutation, { i: { ...some, threshold: 'much' } });
  expect(wrong.body.errors?.[0].extensions['code']).toBe('BAD_USER_INPUT');
  expect(await app.context.db.query('SELECT FROM drift_report')).toEqual([]);
  const reports = '{ driftReports { edges { cursor } } }';
  expect((await post(url, reports)).body.errors?.[0].extensions).toMatchObject({ code: 'INVALID_INPUT' });
  expect((await api.request(DRIFT_REPORT, { id: 'no-id' })).driftReport).toBeNull();
});
