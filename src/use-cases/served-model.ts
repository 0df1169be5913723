import { AppError } from '../errors.ts';
import type { ServedModel } from '../serving/load-served-model.ts';
import type { HotModels } from '../serving/hot-models.ts';
import type { PredictionLog } from '../serving/prediction-log.ts';
import type { Rollouts } from '../serving/rollouts.ts';
import { PRODUCTION } from './alias-rows.ts';

/** What predictions need: all of it is in memory. */
export interface Serving {
  models: HotModels;
  predictions: PredictionLog;
  rollouts: Rollouts;
}

/** The model behind the alias. @throws AppError NOT_FOUND, ALIAS_NOT_SET */
export async function aliasedModel(
  { models, rollouts }: Serving,
  model: string,
  alias: string,
): Promise<ServedModel> {
  const served = await models.get(model, alias);
  await rollouts.ready(served.version.registeredModelId);
  return served;
}

/**
 * The model of that name; where none is named, the only one that has the alias.
 * @throws AppError NOT_FOUND, ALIAS_NOT_SET, MODEL_NOT_NAMED
 */
export async function servedModel(
  serving: Serving,
  model: string | null,
  alias = PRODUCTION,
): Promise<ServedModel> {
  if (model !== null) return await aliasedModel(serving, model, alias);
  const names = await serving.models.having(alias);
  if (names.length === 1) return await aliasedModel(serving, names[0], alias);
  if (names.length === 0) {
    throw new AppError('ALIAS_NOT_SET', `No model has ${alias}: promote a version first.`, {
      field: 'alias',
      value: alias,
    });
  }
  throw new AppError('MODEL_NOT_NAMED', `Several models have ${alias}: say which one is asked.`, {
    field: 'model',
    expected: names.join(', '),
  });
}
