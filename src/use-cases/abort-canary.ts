import { z } from 'zod';
import type { Context } from '../context.ts';
import { Canary } from '../entities/canary.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { AppError, notFound } from '../errors.ts';
import { endCanary, lockCanary, sumCounts } from './canary-rows.ts';
import { enqueue } from './enqueue.ts';
import { judgeCanary } from './judge-canary.ts';
import { parseInput, reasonSchema } from './parse-input.ts';

const inputSchema = z.object({ model: z.string(), reason: reasonSchema, abortedBy: z.string() });

/**
 * Takes the canary of a model back: Production answers everything again, in every process at once.
 * @throws AppError INVALID_INPUT, NOT_FOUND, CANARY_NOT_RUNNING
 */
export async function abortCanary(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  input: z.input<typeof inputSchema>,
): Promise<Canary> {
  const { model: name, reason, abortedBy } = parseInput(inputSchema, input);
  const { canary, job } = await ctx.db.transaction(async (tx) => {
    const model = await tx.findOneBy(RegisteredModel, { name });
    if (!model) throw notFound('model', name);
    const newest = await tx.findOne(Canary, {
      where: { registeredModelId: model.id },
      order: { id: 'DESC' },
    });
    const held = newest && (await lockCanary(tx, newest));
    if (!held || held.state === 'PROMOTING') throw notRunning(name, held?.state ?? newest?.state);
    const verdict = judgeCanary(held, await sumCounts(tx, held.id));
    const woken = await endCanary(tx, held, {
      state: 'ABORTED',
      reason,
      by: abortedBy,
      code: 'CANARY_ABORTED',
      verdict,
    });
    return { canary: await tx.findOneByOrFail(Canary, { id: held.id }), job: woken };
  });
  if (job) await enqueue(ctx, [job]);
  return canary;
}

function notRunning(model: string, state: string | undefined): AppError {
  const how = state === undefined ? 'it never had one' : `its last one is ${state}`;
  return new AppError('CANARY_NOT_RUNNING', `The model ${model} has no canary to abort: ${how}.`, {
    field: 'model',
    value: model,
    expected:
      'a model with a canary that is STARTING or RUNNING; what is in Production, rollbackAlias takes back',
  });
}
