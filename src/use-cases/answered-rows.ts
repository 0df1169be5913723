import { answererOf, predictionOf, type AnsweredRows, type ClusterPrediction } from './answer-rows.ts';
import { describeInputError, type InputError } from './describe-input-error.ts';

/** The rows that have an answer, in their order. */
export function answeredPredictions(answered: AnsweredRows): ClusterPrediction[] {
  const predictions: ClusterPrediction[] = [];
  for (let row = 0; row < answered.count; row++) {
    if (answered.clusters[row] >= 0) predictions.push(predictionOf(answered, row));
  }
  return predictions;
}

/** The answers as lists; null in the place of a row with an error. */
export function answeredColumns(answered: AnsweredRows) {
  const { clusters, keys, ids, distances, confidences } = answered;
  const where = <Value>(valueOf: (row: number) => Value) =>
    Array.from(clusters, (cluster, row) => (cluster < 0 ? null : valueOf(row)));
  return {
    ids: keys,
    predictionIds: () => where((row) => ids[row]),
    clusters: () => where((row) => clusters[row]),
    clusterLabels: () => where((row) => answererOf(answered, row).served.labels[clusters[row]]),
    modelVersions: () => where((row) => answererOf(answered, row).served.versionName),
    distancesToCenter: () => where((row) => distances[row]),
    confidences: () => where((row) => confidences[row]),
  };
}

/** The rows that have none, in their order. */
export function rowErrors({
  errors,
  keys,
}: AnsweredRows): { row: number; id: string | null; error: InputError }[] {
  return [...errors]
    .toSorted(([a], [b]) => a - b)
    .map(([row, error]) => ({ row, id: keys[row], error: describeInputError(error) }));
}
