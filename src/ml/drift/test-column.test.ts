import { describe, expect, test } from 'vitest';
import { testColumn, type TestOptions } from './test-column.ts';
import { PreparedColumn } from './prepared-column.ts';
import { categoricalColumn, numericColumn, range } from './testing.ts';
import type { ColumnPair } from './types.ts';

const hundred = range(1, 100);

/** Computed with SciPy 1.10.1. */
describe('golden vectors of the default tests', () => {
  const x = range(0, 1999).map((i) => i * 0.01);
  test.each<[name: string, pair: ColumnPair, test: string, statistic: number, score: number]>([
    ['1..10 and 4..13', numericColumn(range(1, 10), range(4, 13)), 'ks', 0.3, 0.7869297884777761],
    [
      'scaled by 1.1',
      numericColumn(
        hundred,
        hundred.map((v) => v * 1.1),
      ),
      'ks',
      0.1,
      0.7020569828664881,
    ],
    [
      'shifted by 15',
      numericColumn(
        hundred,
        hundred.map((v) => v + 15),
      ),
      'ks',
      0.15,
      0.21117008625127576,
    ],
    [
      'three categories',
      categoricalColumn([50, 30, 20], [30, 40, 30]),
      'chisquare',
      16.333333333333336,
      0.0002839629839032563,
    ],
    ['two categories', categoricalColumn([60, 40], [45, 55]), 'z', -2.1239769762143665, 0.03367206885634566],
    [
      '2000 shifted by 1',
      numericColumn(
        x,
        x.map((v) => v + 1),
      ),
      'wasserstein',
      0.17320510240752687,
      0.17320510240752687,
    ],
  ])('%s: %#', (_name, pair, name, statistic, score) => {
    const result = testColumn(pair);
    expect(result.test).toBe(name);
    expect(result.statistic).toBeCloseTo(statistic, 12);
    expect(result.score / score).toBeCloseTo(1, 12);
  });

  test('distances of binned and of counted shares', () => {
    const shifted = numericColumn(
      x,
      x.map((v) => v + 1),
    );
    const counts = categoricalColumn([50, 30, 20], [30, 40, 30]);
    expect(testColumn(shifted, { test: 'jensenshannon' }).score).toBeCloseTo(0.10753880929771521, 13);
    expect(testColumn(counts, { test: 'jensenshannon' }).score).toBeCloseTo(0.1457776797019122, 13);
    expect(testColumn(counts, { test: 'psi' }).score).toBeCloseTo(0.17147984280919268, 13);
  });
});

describe('choice of the test', () => {
  const values = (rows: number, distinct: number) => Array.from({ length: rows }, (_, i) => i % distinct);

  test.each([
    [1000, 6, 'ks'],
    [1000, 5, 'chisquare'],
    [1000, 3, 'chisquare'],
    [1000, 2, 'z'],
    [1000, 1, 'z'],
    [1001, 6, 'wasserstein'],
    [1001, 5, 'jensenshannon'],
  ])('a numeric column of %i rows and %i values: %s', (rows, distinct, expected) => {
    expect(testColumn(numericColumn(values(rows, distinct), values(50, distinct))).test).toBe(expected);
  });

  test.each([
    [[500, 500], 'z'],
    [[400, 400, 200], 'chisquare'],
    [[500, 501], 'jensenshannon'],
  ])('a categorical column of %j: %s', (counts, expected) => {
    expect(testColumn(categoricalColumn(counts, counts)).test).toBe(expected);
  });

  test('only the rows of the reference decide, without the missing ones', () => {
    const many = values(5000, 40);
    expect(testColumn(numericColumn(values(1000, 40), many)).test).toBe('ks');
    const missing = [...values(1000, 40), Number.NaN, Infinity, -Infinity];
    expect(testColumn(numericColumn(missing, many)).test).toBe('ks');
  });

  test('values are counted on both sides together, categories that neither side has are not', () => {
    expect(testColumn(numericColumn([1, 1, 2, 2], [3, 4, 5, 6])).test).toBe('ks');
    expect(testColumn(categoricalColumn([5, 5, 0], [4, 6, 0])).test).toBe('z');
  });

  test('a sample of a larger table goes by the size that it is said to have', () => {
    expect(testColumn(numericColumn(values(500, 40), values(500, 40)), { size: 1_000_000 }).test).toBe(
      'wasserstein',
    );
  });
});

describe('what is asked for', () => {
  test('the threshold is inclusive for ks and for distances, exclusive for other p-values and energy', () => {
    const shifted = numericColumn(range(1, 10), range(4, 13));
    const counts = categoricalColumn([50, 30, 20], [30, 40, 30]);
    const atOwnScore = (
      pair: ColumnPair,
      name: 'ks' | 'chisquare' | 'ed' | 'psi' | 'cramer_von_mises' | 'mannw',
    ) => testColumn(pair, { test: name, threshold: testColumn(pair, { test: name }).score }).drifted;
    expect(atOwnScore(shifted, 'ks')).toBe(true);
    expect(atOwnScore(shifted, 'cramer_von_mises')).toBe(true);
    expect(atOwnScore(shifted, 'mannw')).toBe(false);
    expect(atOwnScore(counts, 'chisquare')).toBe(false);
    expect(atOwnScore(counts, 'psi')).toBe(true);
    expect(atOwnScore(shifted, 'ed')).toBe(false);
  });

  test('several tests share one prepared column', () => {
    const pair = numericColumn(range(1, 50), range(11, 60));
    const prepared = new PreparedColumn(pair);
    for (const name of ['ks', 'wasserstein', 'ed', 'jensenshannon', 'mannw'] as const) {
      expect(testColumn(prepared, { test: name })).toEqual(testColumn(pair, { test: name }));
    }
    expect(pair.reference).toEqual(Float64Array.from(range(1, 50)));
  });

  test.each([
    [{ test: 'ks' }, categoricalColumn([5, 5], [4, 6]), 'TEST_NOT_APPLICABLE'],
    [{ test: 'chisquare' }, numericColumn([1, 2], [1, 2]), 'TEST_NOT_APPLICABLE'],
    [{ test: 'wilcoxon' }, numericColumn([1, 2], [1, 2]), 'TEST_NOT_APPLICABLE'],
    [{ test: 'toString' }, numericColumn([1, 2], [1, 2]), 'TEST_NOT_APPLICABLE'],
    [{ test: 'es' }, numericColumn([1, 2, 3, 4], [1, 2, 3, 4, 5]), 'TEST_NOT_APPLICABLE'],
    [{ test: 'es' }, numericColumn([1, 1, 1, 1, 9], [1, 1, 1, 1, 1]), 'TEST_NOT_APPLICABLE'],
    [{ test: 'anderson' }, numericColumn([1, 1, 1], [1, 1]), 'TEST_NOT_APPLICABLE'],
    [{ test: 't_test' }, numericColumn([1], [1, 2]), 'TEST_NOT_APPLICABLE'],
    [{ test: 'cramer_von_mises' }, numericColumn([1], [1, 2]), 'TEST_NOT_APPLICABLE'],
    [{ test: 'fisher_exact' }, categoricalColumn([1, 1, 1], [1, 1, 1]), 'TEST_NOT_APPLICABLE'],
    [{ test: 'psi' }, numericColumn(range(1, 30), [-1.7e308, 1.7e308]), 'TEST_NOT_APPLICABLE'],
    [{}, numericColumn([], [1, 2]), 'TEST_NOT_APPLICABLE'],
    [{}, numericColumn([1, 2], [Number.NaN, Infinity]), 'TEST_NOT_APPLICABLE'],
    [{}, categoricalColumn([], []), 'TEST_NOT_APPLICABLE'],
    [{}, categoricalColumn([1, 2], [0, 0]), 'TEST_NOT_APPLICABLE'],
    [{ test: 'missing' }, numericColumn([], [1]), 'TEST_NOT_APPLICABLE'],
    [{}, categoricalColumn([1, -1], [1, 1]), 'INVALID_PARAMETER'],
    [{}, categoricalColumn([1, 0.5], [1, 1]), 'INVALID_PARAMETER'],
    [{}, { ...categoricalColumn([1, 2], [1, 2]), current: Float64Array.of(1) }, 'INVALID_PARAMETER'],
    [{ threshold: 1.5 }, numericColumn([1, 2], [1, 2]), 'INVALID_PARAMETER'],
    [{ threshold: -1 }, numericColumn([1, 2], [1, 2]), 'INVALID_PARAMETER'],
    [{ threshold: Number.NaN, test: 'psi' }, numericColumn([1, 2], [1, 2]), 'INVALID_PARAMETER'],
  ])('refuses %j: case %#', (options, pair, code) => {
    expect(() => testColumn(pair, options as TestOptions)).toThrow(
      expect.objectContaining({ name: 'MlError', code }),
    );
  });
});
