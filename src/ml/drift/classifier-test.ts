import type { FitControl } from '../fit-control.ts';
import type { Matrix } from '../matrix.ts';
import { deriveSeed } from '../random.ts';
import { cliffsDelta } from './cliffs-delta.ts';
import { crossFittedRidge } from './cross-fitted-ridge.ts';
import {
  checkPermutationOptions,
  permutationTest,
  type PermutationOptions,
  type RowsTest,
} from './permutation-test.ts';
import { poolRows } from './pooled-rows.ts';
import { rankFeatures } from './rank-features.ts';

export interface ClassifierTest extends RowsTest {
  /** How well reference and current rows are told apart: 0.5 by chance, 1 always. */
  auc: number;
}

/**
 * Whether a classifier can tell current rows from reference rows (D. Lopez-Paz, M. Oquab, "Revisiting classifier
 * two-sample tests", 2017): ridge regression of the side on ranks, their squares and products, each row judged by a
 * fit to the four fifths without it. The p-value is by permutation with every fit repeated, so it holds for any
 * number of rows. At most 500 rows a side are drawn.
 * @throws MlError INVALID_PARAMETER, FEATURE_NOT_FINITE, FIT_CANCELLED
 */
export function classifierTest(
  reference: Matrix,
  current: Matrix,
  options: PermutationOptions = {},
  control?: FitControl,
): ClassifierTest {
  const all = checkPermutationOptions(options);
  const pooled = poolRows(reference, current, all.rows, all.randomState);
  const classify = crossFittedRidge(rankFeatures(pooled.x), deriveSeed(all.randomState, 3));
  const { observed, pValue } = permutationTest(
    pooled,
    (first) => aucOf(classify(first), first),
    all,
    control,
  );
  return {
    auc: observed,
    pValue,
    threshold: all.threshold,
    drifted: pValue < all.threshold,
    referenceRows: pooled.reference,
    currentRows: pooled.current,
    permutations: all.permutations,
  };
}

/** The probability that a row of the first side scores below one of the other. */
function aucOf(scores: Float64Array, first: Int32Array): number {
  const reference = Float64Array.from(first, (row) => scores[row]).sort();
  const others = new Uint8Array(scores.length).fill(1);
  for (const row of first) others[row] = 0;
  const current = scores.filter((_, row) => others[row] === 1).sort();
  return (1 + cliffsDelta({ reference, current })) / 2;
}
