import { testNotApplicable } from '../check.ts';
import { fisherExact } from './fisher-exact.ts';
import { twoProportions } from './two-proportions.ts';
import type { ColumnPair, MissingRows, Statistic } from './types.ts';

/** Below this expected count the normal approximation is not used (W. Cochran, "Some methods for strengthening the common χ² tests", 1954). */
const LEAST_EXPECTED = 5;

/**
 * Whether the share of missing values changed: the two-proportion Z-test with pooled variance, or Fisher's exact test where
 * any of the four expected counts is below 5. Values are missing if they are NaN, infinite, or counted as such.
 * @returns as statistic the current rate less the reference's
 * @throws MlError TEST_NOT_APPLICABLE if a side has no row
 */
export function missingRate(pair: ColumnPair): Statistic {
  const missing = countMissing(pair);
  const rows = countRows(pair, missing);
  for (const side of ['reference', 'current'] as const) {
    if (rows[side] === 0) {
      throw testNotApplicable(`the column has no row in the ${side}`, { side, rows: 0 });
    }
  }
  const statistic = missing.current / rows.current - missing.reference / rows.reference;
  const hits = missing.reference + missing.current;
  const total = rows.reference + rows.current;
  const leastExpected = (Math.min(hits, total - hits) * Math.min(rows.reference, rows.current)) / total;
  const { pValue } =
    leastExpected < LEAST_EXPECTED
      ? fisherExact({
          reference: Float64Array.of(rows.reference - missing.reference, missing.reference),
          current: Float64Array.of(rows.current - missing.current, missing.current),
        })
      : twoProportions(
          { hits: missing.reference, rows: rows.reference },
          { hits: missing.current, rows: rows.current },
        );
  return { statistic, pValue };
}

function countMissing(pair: ColumnPair): MissingRows {
  if (pair.type === 'categorical') return pair.missing ?? { reference: 0, current: 0 };
  const countOf = (column: Float64Array) =>
    column.reduce((count, value) => (Number.isFinite(value) ? count : count + 1), 0);
  return { reference: countOf(pair.reference), current: countOf(pair.current) };
}

function countRows(pair: ColumnPair, missing: MissingRows): MissingRows {
  if (pair.type === 'numeric') return { reference: pair.reference.length, current: pair.current.length };
  const totalOf = (counts: Float64Array) => counts.reduce((sum, count) => sum + count, 0);
  return {
    reference: totalOf(pair.reference) + missing.reference,
    current: totalOf(pair.current) + missing.current,
  };
}
