/**
 * The probability that a sum of some of the `ranks`, each taken with probability one half, is at most `sum`: the null
 * distribution of the signed-rank statistic given the ranks, ties included, over all 2^n sign patterns by dynamic
 * programming (B. Streitberg, J. Röhmel,
 * "Exact distributions for permutation and rank tests", 1986). Up to a thousand ranks; beyond, 2^-n underflows.
 * @param ranks multiples of one half
 */
export function signedRankCdf(ranks: Float64Array, sum: number): number {
  const probabilities = signedRankProbabilities(ranks, sum);
  let total = 0;
  for (const probability of probabilities) total += probability;
  return Math.min(1, total);
}

/** The probabilities of the sums 0, 1/2, 1, … up to `largest`. */
export function signedRankProbabilities(ranks: Float64Array, largest: number): Float64Array {
  const size = Math.floor(2 * largest) + 1;
  const probabilities = new Float64Array(Math.max(0, size));
  probabilities[0] = 1;
  for (const rank of ranks) {
    const step = 2 * rank;
    for (let at = size - 1; at >= 0; at--) {
      probabilities[at] = (probabilities[at] + (at >= step ? probabilities[at - step] : 0)) / 2;
    }
  }
  return probabilities;
}
