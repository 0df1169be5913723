import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { Canary } from '../entities/canary.ts';
import type { Job } from '../entities/job.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { AppError, noModelVersion, notFound } from '../errors.ts';
import { productionOf } from './alias-rows.ts';
import { requireContent } from './content-rows.ts';
import { findModelVersion } from './find-one.ts';
import { createJob } from './job-rows.ts';
import { invalidInput, parseInput, reasonSchema } from './parse-input.ts';
import { requirePromotable } from './report-rows.ts';

const MOST_STEPS = 20;
const MOST_SECONDS = 30 * 24 * 3600;
const DEFAULT_SECONDS = 600;
const DEFAULT_REQUESTS = 100;
const DEFAULT_SHARES = [0.01, 0.1, 0.5, 1];

const whole = (least: number, most: number) =>
  z
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);
const share = (otherwise: number) =>
  z
    .number('must be a number from 0 to 1')
    .min(0, 'must be at least 0')
    .max(1, 'must be at most 1')
    .nullish()
    .transform((value) => value ?? otherwise);

const stepSchema = z.object({
  share: z.number('must be a number').gt(0, 'must be above 0').max(1, 'must be at most 1'),
  seconds: whole(0, MOST_SECONDS)
    .nullish()
    .transform((value) => value ?? DEFAULT_SECONDS),
  minimumRequests: whole(0, 1e9)
    .nullish()
    .transform((value) => value ?? DEFAULT_REQUESTS),
});

/** How a version is tried. */
export const canarySettings = z.object({
  steps: z
    .array(stepSchema)
    .min(1, 'must be at least one step')
    .max(MOST_STEPS, `must be at most ${MOST_STEPS} steps`)
    .refine(
      (steps) => steps.every((step, i) => i === 0 || step.share > steps[i - 1].share),
      'must have a larger share in each step',
    )
    .refine((steps) => steps.at(-1)?.share === 1, 'must end with the share 1')
    .nullish()
    .transform((steps) => steps ?? DEFAULT_SHARES.map((each) => stepSchema.parse({ share: each }))),
  maximumErrorRate: share(0.01),
  minimumAgreement: share(0.8),
  maximumSlowdown: z
    .number('must be a number')
    .min(1, 'must be at least 1')
    .max(1e6, 'must be at most 1000000')
    .nullish()
    .transform((value) => value ?? 3),
  falseAlarmRate: z
    .number('must be a number')
    .min(1e-6, 'must be at least 0.000001')
    .max(0.5, 'must be at most 0.5')
    .nullish()
    .transform((value) => value ?? 0.01),
});

const inputSchema = canarySettings.extend({
  model: z.string(),
  version: z.string(),
  reason: reasonSchema,
  startedBy: z.string(),
  override: z.object({ reason: reasonSchema }).nullish(),
});

export type CanaryInput = z.input<typeof inputSchema>;

/**
 * Accepts a canary, within the caller's transaction. Workers look after it; its job waits until it has ended, and needs
 * no hand-over. Then the job succeeds if the version is in Production, and fails otherwise.
 * @param baselineId the version that it has been compared with, which must still be in Production when it begins: the one
 *   there if left out
 * @param parentId the job that waits for it
 * @throws AppError INVALID_INPUT, NOT_FOUND, ALIAS_NOT_SET (there is no Production), VERSION_BLOCKED, CONTENT_EXPIRED,
 *   JOB_IN_PROGRESS (the model has a canary)
 */
export async function createCanary(
  tx: EntityManager,
  input: CanaryInput,
  { parentId, baselineId }: { parentId?: string; baselineId?: string } = {},
): Promise<{ canary: Canary; job: Job }> {
  const { model: name, version, steps, override, ...wanted } = parseInput(inputSchema, input);
  const model = await tx.findOne(RegisteredModel, { where: { name }, lock: { mode: 'for_no_key_update' } });
  if (!model) throw notFound('model', name);
  const target = await findModelVersion(tx, name, version);
  if (!target) throw noModelVersion(name, version);
  const production = await productionOf(tx, model.id);
  if (!production) {
    throw new AppError('ALIAS_NOT_SET', `The model ${name} has no Production to try a version beside.`, {
      field: 'model',
      value: name,
    });
  }
  if (production.id === target.id) {
    throw invalidInput([{ field: 'version', value: version, expected: 'must not be in Production already' }]);
  }
  await requirePromotable(tx, target);
  await requireContent(tx, target.artifactDigest, target.assignmentsDigest);
  const [{ id }] = await tx.query('SELECT uuidv7() AS id');
  const job = await createJob(tx, {
    kind: 'canary',
    subject: model.id,
    payload: { canaryId: id },
    state: 'WAITING',
    ...(parentId !== undefined && { parentId }),
  });
  await tx.insert(Canary, {
    ...wanted,
    id,
    registeredModelId: model.id,
    modelVersionId: target.id,
    baselineId: baselineId ?? production.id,
    state: 'STARTING',
    plan: steps,
    overrideReason: override?.reason ?? null,
    jobId: job.id,
  });
  return { canary: await tx.findOneByOrFail(Canary, { id }), job };
}

/** The same as a command of its own. @throws AppError as `createCanary` */
export async function startCanary(ctx: Pick<Context, 'db'>, input: CanaryInput): Promise<Canary> {
  return await ctx.db.transaction(async (tx) => (await createCanary(tx, input)).canary);
}
