import { invalidParameter, testNotApplicable } from '../check.ts';
import { PreparedColumn } from './prepared-column.ts';
import { isTwoSampleTest, TEST_CATALOG, type DriftRule, type TwoSampleTest } from './test-catalog.ts';
import type { ColumnPair, DriftTest, TestResult } from './types.ts';

export interface TestOptions {
  /** Evidently's choice where it is not said. */
  test?: DriftTest;
  /** The test's own where it is not said. */
  threshold?: number;
  /** The rows of the reference that the choice goes by, where the column is a sample of more. */
  size?: number;
}

/** Above these rows of the reference distances take the place of p-values. */
const MOST_TESTED_ROWS = 1000;
const FEW_VALUES = 5;

/**
 * Whether a column drifted, by Evidently's default test or by the one that is asked for.
 * @param column a pair, or a prepared one where several tests are to share its sorting
 * @throws MlError TEST_NOT_APPLICABLE if the test does not fit the column's type or values, INVALID_PARAMETER for a
 *   threshold that is no number of at least 0, and for a p-value above 1
 */
export function testColumn(column: ColumnPair | PreparedColumn, options: TestOptions = {}): TestResult {
  const prepared = column instanceof PreparedColumn ? column : new PreparedColumn(column);
  const test =
    options.test === undefined
      ? chooseTest(prepared, options.size)
      : requireFitting(options.test, prepared.pair);
  const { rule, run, threshold: ownThreshold } = TEST_CATALOG[test];
  const threshold = options.threshold ?? ownThreshold;
  requireThreshold(threshold, rule);
  const { statistic, pValue } = run(prepared);
  const score = pValue ?? statistic;
  return { test, statistic, pValue, score, threshold, drifted: isDrifted(score, threshold, rule) };
}

/**
 * Evidently's choice of a test (_get_default_stattest of its registry): by the type, by the rows of the reference, and by how many
 * values both sides have together.
 * @throws MlError TEST_NOT_APPLICABLE if a side has no value
 */
export function chooseTest(column: PreparedColumn, size = column.referenceRows): TwoSampleTest {
  const isNumeric = column.pair.type === 'numeric';
  const distinct = column.countDistinct(FEW_VALUES + 1);
  const hasMany = isNumeric && distinct > FEW_VALUES;
  if (size > MOST_TESTED_ROWS) return hasMany ? 'wasserstein' : 'jensenshannon';
  if (hasMany) return 'ks';
  return distinct > 2 ? 'chisquare' : 'z';
}

function requireFitting(test: DriftTest, pair: ColumnPair): TwoSampleTest {
  if (!isTwoSampleTest(test)) {
    const message = `${test} compares rows that are matched by key, not two samples`;
    throw testNotApplicable(message, { test, expected: 'rows matched by key' });
  }
  const { columnTypes } = TEST_CATALOG[test];
  if (!columnTypes.includes(pair.type)) {
    const message = `${test} is a test of ${columnTypes.join(' and ')} columns; this one is ${pair.type}`;
    throw testNotApplicable(message, { test, columnType: pair.type, expected: columnTypes });
  }
  return test;
}

function requireThreshold(threshold: number, rule: DriftRule): void {
  const most = rule.startsWith('p') ? 1 : Number.MAX_VALUE;
  if (!(threshold >= 0 && threshold <= most)) {
    throw invalidParameter('threshold', threshold, most === 1 ? 'from 0 to 1' : 'a number of at least 0');
  }
}

function isDrifted(score: number, threshold: number, rule: DriftRule): boolean {
  switch (rule) {
    case 'p <= t':
      return score <= threshold;
    case 'p < t':
      return score < threshold;
    case 'd >= t':
      return score >= threshold;
    case 'd > t':
      return score > threshold;
  }
}
