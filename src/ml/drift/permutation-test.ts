import { requireInteger } from '../check.ts';
import { throwIfCancelled, type FitControl } from '../fit-control.ts';
import { seedRandomRows } from '../kmeans-init.ts';
import { createRandom } from '../random.ts';
import { requireShare } from './require-share.ts';

export interface PermutationOptions {
  /** Draws of who belongs to which side. */
  permutations?: number;
  /** At most this many rows of either side are looked at, drawn by the seed. */
  rows?: number;
  randomState?: number;
  threshold?: number;
}

/** The verdict of a test of whole rows. */
export interface RowsTest {
  pValue: number;
  threshold: number;
  drifted: boolean;
  /** Rows looked at. */
  referenceRows: number;
  currentRows: number;
  permutations: number;
}

export function checkPermutationOptions({
  permutations = 499,
  rows = 500,
  randomState = 0,
  threshold = 0.05,
}: PermutationOptions = {}): Required<PermutationOptions> {
  requireInteger('permutations', permutations, 1);
  requireInteger('rows', rows, 2);
  requireInteger('randomState', randomState, 0);
  requireShare('threshold', threshold);
  return { permutations, rows, randomState, threshold };
}

/**
 * The share of random divisions of the rows, the true one among them, whose statistic is as large as that of the true
 * one (B. Phipson, G. Smyth, "Permutation p-values should never be zero", 2010).
 * @param statistic of the division whose first side these rows are
 * @param control polled before and told of every division
 * @returns the statistic of the first `reference` of all rows, and its p-value
 * @throws MlError FIT_CANCELLED
 */
export function permutationTest(
  rows: { reference: number; current: number },
  statistic: (first: Int32Array) => number,
  { permutations, randomState }: Pick<Required<PermutationOptions>, 'permutations' | 'randomState'>,
  control?: FitControl,
): { observed: number; pValue: number } {
  const total = rows.reference + rows.current;
  const observed = statistic(Int32Array.from({ length: rows.reference }, (_, row) => row));
  const random = createRandom(randomState);
  let asLarge = 1;
  for (let draw = 0; draw < permutations; draw++) {
    throwIfCancelled(control);
    if (
      statistic(seedRandomRows(total, rows.reference, random)) >=
      observed - ROUNDING * Math.abs(observed)
    ) {
      asLarge++;
    }
    control?.onProgress(draw + 1, permutations);
  }
  return { observed, pValue: asLarge / (permutations + 1) };
}

// Equal divisions differ by the order of their sums.
const ROUNDING = 1e-12;
