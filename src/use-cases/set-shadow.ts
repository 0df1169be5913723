import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { ShadowSetting } from '../entities/shadow-setting.ts';
import { notFound } from '../errors.ts';
import { DEFAULT_SHADOW_RATIO } from '../serving/rollouts.ts';
import { aliasedVersion, SHADOW } from './alias-rows.ts';
import { parseInput } from './parse-input.ts';

const inputSchema = z.object({
  model: z.string(),
  ratio: z.number('must be a number from 0 to 1').min(0, 'must be at least 0').max(1, 'must be at most 1'),
  setBy: z.string(),
});

/** What stands beside Production of a model, for nobody but the log. */
export interface ModelShadow {
  /** null: no version has the alias. */
  version: ModelVersion | null;
  ratio: number;
  /** null: nobody; the ratio is the default. */
  setBy: string | null;
  setAt: Date | null;
}

/**
 * Sets which share of the requests to Production the shadow of a model answers too. Every process takes it over at once.
 * @throws AppError INVALID_INPUT, NOT_FOUND
 */
export async function setShadow(
  { db }: Pick<Context, 'db'>,
  input: z.input<typeof inputSchema>,
): Promise<ModelShadow> {
  const { model: name, ratio, setBy } = parseInput(inputSchema, input);
  return await db.transaction(async (tx) => {
    const model = await tx.findOneBy(RegisteredModel, { name });
    if (!model) throw notFound('model', name);
    await tx.upsert(ShadowSetting, { registeredModelId: model.id, ratio, setBy, setAt: () => 'now()' }, [
      'registeredModelId',
    ]);
    await tx.query(`SELECT pg_notify('gugus_alias', $1)`, [model.id]);
    return await findShadow(tx, model.id);
  });
}

export async function findShadow(tx: EntityManager, registeredModelId: string): Promise<ModelShadow> {
  const setting = await tx.findOneBy(ShadowSetting, { registeredModelId });
  return {
    version: await aliasedVersion(tx, registeredModelId, SHADOW),
    ratio: setting?.ratio ?? DEFAULT_SHADOW_RATIO,
    setBy: setting?.setBy ?? null,
    setAt: setting?.setAt ?? null,
  };
}
