import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Job } from '../entities/job.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { AppError, noModelVersion, notFound } from '../errors.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import { PRODUCTION, versionBefore } from './alias-rows.ts';
import { requireContent } from './content-rows.ts';
import { enqueue } from './enqueue.ts';
import { findModelVersion } from './find-one.ts';
import { createJob } from './job-rows.ts';
import { requirePromotable } from './report-rows.ts';
import { aliasSchema, parseInput, reasonSchema } from './parse-input.ts';

const alias = aliasSchema.nullish().transform((value) => value ?? PRODUCTION);
const promotion = z.object({
  model: z.string(),
  version: z.string(),
  alias,
  reason: reasonSchema,
  onlyIfBetter: z.boolean().default(false),
  /** Moves it also where the gate refuses. */
  override: z.object({ reason: reasonSchema }).nullish(),
  movedBy: z.string(),
});
const rollback = promotion.pick({ model: true, alias: true, reason: true, movedBy: true });

/**
 * Accepts the wish to move an alias to a version.
 * @throws AppError INVALID_INPUT, NOT_FOUND, VERSION_BLOCKED, CONTENT_EXPIRED, JOB_IN_PROGRESS (this alias is being moved)
 */
export async function promoteModel(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  input: z.input<typeof promotion>,
): Promise<Job> {
  const { model, version, override, ...wanted } = parseInput(promotion, input);
  return await acceptMove(ctx, model, async (tx) => {
    const target = await findModelVersion(tx, model, version);
    if (!target) throw noModelVersion(model, version);
    await requirePromotable(tx, target);
    await requireContent(tx, target.artifactDigest, target.assignmentsDigest);
    const overrideReason = override?.reason ?? null;
    return { ...wanted, toVersionId: target.id, kind: 'PROMOTE', overrideReason };
  });
}

/**
 * Accepts the wish to move an alias back to the version that was promoted before.
 * @throws AppError INVALID_INPUT, NOT_FOUND, NO_PREVIOUS_VERSION, JOB_IN_PROGRESS
 */
export async function rollbackAlias(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  input: z.input<typeof rollback>,
): Promise<Job> {
  const { model, ...wanted } = parseInput(rollback, input);
  return await acceptMove(ctx, model, async (tx, { id }) => {
    const toVersionId = await versionBefore(tx, id, wanted.alias);
    if (!toVersionId) {
      throw new AppError(
        'NO_PREVIOUS_VERSION',
        `${wanted.alias} of ${model} has no earlier version to go back to.`,
        {
          field: 'alias',
          value: wanted.alias,
        },
      );
    }
    return { ...wanted, toVersionId, kind: 'ROLLBACK', onlyIfBetter: false, overrideReason: null };
  });
}

type Move = Omit<JobPayload<'promote'>, 'modelId'>;

async function acceptMove(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  name: string,
  decide: (tx: EntityManager, model: RegisteredModel) => Promise<Move>,
): Promise<Job> {
  const job = await ctx.db.transaction(async (tx) => {
    // What a rollback goes back to must not change until its job row stands; moves lock this row too.
    const model = await tx.findOne(RegisteredModel, { where: { name }, lock: { mode: 'for_no_key_update' } });
    if (!model) throw notFound('model', name);
    const move = await decide(tx, model);
    return await createJob(tx, {
      kind: 'promote',
      subject: `${model.id} ${move.alias}`,
      payload: { modelId: model.id, ...move },
    });
  });
  await enqueue(ctx, [job]);
  return job;
}
