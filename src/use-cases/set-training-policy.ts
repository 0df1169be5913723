import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { Dataset } from '../entities/dataset.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import {
  CONCURRENCIES,
  PolicyRevision,
  PROMOTE_HOW,
  TRAIN_WHEN,
  TrainingPolicy,
  type PolicySpec,
} from '../entities/training-policy.ts';
import { AppError, notFound } from '../errors.ts';
import { canarySettings } from './create-canary.ts';
import { faultOfCron, faultOfTimeZone, nextTick } from './cron.ts';
import { driftInput } from './drift-input.ts';
import { isGiven } from './find-page.ts';
import { nameSchema, parseInput } from './parse-input.ts';
import { findOrCreate, sweepSettings } from './start-sweep.ts';

const LONGEST_COOLDOWN = 31 * 24 * 60 * 60;

function refuseFault(faultOf: (text: string) => string | null) {
  return (text: string, check: z.RefinementCtx) => {
    const message = faultOf(text);
    if (message) check.addIssue({ code: 'custom', input: text, message });
  };
}

const cron = z
  .string()
  .trim()
  .max(100, 'must have at most 100 characters')
  .transform((text) => text.replaceAll(/\s+/g, ' '))
  .superRefine(refuseFault(faultOfCron));

/** What a policy says of its drift reports beside their two sides. */
const driftSettings = driftInput.omit({
  model: true,
  dataset: true,
  reference: true,
  current: true,
  window: true,
  createdBy: true,
});

const specSchema = z.object({
  schedule: z
    .object({
      cron,
      timeZone: z.string().superRefine(refuseFault(faultOfTimeZone)),
    })
    .nullish()
    .transform((schedule) => schedule ?? null),
  onDataChange: z.boolean(),
  onDrift: z.boolean(),
  onAlert: z.boolean(),
  trainWhen: z.enum(TRAIN_WHEN),
  drift: driftSettings.nullish().transform((settings) => settings ?? {}),
  sweep: sweepSettings,
  promote: z.enum(PROMOTE_HOW),
  canary: canarySettings.nullish().transform((settings) => settings ?? undefined),
  cooldownSeconds: z
    .int('must be a whole number')
    .min(0, 'must be at least 0')
    .max(LONGEST_COOLDOWN, `must be at most ${LONGEST_COOLDOWN}, which is 31 days`),
  concurrency: z.enum(CONCURRENCIES),
});

const inputSchema = specSchema.extend({
  name: nameSchema,
  dataset: z.string(),
  model: nameSchema,
  enabled: z.boolean(),
  setBy: z.string(),
});

export type SetTrainingPolicyInput = z.input<typeof inputSchema>;

/**
 * Declares a training policy, or sets the one of this name anew: a new revision, if anything has changed. Firings that
 * were accepted before go on with the revision of then.
 * @throws AppError INVALID_INPUT, NOT_FOUND
 */
export async function setTrainingPolicy(
  { db }: Pick<Context, 'db'>,
  input: SetTrainingPolicyInput,
): Promise<TrainingPolicy> {
  const {
    name,
    dataset: datasetName,
    model: modelName,
    enabled,
    setBy,
    ...spec
  } = parseInput(inputSchema, input);
  const lock = { mode: 'for_no_key_update' } as const;
  return await db.transaction(async (tx) => {
    // Locked: whoever deletes it waits and finds the policy, or has deleted it.
    const dataset = await tx.findOne(Dataset, { where: { name: datasetName }, lock });
    if (!dataset) throw notFound('dataset', datasetName);
    const model = await findOrCreate(tx, RegisteredModel, modelName);
    const subjects = { datasetId: dataset.id, registeredModelId: model.id };
    const fresh = { name, ...subjects, enabled, revision: 1, changedBy: setBy };
    const { raw } = await tx
      .createQueryBuilder()
      .insert()
      .into(TrainingPolicy)
      .values(fresh)
      .orIgnore()
      .execute();
    const policy = await tx.findOneOrFail(TrainingPolicy, { where: { name }, lock });
    if (policy.datasetId !== dataset.id) throw subjectIsFixed('dataset', datasetName);
    if (policy.registeredModelId !== model.id) throw subjectIsFixed('model', modelName);

    const isNew = (raw as unknown[]).length > 0;
    const before = isNew ? null : await specOf(tx, policy);
    const isChanged = !isDeepStrictEqual(before, JSON.parse(JSON.stringify(spec)));
    const revision = policy.revision + (isChanged && !isNew ? 1 : 0);
    if (isChanged) {
      await tx.insert(PolicyRevision, { policyId: policy.id, number: revision, spec: spec as never, setBy });
    }
    const isSameSchedule = policy.enabled && !isNew && isDeepStrictEqual(before?.schedule, spec.schedule);
    const ticks = enabled && isSameSchedule ? {} : await ticksFromNow(tx, enabled ? spec.schedule : null);
    await tx.update(TrainingPolicy, { id: policy.id }, { enabled, revision, changedBy: setBy, ...ticks });
    await tx.query(`SELECT pg_notify('gugus_policy', $1)`, [policy.id]);
    return await tx.findOneByOrFail(TrainingPolicy, { id: policy.id });
  });
}

/** What a policy says now. */
export async function specOf(
  tx: EntityManager,
  { id: policyId, revision }: TrainingPolicy,
): Promise<PolicySpec> {
  return (await tx.findOneByOrFail(PolicyRevision, { policyId, number: revision })).spec;
}

/** By the database's clock, as every tick is judged. What was due before does not count. */
async function ticksFromNow(tx: EntityManager, schedule: PolicySpec['schedule']) {
  if (!isGiven(schedule)) return { tickedUntil: null, nextTickAt: null };
  const [{ now }] = await tx.query('SELECT clock_timestamp() AS now');
  return { tickedUntil: now as Date, nextTickAt: nextTick(schedule, now) };
}

function subjectIsFixed(field: 'dataset' | 'model', value: string): AppError {
  const message = `A policy keeps its ${field}: its record would be of two things.`;
  return new AppError('INVALID_INPUT', message, {
    field,
    value,
    expected: `the ${field} that the policy was declared with, or another name for the policy`,
  });
}
