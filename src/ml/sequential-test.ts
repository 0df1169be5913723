/** How often each value came: the order does not matter to the test. */
export interface SignedCounts {
  /** How often 1 came, and -1. */
  plus: number;
  minus: number;
  /** How often 0 came. */
  zero: number;
}

/** Bets as shares of the largest one that cannot lose everything; one near the best bet is among them. */
const BETS = [0.98, ...Array.from({ length: 11 }, (_, i) => 0.75 * 2 ** -i)];

/**
 * The evidence that values of -1, 0 and 1 have a mean above `bound`, as the logarithm of an e-value: what a gambler who
 * begins with 1 has won by betting on it, an equal part of his money on each of a dozen fixed bets. As long as no value's
 * mean is above the bound, whatever came before it, the chance that he ever has 1 / a is at most a (Ville's inequality).
 * So one may look at any time, as often as one likes, and stop.
 *
 * Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", JRSS B 86 (2024), section 4; the
 * mixture is that of Robbins, as in Howard et al., "Time-uniform, nonparametric, nonasymptotic confidence sequences",
 * Annals of Statistics 49 (2021).
 * @param lowest the least value that can come: with 0 the bets may be larger, and `minus` is 0
 */
export function evidenceAbove({ plus, minus, zero }: SignedCounts, bound: number, lowest: -1 | 0): number {
  const largest = 1 / Math.max(bound - lowest, Number.EPSILON);
  const won = BETS.map((share) => {
    const bet = share * largest;
    return times(plus, bet * (1 - bound)) + times(minus, -bet * (1 + bound)) + times(zero, -bet * bound);
  });
  const most = Math.max(...won);
  const sum = won.reduce((total, each) => total + Math.exp(each - most), 0);
  return most + Math.log(sum / won.length);
}

/** The logarithm of what is left of 1 after so many bets of one outcome. */
const times = (count: number, gain: number) => (count === 0 ? 0 : count * Math.log1p(gain));

/**
 * The lower end of a confidence sequence for the mean: it is below the mean at all times with a probability of at least
 * 1 - `alpha`, however often one looks.
 */
export function meanAtLeast(counts: SignedCounts, alpha: number, lowest: -1 | 0): number {
  const limit = -Math.log(alpha);
  let [low, high] = [lowest as number, 1];
  // What is known of 1 is known of every bound below it: the evidence falls with the bound.
  for (let i = 0; i < 50; i++) {
    const bound = (low + high) / 2;
    if (evidenceAbove(counts, bound, lowest) >= limit) low = bound;
    else high = bound;
  }
  return low;
}
