import type { CategoryCounts } from './category-counts.ts';
import { countValues } from './category-counts.ts';
import { sturgesEdges, histogram } from './histogram.ts';
import { countDistinct, type Samples } from './samples.ts';

/** The share of the rows in each bin or category, on both sides. */
export interface Shares {
  reference: Float64Array;
  current: Float64Array;
}

/** A reference with more distinct values than this is binned. */
const MOST_VALUES = 20;
const ZERO_SHARE = 0.0001;

/** Evidently's bins of a numeric column: Sturges' on both sides together, or one per value where the reference has few. */
export function binShares(samples: Samples): Shares {
  const { reference, current } = samples;
  const distinct = countDistinct({ reference, current: new Float64Array(0) }, MOST_VALUES + 1);
  if (distinct <= MOST_VALUES) return categoryShares(countValues(samples));
  const lowest = Math.min(reference[0], current[0]);
  const highest = Math.max(reference[reference.length - 1], current[current.length - 1]);
  const edges = sturgesEdges(lowest, highest, reference.length + current.length);
  return {
    reference: histogram(reference, edges).map((count) => count / reference.length),
    current: histogram(current, edges).map((count) => count / current.length),
  };
}

export function categoryShares(counts: CategoryCounts): Shares {
  return {
    reference: counts.reference.map((count) => count / counts.referenceRows),
    current: counts.current.map((count) => count / counts.currentRows),
  };
}

/** Shares of 0 replaced, as Evidently does before it takes logarithms. */
export function fillZeros({ reference, current }: Shares): Shares {
  return { reference: fillSide(reference), current: fillSide(current) };
}

function fillSide(shares: Float64Array): Float64Array {
  const smallest = shares.reduce((least, share) => (share > 0 && share < least ? share : least), Infinity);
  const filling = smallest <= ZERO_SHARE ? smallest / 10 ** 6 : ZERO_SHARE;
  return shares.map((share) => (share === 0 ? filling : share));
}
