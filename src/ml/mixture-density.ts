import { cholesky, invertLowerTriangle } from './cholesky.ts';
import { MlError } from './errors.ts';
import type { GaussianMixtureModel } from './gaussian-mixture-model.ts';

/**
 * The density of one point (the coordinates of `data` from `start` on): returns its logarithm and writes into
 * `logResponsibilities` the logarithm of the probability of each cluster given the point.
 */
export type MixtureDensity = (data: Float64Array, start: number, logResponsibilities: Float64Array) => number;

/**
 * Prepares a mixture's density, with all sums over clusters taken in log space, so that a point far from every
 * cluster still has probabilities (C. Bishop, "Pattern recognition and machine learning", 9.2).
 * @throws MlError INVALID_PARAMETER when a covariance is not positive definite
 */
export function compileMixtureDensity(mixture: GaussianMixtureModel): MixtureDensity {
  const { weights, centroids, covarianceType } = mixture;
  const { rows: clusters, columns: width, data: means } = centroids;
  const isFull = covarianceType === 'full';
  const { whitening, logNormalisers } = whiten(mixture);
  for (let k = 0; k < clusters; k++) logNormalisers[k] += Math.log(weights[k]);
  const difference = new Float64Array(width);

  return (data, start, logResponsibilities) => {
    let largest = -Infinity;
    for (let k = 0; k < clusters; k++) {
      for (let j = 0; j < width; j++) difference[j] = data[start + j] - means[k * width + j];
      const squared = isFull
        ? squaredFull(difference, whitening, k * width * width, width)
        : squaredDiagonal(difference, whitening, k * width, width);
      logResponsibilities[k] = logNormalisers[k] - 0.5 * squared;
      if (logResponsibilities[k] > largest) largest = logResponsibilities[k];
    }
    let sum = 0;
    for (let k = 0; k < clusters; k++) sum += Math.exp(logResponsibilities[k] - largest);
    const logDensity = largest + Math.log(sum);
    for (let k = 0; k < clusters; k++) logResponsibilities[k] -= logDensity;
    return logDensity;
  };
}

export interface Whitening {
  /**
   * Per cluster what turns a difference from the mean into independent unit variances: a lower triangle (features
   * squared, row-major), or a factor per feature.
   */
  whitening: Float64Array;
  logNormalisers: Float64Array;
}

/** @throws MlError INVALID_PARAMETER when a covariance is not positive definite */
export function whiten(mixture: GaussianMixtureModel): Whitening {
  return mixture.covarianceType === 'full' ? whitenFull(mixture) : whitenDiagonal(mixture);
}

function whitenFull({ centroids, covariances }: GaussianMixtureModel): Whitening {
  const { rows: clusters, columns: width } = centroids;
  const size = width * width;
  const whitening = new Float64Array(clusters * size);
  const logNormalisers = new Float64Array(clusters).fill(-0.5 * width * Math.log(2 * Math.PI));
  for (let k = 0; k < clusters; k++) {
    const factor = whitening.subarray(k * size, (k + 1) * size);
    if (!cholesky(covariances.data, k * size, width, factor)) throw notPositiveDefinite(k);
    for (let j = 0; j < width; j++) logNormalisers[k] -= Math.log(factor[j * width + j]);
    invertLowerTriangle(factor, width);
  }
  return { whitening, logNormalisers };
}

function whitenDiagonal({ centroids, covariances }: GaussianMixtureModel): Whitening {
  const { rows: clusters, columns: width } = centroids;
  const whitening = new Float64Array(clusters * width);
  const logNormalisers = new Float64Array(clusters).fill(-0.5 * width * Math.log(2 * Math.PI));
  for (let k = 0; k < clusters; k++) {
    for (let j = k * width; j < (k + 1) * width; j++) {
      if (!(covariances.data[j] > 0)) throw notPositiveDefinite(k);
      whitening[j] = 1 / Math.sqrt(covariances.data[j]);
      logNormalisers[k] += Math.log(whitening[j]);
    }
  }
  return { whitening, logNormalisers };
}

function squaredFull(
  difference: Float64Array,
  whitening: Float64Array,
  start: number,
  width: number,
): number {
  let total = 0;
  for (let i = 0; i < width; i++) {
    let sum = 0;
    for (let j = 0; j <= i; j++) sum += whitening[start + i * width + j] * difference[j];
    total += sum * sum;
  }
  return total;
}

function squaredDiagonal(
  difference: Float64Array,
  whitening: Float64Array,
  start: number,
  width: number,
): number {
  let total = 0;
  for (let j = 0; j < width; j++) total += (whitening[start + j] * difference[j]) ** 2;
  return total;
}

function notPositiveDefinite(cluster: number): MlError {
  return new MlError(
    'INVALID_PARAMETER',
    `the covariance of cluster ${cluster} is not positive definite; fewer clusters or a larger regCovar may help`,
    { parameter: 'regCovar', cluster, expected: 'large enough to keep every covariance positive definite' },
  );
}
