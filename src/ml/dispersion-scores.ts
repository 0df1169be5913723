import { calinskiHarabaszOf } from './calinski-harabasz.ts';
import { daviesBouldinOf } from './davies-bouldin.ts';
import { measureDispersion } from './dispersion.ts';
import { groupScoredLabels } from './label-groups.ts';
import { toLanes } from './lanes.ts';
import type { Matrix } from './matrix.ts';

/** What any labelling of rows can be scored by, whichever model made it. */
export interface DispersionScores {
  daviesBouldin: number;
  calinskiHarabasz: number;
  /** The sum of squared distances of the rows to the mean of their cluster: what k-means calls inertia once it has converged. */
  inertia: number;
}

/**
 * The scores of a labelling that are made of distances to the means of its clusters.
 * @throws MlError INVALID_PARAMETER unless 2 <= clusters <= rows - 1
 */
export function dispersionScores(x: Matrix, labels: Int32Array): DispersionScores {
  const { codes, counts } = groupScoredLabels(x, labels);
  const dispersion = measureDispersion(toLanes(x), codes, counts.length);
  return {
    daviesBouldin: daviesBouldinOf(dispersion),
    calinskiHarabasz: calinskiHarabaszOf(dispersion),
    inertia: dispersion.within,
  };
}
