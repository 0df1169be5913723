import { createRandom, type Random } from '../random.ts';
import { logGamma } from '../special/gamma.ts';
import type { CategoryCounts } from './category-counts.ts';
import type { Statistic } from './types.ts';

const ITERATIONS = 1000;
const SEED = 42;

/**
 * The total variation distance of two sets of counts, with the p-value of Evidently's permutation test: the share of 1000
 * random divisions of all rows into sides of the same sizes that are no less apart. Seeded: the same counts, the same p-value.
 */
export function totalVariation(counts: CategoryCounts, seed = SEED): Statistic {
  const { reference, current, referenceRows, currentRows } = counts;
  const pooled = reference.map((count, i) => count + current[i]);
  const random = createRandom(seed);
  const observed = spread(reference, pooled, counts);
  let farther = 0;
  for (let i = 0; i < ITERATIONS; i++) {
    if (spread(drawSide(random, pooled, referenceRows), pooled, counts) >= observed) farther++;
  }
  return { statistic: observed / (2 * referenceRows * currentRows), pValue: farther / ITERATIONS };
}

/** The sum of |r / n₁ - c / n₂| times n₁ n₂: whole numbers, so that equal distances compare as equal. */
function spread(
  side: Float64Array,
  pooled: Float64Array,
  { referenceRows, currentRows }: CategoryCounts,
): number {
  return side.reduce(
    (sum, count, i) => sum + Math.abs(count * currentRows - (pooled[i] - count) * referenceRows),
    0,
  );
}

/** The counts of `rows` rows drawn without replacement: a hypergeometric variable for each category in turn. */
function drawSide(random: Random, pooled: Float64Array, rows: number): Float64Array {
  let rest = pooled.reduce((sum, count) => sum + count, 0);
  let wanted = rows;
  return pooled.map((count) => {
    const drawn = drawHypergeometric(random, count, rest - count, wanted);
    rest -= count;
    wanted -= drawn;
    return drawn;
  });
}

/** How many of `drawn` rows come from the first `hits` of hits + others: inversion, from the mode outwards. */
function drawHypergeometric(random: Random, hits: number, others: number, drawn: number): number {
  const lowest = Math.max(0, drawn - others);
  const highest = Math.min(hits, drawn);
  if (lowest === highest) return lowest;
  const guess = Math.floor(((drawn + 1) * (hits + 1)) / (hits + others + 2));
  const mode = Math.min(highest, Math.max(lowest, guess));
  let [low, high] = [mode, mode];
  let lowWeight = Math.exp(
    logChoose(hits, mode) + logChoose(others, drawn - mode) - logChoose(hits + others, drawn),
  );
  let highWeight = lowWeight;
  let left = random() - lowWeight;
  while (left > 0 && (low > lowest || high < highest)) {
    lowWeight *= (low * (others - drawn + low)) / ((hits - low + 1) * (drawn - low + 1));
    highWeight *= ((hits - high) * (drawn - high)) / ((high + 1) * (others - drawn + high + 1));
    if (low > lowest && lowWeight > 0) {
      low--;
      left -= lowWeight;
      if (left <= 0) return low;
    }
    if (high < highest && highWeight > 0) {
      high++;
      left -= highWeight;
      if (left <= 0) return high;
    }
    if (lowWeight === 0 && highWeight === 0) break;
  }
  return mode;
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
