import { openThreadKernels, threadRuntime } from './thread-runtime.ts';
import {
  fitPreprocessing,
  initMiniBatch,
  requireFiniteData,
  scoreRows,
  silhouettesOf,
  sumClusters,
  sumDistances,
  transformColumns,
  updateMiniBatch,
  type ClusterSums,
  type FeatureSpec,
  type FitControl,
  type Matrix,
  type MiniBatchParams,
  type MiniBatchState,
  type Preprocessing,
  type RowScores,
  type Scaling,
} from '../ml/index.ts';

/** A part of the rows, one array per feature in original units, and how to standardise it. */
export interface RowsInput {
  preprocessing: Preprocessing;
  columns: Float64Array[];
}

export interface StartInput {
  features: FeatureSpec[];
  scaling: Scaling;
  params: MiniBatchParams;
  /** Of the data, of which the columns are a uniform sample. */
  rows: number;
  columns: Float64Array[];
  /** Of each feature over all rows. */
  least: number[];
  greatest: number[];
}

/**
 * Learns the preprocessing and the first centres from a sample.
 * @throws MlError FEATURE_OUT_OF_DOMAIN and FEATURE_NOT_FINITE also for values outside the sample
 */
export function startMiniBatch(
  { features, scaling, params, rows, columns, least, greatest }: StartInput,
  control: FitControl,
): { preprocessing: Preprocessing; state: MiniBatchState; frame: Matrix } {
  const preprocessing = fitPreprocessing(features, columns, { scaling });
  // Every transform is monotone: what it does to the extremes it does to all.
  const extremes = least.map((value, j) => Float64Array.of(value, greatest[j]));
  requireFiniteData(transformColumns(preprocessing, extremes));
  const frame = transformColumns(preprocessing, columns);
  return { preprocessing, frame, state: initMiniBatch(frame, params, rows, openThreadKernels, control) };
}

export function stepMiniBatch(
  { preprocessing, columns, state }: RowsInput & { state: MiniBatchState },
  control: FitControl,
): MiniBatchState {
  return updateMiniBatch(state, transformColumns(preprocessing, columns), openThreadKernels, control);
}

export function sumRows(
  { preprocessing, columns, centroids }: RowsInput & { centroids: Matrix },
  control: FitControl,
): ClusterSums {
  return sumClusters(transformColumns(preprocessing, columns), centroids, openThreadKernels, control);
}

export interface ScoreInput extends RowsInput {
  centroids: Matrix;
  means: Float64Array;
  /** The rows whose distances to all others are summed; null for none. */
  points: Matrix | null;
}

export function scoreMiniBatch(
  { preprocessing, columns, centroids, means, points }: ScoreInput,
  control: FitControl,
): RowScores & { totals: Float64Array | null } {
  const x = transformColumns(preprocessing, columns);
  const scores = scoreRows(x, centroids, means, openThreadKernels, control);
  const totals = points && sumDistances(x, scores.labels, centroids.rows, points, openThreadKernels, control);
  return { ...scores, totals };
}

export function scoreSilhouettes({ x, labels }: { x: Matrix; labels: Int32Array }, control: FitControl) {
  return silhouettesOf(x, [labels], control, threadRuntime(control))[0].samples;
}
