import { moments } from '../moments.ts';
import { studentTwoSided } from '../special/beta.ts';
import { requireAtLeast, type Samples } from './samples.ts';
import type { Statistic } from './types.ts';

/**
 * Student's two-sided t-test of two means with the pooled variance: SciPy's ttest_ind with its defaults, as Evidently calls it.
 * @returns t 0 and p 1 if all values are equal, where SciPy has NaN
 * @throws MlError TEST_NOT_APPLICABLE for fewer than 2 values on a side
 */
export function tTest(samples: Samples): Statistic {
  requireAtLeast('t_test', samples, 2);
  const n1 = samples.reference.length;
  const n2 = samples.current.length;
  const reference = moments(samples.reference);
  const current = moments(samples.current);
  const df = n1 + n2 - 2;
  const pooled = (n1 * reference.variance + n2 * current.variance) / df;
  const difference = reference.mean - current.mean;
  if (difference === 0) return { statistic: 0, pValue: 1 };
  const statistic = difference / Math.sqrt(pooled * (1 / n1 + 1 / n2));
  return { statistic, pValue: studentTwoSided(statistic, df) };
}
