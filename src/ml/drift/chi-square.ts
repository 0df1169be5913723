import { chiSquareSf } from '../special/gamma.ts';
import type { CategoryCounts } from './category-counts.ts';
import type { Statistic } from './types.ts';

/**
 * Pearson's chi-square test of the current counts against the reference's shares, as Evidently calls SciPy's chisquare: a
 * category that the reference lacks makes the statistic infinite. One category alone: p = 1, where SciPy has NaN.
 */
export function chiSquare(counts: CategoryCounts): Statistic {
  return divergenceTest(counts, (observed, expected) => (observed - expected) ** 2 / expected);
}

/** The likelihood-ratio test on the same counts (G-test), as SciPy's power_divergence with lambda "log-likelihood". */
export function gTest(counts: CategoryCounts): Statistic {
  return divergenceTest(counts, (observed, expected) =>
    observed === 0 ? 0 : 2 * observed * Math.log(observed / expected),
  );
}

function divergenceTest(
  { reference, current, referenceRows, currentRows }: CategoryCounts,
  termOf: (observed: number, expected: number) => number,
): Statistic {
  if (reference.length === 1) return { statistic: 0, pValue: 1 };
  const scale = currentRows / referenceRows;
  let statistic = 0;
  for (let i = 0; i < reference.length; i++) statistic += termOf(current[i], reference[i] * scale);
  return { statistic, pValue: chiSquareSf(statistic, reference.length - 1) };
}
