import { prepareStored } from './algorithms.ts';
import type { ClusterSpread } from './cluster-spread.ts';
import { squaredDistance } from './distance.ts';
import type { ModelArtifact } from './model-artifact.ts';
import { fromNestedRows } from './nested-rows.ts';
import type { FittedFeature } from './preprocessing.ts';
import { confidenceOf } from './soft-assignment.ts';
import { applyTransform, isInDomain } from './transform.ts';

/** The answers of many rows, each array as long as there are rows. */
export interface RowAnswers {
  /** -1 where a row cannot be answered; `compilePredictor` says why. */
  clusters: Int32Array;
  /** To the centre, Euclidean, in the standardised space. */
  distances: Float64Array;
  /** The share of the cluster in a soft assignment of the row, up to 1. */
  confidences: Float64Array;
}

/** @param values rows x features in original units, in the model's order; NaN where there is no value */
export type RowPredictor = (values: Float64Array, rows: number) => RowAnswers;

/**
 * A function that gives the answers of `compilePredictor` for many rows at once, without an object for each, and how
 * sure they are: the responsibility of the cluster in a mixture, the soft assignment of `confidenceOf` in other models.
 */
export function compileRowPredictor(artifact: ModelArtifact, { variance }: ClusterSpread): RowPredictor {
  const { features } = artifact.preprocessing;
  const width = features.length;
  const assign =
    artifact.algorithm === 'gaussian-mixture'
      ? assignToDensities(artifact, width)
      : assignToCentroids(artifact, width, variance);

  return (values, rows) => {
    const points = new Float64Array(rows * width);
    for (let j = 0; j < width; j++) standardiseColumn(features[j], values, points, j, width);
    const answers = {
      clusters: new Int32Array(rows),
      distances: new Float64Array(rows),
      confidences: new Float64Array(rows),
    };
    for (let row = 0; row < rows; row++) assign(points, row, answers);
    return answers;
  };
}

/** NaN where `standardise` would throw. */
function standardiseColumn(
  { transform, mean, scale, fill = Number.NaN }: FittedFeature,
  values: Float64Array,
  points: Float64Array,
  j: number,
  width: number,
): void {
  for (let k = j; k < values.length; k += width) {
    const x = Number.isNaN(values[k]) ? fill : values[k];
    const isUsable = Number.isFinite(x) && isInDomain(transform, x);
    points[k] = isUsable ? (applyTransform(transform, x) - mean) / scale : Number.NaN;
  }
}

type Assign = (points: Float64Array, row: number, answers: RowAnswers) => void;

function assignToCentroids(artifact: ModelArtifact, width: number, variance: number): Assign {
  const { data, rows: clusters } = fromNestedRows(artifact.centroids);
  const squared = new Float64Array(clusters);
  return (points, row, answers) => {
    let cluster = -1;
    let smallest = Infinity;
    for (let id = 0; id < clusters; id++) {
      squared[id] = squaredDistance(points, row * width, data, id * width, width);
      if (squared[id] < smallest) {
        smallest = squared[id];
        cluster = id;
      }
    }
    answers.clusters[row] = cluster;
    answers.distances[row] = Math.sqrt(smallest);
    answers.confidences[row] = confidenceOf(squared, smallest, variance);
  };
}

function assignToDensities(artifact: ModelArtifact, width: number): Assign {
  const answer = prepareStored(artifact);
  const point = new Float64Array(width);
  return (points, row, answers) => {
    for (let j = 0; j < width; j++) point[j] = points[row * width + j];
    const { cluster, squaredDistance: squared, probabilities } = answer(point);
    answers.clusters[row] = squared < Infinity ? cluster : -1;
    answers.distances[row] = Math.sqrt(squared);
    answers.confidences[row] = probabilities?.[cluster] ?? 0;
  };
}
