import type { FitControl } from '../fit-control.ts';
import type { Matrix } from '../matrix.ts';
import { moments } from '../moments.ts';
import { sortFloats } from '../sort-floats.ts';
import {
  checkPermutationOptions,
  permutationTest,
  type PermutationOptions,
  type RowsTest,
} from './permutation-test.ts';
import { poolRows } from './pooled-rows.ts';

export interface MmdTest extends RowsTest {
  /** The unbiased estimate of the squared discrepancy; about 0, also below it, without drift. */
  mmd2: number;
}

/**
 * Whether rows are distributed otherwise than before, in any way: the maximum mean discrepancy with a Gaussian kernel
 * as wide as the median distance (A. Gretton and others, "A kernel two-sample test", 2012), columns standardised, the
 * p-value by permutation. Time and memory grow with the square of the rows, of which at most 500 a side are drawn.
 * @throws MlError INVALID_PARAMETER, FEATURE_NOT_FINITE, FIT_CANCELLED
 */
export function mmdTest(
  reference: Matrix,
  current: Matrix,
  options: PermutationOptions = {},
  control?: FitControl,
): MmdTest {
  const all = checkPermutationOptions(options);
  const pooled = poolRows(reference, current, all.rows, all.randomState);
  const kernel = gaussianKernel(squaredDistances(pooled.x), pooled.x.rows);
  const { observed, pValue } = permutationTest(
    pooled,
    (first) => mmd2(kernel, pooled.x.rows, first),
    all,
    control,
  );
  return {
    mmd2: observed,
    pValue,
    threshold: all.threshold,
    drifted: pValue < all.threshold,
    referenceRows: pooled.reference,
    currentRows: pooled.current,
    permutations: all.permutations,
  };
}

interface Kernel {
  /** n x n, zero on the diagonal. */
  values: Float64Array;
  /** Of each row, and of all. */
  sums: Float64Array;
  sum: number;
}

/** The within-side sum of one side gives the others, since all three add up to what no permutation changes. */
function mmd2({ values, sums, sum }: Kernel, rows: number, first: Int32Array): number {
  const n = first.length;
  const m = rows - n;
  let [within, touching] = [0, 0];
  for (let i = 0; i < n; i++) {
    const start = first[i] * rows;
    touching += sums[first[i]];
    for (let j = 0; j < i; j++) within += values[start + first[j]];
  }
  within *= 2;
  const between = touching - within;
  const other = sum - within - 2 * between;
  return within / (n * (n - 1)) + other / (m * (m - 1)) - (2 * between) / (n * m);
}

function squaredDistances({ data, rows, columns }: Matrix): Float64Array {
  const distances = new Float64Array(rows * rows);
  for (let column = 0; column < columns; column++) {
    const values = Float64Array.from({ length: rows }, (_, row) => data[row * columns + column]);
    const { variance } = moments(values);
    if (variance === 0) continue;
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < i; j++) distances[i * rows + j] += (values[i] - values[j]) ** 2 / variance;
    }
  }
  return distances;
}

function gaussianKernel(distances: Float64Array, rows: number): Kernel {
  const scale = 2 * medianPositive(distances);
  const sums = new Float64Array(rows);
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      const value = Math.exp(-distances[i * rows + j] / scale);
      distances[i * rows + j] = value;
      distances[j * rows + i] = value;
      sums[i] += value;
      sums[j] += value;
      sum += 2 * value;
    }
  }
  return { values: distances, sums, sum };
}

/** Rows that coincide have no say in the width; 1 where all do. */
function medianPositive(distances: Float64Array): number {
  const positive = sortFloats(distances.filter((distance) => distance > 0));
  return positive.length === 0 ? 1 : positive[positive.length >> 1];
}
