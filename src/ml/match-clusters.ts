import { invalidParameter } from './check.ts';
import { squaredDistance } from './distance.ts';
import { assignMinCost } from './hungarian.ts';
import type { Matrix } from './matrix.ts';
import { createMatrix } from './matrix.ts';
import type { Preprocessing } from './preprocessing.ts';
import { toOriginalUnits, transformRow } from './preprocessing.ts';

export interface CentroidModel {
  /** clusters x features in the model's own standardised space. */
  centroids: Matrix;
  preprocessing: Preprocessing;
}

/**
 * For each cluster of a retrained model the id of the previous model's cluster that it continues: the one-to-one
 * matching with the least sum of squared Euclidean distances, measured in the previous model's standardised space.
 * @returns `newIds[nextId]`, as `relabel` takes it
 * @throws MlError INVALID_PARAMETER unless both have the same number of clusters and the same features (name and
 *   unit, in any order), FEATURE_OUT_OF_DOMAIN when a centroid lies outside a previous transform's domain
 */
export function matchClusters(previous: CentroidModel, next: CentroidModel): Int32Array {
  return assignMinCost(centreDistances(previous, next));
}

/**
 * The squared Euclidean distance of each centre of the next model (rows) to each of the previous one (columns), in the
 * previous model's standardised space.
 * @throws MlError as matchClusters
 */
export function centreDistances(previous: CentroidModel, next: CentroidModel): Matrix {
  const k = previous.centroids.rows;
  if (next.centroids.rows !== k)
    throw invalidParameter('next.centroids.rows', next.centroids.rows, String(k));
  const source = alignFeatures(previous.preprocessing, next.preprocessing);
  const { columns } = previous.centroids;
  const costs = createMatrix(k, k);
  for (let id = 0; id < k; id++) {
    const centroid = next.centroids.data.subarray(id * columns, (id + 1) * columns);
    const original = toOriginalUnits(next.preprocessing, centroid);
    const point = transformRow(
      previous.preprocessing,
      source.map((j) => original[j]),
    );
    for (let other = 0; other < k; other++) {
      costs.data[id * k + other] = squaredDistance(
        point,
        0,
        previous.centroids.data,
        other * columns,
        columns,
      );
    }
  }
  return costs;
}

/** For each previous feature the index of the same feature in the next model. */
function alignFeatures(previous: Preprocessing, next: Preprocessing): number[] {
  const describe = ({ features }: Preprocessing) => features.map(({ name, unit }) => `${name} (${unit})`);
  const [wanted, given] = [describe(previous), describe(next)];
  const source = wanted.map((feature) => given.indexOf(feature));
  if (wanted.length !== given.length || source.includes(-1)) {
    throw invalidParameter(
      'next features',
      given.join(', '),
      `those of the previous model: ${wanted.join(', ')}`,
    );
  }
  return source;
}
