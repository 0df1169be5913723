import type { ModelVersion } from '../entities/model-version.ts';
import type { Explanation, RowAnswers } from '../ml/index.ts';
import type { BrokenExpectation } from '../serving/check-features.ts';
import type { ServedModel } from '../serving/load-served-model.ts';
import { PRODUCTION } from './alias-rows.ts';
import { askCanary, routeRows, type CanaryAnswers } from './ask-canary.ts';
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
  /** What a canary answered in the place of `served`; null: nothing. */
  canary: CanaryAnswers | null;
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
  { alias: asked, caller }: Pick<Asked, 'alias' | 'caller'>,
  rows: FeatureRows,
): AnsweredRows {
  const { rollouts, predictions } = serving;
  const alias = asked ?? PRODUCTION;
  const canary = alias === PRODUCTION ? rollouts.canaryOf(served.version.registeredModelId) : null;
  const routed = canary && routeRows(canary, rows);
  const { warnings, ...answers } = computeRows(served, rows);
  const byCanary = canary && routed && askCanary(serving, { canary, routed, served, rows, answers, caller });
  const ids = predictions.add({
    modelId: served.version.registeredModelId,
    modelVersionId: served.version.id,
    alias,
    role: 'PRODUCTION',
    caller,
    keys: rows.keys,
    features: rows.values,
    ...answers,
    clusters: byCanary?.productionClusters ?? answers.clusters,
  });
  const answered = { ...rows, ...answers, served, canary: byCanary, alias, ids, warnings };
  if (alias === PRODUCTION) shadowRows(serving, answered, caller);
  if (byCanary) for (const [row, id] of byCanary.ids) ids[row] = id;
  return answered;
}

/** Who answered a row, and the features as that model takes them. */
export function answererOf({ served, canary, values }: AnsweredRows, row: number) {
  const place = canary?.places.get(row);
  const [by, all, at] =
    canary && place !== undefined ? [canary.served, canary.values, place] : [served, values, row];
  const width = by.features.length;
  return { served: by, features: all.subarray(at * width, (at + 1) * width) };
}

/** The answer of a row that has one. */
export function predictionOf(answered: AnsweredRows, row: number): ClusterPrediction {
  const { served, features } = answererOf(answered, row);
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
    explain: () => served.explain(features),
  };
}
