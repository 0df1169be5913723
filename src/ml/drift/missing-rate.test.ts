import { expect, test } from 'vitest';
import { fisherExact } from './fisher-exact.ts';
import { missingRate } from './missing-rate.ts';
import { testColumn } from './test-column.ts';
import { categoricalColumn, numericColumn } from './testing.ts';
import { twoProportions } from './two-proportions.ts';

const withMissing = (rows: number, missing: number) =>
  Array.from({ length: rows }, (_, i) => (i < missing ? [Number.NaN, Infinity, -Infinity][i % 3] : i));

test('counts NaN and infinities, and tests large counts by the pooled Z-test', () => {
  const result = missingRate(numericColumn(withMissing(1000, 20), withMissing(500, 30)));
  const { pValue } = twoProportions({ hits: 20, rows: 1000 }, { hits: 30, rows: 500 });
  expect(result).toEqual({ statistic: 0.06 - 0.02, pValue });
});

test('tests small counts exactly', () => {
  const { pValue } = fisherExact({ reference: Float64Array.of(20, 0), current: Float64Array.of(16, 4) });
  expect(missingRate(numericColumn(withMissing(20, 0), withMissing(20, 4)))).toEqual({
    statistic: 0.2,
    pValue,
  });
});

test('takes a column of which nothing is left', () => {
  const result = testColumn(numericColumn(withMissing(50, 0), withMissing(50, 50)), { test: 'missing' });
  expect(result).toMatchObject({ statistic: 1, drifted: true });
});

test('takes the missing rows of categories from their count', () => {
  const pair = { ...categoricalColumn([60, 40], [50, 50]), missing: { reference: 0, current: 100 } };
  expect(testColumn(pair, { test: 'missing' })).toMatchObject({ statistic: 0.5, drifted: true });
  expect(testColumn(categoricalColumn([60, 40], [50, 50]), { test: 'missing' })).toMatchObject({
    statistic: 0,
    pValue: 1,
    drifted: false,
  });
});
