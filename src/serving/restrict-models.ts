import type { Viewer } from '../access/viewer.ts';
import { AppError } from '../errors.ts';
import type { HotModels } from './hot-models.ts';

/** The models as a viewer may use them: a key may be for some of them only. `get` then also throws FORBIDDEN. */
export function restrictModels(models: HotModels, { name, models: allowed }: Viewer): HotModels {
  if (!allowed) return models;
  return {
    ...models,
    having: async (alias) => (await models.having(alias)).filter((model) => allowed.includes(model)),
    get: async (model, alias) => {
      if (allowed.includes(model)) return await models.get(model, alias);
      throw new AppError('FORBIDDEN', `The key ${name} is not for the model ${JSON.stringify(model)}.`, {
        field: 'model',
        value: model,
        expected: `one of ${allowed.join(', ')}`,
      });
    },
  };
}
