import { invalidParameter, requireLength } from '../check.ts';
import type { CategoricalColumn } from './types.ts';

export interface Contingency {
  /** Pearson's chi-square of the two rows of counts against common shares. */
  statistic: number;
  degreesOfFreedom: number;
  total: number;
  /** The least number that common shares would have put in a cell. */
  leastExpected: number;
}

/**
 * Both sides of a categorical column as a table of two samples: the chi-square of homogeneity (K. Pearson, 1911), which
 * knows that the reference is a sample too, unlike a test against its shares. Categories that nobody has are left out.
 * @throws MlError INVALID_PARAMETER for counts that are not finite and at least 0, or a side without any
 */
export function contingency({
  reference,
  current,
}: Pick<CategoricalColumn, 'reference' | 'current'>): Contingency {
  requireLength('current', current.length, reference.length);
  const [n, m] = [sumCounts('reference', reference), sumCounts('current', current)];
  let [statistic, categories, leastExpected] = [0, 0, Infinity];
  for (let i = 0; i < reference.length; i++) {
    const both = reference[i] + current[i];
    if (both === 0) continue;
    const [inReference, inCurrent] = [(both * n) / (n + m), (both * m) / (n + m)];
    categories++;
    statistic += (reference[i] - inReference) ** 2 / inReference + (current[i] - inCurrent) ** 2 / inCurrent;
    leastExpected = Math.min(leastExpected, inReference, inCurrent);
  }
  return { statistic, degreesOfFreedom: categories - 1, total: n + m, leastExpected };
}

function sumCounts(side: string, counts: Float64Array): number {
  let total = 0;
  counts.forEach((count, i) => {
    if (!(count >= 0 && count < Infinity))
      throw invalidParameter(`${side}[${i}]`, count, 'a count of at least 0');
    total += count;
  });
  if (total === 0) throw invalidParameter(`the rows in ${side}`, 0, 'at least 1');
  return total;
}
