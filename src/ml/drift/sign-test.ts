import { binomialLowerTail } from './binomial.ts';

/**
 * The two-sided sign test (W. Conover, "Practical nonparametric statistics", 1999, 3.4): the probability that as many
 * of `rose + fell` fair coins, or more, fall on one side. Equal to scipy.stats.binomtest(rose, rose + fell).
 * @returns the share that rose, one half when nothing moved, and the p-value
 */
export function signTest(rose: number, fell: number): { statistic: number; pValue: number } {
  const n = rose + fell;
  if (n === 0) return { statistic: 0.5, pValue: 1 };
  const pValue = rose === fell ? 1 : Math.min(1, 2 * binomialLowerTail(Math.min(rose, fell), n, 0.5));
  return { statistic: rose / n, pValue };
}
