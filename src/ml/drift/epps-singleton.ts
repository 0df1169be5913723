import { testNotApplicable } from '../check.ts';
import { createMatrix } from '../matrix.ts';
import { quantileSorted } from '../quantile.ts';
import { chiSquareSf } from '../special/gamma.ts';
import { symmetricEigen } from '../symmetric-eigen.ts';
import { mergeSamples, requireAtLeast, type Samples } from './samples.ts';
import type { Statistic } from './types.ts';

const POINTS = [0.4, 0.8];
const SIZE = 2 * POINTS.length;
/** Eigenvalues below this share of the largest are rounding errors; at SciPy's 1e-15 they may pass for more. */
const SINGULAR = 1e-13;
/** Below this on both sides the statistic is corrected. */
const SMALL_SAMPLE = 25;

/**
 * The Epps-Singleton test: whether the empirical characteristic functions agree at 0.4 and 0.8 (T. Epps and K. Singleton,
 * "An omnibus test for the two-sample problem using the empirical characteristic function", 1986; as SciPy's
 * epps_singleton_2samp).
 * @throws MlError TEST_NOT_APPLICABLE for fewer than 5 values on a side, or if the middle half of all values is constant
 */
export function eppsSingleton(samples: Samples): Statistic {
  requireAtLeast('es', samples, 5);
  const merged = mergeSamples(samples);
  const halfRange = (quantileSorted(merged, 0.75) - quantileSorted(merged, 0.25)) / 2;
  if (halfRange === 0) {
    const message = 'es needs values that differ in their middle half: the interquartile range is 0';
    throw testNotApplicable(message, { test: 'es', interquartileRange: 0 });
  }
  const n1 = samples.reference.length;
  const n2 = samples.current.length;
  const n = n1 + n2;
  const reference = waveMoments(samples.reference, halfRange);
  const current = waveMoments(samples.current, halfRange);
  const covariance = createMatrix(SIZE, SIZE);
  covariance.data.forEach((_, i) => {
    covariance.data[i] = (n / n1) * reference.covariance[i] + (n / n2) * current.covariance[i];
  });
  const difference = reference.means.map((mean, i) => mean - current.means[i]);

  const { values, vectors } = symmetricEigen(covariance);
  const kept = values.filter((value) => value > SINGULAR * values[0]);
  let distance = 0;
  kept.forEach((value, i) => {
    const projection = difference.reduce((sum, part, j) => sum + part * vectors.data[i * SIZE + j], 0);
    distance += projection ** 2 / value;
  });
  const isSmall = Math.max(n1, n2) < SMALL_SAMPLE;
  const correction = isSmall ? 1 / (1 + n ** -0.45 + 10.1 * (n1 ** -1.7 + n2 ** -1.7)) : 1;
  const statistic = n * distance * correction;
  return { statistic, pValue: chiSquareSf(statistic, inverseRank(kept)) };
}

/** The rank that numpy gives the pseudo-inverse. */
function inverseRank(kept: Float64Array): number {
  const smallest = kept[kept.length - 1];
  return kept.filter((value) => smallest / value > SIZE * Number.EPSILON).length;
}

/** Means and population covariance of cos and sin at the points; around the means, for a covariance that may be small or singular. */
function waveMoments(column: Float64Array, unit: number): { means: Float64Array; covariance: Float64Array } {
  const means = new Float64Array(SIZE);
  const covariance = new Float64Array(SIZE * SIZE);
  eachWave(column, unit, (wave) => {
    for (let i = 0; i < SIZE; i++) means[i] += wave[i] / column.length;
  });
  eachWave(column, unit, (wave) => {
    for (let i = 0; i < SIZE; i++) wave[i] -= means[i];
    for (let i = 0; i < SIZE; i++) {
      for (let j = 0; j < SIZE; j++) covariance[i * SIZE + j] += (wave[i] * wave[j]) / column.length;
    }
  });
  return { means, covariance };
}

function eachWave(column: Float64Array, unit: number, visit: (wave: Float64Array) => void): void {
  const wave = new Float64Array(SIZE);
  for (const value of column) {
    for (let k = 0; k < POINTS.length; k++) {
      wave[k] = Math.cos((POINTS[k] / unit) * value);
      wave[k + POINTS.length] = Math.sin((POINTS[k] / unit) * value);
    }
    visit(wave);
  }
}
