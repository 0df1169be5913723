import { sortFloats } from '../sort-floats.ts';
import { normalQuantile } from './normal-quantile.ts';
import { signedRankProbabilities } from './signed-rank-distribution.ts';
import { selectWalshAverage } from './walsh-averages.ts';

export interface MedianShift {
  /** The median of all averages of two differences. */
  estimate: number;
  low: number;
  high: number;
  /** What the interval attains: at least what was asked for, except that few differences cannot. */
  confidence: number;
}

const EXACT_DIFFERENCES = 50;

/**
 * The Hodges-Lehmann estimate of the shift behind the differences, zeros included, and its distribution-free interval,
 * the inverse of the signed-rank test (M. Hollander, D. Wolfe, E. Chicken, "Nonparametric statistical methods", 2014,
 * 3.2-3.3): exact up to 50 differences, by the normal approximation beyond. Ties make the interval cautious.
 * @param differences at least one, none of them NaN
 */
export function hodgesLehmann(differences: Float64Array, confidence: number): MedianShift {
  const sorted = sortFloats(differences.slice());
  const averages = (sorted.length * (sorted.length + 1)) / 2;
  const middle = Math.ceil(averages / 2);
  const lower = selectWalshAverage(sorted, middle);
  const upper = averages % 2 === 1 ? lower : selectWalshAverage(sorted, middle + 1);
  const { rank, attained } = intervalRank(sorted.length, confidence);
  return {
    estimate: lower / 2 + upper / 2,
    low: selectWalshAverage(sorted, rank),
    high: selectWalshAverage(sorted, averages + 1 - rank),
    confidence: attained,
  };
}

/** Which average from either end bounds the interval. */
function intervalRank(n: number, confidence: number): { rank: number; attained: number } {
  const tail = (1 - confidence) / 2;
  if (n > EXACT_DIFFERENCES) {
    const spread = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24);
    const rank = Math.floor((n * (n + 1)) / 4 + normalQuantile(tail) * spread);
    return { rank: Math.max(1, rank), attained: confidence };
  }
  const ranks = Float64Array.from({ length: n }, (_, i) => i + 1);
  const probabilities = signedRankProbabilities(ranks, (n * (n + 1)) / 4);
  let rank = 1;
  let outside = probabilities[0];
  // Whole sums stand at every second place.
  for (; 2 * rank < probabilities.length && outside + probabilities[2 * rank] <= tail; rank++) {
    outside += probabilities[2 * rank];
  }
  return { rank, attained: 1 - 2 * outside };
}
