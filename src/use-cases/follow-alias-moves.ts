import { MoreThan } from 'typeorm';
import type { Context } from '../context.ts';
import { AliasMove } from '../entities/alias-move.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { notFound } from '../errors.ts';
import { findByName } from './find-one.ts';
import { followRows, parseAfter } from './follow-rows.ts';

/** The moves of a model's aliases after the number `after`, or from now on. @throws AppError NOT_FOUND */
export async function followAliasMoves(
  ctx: Pick<Context, 'db' | 'signals' | 'log'>,
  name: string,
  after: number | null,
): Promise<AsyncGenerator<AliasMove>> {
  const model = await findByName(ctx, RegisteredModel, name);
  if (!model) throw notFound('model', name);
  const registeredModelId = model.id;
  return followRows(
    ctx,
    { channel: 'gugus_alias', payload: registeredModelId },
    parseAfter(after ?? model.moveCount),
    async (last, take) =>
      await ctx.db.manager.find(AliasMove, {
        where: { registeredModelId, number: MoreThan(last) },
        order: { number: 'ASC' },
        take,
      }),
    async () => false,
  );
}
