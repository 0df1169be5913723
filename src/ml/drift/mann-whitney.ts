import { normalSf } from '../special/normal.ts';
import type { Samples } from './samples.ts';
import type { Statistic } from './types.ts';
import { walkValues } from './walk-values.ts';

/** The exact distribution is counted where a side has no more values than this, and none occurs twice, as in SciPy. */
const EXACT_ROWS = 8;
/** More counts than this are not held; the normal approximation is then as good. */
const MOST_COUNTS = 2 ** 24;

/**
 * The Mann-Whitney U test as Evidently calls SciPy's mannwhitneyu: one-sided, its alternative being that the reference is
 * stochastically less than the current. Values that went down never make it small. With continuity correction and correction
 * for ties.
 * @returns as statistic U of the reference
 */
export function mannWhitney(samples: Samples): Statistic {
  const n1 = samples.reference.length;
  const n2 = samples.current.length;
  const n = n1 + n2;
  let rankSum = 0;
  let tieTerm = 0;
  walkValues(samples, (_value, below1, count1, below2, count2) => {
    const count = count1 + count2;
    rankSum += (below1 + below2 + (count + 1) / 2) * count1;
    tieTerm += count ** 3 - count;
  });
  const statistic = rankSum - (n1 * (n1 + 1)) / 2;
  if (Math.min(n1, n2) <= EXACT_ROWS && tieTerm === 0 && n1 * n2 < MOST_COUNTS) {
    return { statistic, pValue: exactCdf(statistic, n1, n2) };
  }
  const deviation = Math.sqrt(((n1 * n2) / 12) * (n + 1 - tieTerm / (n * (n - 1))));
  const z = ((n1 * n2) / 2 - statistic - 0.5) / deviation;
  return { statistic, pValue: normalSf(z) };
}

/** P(U <= u): the coefficients of the Gaussian binomial (n₁ + n₂ over n₁), one factor (1 - q^(n + i)) / (1 - q^i) at a time. */
function exactCdf(u: number, n1: number, n2: number): number {
  const [small, large] = n1 < n2 ? [n1, n2] : [n2, n1];
  // The distribution is symmetric; the lower half is all that is counted.
  const isUpper = u > (n1 * n2) / 2;
  const last = isUpper ? n1 * n2 - u - 1 : u;
  const counts = new Float64Array(last + 1);
  counts[0] = 1;
  let total = 1;
  for (let i = 1; i <= small; i++) {
    total *= (large + i) / i;
    for (let k = i; k <= last; k++) counts[k] += counts[k - i];
    for (let k = last; k >= large + i; k--) counts[k] -= counts[k - large - i];
  }
  const tail = counts.reduce((sum, count) => sum + count, 0) / total;
  return isUpper ? 1 - tail : tail;
}
