import { chiSquareSf } from '../special/gamma.ts';
import { countCategories } from './category-counts.ts';
import { contingency } from './contingency.ts';
import { requireShare } from './require-share.ts';

export interface ShareDrift {
  statistic: number;
  degreesOfFreedom: number;
  pValue: number;
  threshold: number;
  drifted: boolean;
  /** Of each cluster, in the order given. */
  referenceShares: Float64Array;
  currentShares: Float64Array;
  /** The least number of rows that common shares would put in a cluster of either side. */
  leastExpected: number;
  /** Whether that is below 5, where the chi-square approximation is doubtful (W. Cochran, 1954). */
  isDoubtful: boolean;
}

/**
 * Whether rows fall into the clusters in other shares than at the training: the chi-square test of homogeneity. Between
 * the same keys at two times it is cautious; there the stability of the assignments says more.
 * @param reference rows of each cluster at the training
 * @param current rows of each cluster now, in the same order
 * @throws MlError INVALID_PARAMETER for different lengths, counts that are not whole and at least 0, or a threshold that
 *   is not between 0 and 1, TEST_NOT_APPLICABLE for a side without rows
 */
export function shareDrift(
  reference: Int32Array | Float64Array,
  current: Int32Array | Float64Array,
  { threshold = 0.05 }: { threshold?: number } = {},
): ShareDrift {
  requireShare('threshold', threshold);
  const counts = { reference: Float64Array.from(reference), current: Float64Array.from(current) };
  const clusters = Array.from(reference, (_, cluster) => String(cluster));
  const table = countCategories({ type: 'categorical', categories: clusters, ...counts });
  const { statistic, degreesOfFreedom, leastExpected } = contingency(table);
  const pValue = degreesOfFreedom === 0 ? 1 : chiSquareSf(statistic, degreesOfFreedom);
  return {
    statistic,
    degreesOfFreedom,
    pValue,
    threshold,
    drifted: pValue < threshold,
    referenceShares: sharesOf(counts.reference),
    currentShares: sharesOf(counts.current),
    leastExpected,
    isDoubtful: leastExpected < 5,
  };
}

function sharesOf(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}
