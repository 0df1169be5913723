import { quantileSorted } from '../quantile.ts';
import type { NumericColumn } from './types.ts';

/** Two samples over the same bins: from `edges[i]` up to `edges[i + 1]`, which only the last bin includes. */
export interface SharedHistogram {
  edges: number[];
  reference: number[];
  current: number[];
}

const FEWEST_BINS = 10;
const MOST_BINS = 20;

/**
 * Both sides of a numeric column over bins of equal width from the least to the greatest value of both: as many as the
 * rule of Freedman and Diaconis ("On the histogram as a density estimator", 1981) finds right for the pooled sample,
 * within 10 to 20; one where all values are the same, none where there are none.
 */
export function sharedHistogram({ reference, current }: NumericColumn): SharedHistogram {
  const pooled = pool(reference, current);
  if (pooled.length === 0) return { edges: [], reference: [], current: [] };
  const [low, high] = [pooled[0], pooled[pooled.length - 1]];
  const edges = edgesOf(low, high, binsFor(pooled));
  return { edges, reference: countInto(edges, reference), current: countInto(edges, current) };
}

/** The finite values of both sides, sorted. */
function pool(reference: Float64Array, current: Float64Array): Float64Array {
  const all = new Float64Array(reference.length + current.length);
  all.set(reference);
  all.set(current, reference.length);
  return all.filter((value) => Number.isFinite(value)).sort();
}

function binsFor(sorted: Float64Array): number {
  const spread = quantileSorted(sorted, 0.75) - quantileSorted(sorted, 0.25);
  const width = (2 * spread) / Math.cbrt(sorted.length);
  const bins = Math.ceil((sorted[sorted.length - 1] - sorted[0]) / width);
  return Number.isFinite(bins) ? Math.min(MOST_BINS, Math.max(FEWEST_BINS, bins)) : MOST_BINS;
}

function edgesOf(low: number, high: number, bins: number): number[] {
  const edges = Array.from({ length: bins + 1 }, (_, i) => low * (1 - i / bins) + high * (i / bins));
  // Where rounding swallows the width there are no edges between these numbers.
  const isRising = edges.every((edge, i) => i === 0 || edge > edges[i - 1]);
  return isRising ? edges : [low, high];
}

function countInto(edges: readonly number[], values: Float64Array): number[] {
  const bins = edges.length - 1;
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    // The number of inner edges that the value has reached.
    let [from, to] = [0, bins - 1];
    while (from < to) {
      const middle = (from + to + 1) >> 1;
      if (value >= edges[middle]) from = middle;
      else to = middle - 1;
    }
    counts[from]++;
  }
  return counts;
}
