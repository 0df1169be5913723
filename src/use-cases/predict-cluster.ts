import { PRODUCTION } from './alias-rows.ts';
import { answerRows, predictionOf, type Asked, type ClusterPrediction } from './answer-rows.ts';
import { rowWise, type NamedFeatures } from './feature-rows.ts';
import { aliasedModel, type Serving } from './served-model.ts';

export interface PredictClusterInput extends Asked {
  /** The caller's own name of what is predicted; comes back with the answer. */
  id: string | null;
  features: NamedFeatures;
}

/**
 * Answers from memory.
 * @throws AppError NOT_FOUND, ALIAS_NOT_SET, INVALID_INPUT (id), FEATURE_MISSING, FEATURE_NOT_NUMERIC,
 *   FEATURE_NOT_FINITE, FEATURE_OUT_OF_DOMAIN, EXPECTATION_FAILED
 */
export async function predictCluster(
  serving: Serving,
  input: PredictClusterInput,
): Promise<ClusterPrediction> {
  const served = await aliasedModel(serving, input.model, input.alias ?? PRODUCTION);
  const { id, features } = input;
  const rows = rowWise(served.features, 1, { keyOf: () => id, keyField: 'id', featuresOf: () => features });
  const answered = answerRows(serving, served, input, rows);
  const error = answered.errors.get(0);
  if (error) throw error;
  return predictionOf(answered, 0);
}
