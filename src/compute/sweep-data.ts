import type { Engine } from '../entities/sweep.ts';
import type {
  AlgorithmName,
  AlgorithmPart,
  FeatureSpec,
  KMeansParams,
  Matrix,
  MlError,
  Preprocessing,
  Scaling,
  Silhouette,
} from '../ml/index.ts';

export interface SweepInput {
  features: FeatureSpec[];
  /** One array per feature, one number per row. */
  columns: Float64Array[];
  /** What each row counts in a fit of k-means, above 0; they are brought to a mean of 1. */
  weights?: Float64Array;
  algorithm?: AlgorithmName;
  engine: Engine;
  scaling?: Scaling;
  /** Ascending. */
  nClusters: number[];
  params: Omit<KMeansParams, 'nClusters'>;
}

export interface SweptClusters {
  preprocessing: Preprocessing;
  scatter: Scatter;
  /** One per k. */
  fits: (FittedClusters | FailedFit)[];
}

/** The rows along the first two principal components of the standardised features; none where all rows are the same. */
export interface Scatter {
  /** Per component: the share of the variance that it explains, its weight of each feature, and the rows along it. */
  explained: number[];
  loadings: number[][];
  coordinates: Float64Array[];
}

/** Why this k has no clusters, although others may. */
export interface FailedFit {
  error: Pick<MlError, 'code' | 'message' | 'details'>;
}

export interface FittedClusters {
  error?: undefined;
  /** What the algorithm's models have besides centroids. */
  algorithm: AlgorithmPart;
  /** In the standardised space; cluster 0 is the lowest. */
  centroids: Matrix;
  /** Per row: its cluster, its distance to that cluster's centre in the standardised space, its silhouette. */
  labels: Int32Array;
  distances: Float64Array;
  /** NaN for a row outside the sample, where the silhouette is sampled. */
  silhouettes: Float64Array;
  /** How the silhouette score was found, with the bounds of its 95 % confidence interval. */
  silhouette: Pick<Silhouette, 'kind' | 'low' | 'high'>;
  /** Per cluster: its rows, and the mean silhouette of those; null for a cluster without rows. */
  sizes: number[];
  clusterSilhouettes: (number | null)[];
  iterations: number;
  /** Besides these, the algorithm's own criteria. */
  metrics: Record<
    'silhouette_score' | 'inertia' | 'davies_bouldin_index' | 'calinski_harabasz_score',
    number
  > &
    Record<string, number>;
}
