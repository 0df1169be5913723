import { type AssignBlocks, createAssignBlocks } from './assign-blocks.ts';
import { invalidParameter, requireInteger } from './check.ts';
import { requireFiniteData } from './check-data.ts';
import { MlError } from './errors.ts';
import type { FitControl } from './fit-control.ts';
import { throwIfCancelled } from './fit-control.ts';
import { type OpenKernels, openPlainKernels } from './kernel-space.ts';
import type { KMeansParams } from './kmeans.ts';
import { seedKMeansPlusPlus, seedRandomRows } from './kmeans-init.ts';
import { createMatrix, type Matrix } from './matrix.ts';
import { meanColumnVariance } from './moments.ts';
import { createRandom, deriveSeed } from './random.ts';

export interface MiniBatchParams extends KMeansParams {
  /** Rows between two updates of the centres. */
  batchSize: number;
  /** Updates in a row without a lower smoothed inertia, after which the fit ends; null never ends it so. */
  maxNoImprovement: number | null;
  /** A centre with fewer rows than this share of the largest one's starts anew at a row of the batch. */
  reassignmentRatio: number;
}

/** scikit-learn's defaults of MiniBatchKMeans, `randomState` apart. */
export const DEFAULT_MINI_BATCH_PARAMS: Readonly<Omit<MiniBatchParams, 'nClusters'>> = {
  init: 'k-means++',
  /** Sets of seeds to choose from. */
  nInit: 3,
  /** Passes over the rows, at most. */
  maxIter: 100,
  /** Squared movement of the centres in one update, relative to the mean of the column variances; 0: any. */
  tol: 0,
  randomState: 42,
  batchSize: 1024,
  maxNoImprovement: 10,
  reassignmentRatio: 0.01,
};

/** A fit between two batches: plain data and typed arrays, which can be stored, sent, and gone on with. */
export interface MiniBatchState {
  params: MiniBatchParams;
  /** Rows in all; one pass over the data takes them once. */
  rows: number;
  columns: number;
  /** clusters x columns. */
  centroids: Float64Array;
  /** Per cluster: the rows it was moved by. */
  counts: Float64Array;
  /** The squared movement at which the fit ends. */
  tolerance: number;
  steps: number;
  rowsSeen: number;
  rowsSinceReassignment: number;
  /** The exponentially weighted mean of the batches' inertia per row, its least value, and the steps since. */
  smoothedInertia: number | null;
  leastInertia: number;
  stepsWithoutImprovement: number;
  /** Nothing more is learnt from further rows. */
  isDone: boolean;
}

// For large data the smoothed inertia hardly moves from the second batch's, and a lucky one would end the fit there.
const LEAST_ROWS = 262_144;

// Streams of the seed; a set of seeds has the stream of its number, as a restart of kMeans.
const VALIDATION_STREAM = 2 ** 32;
const REASSIGNMENT_STREAM = 2 ** 33;

/**
 * Begins k-means in mini-batches (D. Sculley, "Web-scale k-means clustering", WWW 2010: each centre is the mean of the
 * rows it ever got), with what scikit-learn 1.2.1's MiniBatchKMeans adds to it (sklearn/cluster/_kmeans.py): several
 * sets of seeds drawn on part of the rows and judged on another part, starved centres put elsewhere, an end by the
 * smoothed inertia or the movement of the centres. Unlike there, batches are what the caller streams, so that rows can
 * be taken without replacement; the fit does not end with a step that put a centre elsewhere, nor for want of
 * improvement before it has seen all rows or 262,144 of them.
 * @param sample rows drawn uniformly from the data, or all of it
 * @param rows of the data
 * @throws MlError INVALID_PARAMETER, K_EXCEEDS_ROWS, FEATURE_NOT_FINITE, FIT_CANCELLED
 */
export function initMiniBatch(
  sample: Matrix,
  params: MiniBatchParams,
  rows = sample.rows,
  open: OpenKernels = openPlainKernels,
  control?: Pick<FitControl, 'isCancelled'>,
): MiniBatchState {
  check(sample, params, rows);
  const { nClusters, init, nInit, randomState } = params;
  const { columns } = sample;
  const batches = 3 * Math.min(params.batchSize, rows);
  const size = Math.min(sample.rows, batches < nClusters ? 3 * nClusters : batches);
  const random = createRandom(deriveSeed(randomState, VALIDATION_STREAM));
  const validation = takeRows(
    sample,
    Int32Array.from({ length: size }, () => Math.floor(random() * sample.rows)),
  );
  const assign = createAssignBlocks(columns, nClusters, open, control);
  let best: Float64Array = new Float64Array(0);
  let lowest = Infinity;
  for (let candidate = 0; candidate < nInit; candidate++) {
    throwIfCancelled(control);
    const draw = createRandom(deriveSeed(randomState, candidate));
    const part = takeRows(sample, seedRandomRows(sample.rows, init === 'random' ? nClusters : size, draw));
    const centroids =
      init === 'random' ? part.data : takeRows(part, seedKMeansPlusPlus(part, nClusters, draw, control)).data;
    let inertia = 0;
    assign(validation, 0, size, centroids, (_, length, __, squared) => {
      for (let i = 0; i < length; i++) inertia += squared[i];
    });
    if (candidate === 0 || inertia < lowest) {
      lowest = inertia;
      best = centroids;
    }
  }
  return {
    params,
    rows,
    columns,
    centroids: best,
    counts: new Float64Array(nClusters),
    tolerance: params.tol * meanColumnVariance(sample),
    steps: 0,
    rowsSeen: 0,
    rowsSinceReassignment: 0,
    smoothedInertia: null,
    leastInertia: Infinity,
    stepsWithoutImprovement: 0,
    isDone: false,
  };
}

/**
 * The state after these rows, taken as batches in their order, or after those of them at which the fit is done.
 * @param x rows in random order, finite; a last batch may be short
 * @throws MlError FIT_CANCELLED
 */
export function updateMiniBatch(
  state: MiniBatchState,
  x: Matrix,
  open: OpenKernels = openPlainKernels,
  control?: Pick<FitControl, 'isCancelled'>,
): MiniBatchState {
  const next = { ...state, centroids: state.centroids.slice(), counts: state.counts.slice() };
  const { batchSize, nClusters } = state.params;
  const assign = createAssignBlocks(state.columns, nClusters, open, control);
  for (let from = 0; from < x.rows && !next.isDone; from += batchSize) {
    takeStep(next, x, from, Math.min(from + batchSize, x.rows), assign);
  }
  return next;
}

/** The centres, and how many passes over the data they took. */
export function finishMiniBatch({ params, rows, columns, centroids, rowsSeen }: MiniBatchState): {
  centroids: Matrix;
  iterations: number;
} {
  return {
    centroids: createMatrix(params.nClusters, columns, centroids.slice()),
    iterations: Math.ceil(rowsSeen / rows),
  };
}

function takeStep(state: MiniBatchState, x: Matrix, from: number, to: number, assign: AssignBlocks): void {
  const { columns, centroids, counts, params } = state;
  const { nClusters } = params;
  const before = centroids.slice();
  const sums = new Float64Array(centroids.length);
  const added = new Float64Array(nClusters);
  let inertia = 0;
  assign(x, from, to, before, (first, length, labels, squared) => {
    for (let i = 0, k = first * columns; i < length; i++) {
      inertia += squared[i];
      added[labels[i]]++;
      for (let q = labels[i] * columns, end = q + columns; q < end; q++, k++) sums[q] += x.data[k];
    }
  });
  for (let cluster = 0; cluster < nClusters; cluster++) {
    if (added[cluster] === 0) continue;
    const count = counts[cluster];
    counts[cluster] += added[cluster];
    for (let q = cluster * columns; q < (cluster + 1) * columns; q++) {
      centroids[q] = (centroids[q] * count + sums[q]) / counts[cluster];
    }
  }
  const rows = to - from;
  state.steps++;
  state.rowsSeen += rows;
  const isReassigned = isReassignmentDue(state, rows) && reassignStarved(state, x, from, to);
  const isConverged = hasConverged(state, before, inertia / rows, rows);
  state.isDone = (isConverged && !isReassigned) || state.rowsSeen >= params.maxIter * state.rows;
}

function isReassignmentDue(state: MiniBatchState, rows: number): boolean {
  state.rowsSinceReassignment += rows;
  const isDue = state.counts.includes(0) || state.rowsSinceReassignment >= 10 * state.params.nClusters;
  if (isDue) state.rowsSinceReassignment = 0;
  return isDue;
}

/** Puts the starved centres, half as many as the batch has rows at most, on rows of the batch. */
function reassignStarved(state: MiniBatchState, x: Matrix, from: number, to: number): boolean {
  const { columns, centroids, counts, params, steps } = state;
  const least = params.reassignmentRatio * counts.reduce((a, b) => Math.max(a, b));
  const starved = [...counts.keys()]
    .filter((cluster) => counts[cluster] < least)
    .sort((a, b) => counts[a] - counts[b] || a - b)
    .slice(0, Math.floor((to - from) / 2));
  if (starved.length === 0) return false;
  const random = createRandom(deriveSeed(params.randomState, REASSIGNMENT_STREAM + steps));
  const chosen = seedRandomRows(to - from, starved.length, random);
  const others = counts.filter((_, cluster) => !starved.includes(cluster));
  // With a count of 0 it would be put elsewhere at once.
  const count = others.reduce((a, b) => Math.min(a, b));
  starved.forEach((cluster, i) => {
    const start = (from + chosen[i]) * columns;
    centroids.set(x.data.subarray(start, start + columns), cluster * columns);
    counts[cluster] = count;
  });
  return true;
}

function hasConverged(state: MiniBatchState, before: Float64Array, inertia: number, rows: number): boolean {
  // The first batch tells of the seeds.
  if (state.steps === 1) return false;
  const alpha = Math.min(1, (2 * rows) / (state.rows + 1));
  const smoothed =
    state.smoothedInertia === null ? inertia : state.smoothedInertia * (1 - alpha) + inertia * alpha;
  state.smoothedInertia = smoothed;
  if (state.tolerance > 0) {
    let moved = 0;
    for (let q = 0; q < before.length; q++) moved += (state.centroids[q] - before[q]) ** 2;
    if (moved <= state.tolerance) return true;
  }
  if (smoothed < state.leastInertia) {
    state.leastInertia = smoothed;
    state.stepsWithoutImprovement = 0;
  } else {
    state.stepsWithoutImprovement++;
  }
  const { maxNoImprovement } = state.params;
  if (state.rowsSeen < Math.min(state.rows, LEAST_ROWS)) return false;
  return maxNoImprovement !== null && state.stepsWithoutImprovement >= maxNoImprovement;
}

function check(sample: Matrix, params: MiniBatchParams, rows: number): void {
  requireFiniteData(sample);
  requireInteger('rows', rows, sample.rows);
  for (const name of ['nClusters', 'nInit', 'maxIter', 'batchSize'] as const) {
    requireInteger(name, params[name], 1);
  }
  requireInteger('randomState', params.randomState, 0);
  const { nClusters, tol, maxNoImprovement, reassignmentRatio, init } = params;
  if (maxNoImprovement !== null) requireInteger('maxNoImprovement', maxNoImprovement, 0);
  if (!(tol >= 0 && tol < Infinity)) throw invalidParameter('tol', tol, 'a finite number of at least 0');
  if (!(reassignmentRatio >= 0 && reassignmentRatio <= 1))
    throw invalidParameter('reassignmentRatio', reassignmentRatio, 'from 0 to 1');
  if (init !== 'k-means++' && init !== 'random')
    throw invalidParameter('init', init, "'k-means++' or 'random'");
  if (nClusters > sample.rows) {
    throw new MlError('K_EXCEEDS_ROWS', `${nClusters} clusters asked of ${sample.rows} rows`, {
      nClusters,
      rows: sample.rows,
    });
  }
}

function takeRows({ data, columns }: Matrix, ids: Int32Array): Matrix {
  const taken = createMatrix(ids.length, columns);
  ids.forEach((id, i) => taken.data.set(data.subarray(id * columns, (id + 1) * columns), i * columns));
  return taken;
}
