import { compileCrossings } from './border-crossings.ts';
import { prepareStored } from './algorithms.ts';
import type { ClusterSpread } from './cluster-spread.ts';
import { squaredDistance } from './distance.ts';
import type { ModelArtifact } from './model-artifact.ts';
import { fromNestedRows } from './nested-rows.ts';
import type { FittedFeature } from './preprocessing.ts';
import { standardise } from './preprocessing.ts';
import { invertTransform, isInDomain } from './transform.ts';

/** A change of one feature that brings a row to the border of its cluster. */
export interface FeatureChange {
  feature: string;
  /** What the row has, in original units. */
  from: number;
  /** Where the border is; beyond it the row belongs to `cluster`. */
  to: number;
  cluster: number;
}

export interface FeatureShare {
  feature: string;
  /** Its part of the squared distance to the centre: all add up to 1, or are 0 on the centre itself. */
  share: number;
  /** The smallest change of this feature alone that leads out of the cluster; null where none does. */
  change: FeatureChange | null;
}

export interface Explanation {
  /** In the model's order. */
  features: FeatureShare[];
  /** The cluster that comes next; null where there is one only. */
  runnerUp: { cluster: number; distance: number } | null;
  /** Whether the row lies further from the centre than 99 % of the training rows of its cluster. */
  outOfDistribution: boolean;
  /** The distance up to which it does not. */
  distanceLimit: number;
  /** Of the changes of one feature the smallest in the standardised space; null where no feature alone suffices. */
  smallestChange: FeatureChange | null;
}

/** @param values in original units, in the model's order; NaN where a feature with a fill has none */
export type Explainer = (values: ArrayLike<number>) => Explanation;

/**
 * A function that explains the answer for one row.
 * @throws MlError as compilePredictor's function, for rows that it does not answer
 */
export function compileExplainer(artifact: ModelArtifact, spread: ClusterSpread): Explainer {
  const { features } = artifact.preprocessing;
  const answer = prepareStored(artifact);
  const { data: centres, rows: clusters } = fromNestedRows(artifact.centroids);
  const width = features.length;
  const crossingsOf = compileCrossings(artifact);

  return (values) => {
    const point = Float64Array.from(features, (feature, j) => standardise(feature, values[j]));
    const { cluster, squaredDistance: own, probabilities } = answer(point);
    const squared = Float64Array.from({ length: clusters }, (_, id) =>
      squaredDistance(point, 0, centres, id * width, width),
    );
    const changes = features.map((feature, j) => {
      const reached = crossingsOf(point, cluster, j)
        .map((crossing) => ({ ...crossing, to: reach(feature, point[j], crossing.step) }))
        .filter(({ to }) => to !== null)
        .sort((a, b) => Math.abs(a.step) - Math.abs(b.step));
      if (reached.length === 0) return null;
      const [{ step, to, cluster: entered }] = reached;
      const from = Number.isNaN(values[j]) ? feature.fill! : values[j];
      return { size: Math.abs(step), change: { feature: feature.name, from, to: to!, cluster: entered } };
    });
    const smallest = changes.reduce(
      (best, each) => (each && !(best && best.size <= each.size) ? each : best),
      null,
    );
    return {
      features: features.map(({ name }, j) => ({
        feature: name,
        share: own === 0 ? 0 : (point[j] - centres[cluster * width + j]) ** 2 / own,
        change: changes[j]?.change ?? null,
      })),
      runnerUp: runnerUpOf(cluster, squared, probabilities),
      outOfDistribution: Math.sqrt(own) > spread.limits[cluster],
      distanceLimit: spread.limits[cluster],
      smallestChange: smallest?.change ?? null,
    };
  };
}

/** The value of a feature after a step from `z` in the standardised space; null where no value of it leads there. */
function reach({ transform, mean, scale }: FittedFeature, z: number, step: number): number | null {
  const y = (z + step) * scale + mean;
  // What winsorizing clips is at its bounds, and cannot get beyond them.
  if (transform.kind === 'winsorize' && !(y > transform.low && y < transform.high)) return null;
  const x = invertTransform(transform, y);
  return Number.isFinite(x) && isInDomain(transform, x) ? x : null;
}

/** The second by distance, or by probability where the model has them. */
function runnerUpOf(
  cluster: number,
  squared: Float64Array,
  probabilities: Float64Array | undefined,
): Explanation['runnerUp'] {
  let second = -1;
  for (let id = 0; id < squared.length; id++) {
    if (id === cluster) continue;
    const isCloser = probabilities
      ? probabilities[id] > (probabilities[second] ?? -1)
      : squared[id] < (squared[second] ?? Infinity);
    if (isCloser) second = id;
  }
  return second === -1 ? null : { cluster: second, distance: Math.sqrt(squared[second]) };
}
