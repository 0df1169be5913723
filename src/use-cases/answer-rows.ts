import type { ModelVersion } from '../entities/model-version.ts';
import type { Explanation, RowAnswers } from '../ml/index.ts';
import type { BrokenExpectation } from '../serving/check-features.ts';
import type { ServedModel } from '../serving/load-served-model.ts';
import { PRODUCTION } from './alias-rows.ts';
import { computeRows, type FeatureRows } from './compute-rows.ts';
import type { Serving } from './served-model.ts';
import { shadowRows } from './shadow-rows.ts';

/** Which model is asked, and by whom. */
export interface Asked {
  model: string;
  alias?: string | null;
  caller: string;
}

/** The answers of one call; where a row has an error, its cluster is -1 and its id empty. */
export interface AnsweredRows extends FeatureRows, RowAnswers {
  served: ServedModel;
  alias: string;
  /** The ids under which the answers are logged. */
  ids: string[];
  /** The expectations that only warn and that rows break, by row. */
  warnings: Map<number, BrokenExpectation[]>;
}

/** One answer. */
export interface ClusterPrediction {
  /** Its place among the rows of the call. */
  row: number;
  /** The caller's own name of the row. */
  id: string | null;
  /** Under which it is logged. */
  predictionId: string;
  cluster: number;
  clusterLabel: string;
  /** Euclidean, in the model's standardised space. */
  distanceToCenter: number;
  /** The share of the cluster in a soft assignment. */
  confidence: number;
  alias: string;
  version: ModelVersion;
  /** The expectations that the features break and that only warn. */
  warnings: BrokenExpectation[];
  ignoredFeatures: () => string[];
  explain: () => Explanation;
}

/** Answers what it can, says of the other rows what is wrong with them, and hands the answers to the log. */
export function answerRows(
  serving: Serving,
  served: ServedModel,
  { alias, caller }: Asked,
  rows: FeatureRows,
): AnsweredRows {
  const { warnings, ...answers } = computeRows(served, rows);
  const logged = {
    modelId: served.version.registeredModelId,
    modelVersionId: served.version.id,
    alias: alias ?? PRODUCTION,
    role: 'PRODUCTION' as const,
    caller,
    keys: rows.keys,
    features: rows.values,
    ...answers,
  };
  const ids = serving.predictions.add(logged);
  const answered = { ...rows, ...answers, served, alias: logged.alias, ids, warnings };
  if (logged.alias === PRODUCTION) shadowRows(serving, answered, caller);
  return answered;
}

/** The answer of a row that has one. */
export function predictionOf(answered: AnsweredRows, row: number): ClusterPrediction {
  const { served, values } = answered;
  const width = served.features.length;
  const cluster = answered.clusters[row];
  return {
    row,
    id: answered.keys[row],
    predictionId: answered.ids[row],
    cluster,
    clusterLabel: served.labels[cluster],
    distanceToCenter: answered.distances[row],
    confidence: answered.confidences[row],
    alias: answered.alias,
    version: served.version,
    warnings: answered.warnings.get(row) ?? [],
    ignoredFeatures: () =>
      Object.keys(answered.featuresOf(row))
        .filter((name) => !served.features.includes(name))
        .sort(),
    explain: () => served.explain(values.subarray(row * width, (row + 1) * width)),
  };
}
