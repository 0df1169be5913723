import type { CategoryCounts } from './category-counts.ts';

export interface Contingency {
  /** Pearson's chi-square of both sides against common shares. */
  statistic: number;
  degreesOfFreedom: number;
  /** The least number of rows that common shares would have put in a cell. */
  leastExpected: number;
}

/**
 * Both sides as a table of two samples: the chi-square of homogeneity (K. Pearson, 1911), which knows that the
 * reference is a sample too, unlike a test against its shares.
 */
export function contingency({ reference, current, referenceRows, currentRows }: CategoryCounts): Contingency {
  const rows = referenceRows + currentRows;
  let [statistic, leastExpected] = [0, Infinity];
  for (let i = 0; i < reference.length; i++) {
    const both = reference[i] + current[i];
    const [inReference, inCurrent] = [(both * referenceRows) / rows, (both * currentRows) / rows];
    statistic += (reference[i] - inReference) ** 2 / inReference + (current[i] - inCurrent) ** 2 / inCurrent;
    leastExpected = Math.min(leastExpected, inReference, inCurrent);
  }
  return { statistic, degreesOfFreedom: reference.length - 1, leastExpected };
}
