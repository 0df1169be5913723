import type { ModelVersion } from '../entities/model-version.ts';
import { AppError, toAppError } from '../errors.ts';
import type { Explanation, RowAnswers } from '../ml/index.ts';
import { checkFeatures, type BrokenExpectation } from '../serving/check-features.ts';
import type { HotModels, ServedModel } from '../serving/hot-models.ts';
import type { PredictionLog } from '../serving/prediction-log.ts';
import { PRODUCTION } from './alias-rows.ts';

/** What predictions need: all of it is in memory. */
export interface Serving {
  models: HotModels;
  predictions: PredictionLog;
}

/** Which model is asked, and by whom. */
export interface Asked {
  model: string;
  alias?: string | null;
  caller: string;
}

/** Rows in the form that a model takes. */
export interface FeatureRows {
  count: number;
  /** The caller's own names of the rows. */
  keys: readonly (string | null)[];
  /** rows x features, in the model's order; NaN where there is none. */
  values: Float64Array;
  /** Rows with values that are no numbers, for the model to refuse. */
  suspects: ReadonlySet<number>;
  /** Errors that are known already, by row. */
  errors: Map<number, AppError>;
  /** A row as it was sent. */
  featuresOf: (row: number) => Readonly<Record<string, unknown>>;
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

/** The model behind the alias. @throws AppError NOT_FOUND, ALIAS_NOT_SET */
export async function askedModel({ models }: Serving, { model, alias }: Asked): Promise<ServedModel> {
  return await models.get(model, alias ?? PRODUCTION);
}

/** Answers what it can, says of the other rows what is wrong with them, and hands the answers to the log. */
export function answerRows(
  { predictions }: Serving,
  served: ServedModel,
  { alias, caller }: Asked,
  rows: FeatureRows,
): AnsweredRows {
  const startedAt = performance.now();
  const { count, values, errors, keys, suspects } = rows;
  const width = served.features.length;
  const answers = served.predictRows(values, count);
  const warnings = new Map<number, BrokenExpectation[]>();
  for (let row = 0; row < count; row++) {
    const known = errors.get(row);
    const isPlain = !known && answers.clusters[row] >= 0 && !suspects.has(row);
    if (isPlain && served.isExpected(values, row * width)) continue;
    const error = known ?? examineRow(served, rows.featuresOf(row), (broken) => warnings.set(row, broken));
    if (!error) continue;
    errors.set(row, error);
    answers.clusters[row] = -1;
  }
  const logged = {
    modelId: served.version.registeredModelId,
    modelVersionId: served.version.id,
    alias: alias ?? PRODUCTION,
    role: 'PRODUCTION' as const,
    caller,
    latencyMs: performance.now() - startedAt,
    keys,
    features: values,
    ...answers,
  };
  const ids = predictions.add(logged);
  return { ...rows, ...answers, served, alias: logged.alias, ids, warnings };
}

/** @returns why the row cannot be answered; null: it can */
function examineRow(
  { expectations, predict }: ServedModel,
  features: Readonly<Record<string, unknown>>,
  warn: (warnings: BrokenExpectation[]) => void,
): AppError | null {
  const { blocking, warning } = checkFeatures(expectations, features);
  if (blocking.length > 0) return expectationFailed(blocking);
  try {
    predict(features);
  } catch (error) {
    const known = toAppError(error);
    if (!known) throw error;
    return known;
  }
  if (warning.length > 0) warn(warning);
  return null;
}

function expectationFailed(failures: BrokenExpectation[]): AppError {
  const [{ column, value, message }] = failures;
  const text = failures.map((each) => `${each.column} ${each.message}`).join('; ');
  return new AppError('EXPECTATION_FAILED', `The features are not what is expected: ${text}.`, {
    field: column,
    value,
    expected: message,
    failures,
  });
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
