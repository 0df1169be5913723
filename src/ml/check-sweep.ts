import { invalidParameter, requireInteger, requireLength } from './check.ts';
import { MlError } from './errors.ts';
import type { Matrix } from './matrix.ts';
import type { SweepOptions } from './sweep-kmeans.ts';

// Larger values would overflow once squared and summed.
const LARGEST_VALUE = 1e150;
const LARGEST_WEIGHT = 1e6;

/** @throws MlError INVALID_PARAMETER, K_EXCEEDS_ROWS, TOO_FEW_DISTINCT_ROWS, FEATURE_NOT_FINITE (column, row) */
export function checkSweep(x: Matrix, { nClusters, params, weights }: SweepOptions): void {
  requireInteger('nClusters.length', nClusters.length, 1);
  for (const k of nClusters) requireInteger('nClusters', k, 1);
  checkParams(params);
  checkData(x, Math.max(...nClusters));
  if (weights) checkWeights(weights, x.rows);
}

function checkWeights(weights: Float64Array, rows: number): void {
  requireLength('weights', weights.length, rows);
  for (let row = 0; row < rows; row++) {
    if (!(weights[row] > 0 && weights[row] <= LARGEST_WEIGHT)) {
      throw invalidParameter(`weights[${row}]`, weights[row], `above 0 and at most ${LARGEST_WEIGHT}`);
    }
  }
}

function checkParams(params: SweepOptions['params']): void {
  requireInteger('nInit', params.nInit, 1);
  requireInteger('maxIter', params.maxIter, 1);
  requireInteger('randomState', params.randomState, 0);
  if (!(params.tol >= 0 && params.tol < Infinity)) {
    throw invalidParameter('tol', params.tol, 'a finite number of at least 0');
  }
  if (params.init !== 'k-means++' && params.init !== 'random') {
    throw invalidParameter('init', params.init, "'k-means++' or 'random'");
  }
}

function checkData(x: Matrix, nClusters: number): void {
  const { data, rows, columns } = x;
  requireInteger('x.columns', columns, 1);
  if (nClusters > rows) {
    throw new MlError('K_EXCEEDS_ROWS', `${nClusters} clusters asked of ${rows} rows`, { nClusters, rows });
  }
  for (let k = 0; k < data.length; k++) {
    if (Math.abs(data[k]) <= LARGEST_VALUE) continue;
    const [row, column] = [Math.floor(k / columns), k % columns];
    throw new MlError(
      'FEATURE_NOT_FINITE',
      `x must hold numbers within ±${LARGEST_VALUE}, got ${data[k]} in row ${row}, column ${column}`,
      { row, column, value: String(data[k]), expected: `a number within ±${LARGEST_VALUE}` },
    );
  }
  const distinctRows = countDistinctRows(x, nClusters);
  if (distinctRows < nClusters) {
    throw new MlError(
      'TOO_FEW_DISTINCT_ROWS',
      `${nClusters} clusters asked of ${distinctRows} distinct rows (${rows} rows in all)`,
      { nClusters, distinctRows, rows },
    );
  }
}

/** The number of distinct rows, counted no further than `limit`. */
export function countDistinctRows({ data, rows, columns }: Matrix, limit: number): number {
  const found: number[] = [];
  for (let row = 0; row < rows && found.length < limit; row++) {
    if (!found.some((other) => isSameRow(data, columns, row, other))) found.push(row);
  }
  return found.length;
}

function isSameRow(data: Float64Array, columns: number, a: number, b: number): boolean {
  for (let j = 0; j < columns; j++) if (data[a * columns + j] !== data[b * columns + j]) return false;
  return true;
}
