import { AppError, toAppError } from '../errors.ts';
import type { ModelVersion } from '../entities/model-version.ts';
import { checkFeatures, type BrokenExpectation } from '../serving/check-features.ts';
import type { HotModels } from '../serving/hot-models.ts';
import { PRODUCTION } from './alias-rows.ts';

export interface PredictClusterInput {
  model: string;
  /** The caller's own name of what is predicted; comes back with the answer. */
  id: string | null;
  features: Readonly<Record<string, unknown>>;
  alias?: string | null;
}

export interface ClusterPrediction {
  id: string | null;
  cluster: number;
  clusterLabel: string;
  /** Euclidean, in the model's standardised space. */
  distanceToCenter: number;
  alias: string;
  version: ModelVersion;
  ignoredFeatures: string[];
  /** The expectations that the features break and that only warn. */
  warnings: BrokenExpectation[];
}

/**
 * Answers from memory.
 * @throws AppError NOT_FOUND, ALIAS_NOT_SET, FEATURE_MISSING, FEATURE_NOT_NUMERIC, FEATURE_NOT_FINITE,
 *   FEATURE_OUT_OF_DOMAIN, EXPECTATION_FAILED
 */
export async function predictCluster(
  models: HotModels,
  { model, id, features, alias }: PredictClusterInput,
): Promise<ClusterPrediction> {
  const { version, predict, expectations } = await models.get(model, alias ?? PRODUCTION);
  const { blocking, warning } = checkFeatures(expectations, features);
  if (blocking.length > 0) throw expectationFailed(blocking);
  try {
    return { id, alias: alias ?? PRODUCTION, version, warnings: warning, ...predict(features) };
  } catch (error) {
    throw toAppError(error) ?? error;
  }
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
