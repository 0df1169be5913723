import { gaussianMixtureAlgorithm } from './gaussian-mixture-algorithm.ts';
import type { GaussianMixtureModel } from './gaussian-mixture-model.ts';
import { compileMixtureDensity, whiten } from './mixture-density.ts';
import type { Matrix } from './matrix.ts';
import type { ModelArtifact } from './model-artifact.ts';
import { fromNestedRows } from './nested-rows.ts';

/** Where a point that moves along one axis leaves its cluster. */
export interface Crossing {
  /** How far along the axis, in the standardised space; its sign is the direction. */
  step: number;
  /** The cluster on the other side. */
  cluster: number;
}

/** The nearest crossings along an axis from a point of a cluster: at most one in each direction. */
export type FindCrossings = (point: Float64Array, cluster: number, axis: number) => Crossing[];

/** Borders are exact: planes between centres, quadrics between Gaussians. */
export function compileCrossings(artifact: ModelArtifact): FindCrossings {
  return artifact.algorithm === 'gaussian-mixture'
    ? betweenGaussians(gaussianMixtureAlgorithm.deserialise(artifact))
    : betweenCentroids(fromNestedRows(artifact.centroids));
}

/** Along an axis the difference of two squared distances is linear. */
function betweenCentroids({ data, rows, columns }: Matrix): FindCrossings {
  return (point, cluster, axis) => {
    const steps = Array.from({ length: rows }, (_, other) => {
      const slope = data[other * columns + axis] - data[cluster * columns + axis];
      if (other === cluster || slope === 0) return [];
      let gap = 0;
      for (let j = 0; j < columns; j++) {
        const [to, from] = [data[other * columns + j], data[cluster * columns + j]];
        // (x - to)^2 - (x - from)^2, without the cancellation of two large squares.
        gap += (from - to) * (2 * point[j] - from - to);
      }
      return [Math.max(0, gap) / (2 * slope)];
    });
    return nearest(steps);
  };
}

/** Along an axis the difference of two log densities is a quadratic. */
function betweenGaussians(mixture: GaussianMixtureModel): FindCrossings {
  const { rows, columns: width, data: means } = mixture.centroids;
  const { whitening } = whiten(mixture);
  const density = compileMixtureDensity(mixture);
  const logs = new Float64Array(rows);

  /** Half the squared Mahalanobis distance of a point that moves by t is a constant + slope t + curvature t^2. */
  function along(point: Float64Array, k: number, axis: number): { slope: number; curvature: number } {
    if (mixture.covarianceType === 'diag') {
      const square = whitening[k * width + axis] ** 2;
      return { slope: square * (point[axis] - means[k * width + axis]), curvature: square / 2 };
    }
    let [slope, curvature] = [0, 0];
    for (let i = axis; i < width; i++) {
      const start = (k * width + i) * width;
      let whitened = 0;
      for (let j = 0; j <= i; j++) whitened += whitening[start + j] * (point[j] - means[k * width + j]);
      slope += whitened * whitening[start + axis];
      curvature += whitening[start + axis] ** 2 / 2;
    }
    return { slope, curvature };
  }

  return (point, cluster, axis) => {
    density(point, 0, logs);
    const own = along(point, cluster, axis);
    const steps = Array.from(logs, (log, other) => {
      if (other === cluster) return [];
      const { slope, curvature } = along(point, other, axis);
      const sum = own.curvature + curvature;
      const bend = own.curvature - curvature;
      // Equal variances leave rounding errors, which would cross at some immense distance.
      return roots(Math.abs(bend) < 1e-12 * sum ? 0 : bend, own.slope - slope, log - logs[cluster]);
    });
    return nearest(steps);
  };
}

/** The roots of a t^2 + b t + c, by the form that does not cancel (W. Press et al., "Numerical recipes", 5.6). */
function roots(a: number, b: number, c: number): number[] {
  if (a === 0) return b === 0 ? [] : [-c / b];
  const discriminant = b * b - 4 * a * c;
  if (!(discriminant > 0)) return [];
  const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2;
  return [q / a, c / q];
}

/** Of the steps to each cluster the shortest forwards and the shortest backwards. */
function nearest(steps: readonly number[][]): Crossing[] {
  const all = steps.flatMap((each, cluster) => each.map((step): Crossing => ({ step, cluster })));
  const isForward = ({ step }: Crossing) => step > 0 || Object.is(step, 0);
  return [all.filter(isForward), all.filter((crossing) => !isForward(crossing))]
    .filter((side) => side.length > 0)
    .map((side) => side.reduce((best, each) => (Math.abs(each.step) < Math.abs(best.step) ? each : best)));
}
