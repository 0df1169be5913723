import { checkSweep } from './check-sweep.ts';
import { clusterSizes } from './cluster-sizes.ts';
import type { FitControl } from './fit-control.ts';
import { throwIfCancelled } from './fit-control.ts';
import { bestRestart, centroidsOf } from './fit-units.ts';
import type { Kernels } from './kernels/kernels.ts';
import { plainKernels } from './kernels/plain.ts';
import type { KMeansParams, KMeansResult } from './kmeans.ts';
import { packLanes } from './lanes.ts';
import { createMatrix, type Matrix } from './matrix.ts';
import { meanColumnVariance } from './moments.ts';
import { rescale } from './rescale.ts';
import { spatialOrder } from './spatial-order.ts';
import type { StratifiedSample } from './stratified-sample.ts';
import {
  openSweepMemory,
  sweepBytes,
  type SilhouetteChoice,
  type SweepMemory,
  type SweepPlan,
} from './sweep-memory.ts';
import { isScored, readSilhouette, takeSilhouettes, type Silhouette } from './sweep-silhouettes.ts';
import { runSweepUnit, type SweepPhase } from './sweep-units.ts';
import { usesBounds } from './uses-bounds.ts';

export interface SweepOptions {
  /** Each at least 1; repeated ones count once. */
  nClusters: readonly number[];
  params: Omit<KMeansParams, 'nClusters'>;
  /** 'auto' without it: exact up to EXACT_SILHOUETTE_ROWS rows, a stratified sample above. */
  silhouette?: SilhouetteChoice;
  /** One per row, finite and above 0; they count in the fits, not in the scores. */
  weights?: Float64Array;
}

export interface SweepResult extends KMeansResult {
  nClusters: number;
  sizes: Int32Array;
  /** Scores are null where they are not defined (one cluster, or as many as rows); the silhouette also when not asked. */
  silhouette: Silhouette | null;
  daviesBouldin: number | null;
  calinskiHarabasz: number | null;
}

/** Where a sweep runs. */
export interface SweepRuntime {
  /** At least sweepBytes(plan) long, all zero. */
  buffer: ArrayBufferLike;
  kernels: Kernels;
  threads: number;
  /** Runs all units of a phase, on this thread as number 0 or on more, and returns when they are done. */
  runPhase(phase: SweepPhase, units: number, sweep: SweepMemory): void;
}

/**
 * k-means for several numbers of clusters as one computation: the ks share the seeds as far as they are the same, and
 * the pairwise distances of the silhouettes. Each k's clustering is the one that kMeans finds alone, to the bit, on
 * any number of threads.
 * @param x rows x columns, finite; it is not changed
 * @returns one result per k, ascending
 * @throws MlError as kMeans
 */
export function sweepKMeans(
  x: Matrix,
  options: SweepOptions,
  control?: FitControl,
  createRuntime: (plan: SweepPlan) => SweepRuntime = (plan) => plainRuntime(plan, control),
): SweepResult[] {
  checkSweep(x, options);
  throwIfCancelled(control);
  const { scaled, exponent } = rescale(x);
  const runtimePlan = planSweep(x, options, 1);
  const runtime = createRuntime(runtimePlan);
  const plan = { ...runtimePlan, threads: runtime.threads };
  const sweep = openSweepMemory(plan, runtime.buffer);
  sweep.order.set(usesBounds(x.rows) ? spatialOrder(scaled) : sweep.order.map((_, row) => row));
  packLanes(scaled, sweep.order, 0, x.rows, options.weights ?? null, sweep.lanes, 0);
  sweep.tolerance[0] = plan.params.tol * meanColumnVariance(scaled);

  const { nInit } = plan.params;
  runtime.runPhase('seed', sweep.seedings.length * nInit, sweep);
  runtime.runPhase('fit', sweep.fits.length * nInit, sweep);
  runtime.runPhase('score', sweep.fits.length, sweep);
  throwIfCancelled(control);
  const sample = sweep.pairs ? takeSilhouettes(scaled, sweep, runtime) : null;
  return sweep.fits.map((_, index) => readResult(sweep, index, exponent, sample));
}

/** The plan of a sweep over these data. */
export function planSweep(
  x: Pick<Matrix, 'rows' | 'columns'>,
  { nClusters, params, silhouette = 'auto' }: SweepOptions,
  threads: number,
): SweepPlan {
  const ascending = [...new Set(nClusters)].sort((a, b) => a - b);
  const { init, nInit, maxIter, tol, randomState } = params;
  return {
    rows: x.rows,
    columns: x.columns,
    nClusters: ascending,
    params: { init, nInit, maxIter, tol, randomState },
    silhouette,
    threads,
  };
}

/** All on this thread with the plain kernels. */
export function plainRuntime(plan: SweepPlan, control?: FitControl): SweepRuntime {
  return localRuntime(new ArrayBuffer(sweepBytes(plan)), plainKernels, control);
}

/** All on this thread. */
export function localRuntime(buffer: ArrayBufferLike, kernels: Kernels, control?: FitControl): SweepRuntime {
  return {
    buffer,
    kernels,
    threads: 1,
    runPhase(phase, units, sweep) {
      for (let unit = 0; unit < units; unit++) {
        throwIfCancelled(control);
        runSweepUnit(phase, sweep, unit, 0, kernels, control);
        if (phase === 'fit') control?.onProgress(unit + 1, units);
      }
    },
  };
}

function readResult(
  sweep: SweepMemory,
  index: number,
  exponent: number,
  sample: StratifiedSample | null,
): SweepResult {
  const { rows, columns } = sweep.plan;
  const fit = sweep.fits[index];
  const { nClusters } = fit;
  const best = bestRestart(fit);
  const unscale = 2 ** -exponent;
  const centroids = createMatrix(nClusters, columns, centroidsOf(fit, best, columns).slice());
  for (let k = 0; k < centroids.data.length; k++) centroids.data[k] *= unscale;
  const labels = fit.labels.slice(0, rows);
  const scored = isScored(nClusters, rows);
  return {
    nClusters,
    centroids,
    labels,
    inertia: fit.scores[0] * unscale * unscale,
    iterations: fit.iterations[best],
    sizes: clusterSizes(labels, nClusters),
    silhouette:
      scored && sweep.plan.silhouette !== 'none' ? readSilhouette(sweep, index, labels, sample) : null,
    daviesBouldin: scored ? fit.scores[1] : null,
    calinskiHarabasz: scored ? fit.scores[2] : null,
  };
}
