import { MlError } from './errors.ts';
import { throwIfCancelled, type FitControl } from './fit-control.ts';
import type { ModelArtifact } from './model-artifact.ts';
import { compilePredictor, type Prediction } from './predict.ts';

/** Why a row can be refused. */
export const REFUSALS = ['FEATURE_MISSING', 'FEATURE_NOT_FINITE', 'FEATURE_OUT_OF_DOMAIN'] as const;
export type RefusalCode = (typeof REFUSALS)[number];

export interface RowsToPredict {
  artifact: ModelArtifact;
  /** One array per feature of the model, in its order, in original units; NaN is a missing value. */
  columns: Float64Array[];
}

/** A row that was refused. */
export interface RefusedPlace {
  code: RefusalCode;
  /** Where it is in the batch, from 0 on. */
  row: number;
  /** The feature that is to blame, as a place in the model's order. */
  feature: number;
  message: string;
}

/** What a model says of rows. The arrays are as long as the batch. */
export interface PredictedRows {
  /** -1 where a row was refused. */
  clusters: Int32Array;
  /** NaN where a row was refused. */
  distances: Float64Array;
  /** One array per cluster, where the model gives them; none otherwise. */
  probabilities: Float64Array[];
  /** -1, or why a row was refused, as a place in REFUSALS. */
  refusals: Int32Array;
  /** The first few rows of each code. */
  examples: RefusedPlace[];
}

export const MOST_EXAMPLES = 5;
const CHECK_ROWS = 1024;

/**
 * Answers row by row with compilePredictor's function, so that both say the same to the last bit. A row that it refuses
 * is no failure.
 * @throws MlError FIT_CANCELLED
 */
export function predictRows(
  { artifact, columns }: RowsToPredict,
  control?: Pick<FitControl, 'isCancelled'>,
): PredictedRows {
  const predict = compilePredictor(artifact);
  const names = artifact.preprocessing.features.map(({ name }) => name);
  const rows = columns[0].length;
  const scored: PredictedRows = {
    clusters: new Int32Array(rows).fill(-1),
    distances: new Float64Array(rows).fill(Number.NaN),
    probabilities: givesProbabilities(artifact) ? artifact.centroids.map(() => new Float64Array(rows)) : [],
    refusals: new Int32Array(rows).fill(-1),
    examples: [],
  };
  const values: Record<string, number | null> = {};
  for (let row = 0; row < rows; row++) {
    if (row % CHECK_ROWS === 0) throwIfCancelled(control);
    for (let j = 0; j < names.length; j++) {
      const value = columns[j][row];
      values[names[j]] = Number.isNaN(value) ? null : value;
    }
    try {
      keep(scored, row, predict(values));
    } catch (error) {
      refuse(scored, row, names, error);
    }
  }
  return scored;
}

export function givesProbabilities({ algorithm }: ModelArtifact): boolean {
  return algorithm === 'gaussian-mixture';
}

function keep(
  { clusters, distances, probabilities }: PredictedRows,
  row: number,
  { cluster, distanceToCenter, probabilities: found }: Prediction,
): void {
  clusters[row] = cluster;
  distances[row] = distanceToCenter;
  found?.forEach((probability, id) => {
    probabilities[id][row] = probability;
  });
}

function refuse({ refusals, examples }: PredictedRows, row: number, names: string[], error: unknown): void {
  const index = error instanceof MlError ? REFUSALS.indexOf(error.code as RefusalCode) : -1;
  if (index < 0) throw error;
  const { message, details } = error as MlError;
  const code = REFUSALS[index];
  refusals[row] = index;
  if (examples.filter((each) => each.code === code).length === MOST_EXAMPLES) return;
  const blamed = (details['feature'] ?? (details['features'] as string[])[0]) as string;
  examples.push({ code, row, feature: names.indexOf(blamed), message });
}
