import { AppError } from '../errors.ts';
import type { ServedModel } from '../serving/hot-models.ts';
import { PRODUCTION } from './alias-rows.ts';
import type { Serving } from './answer-rows.ts';

/**
 * The model of that name; where none is named, the only one that has the alias.
 * @throws AppError NOT_FOUND, ALIAS_NOT_SET, MODEL_NOT_NAMED
 */
export async function servedModel(
  { models }: Serving,
  model: string | null,
  alias = PRODUCTION,
): Promise<ServedModel> {
  if (model !== null) return await models.get(model, alias);
  const names = await models.having(alias);
  if (names.length === 1) return await models.get(names[0], alias);
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
