import type { SweepInput } from './sweep-data.ts';
import { threadRuntime } from './thread-runtime.ts';
import {
  agglomerativeAlgorithm,
  fitPreprocessing,
  gaussianMixtureAlgorithm,
  kMeansAlgorithm,
  refitWith,
  sweepKMeans,
  transformColumns,
  weighClusters,
  type ClusterEvidence,
  type FitControl,
  type Refit,
} from '../ml/index.ts';

/** Rows on which evidence is weighed: k-means is refitted a hundred times and more, the others are slower. */
const MOST_KMEANS_ROWS = 10_000;
const MOST_ROWS = 1000;

/** Weighs a sweep's numbers of clusters with its own preprocessing and algorithm. @throws MlError */
export function weighEvidence(input: SweepInput, control: FitControl): ClusterEvidence {
  const { features, columns, scaling, nClusters, params, algorithm } = input;
  const preprocessing = fitPreprocessing(features, columns, { scaling });
  const isKMeans = (algorithm ?? 'k-means') === 'k-means';
  return weighClusters(
    transformColumns(preprocessing, columns),
    {
      nClusters,
      randomState: params.randomState,
      most: isKMeans ? MOST_KMEANS_ROWS : MOST_ROWS,
    },
    refitOf(input, control),
    control,
  );
}

function refitOf({ algorithm, params }: SweepInput, control: FitControl): Refit {
  if (algorithm === 'gaussian-mixture') {
    const { init: _init, ...shared } = params;
    return refitWith(gaussianMixtureAlgorithm, { ...gaussianMixtureAlgorithm.defaults, ...shared });
  }
  if (algorithm === 'agglomerative') return refitWith(agglomerativeAlgorithm, {});
  return (x, k) => {
    const options = { nClusters: [k], params, silhouette: 'none' as const };
    const [{ labels, centroids }] = sweepKMeans(x, options, control, threadRuntime(silent(control)));
    return { labels, predict: (rows) => kMeansAlgorithm.predict({ centroids }, rows) };
  };
}

/** The progress is that of the draws, not of the fits within. */
function silent(control: FitControl): FitControl {
  return { ...control, onProgress: () => undefined };
}
