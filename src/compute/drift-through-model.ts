import {
  assignmentStability,
  compileRowPredictor,
  distanceDrift,
  matrixFromColumns,
  shareDrift,
  throwIfCancelled,
  type ClusterSpread,
  type FitControl,
  type ModelArtifact,
} from '../ml/index.ts';

export interface ThroughModelInput {
  model: ModelArtifact;
  /** Of the rows that the model was trained on, which says how sure its answers are. */
  spread: ClusterSpread;
  /** One array per feature of the model, in its order; NaN where there is no value. */
  reference: Float64Array[];
  current: Float64Array[];
  /** Where the rows of both sides are that belong together; null: that is not known. */
  pairs: { reference: Uint32Array; current: Uint32Array } | null;
}

/** Lets the model answer for both sides and compares its answers; null where it can answer for no row of one. */
export function driftThroughModel(input: ThroughModelInput, control: FitControl) {
  const { model, pairs } = input;
  const reference = answersOf(input, input.reference, control);
  const current = answersOf(input, input.current, control);
  if (reference.distances.length === 0 || current.distances.length === 0) return null;
  const counts = { reference: countsOf(model, reference), current: countsOf(model, current) };
  const shares = shareDrift(counts.reference, counts.current);
  const distance = distanceDrift(reference.distances, current.distances);
  return {
    referenceRows: reference.distances.length,
    currentRows: current.distances.length,
    referenceUnanswered: reference.clusters.length - reference.distances.length,
    currentUnanswered: current.clusters.length - current.distances.length,
    clusters: model.clusterLabels.map((label, cluster) => ({
      cluster,
      label,
      referenceShare: shares.referenceShares[cluster],
      currentShare: shares.currentShares[cluster],
    })),
    shares: {
      statistic: shares.statistic,
      pValue: shares.pValue,
      drifted: shares.drifted,
      doubtful: shares.isDoubtful,
    },
    distance: {
      boundary: distance.boundary,
      referenceMean: meanOf(reference.distances),
      currentMean: meanOf(current.distances),
      share: distance.share,
      expectedShare: distance.expectedShare,
      pValue: distance.pValue,
      drifted: distance.drifted,
    },
    confidence: { reference: meanOf(reference.confidences), current: meanOf(current.confidences) },
    stability: pairs && stabilityOf(reference.clusters, current.clusters, pairs),
  };
}

interface Answers {
  /** By row; NOBODY where the model has no answer. */
  clusters: Int32Array;
  /** Of the rows that have one. */
  distances: Float64Array;
  confidences: Float64Array;
}

const NOBODY = -1;
const ROWS_AT_A_TIME = 4096;

/** A row that lacks what the model needs, or lies outside of what it can take, has no answer. */
function answersOf(
  { model, spread }: Pick<ThroughModelInput, 'model' | 'spread'>,
  columns: readonly Float64Array[],
  control: FitControl,
): Answers {
  const predict = compileRowPredictor(model, spread);
  const rows = columns[0].length;
  const clusters = new Int32Array(rows);
  const distances = new Float64Array(rows);
  const confidences = new Float64Array(rows);
  for (let first = 0; first < rows; first += ROWS_AT_A_TIME) {
    throwIfCancelled(control);
    const few = columns.map((column) => column.subarray(first, first + ROWS_AT_A_TIME));
    const answers = predict(matrixFromColumns(few).data, few[0].length);
    clusters.set(answers.clusters, first);
    distances.set(answers.distances, first);
    confidences.set(answers.confidences, first);
  }
  const isAnswered = (_: number, row: number) => clusters[row] !== NOBODY;
  return { clusters, distances: distances.filter(isAnswered), confidences: confidences.filter(isAnswered) };
}

function countsOf({ clusterLabels }: ModelArtifact, { clusters }: Answers): Float64Array {
  const counts = new Float64Array(clusterLabels.length);
  for (const cluster of clusters) if (cluster !== NOBODY) counts[cluster]++;
  return counts;
}

function stabilityOf(
  reference: Int32Array,
  current: Int32Array,
  pairs: NonNullable<ThroughModelInput['pairs']>,
) {
  const before = Int32Array.from(pairs.reference, (row) => reference[row]);
  const after = Int32Array.from(pairs.current, (row) => current[row]);
  const isAnswered = (_: number, i: number) => before[i] !== NOBODY && after[i] !== NOBODY;
  if (!before.some(isAnswered)) return null;
  const { keys, ...stability } = assignmentStability(before.filter(isAnswered), after.filter(isAnswered));
  return { rows: keys, ...stability };
}

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
