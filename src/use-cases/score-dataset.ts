import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { requireFeatures } from '../data/feature-errors.ts';
import { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { Job } from '../entities/job.ts';
import type { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { Scoring } from '../entities/scoring.ts';
import { AppError, noModelVersion, notFound } from '../errors.ts';
import { aliasedVersion, PRODUCTION } from './alias-rows.ts';
import { isExpired, requireContent } from './content-rows.ts';
import { enqueue } from './enqueue.ts';
import { findModelVersion } from './find-one.ts';
import { findActiveJob, createJob } from './job-rows.ts';
import { aliasSchema, parseInput } from './parse-input.ts';
import { requireDataset } from './snapshot-dataset.ts';
import { findVersion } from './start-sweep.ts';

const inputSchema = z
  .object({
    dataset: z.string(),
    version: z.int('must be a whole number').min(1, 'must be at least 1').nullish(),
    tag: z.string().nullish(),
    model: z.string(),
    alias: aliasSchema.nullish(),
    modelVersion: z.string().nullish(),
    scoredBy: z.string(),
  })
  .refine(({ version, tag }) => (version ?? null) === null || (tag ?? null) === null, {
    path: ['tag'],
    message: 'must be left out where the version is named by its number',
  })
  .refine(({ alias, modelVersion }) => (alias ?? null) === null || (modelVersion ?? null) === null, {
    path: ['alias'],
    message: 'must be left out where a version of the model is named',
  });

/**
 * Accepts the wish to score a dataset version with a model version. What was scored already, or is being scored, is not
 * scored again: the answer is the job that did or does it.
 * @throws AppError INVALID_INPUT, NOT_FOUND, ALIAS_NOT_SET, COLUMN_NOT_FOUND, FEATURE_NOT_NUMERIC, CONTENT_EXPIRED,
 *   VERSION_NOT_VALIDATED, VERSION_BLOCKED, VERSION_QUARANTINED
 */
export async function scoreDataset(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  input: z.input<typeof inputSchema>,
): Promise<Job> {
  const wanted = parseInput(inputSchema, input);
  const { job, isNew } = await ctx.db.transaction(async (tx) => {
    const { id } = await requireDataset(tx, wanted.dataset);
    const lock = { mode: 'for_no_key_update' } as const;
    // Two wishes for the same come one after the other.
    const dataset = await tx.findOneOrFail(Dataset, { where: { id }, lock });
    const version = await findVersion(tx, wanted.dataset, {
      number: wanted.version ?? null,
      tag: wanted.tag ?? null,
    });
    const model = await findModel(tx, wanted);
    requireSameUnits(dataset, model);
    requireFeatures(dataset, version, model.signature);
    await requireContent(tx, version.digest, model.artifactDigest);
    return await findOrCreateJob(tx, version, model, wanted.scoredBy);
  });
  if (isNew) await enqueue(ctx, [job]);
  return job;
}

async function findModel(
  tx: EntityManager,
  { model: name, alias, modelVersion }: z.output<typeof inputSchema>,
): Promise<ModelVersion> {
  if (typeof modelVersion === 'string') {
    const version = await findModelVersion(tx, name, modelVersion);
    if (!version) throw noModelVersion(name, modelVersion, 'modelVersion');
    return version;
  }
  const model = await tx.findOneBy(RegisteredModel, { name });
  if (!model) throw notFound('model', name);
  const wanted = alias ?? PRODUCTION;
  const version = await aliasedVersion(tx, model.id, wanted);
  if (!version) {
    throw new AppError('ALIAS_NOT_SET', `The model ${name} has no ${wanted}: promote a version first.`, {
      field: 'alias',
      value: wanted,
    });
  }
  return version;
}

/** A column of the model's name may be another thing in a dataset that the model was not trained on. */
function requireSameUnits(dataset: Dataset, model: ModelVersion): void {
  for (const { name, unit } of model.signature) {
    const declared = dataset.features.find((feature) => feature.name === name);
    if (!declared || declared.unit === unit) continue;
    throw new AppError(
      'INVALID_INPUT',
      `"${name}" is in ${JSON.stringify(declared.unit)} in ${dataset.name}, and in ${JSON.stringify(unit)} in the model.`,
      {
        field: 'model',
        value: declared.unit,
        expected: `a dataset with "${name}" in ${JSON.stringify(unit)}`,
      },
    );
  }
}

async function findOrCreateJob(
  tx: EntityManager,
  { id: datasetVersionId }: DatasetVersion,
  { id: modelVersionId }: ModelVersion,
  scoredBy: string,
): Promise<{ job: Job; isNew: boolean }> {
  const subject = `${datasetVersionId} ${modelVersionId}`;
  // In this order: a job that ends in between has left its scoring.
  const active = await findActiveJob(tx, 'score', subject);
  if (active) return { job: active, isNew: false };
  const scoring = await tx.findOneBy(Scoring, { datasetVersionId, modelVersionId });
  if (scoring && !(await isExpired(tx, scoring.digest))) {
    return { job: await tx.findOneByOrFail(Job, { id: scoring.jobId }), isNew: false };
  }
  const payload = { datasetVersionId, modelVersionId, scoredBy };
  return { job: await createJob(tx, { kind: 'score', subject, payload }), isNew: true };
}
