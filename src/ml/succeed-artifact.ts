import { relabelStored } from './algorithms.ts';
import { assignMinCost } from './hungarian.ts';
import { centreDistances } from './match-clusters.ts';
import type { Matrix } from './matrix.ts';
import type { ModelArtifact } from './model-artifact.ts';
import { fromNestedRows } from './nested-rows.ts';

/** Where a cluster's centre went, in the previous model's standardised space. */
export interface CentreShift {
  /** Euclidean, from the centre that it continues. */
  distance: number;
  /** To the nearest of the other centres of the previous model: a shift that is not below it has a doubtful meaning. */
  nextDistance: number | null;
}

export interface SucceedingArtifact {
  artifact: ModelArtifact;
  /** By cluster id of the new model: the id of the previous model that it takes over. */
  newIds: Int32Array;
  /** By cluster id of the succeeding artifact. */
  shifts: CentreShift[];
}

/** Whether the clusters of `next` can be matched to those of `previous`: the same features and number of clusters. */
export function canSucceed(previous: ModelArtifact, next: ModelArtifact): boolean {
  const features = ({ preprocessing }: ModelArtifact) =>
    preprocessing.features.map(({ name, unit }) => JSON.stringify([name, unit])).toSorted();
  return (
    previous.centroids.length === next.centroids.length && features(previous).join() === features(next).join()
  );
}

/**
 * The new model with the ids and labels of the previous model's clusters that its own ones match.
 * @throws MlError INVALID_PARAMETER unless `canSucceed`; FEATURE_OUT_OF_DOMAIN where a centre lies outside what the
 *   previous model's transforms take
 */
export function succeedArtifact(previous: ModelArtifact, next: ModelArtifact): SucceedingArtifact {
  const costs = centreDistances(
    { preprocessing: previous.preprocessing, centroids: fromNestedRows(previous.centroids) },
    { preprocessing: next.preprocessing, centroids: fromNestedRows(next.centroids) },
  );
  const newIds = assignMinCost(costs);
  const centroids = next.centroids.map((_, id) => next.centroids[newIds.indexOf(id)]);
  const artifact: ModelArtifact = {
    ...next,
    ...relabelStored(next, newIds),
    centroids,
    clusterLabels: previous.clusterLabels,
    selfTest: next.selfTest.map((sample) => ({ ...sample, cluster: newIds[sample.cluster] })),
  };
  return { artifact, newIds, shifts: centroids.map((_, id) => shiftOf(costs, newIds.indexOf(id), id)) };
}

function shiftOf({ data, columns }: Matrix, nextId: number, id: number): CentreShift {
  const distances = Array.from(data.subarray(nextId * columns, (nextId + 1) * columns), Math.sqrt);
  const others = distances.toSpliced(id, 1);
  return { distance: distances[id], nextDistance: others.length === 0 ? null : Math.min(...others) };
}
