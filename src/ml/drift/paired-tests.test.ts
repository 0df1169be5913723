import { describe, expect, test } from 'vitest';
import { catchError } from '../testing.ts';
import { pairedTests } from './paired-tests.ts';

const column = (...values: number[]) => Float64Array.from(values);

// Mean years of schooling of twelve provinces: each rises by a little, while they lie years apart.
const BEFORE = column(9.18, 9.45, 8.92, 9.03, 8.45, 8.18, 8.73, 7.92, 7.98, 9.99, 11.06, 8.37);
const AFTER = column(9.55, 9.82, 9.28, 9.32, 8.9, 8.5, 9.04, 8.29, 8.25, 10.41, 11.45, 8.83);

test('a small rise of nearly every key is found, which two pooled distributions hide', () => {
  const result = pairedTests(BEFORE, AFTER);
  expect(largestGap(BEFORE, AFTER)).toBeLessThan(0.42);
  expect(result).toMatchObject({ pairs: 12, missing: 0, rose: 12, fell: 0, stayed: 0, rankBiserial: 1 });
  expect(result.wilcoxon).toMatchObject({ method: 'exact', pValue: 2 ** -11, drifted: true });
  expect(result.sign).toMatchObject({ statistic: 1, pValue: expect.closeTo(2 ** -11, 15), drifted: true });
  expect(result.shift.estimate).toBeCloseTo(0.3675, 10);
  expect(result.shift.low).toBeGreaterThan(0.3);
});

test("Wilcoxon's own corn plants give the p-value of SciPy's documentation", () => {
  const differences = column(6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75);
  const { wilcoxon } = pairedTests(new Float64Array(15), differences);
  expect(wilcoxon).toMatchObject({ statistic: 24, pValue: 0.041259765625, threshold: 0.05, drifted: true });
});

test('turning time round changes the signs alone', () => {
  const forth = pairedTests(BEFORE, AFTER);
  const back = pairedTests(AFTER, BEFORE);
  expect(back.wilcoxon).toEqual(forth.wilcoxon);
  expect(back.sign.pValue).toBe(forth.sign.pValue);
  expect([back.rose, back.fell, back.rankBiserial]).toEqual([0, 12, -1]);
  expect(back.shift.estimate).toBeCloseTo(-forth.shift.estimate, 12);
  expect(back.shift.low).toBeCloseTo(-forth.shift.high, 12);
});

test('data that did not move at all are no drift', () => {
  expect(pairedTests(BEFORE, BEFORE)).toMatchObject({
    wilcoxon: { pValue: 1, drifted: false },
    sign: { pValue: 1, drifted: false },
    stayed: 12,
    shift: { estimate: 0, low: 0, high: 0 },
    rankBiserial: 0,
    rankBiserialSize: 'negligible',
  });
});

test('pairs that lack a value are counted and left out, zeros stay in the shift and leave the tests', () => {
  const after = AFTER.slice();
  after.set([Number.NaN, Infinity, BEFORE[2]]);
  expect(pairedTests(BEFORE, after)).toMatchObject({
    pairs: 10,
    missing: 2,
    rose: 9,
    stayed: 1,
    wilcoxon: { pValue: 2 ** -8 },
  });
});

test('tied ranks are counted as they are, where SciPy counts ranks that nobody has', () => {
  const pValue = (method: 'exact' | 'scipy') =>
    pairedTests(new Float64Array(3), column(1, 1, -1), { method }).wilcoxon.pValue;
  // Three ranks of 2: four of the eight sums are at most 2. Of the ranks 1, 2 and 3, three sums are.
  expect(pValue('exact')).toBe((2 * 4) / 8);
  expect(pValue('scipy')).toBe((2 * 3) / 8);
});

describe('the interval of the shift', () => {
  test('is the one of Hollander and Wolfe for nine depressed patients', () => {
    // Their example 3.1: Hamilton scores; the estimate is -0.46, the 96 % interval from -0.786 to -0.010.
    const before = column(1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3);
    const after = column(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29);
    const { shift, wilcoxon } = pairedTests(before, after);
    expect(shift.estimate).toBeCloseTo(-0.46, 10);
    expect(shift.low).toBeCloseTo(-0.786, 10);
    expect(shift.high).toBeCloseTo(-0.01, 10);
    expect(shift.confidence).toBeCloseTo(0.961, 3);
    expect(wilcoxon).toMatchObject({ statistic: 5, pValue: 0.0390625 });
  });

  test('says how little three pairs can be sure of', () => {
    const { shift } = pairedTests(column(0, 0, 0), column(1, 2, 4));
    expect(shift).toEqual({ estimate: 2.25, low: 1, high: 4, confidence: 0.75 });
  });
});

test('columns without a complete pair cannot be tested', () => {
  for (const [before, after] of [
    [column(), column()],
    [column(Number.NaN, 1), column(1, Infinity)],
  ]) {
    expect(catchError(() => pairedTests(before, after))).toMatchObject({ code: 'TEST_NOT_APPLICABLE' });
  }
});

describe('what it refuses', () => {
  test.each([
    ['columns of different lengths', () => pairedTests(column(1), column(1, 2)), 'after.length'],
    ['a threshold of 5', () => pairedTests(BEFORE, AFTER, { threshold: 5 }), 'threshold'],
    ['a confidence of 1', () => pairedTests(BEFORE, AFTER, { confidence: 1 }), 'confidence'],
    [
      'the exact test of too many',
      () => pairedTests(new Float64Array(501), new Float64Array(501).fill(1), { method: 'exact' }),
      'differences for the exact test',
    ],
  ])('%s', (_, action, parameter) => {
    expect(catchError(action)).toMatchObject({ code: 'INVALID_PARAMETER', details: { parameter } });
  });
});

/** The Kolmogorov-Smirnov statistic, whose critical value at 5 % is 0.5 for twelve rows on either side. */
function largestGap(a: Float64Array, b: Float64Array): number {
  const share = (values: Float64Array, x: number) =>
    values.filter((value) => value <= x).length / values.length;
  return Math.max(...[...a, ...b].map((x) => Math.abs(share(a, x) - share(b, x))));
}
