/** The tests that drift is judged by, under the names that Evidently gives them; the last three are ours. */
export const DRIFT_TESTS = [
  'ks',
  'chisquare',
  'z',
  'wasserstein',
  'jensenshannon',
  'psi',
  'kl_div',
  'anderson',
  'cramer_von_mises',
  'ed',
  'es',
  'mannw',
  't_test',
  'hellinger',
  'fisher_exact',
  'g_test',
  'TVD',
  'missing',
  'wilcoxon',
  'sign',
] as const;
export type DriftTest = (typeof DRIFT_TESTS)[number];

/** Both sides of a numeric column; NaN and infinities count as missing. */
export interface NumericColumn {
  type: 'numeric';
  reference: Float64Array;
  current: Float64Array;
}

/** Both sides of a categorical column, as the counts of the same categories. */
export interface CategoricalColumn {
  type: 'categorical';
  categories: string[];
  reference: Float64Array;
  current: Float64Array;
  /** The rows without a value; none where it is not said. */
  missing?: MissingRows;
}

export interface MissingRows {
  reference: number;
  current: number;
}

export type ColumnPair = NumericColumn | CategoricalColumn;

/** What a test measures. */
export interface Statistic {
  statistic: number;
  /** null: the test is a distance. */
  pValue: number | null;
}

/** What a test says of a column. */
export interface TestResult extends Statistic {
  test: DriftTest;
  /** What is compared with the threshold: the p-value, or the distance. */
  score: number;
  threshold: number;
  drifted: boolean;
}
