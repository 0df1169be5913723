import { describe, expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { catchError, normals } from '../testing.ts';
import { detectablePairedShift, detectableShift } from './detectable-shift.ts';
import type { CategoricalColumn } from './types.ts';

const numeric = (reference: Float64Array, current: Float64Array) =>
  ({ type: 'numeric', reference, current }) as const;
const spread = (n: number, scale = 1) =>
  Float64Array.from({ length: n }, (_, i) => (i % 2 === 0 ? -scale : scale));
const counts = (...both: number[]): CategoricalColumn => ({
  type: 'categorical',
  categories: both.map(String),
  reference: Float64Array.from(both),
  current: Float64Array.from(both),
});

describe('of numeric columns', () => {
  test('the more values there are the smaller it is, in proportion to the root of their number', () => {
    const shiftOf = (n: number) => detectableShift(numeric(spread(n), spread(n))).standardised!;
    expect(shiftOf(1_000_000)).toBeCloseTo(shiftOf(10_000) / 10, 4);
  });

  test('34 provinces show no shift below 0.9 standard deviations to the Kolmogorov-Smirnov test', () => {
    const { standardised, shift } = detectableShift(numeric(spread(34, 4), spread(34, 4)));
    expect(standardised).toBeGreaterThan(0.9);
    expect(standardised).toBeLessThan(1.2);
    expect(shift).toBeCloseTo(4 * standardised!, 12);
  });

  test('shrinks with the rows, and grows with the power and as the level falls', () => {
    const of = (n: number, options = {}) =>
      detectableShift(numeric(spread(n), spread(n)), options).standardised!;
    expect(of(514)).toBeLessThan(of(100));
    expect(of(100, { power: 0.9 })).toBeGreaterThan(of(100));
    expect(of(100, { alpha: 0.01 })).toBeGreaterThan(of(100));
  });

  test('has no unit where the reference does not vary', () => {
    const { standardised, shift } = detectableShift(numeric(new Float64Array(34).fill(5), spread(34)));
    expect(standardised).toBeGreaterThan(0.9);
    expect(shift).toBeNull();
  });

  test('does not exist for samples that cannot reach the level', () => {
    expect(detectableShift(numeric(spread(3), spread(3)))).toMatchObject({ standardised: null, shift: null });
  });
});

describe('of categories', () => {
  test("of two by Cohen's h: his example of 100 rows a side finds 0.3962", () => {
    const { test: name, standardised, shift } = detectableShift(counts(50, 50));
    expect(name).toBe('z');
    expect(standardised).toBeCloseTo(0.39621, 4);
    expect(shift).toBeCloseTo(Math.sin(0.39621) / 2, 4);
  });

  test("of more by the noncentral chi-square: three degrees of freedom need Cohen's 10.903", () => {
    const { test: name, standardised } = detectableShift(counts(100, 100, 100, 100));
    expect(name).toBe('chisquare');
    expect(standardised).toBeCloseTo(Math.sqrt((10.9026 * 2) / 400), 4);
  });

  test('is none where no change of the share would be large enough', () => {
    expect(detectableShift(counts(2, 1))).toMatchObject({ standardised: null, shift: null });
    expect(detectableShift(counts(1, 1, 1)).shift).toBeNull();
  });
});

describe('of paired columns', () => {
  const normal = normals(createRandom(1));
  const before = Float64Array.from({ length: 34 }, () => 10 * normal());
  const after = before.map((value) => value + 0.1 * normal());

  test('follows the spread of the differences, not that of the column', () => {
    const paired = detectablePairedShift(before, after);
    expect(paired.standardised).toBeCloseTo(2.8016 / Math.sqrt((34 * 3) / Math.PI), 4);
    expect(paired.shift).toBeLessThan(0.1);
    expect(detectableShift(numeric(before, after)).shift).toBeGreaterThan(5);
  });

  test('does not exist for five pairs at 5 %, and does for six', () => {
    expect(detectablePairedShift(before.slice(0, 5), after.slice(0, 5)).shift).toBeNull();
    expect(detectablePairedShift(before.slice(0, 6), after.slice(0, 6)).shift).not.toBeNull();
  });
});

test.each([
  ['alpha', { alpha: 0 }],
  ['power', { power: 1 }],
  ['power', { power: Number.NaN }],
])('refuses an impossible %s', (parameter, options) => {
  expect(catchError(() => detectableShift(counts(1, 1), options))).toMatchObject({
    code: 'INVALID_PARAMETER',
    details: { parameter },
  });
});
