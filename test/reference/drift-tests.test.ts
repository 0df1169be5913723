import { beforeAll, describe, expect, test } from 'vitest';
import type { CategoricalColumn, DriftTest, NumericColumn, TestResult } from '../../src/ml/index.ts';
import {
  chiSquareSf,
  createRandom,
  normalSf,
  PreparedColumn,
  studentTwoSided,
  testColumn,
} from '../../src/ml/index.ts';
import { categoricalColumn, numericColumn, range } from '../../src/ml/drift/testing.ts';
import { kolmogorovSf } from '../../src/ml/special/kolmogorov.ts';
import { normals } from '../../src/ml/testing.ts';
import { hasRealData, loadColumns } from './real-data.ts';
import { askPython, relativeError } from './sklearn.ts';

/** [statistic, p-value], null where SciPy refuses; numbers that are not finite are strings. */
type Answer = [statistic: number | string, pValue: number | string | null] | null;
type Answers = Partial<Record<DriftTest, Answer>>;

/** Statistics and exact p-values agree to 1e-9, p-values of series and approximations to 1e-6. */
const EXACT = 1e-9;
const ASYMPTOTIC = 1e-6;
const APPROXIMATED: DriftTest[] = ['ks', 'cramer_von_mises', 'es'];
/** Distances that are 0, and a test of characteristic functions that agree, come out as rounding errors. */
const ROUNDING = 1e-12;
/** The square root of a rounding error of 1. */
const ROOT_ROUNDING = 2e-8;
/** SciPy subtracts its series from 1. */
const SERIES_ROUNDING = 1e-12;

function column(kind: string, n1: number, n2: number): NumericColumn {
  const normal = normals(createRandom(n1 * 31 + n2));
  const draw = (n: number, map: (value: number) => number) =>
    Float64Array.from({ length: n }, () => map(normal()));
  const reference = draw(n1, (value) => value);
  switch (kind) {
    case 'same law':
      return numericColumn(
        reference,
        draw(n2, (value) => value),
      );
    case 'shifted a little':
      return numericColumn(
        reference,
        draw(n2, (value) => value * 1.1 + 0.1),
      );
    case 'shifted down':
      return numericColumn(
        reference,
        draw(n2, (value) => value - 0.5),
      );
    case 'ties':
      return numericColumn(
        reference.map((value) => Math.round(value * 4)),
        draw(n2, (value) => Math.round(value * 4 + 0.5)),
      );
    case 'few values':
      return numericColumn(
        reference.map((value) => Math.sign(value)),
        draw(n2, (value) => Math.sign(value + 0.2)),
      );
    case 'disjoint':
      return numericColumn(
        reference,
        draw(n2, (value) => value + 100),
      );
    case 'equal samples':
      return numericColumn(
        reference,
        reference.map((_, i) => reference[i % n1]),
      );
    case 'one side constant':
      return numericColumn(
        reference,
        draw(n2, () => 0.25),
      );
    default:
      return numericColumn(
        draw(n1, () => 7),
        draw(n2, () => 7),
      );
  }
}

const KINDS = [
  'same law',
  'shifted a little',
  'shifted down',
  'ties',
  'few values',
  'disjoint',
  'equal samples',
  'one side constant',
  'constant',
];
const SIZES = [
  [1, 1],
  [2, 2],
  [3, 3],
  [10, 10],
  [34, 34],
  [100, 100],
  [514, 514],
  [1000, 1000],
  [20_000, 20_000],
  [1, 3],
  [3, 10],
  [5, 400],
  [8, 20],
  [20, 19],
  [34, 100],
  [514, 1000],
  [1000, 34],
  [20_000, 34],
  [20_000, 10_001],
];
const COUNTS = [
  categoricalColumn([50, 30, 20], [30, 40, 30]),
  categoricalColumn([3, 1], [1, 3]),
  categoricalColumn([1, 1], [1, 1]),
  categoricalColumn([60, 40], [45, 55]),
  categoricalColumn([6000, 4100], [4500, 5500]),
  categoricalColumn([8, 2], [1, 5]),
  categoricalColumn([10, 0], [4, 6]),
  categoricalColumn([0, 10], [12, 3]),
  categoricalColumn([5, 5, 0], [3, 3, 4]),
  categoricalColumn([900, 80, 15, 5], [880, 90, 20, 10]),
  categoricalColumn([100, 200, 300], [100, 200, 300]),
  categoricalColumn(range(1, 40), range(1, 40).toReversed()),
  categoricalColumn([1_000_000, 2], [10, 5]),
];

function closeTo(ours: number, theirs: number | string, tolerance: number, absolute: number): boolean {
  const expected = Number(theirs);
  if (!Number.isFinite(expected)) return Object.is(ours, expected);
  return Math.abs(ours - expected) <= absolute || relativeError(ours, expected) <= tolerance;
}

/** What differs, in words; empty where all tests agree. */
function compare(pair: NumericColumn | CategoricalColumn, answers: Answers): string[] {
  const prepared = new PreparedColumn(pair);
  return (Object.entries(answers) as [DriftTest, Answer][]).flatMap(([name, answer]) => {
    const isUndefined = answer === null || answer[0] === 'NaN' || answer[1] === 'NaN';
    let ours: TestResult;
    try {
      ours = testColumn(prepared, { test: name });
    } catch (error) {
      return isUndefined ? [] : [`${name}: ${String(error)}, SciPy ${JSON.stringify(answer)}`];
    }
    const shown = `${name}: ${ours.statistic} ${ours.pValue}, SciPy ${JSON.stringify(answer)}`;
    // 0 / 0 is no evidence of drift.
    if (isUndefined) return ours.pValue === 1 && ours.statistic === 0 ? [] : [shown];
    const [statistic, pValue] = answer;
    if (name === 'TVD') return Math.abs(ours.pValue! - Number(pValue)) < 0.06 ? [] : [shown];
    const tolerance = APPROXIMATED.includes(name) ? ASYMPTOTIC : EXACT;
    const isClose =
      closeTo(
        ours.statistic,
        statistic,
        name === 'es' ? ASYMPTOTIC : EXACT,
        name === 'hellinger' ? ROOT_ROUNDING : ROUNDING,
      ) &&
      (pValue === null
        ? ours.pValue === null
        : closeTo(ours.pValue!, pValue, tolerance, name === 'cramer_von_mises' ? SERIES_ROUNDING : 1e-300));
    return isClose ? [] : [shown];
  });
}

describe('two samples of numbers, as SciPy tests them', () => {
  const cases = SIZES.flatMap(([n1, n2]) => KINDS.map((kind) => ({ kind, n1, n2 })));
  let answers: Answers[] = [];
  const columns = cases.map(({ kind, n1, n2 }) => column(kind, n1, n2));
  beforeAll(() => {
    answers = askPython(
      'drift_reference.py',
      columns.map(({ reference, current }) => ({
        op: 'samples',
        reference: [...reference],
        current: [...current],
      })),
    );
  }, 120_000);

  test.each(cases.map((each, i) => ({ ...each, i })))('$n1 and $n2 rows, $kind', ({ i }) => {
    expect(compare(columns[i], answers[i])).toEqual([]);
  });
});

test('two sets of counts, as SciPy tests them', () => {
  const answers = askPython<Answers>(
    'drift_reference.py',
    COUNTS.map(({ reference, current }) => ({
      op: 'counts',
      reference: [...reference],
      current: [...current],
    })),
  );
  expect(COUNTS.map((pair, i) => compare(pair, answers[i]))).toEqual(COUNTS.map(() => []));
});

test.runIf(hasRealData)('real columns, as SciPy tests them', () => {
  const features = ['angka_melek_huruf', 'rata_lama_sekolah', 'harapan_lama_sekolah'];
  const before = loadColumns('education_provinces_2021_3f', features);
  const after = loadColumns('education_provinces_2023_3f', features);
  const halves = [
    ...loadColumns('adult', ['age', 'fnlwgt', 'education_num', 'hours_per_week', 'capital_gain']),
    ...loadColumns('elec2', ['nswprice', 'nswdemand']),
  ].filter((values) => values.every((value) => Number.isFinite(value)));
  expect(halves.length).toBeGreaterThan(0);
  const pairs = [
    ...before.map((values, i) => numericColumn(values, after[i])),
    ...halves.map((values) =>
      numericColumn(values.subarray(0, values.length >> 1), values.subarray(values.length >> 1)),
    ),
  ];
  const answers = askPython<Answers>(
    'drift_reference.py',
    pairs.map(({ reference, current }) => ({
      op: 'samples',
      reference: [...reference],
      current: [...current],
    })),
  );
  expect(pairs.map((pair, i) => compare(pair, answers[i]))).toEqual(pairs.map(() => []));
});

test('the distributions behind the p-values, from their middle to 1e-300', () => {
  const requests: Record<string, unknown>[] = [];
  const ours: number[][] = [];
  const ask = (request: Record<string, unknown>, values: number[]) => {
    requests.push(request);
    ours.push(values);
  };
  for (const n of [
    1, 2, 3, 5, 10, 34, 100, 139, 140, 141, 500, 1000, 5000, 10_000, 50_000, 100_001, 500_000,
  ]) {
    // SciPy's sum for large n takes seconds.
    const inner = range(0, 59, n > 10_000 ? 12 : 1).map((k) =>
      Math.min(1.05, (0.2 + k * 0.11) / Math.sqrt(n)),
    );
    const edges = [0.5, 0.49, 1 - 0.5 / n].filter((d) => n * d * d < 400);
    const d = [...inner, 0.4 / n, 0.7 / n, 1 / n, ...edges];
    ask(
      { op: 'kolmogorov_sf', n, d },
      d.map((each) => kolmogorovSf(n, each)),
    );
  }
  for (const df of [1, 2, 3, 10, 50, 999, 100_000]) {
    const x = [1e-10, 0.01, 0.5, 1, 2, 3, 5, df * 0.5, df * 0.9, df, df * 1.1, df * 2, df + 300, 1400];
    ask(
      { op: 'chi_square_sf', x, df },
      x.map((each) => chiSquareSf(each, df)),
    );
  }
  for (const df of [1, 2, 3, 8, 66, 1998, 39_998, 1_999_998]) {
    const t = [0, 1e-8, 0.01, 0.5, 1, 2, 3, 5, 10, 30, 38];
    ask(
      { op: 'student_two_sided', t, df },
      t.map((each) => studentTwoSided(each, df)),
    );
  }
  const z = [-40, -5, -1, 0, 1e-5, 0.1, 1, 2, 5, 10, 20, 37];
  ask({ op: 'normal_sf', z }, z.map(normalSf));

  const answers = askPython<number[]>('drift_reference.py', requests);
  const wrong = answers.flatMap((answer, i) =>
    answer
      .map((theirs, k) => ({ request: requests[i], k, theirs, ours: ours[i][k] }))
      .filter((each) => !closeTo(each.ours, each.theirs, EXACT, 1e-300)),
  );
  expect(wrong).toEqual([]);
});
