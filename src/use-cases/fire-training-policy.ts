import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { PipelineRun } from '../entities/pipeline-run.ts';
import { TrainingPolicy } from '../entities/training-policy.ts';
import { notFound } from '../errors.ts';
import { because } from './decision-words.ts';
import { enqueue } from './enqueue.ts';
import { firePolicy } from './fire-policy.ts';
import { parseInput, reasonSchema } from './parse-input.ts';

const inputSchema = z.object({
  policy: z.string(),
  forceRetrain: z.boolean().nullish(),
  skipPromotion: z.boolean().nullish(),
  reason: reasonSchema.nullish(),
  idempotencyKey: z
    .string()
    .regex(/^[\w.:-]{1,200}$/, 'must be 1 to 200 letters, digits, "_", ".", ":" and "-"')
    .nullish(),
  firedBy: z.string(),
});

/**
 * Fires a policy by hand, whether it is enabled or not. Nothing cools it down or coalesces it.
 * @throws AppError INVALID_INPUT, NOT_FOUND
 */
export async function fireTrainingPolicy(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  input: z.input<typeof inputSchema>,
): Promise<PipelineRun> {
  const { policy: name, idempotencyKey, reason = null, firedBy, ...wanted } = parseInput(inputSchema, input);
  const { run, queued } = await ctx.db.transaction(async (tx) => {
    const lock = { mode: 'for_no_key_update' } as const;
    const policy = await tx.findOne(TrainingPolicy, { where: { name }, lock });
    if (!policy) throw notFound('policy', name);
    return await firePolicy(tx, policy, {
      kind: 'MANUAL',
      key: `manual:${idempotencyKey ?? randomUUID()}`,
      details: because('BY_HAND_FIRED', { by: firedBy, said: reason === null ? '' : `: ${reason}` }),
      firedBy,
      reason,
      forceRetrain: wanted.forceRetrain ?? false,
      skipPromotion: wanted.skipPromotion ?? false,
    });
  });
  await enqueue(ctx, queued);
  return run;
}
