import { fitWithMlKMeans } from './ml-kmeans.ts';
import { teamRuntime, type Team } from './team.ts';
import { scatterOf } from './scatter.ts';
import type { FailedFit, FittedClusters, SweepInput, SweptClusters } from './sweep-data.ts';
import { threadRuntime } from './thread-runtime.ts';
import {
  agglomerativeAlgorithm,
  calinskiHarabaszScore,
  clusterSizes,
  countDistinctRows,
  daviesBouldinScore,
  fitPreprocessing,
  gaussianMixtureAlgorithm,
  groupScoredLabels,
  inertia,
  MlError,
  orderClusters,
  planSweep,
  relabel,
  silhouettesOf,
  sweepKMeans,
  transformColumns,
  type AlgorithmName,
  type AlgorithmPart,
  type ClusteringAlgorithm,
  type ClusterModel,
  type FitControl,
  type KMeansResult,
  type Matrix,
  type Silhouette,
  type SweepPlan,
  type SweepResult,
} from '../ml/index.ts';

/**
 * Transforms, standardises, clusters and scores the rows for every k; what the ks have in common is done once.
 * @throws MlError what no k can do without; what only some ks fail on is in their place
 */
export function sweepClusters(input: SweepInput, control: FitControl, team?: Team): SweptClusters {
  const { features, columns, scaling } = input;
  const preprocessing = fitPreprocessing(features, columns, { scaling });
  const x = transformColumns(preprocessing, columns);
  const directions = features.map((feature) => feature.direction);
  const fits = fitAll(x, input, control, team);
  const unscored = fits.filter((fit): fit is AnyFit => 'labels' in fit && !fit.silhouette);
  const silhouettes = silhouettesOf(
    x,
    unscored.map(({ labels }) => labels),
    control,
    threadRuntime(control),
  );
  return {
    preprocessing,
    scatter: scatterOf(x),
    fits: fits.map((fit) => {
      if ('error' in fit) return fit;
      const silhouette = fit.silhouette ?? silhouettes[unscored.indexOf(fit)];
      return describe(x, fit, silhouette, orderClusters(fit.centroids, directions));
    }),
  };
}

/** What a team for this input is to do; null where the work is not ours. */
export function planOfInput({ engine, algorithm, columns, nClusters, params }: SweepInput): SweepPlan | null {
  const isOurKMeans = engine === 'gugus' && (algorithm ?? 'k-means') === 'k-means';
  if (!isOurKMeans || columns.length === 0) return null;
  const shape = { rows: columns[0].length, columns: columns.length };
  const isSound = [...nClusters, params.nInit].every((n) => Number.isSafeInteger(n) && n >= 1 && n < 1e6);
  return isSound && nClusters.length > 0 ? planSweep(shape, { nClusters, params }, 1) : null;
}

/** A fit of any algorithm; k-means of ours comes with its scores. */
type AnyFit = KMeansResult &
  Partial<Pick<SweepResult, 'daviesBouldin' | 'calinskiHarabasz' | 'silhouette'>> & {
    /** The algorithm's own criteria. */
    criteria?: Record<string, number>;
    /** What an artifact stores of the model, under new cluster ids. */
    part?: (newIds: Int32Array) => AlgorithmPart;
  };

function fitAll(
  x: Matrix,
  { algorithm = 'k-means', engine, weights, nClusters, params }: SweepInput,
  control: FitControl,
  team?: Team,
): (AnyFit | FailedFit)[] {
  if (algorithm === 'k-means' && engine === 'gugus') {
    const fitting = nClusters.slice(0, fittingKs(x, nClusters));
    const options = { nClusters: fitting, params, weights: weights && toMeanOne(weights) };
    // The team's memory is laid out for all ks.
    const isWhole = fitting.length === nClusters.length;
    const runtime = team && isWhole ? () => teamRuntime(team, control) : threadRuntime(control);
    const fits = fitting.length > 0 ? sweepKMeans(x, options, control, runtime) : [];
    return [...fits, ...nClusters.slice(fitting.length).map((k) => failure(tooFewRows(x, k)))];
  }
  const fitOne = (k: number): AnyFit => {
    if (algorithm === 'gaussian-mixture') {
      const { init: _init, ...shared } = params;
      const mixture = { ...gaussianMixtureAlgorithm.defaults, ...shared, nClusters: k };
      return behindInterface(gaussianMixtureAlgorithm, x, mixture, control);
    }
    if (algorithm === 'agglomerative') {
      return behindInterface(agglomerativeAlgorithm, x, { nClusters: k }, control);
    }
    return fitWithMlKMeans(x, { ...params, nClusters: k }, control);
  };
  return nClusters.map((k) => {
    try {
      const fit = fitOne(k);
      groupScoredLabels(x, fit.labels);
      return fit;
    } catch (error) {
      if (!(error instanceof MlError) || error.code === 'FIT_CANCELLED') throw error;
      return failure(error);
    }
  });
}

/** How many of the ascending ks the rows are enough for. */
function fittingKs(x: Matrix, nClusters: readonly number[]): number {
  const distinct = countDistinctRows(x, nClusters.at(-1)!);
  const first = nClusters.findIndex((k) => k > distinct || k >= x.rows);
  return first < 0 ? nClusters.length : first;
}

function tooFewRows(x: Matrix, k: number): MlError {
  if (k >= x.rows) {
    return new MlError('K_EXCEEDS_ROWS', `${k} clusters need more than ${k} rows; there are ${x.rows}`, {
      nClusters: k,
      rows: x.rows,
    });
  }
  const distinctRows = countDistinctRows(x, k);
  const message = `${k} clusters asked of ${distinctRows} distinct rows (${x.rows} rows in all)`;
  return new MlError('TOO_FEW_DISTINCT_ROWS', message, { nClusters: k, distinctRows, rows: x.rows });
}

function failure({ code, message, details }: MlError): FailedFit {
  return { error: { code, message, details } };
}

function toMeanOne(weights: Float64Array): Float64Array {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}

function behindInterface<
  Name extends AlgorithmName,
  Params extends { nClusters: number },
  Model extends ClusterModel,
>(
  algorithm: ClusteringAlgorithm<Name, Params, Model>,
  x: Matrix,
  params: Params,
  control: FitControl,
): AnyFit {
  const { model, labels, iterations } = algorithm.fit(x, params, control);
  const { centroids } = model;
  return {
    centroids,
    labels,
    iterations,
    inertia: inertia(x, labels, centroids),
    criteria: algorithm.score(model, x),
    part: (newIds) => algorithm.serialise(algorithm.relabel(model, newIds)),
  };
}

/** The fit under its clusters' lasting ids, with all that is known of it. */
function describe(x: Matrix, fit: AnyFit, silhouette: Silhouette, newIds: Int32Array): FittedClusters {
  const { centroids, labels } = relabel(fit, newIds);
  const clusterSilhouettes = Array.from<number | null>({ length: centroids.rows }).fill(null);
  Int32Array.from(new Set(fit.labels))
    .sort()
    .forEach((id, code) => {
      clusterSilhouettes[newIds[id]] = silhouette.clusters[code];
    });
  return {
    algorithm: fit.part?.(newIds) ?? { algorithm: 'k-means' },
    centroids,
    labels,
    distances: distancesToCentroids(x, labels, centroids),
    silhouettes: perRow(silhouette, x.rows),
    silhouette: { kind: silhouette.kind, low: silhouette.low, high: silhouette.high },
    sizes: [...clusterSizes(labels, centroids.rows)],
    clusterSilhouettes,
    iterations: fit.iterations,
    metrics: {
      ...fit.criteria,
      silhouette_score: silhouette.score,
      inertia: fit.inertia,
      davies_bouldin_index: fit.daviesBouldin ?? daviesBouldinScore(x, labels),
      calinski_harabasz_score: fit.calinskiHarabasz ?? calinskiHarabaszScore(x, labels),
    },
  };
}

function perRow({ rows, samples }: Silhouette, length: number): Float64Array {
  if (!rows) return samples;
  const all = new Float64Array(length).fill(Number.NaN);
  rows.forEach((row, i) => {
    all[row] = samples[i];
  });
  return all;
}

function distancesToCentroids(x: Matrix, labels: Int32Array, centroids: Matrix): Float64Array {
  const distances = new Float64Array(x.rows);
  for (let row = 0; row < x.rows; row++) {
    let squared = 0;
    for (let column = 0; column < x.columns; column++) {
      squared += (x.data[row * x.columns + column] - centroids.data[labels[row] * x.columns + column]) ** 2;
    }
    distances[row] = Math.sqrt(squared);
  }
  return distances;
}
