import {
  benjaminiHochberg,
  classifierTest,
  createMatrix,
  createRandom,
  deriveSeed,
  detectablePairedShift,
  detectableShift,
  distanceDrift,
  mmdTest,
  pairedTests,
  shareDrift,
  testColumn,
  type DriftTest,
  type Matrix,
  type Random,
} from '../src/ml/index.ts';
import { normals } from '../src/ml/testing.ts';
import { rateOf, type Rate } from './rate.ts';

const LEVEL = 0.05;
/** At most the level: a test may be more cautious, never less. */
const CAUTIOUS = [0, LEVEL] as const;
const RUNS = 1000;
/** Of the tests that repeat themselves for each permutation. */
const FEW_RUNS = 100;
const SIZES = [34, 514];

/** Provinces three years on: each column's correlation between the years is 0.99 and more. */
const CORRELATION = 0.99;
const SHIFT = 0.25;

/** False alarms, power and false discoveries of the drift tests on seeded data of known drift. */
export function driftPower(): Rate[] {
  return [
    ...SIZES.flatMap(twoSampleAlarms),
    ...SIZES.flatMap(pairedAlarms),
    ...SIZES.flatMap(modelAlarms),
    ...SIZES.flatMap(rowAlarms),
    ...pairedPower(),
    ...SIZES.flatMap(detectablePower),
    ...discoveries(),
  ];
}

function twoSampleAlarms(n: number): Rate[] {
  const draw = (random: Random) => ({
    numeric: {
      type: 'numeric',
      reference: normalColumn(n, random),
      current: normalColumn(n, random),
    } as const,
    two: { reference: countsOf(n, [0.5, 0.5], random), current: countsOf(n, [0.5, 0.5], random) },
    four: { reference: countsOf(n, FOUR, random), current: countsOf(n, FOUR, random) },
  });
  const alarms = simulate(RUNS, (random) => {
    const { numeric, two, four } = draw(random);
    return [
      pValueOf('ks', numeric),
      pValueOf('z', { type: 'categorical', categories: ['a', 'b'], ...two }),
      pValueOf('chisquare', { type: 'categorical', categories: ['a', 'b', 'c', 'd'], ...four }),
      shareDrift(four.reference, four.current).pValue,
    ].map(isAlarm);
  });
  return [
    rateOf(`no drift, KS, ${n}`, alarms[0], CAUTIOUS),
    rateOf(`no drift, Z of two categories, ${n}`, alarms[1], [0, 0.06], 'approximate: pooled normal'),
    rateOf(
      `no drift, chi-square against the reference, ${n}`,
      alarms[2],
      [0.15, 0.35],
      'takes it for the truth',
    ),
    rateOf(`no drift, chi-square of both samples, ${n}`, alarms[3], [0, 0.06], 'the cluster shares'),
  ];
}

const FOUR = [0.4, 0.3, 0.2, 0.1];

function pairedAlarms(n: number): Rate[] {
  const alarms = simulate(RUNS, (random) => {
    const { before, after } = years(n, 0, random);
    const { wilcoxon, sign } = pairedTests(before, after);
    const tied = pairedTests(before.map(coarse), after.map(coarse));
    return [wilcoxon.pValue!, sign.pValue!, tied.wilcoxon.pValue!].map(isAlarm);
  });
  return [
    rateOf(`no drift, Wilcoxon, ${n}`, alarms[0], CAUTIOUS),
    rateOf(`no drift, sign, ${n}`, alarms[1], CAUTIOUS),
    rateOf(`no drift, Wilcoxon with ties and zeros, ${n}`, alarms[2], CAUTIOUS),
  ];
}

const coarse = (value: number) => Math.round(value * 10) / 10;

function modelAlarms(n: number): Rate[] {
  const alarms = simulate(RUNS, (random) => {
    const [training, current] = [normalColumn(n, random), normalColumn(n, random)].map((x) =>
      x.map(Math.abs),
    );
    const { pValue, binomialPValue } = distanceDrift(training, current);
    return [pValue, binomialPValue].map(isAlarm);
  });
  return [
    rateOf(`no drift, distance by exceedances, ${n}`, alarms[0], CAUTIOUS),
    rateOf(`no drift, distance by the binomial, ${n}`, alarms[1], [0.1, 0.5], 'takes the boundary for known'),
  ];
}

function rowAlarms(n: number): Rate[] {
  const options = { permutations: 99, rows: n };
  const nothing = simulate(FEW_RUNS, (random, run) => {
    const [a, b] = [correlatedRows(n, 0.5, 0, random), correlatedRows(n, 0.5, 0, random)];
    const seeded = { ...options, randomState: run };
    return [mmdTest(a, b, seeded).pValue, classifierTest(a, b, seeded).pValue].map(isAlarm);
  });
  const turned = simulate(FEW_RUNS / 4, (random, run) => {
    const [a, b] = [correlatedRows(n, 0.9, 0, random), correlatedRows(n, -0.5, 0, random)];
    const seeded = { ...options, randomState: run };
    const column = (x: Matrix) => Float64Array.from({ length: n }, (_, row) => x.data[2 * row]);
    return [
      mmdTest(a, b, seeded).pValue,
      classifierTest(a, b, seeded).pValue,
      pValueOf('ks', { type: 'numeric', reference: column(a), current: column(b) }),
    ].map(isAlarm);
  });
  return [
    rateOf(`no drift, MMD, ${n}`, nothing[0], CAUTIOUS),
    rateOf(`no drift, classifier, ${n}`, nothing[1], CAUTIOUS),
    rateOf(`correlation turned, MMD, ${n}`, turned[0], [0.8, 1]),
    rateOf(`correlation turned, classifier, ${n}`, turned[1], [0.8, 1]),
    rateOf(`correlation turned, KS of a column, ${n}`, turned[2], CAUTIOUS),
  ];
}

/** The same 34 keys, all of them risen by a quarter of the spread between them. */
function pairedPower(): Rate[] {
  const found = simulate(RUNS, (random) => {
    const { before, after } = years(34, SHIFT, random);
    const { wilcoxon, sign } = pairedTests(before, after);
    const ks = pValueOf('ks', { type: 'numeric', reference: before, current: after });
    return [wilcoxon.pValue!, sign.pValue!, ks].map(isAlarm);
  });
  const note = `keys correlate by ${CORRELATION}`;
  return [
    rateOf(`shift of ${SHIFT} sd, Wilcoxon, 34 keys`, found[0], [0.99, 1], note),
    rateOf(`shift of ${SHIFT} sd, sign, 34 keys`, found[1], [0.99, 1], note),
    rateOf(`shift of ${SHIFT} sd, KS, 34 keys`, found[2], [0, 0.05], note),
  ];
}

function detectablePower(n: number): Rate[] {
  const found = simulate(RUNS, (random) => {
    const reference = normalColumn(n, random);
    const apart = detectableShift({ type: 'numeric', reference, current: reference }).standardised!;
    const current = normalColumn(n, random).map((value) => value + apart);
    const { before, after } = years(n, 0, random);
    const together = detectablePairedShift(before, after).standardised! * Math.sqrt(2 - 2 * CORRELATION);
    return [
      pValueOf('ks', { type: 'numeric', reference, current }),
      pairedTests(
        before,
        after.map((value) => value + together),
      ).wilcoxon.pValue!,
    ].map(isAlarm);
  });
  return [
    rateOf(`the detectable shift, KS, ${n}`, found[0], [0.8, 0.95], 'by a lower bound of the power'),
    rateOf(`the detectable shift, Wilcoxon, ${n}`, found[1], [0.75, 0.85]),
  ];
}

/** Ten columns of 34 rows, of which none or five drifted. */
function discoveries(): Rate[] {
  const columns = 10;
  const outcome = simulate(RUNS / 2, (random) => {
    const pValues = (drifted: number) =>
      Array.from({ length: columns }, (_, column) => {
        const { before, after } = years(34, column < drifted ? SHIFT / 4 : 0, random);
        return pairedTests(before, after).wilcoxon.pValue!;
      });
    const [none, half] = [pValues(0), pValues(columns / 2)];
    return [
      Number(none.some((p) => p < LEVEL)),
      Number(benjaminiHochberg(none).some((p) => p < LEVEL)),
      falseShare(half, columns / 2),
      falseShare(benjaminiHochberg(half), columns / 2),
    ];
  });
  return [
    rateOf('10 columns, no drift: any called', outcome[0], [0.35, 0.45]),
    rateOf('10 columns, no drift: any called, BH', outcome[1], CAUTIOUS),
    rateOf('5 of 10 drifted: false among the called', outcome[2], [0, 0.1]),
    rateOf('5 of 10 drifted: false among the called, BH', outcome[3], [0, LEVEL / 2], 'of half the columns'),
  ];
}

/** Of the columns called drifted, the share that did not. */
function falseShare(pValues: readonly number[], drifted: number): number {
  const called = [...pValues.keys()].filter((column) => pValues[column] < LEVEL);
  return called.length === 0 ? 0 : called.filter((column) => column >= drifted).length / called.length;
}

/** One list of outcomes for each that a run gives. */
function simulate(runs: number, run: (random: Random, run: number) => number[]): number[][] {
  const outcomes = Array.from({ length: runs }, (_, i) => run(createRandom(deriveSeed(42, i)), i));
  return outcomes[0].map((_, outcome) => outcomes.map((values) => values[outcome]));
}

function pValueOf(test: DriftTest, pair: Parameters<typeof testColumn>[0]): number {
  return testColumn(pair, { test }).pValue!;
}

function isAlarm(pValue: number): number {
  return Number(pValue < LEVEL);
}

function normalColumn(n: number, random: Random): Float64Array {
  return Float64Array.from({ length: n }, normals(random));
}

/** The values of the same keys in two years, of unit variance and CORRELATION. */
function years(n: number, shift: number, random: Random): { before: Float64Array; after: Float64Array } {
  const normal = normals(random);
  const before = Float64Array.from({ length: n }, normal);
  const noise = Math.sqrt(1 - CORRELATION ** 2);
  return { before, after: before.map((value) => CORRELATION * value + noise * normal() + shift) };
}

function countsOf(n: number, shares: readonly number[], random: Random): Float64Array {
  const counts = new Float64Array(shares.length);
  for (let row = 0; row < n; row++) {
    let [category, left] = [0, random()];
    while (category < shares.length - 1 && left >= shares[category]) left -= shares[category++];
    counts[category]++;
  }
  return counts;
}

function correlatedRows(n: number, correlation: number, shift: number, random: Random): Matrix {
  const normal = normals(random);
  const x = createMatrix(n, 2);
  for (let row = 0; row < n; row++) {
    const a = normal();
    x.data.set([a + shift, correlation * a + Math.sqrt(1 - correlation ** 2) * normal() + shift], 2 * row);
  }
  return x;
}
