import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import type { Job } from '../entities/job.ts';
import { AppError, notFound } from '../errors.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import { enqueue } from './enqueue.ts';
import { createJob } from './job-rows.ts';
import { parseInput, textSchema } from './parse-input.ts';

/** The fields of every wish for a new version. */
export const snapshotFields = {
  dataset: z.string(),
  tag: z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]{0,127}$/, 'must be up to 128 letters, digits, "_", "-" and "."')
    .refine((tag) => !/^\d+$/.test(tag), 'must not be a number: versions have those')
    .nullish()
    .transform((value) => value ?? null),
  message: textSchema(2000)
    .nullish()
    .transform((value) => value ?? null),
  takenBy: z.string(),
};

const inputSchema = z.object(snapshotFields);

/**
 * Accepts the wish for a new version of a dataset.
 * @throws AppError INVALID_INPUT, NOT_FOUND, TAG_TAKEN, JOB_IN_PROGRESS (a snapshot of this dataset is being taken)
 */
export async function snapshotDataset(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  input: z.input<typeof inputSchema>,
): Promise<Job> {
  const wish = parseInput(inputSchema, input);
  const job = await ctx.db.transaction(
    async (tx) => await createSnapshotJob(tx, await requireDataset(tx, wish.dataset), wish, null),
  );
  await enqueue(ctx, [job]);
  return job;
}

/** @throws AppError NOT_FOUND */
export async function requireDataset(tx: EntityManager, name: string): Promise<Dataset> {
  const dataset = await tx.findOneBy(Dataset, { name });
  if (!dataset) throw notFound('dataset', name);
  return dataset;
}

/** @throws AppError TAG_TAKEN, JOB_IN_PROGRESS */
export async function createSnapshotJob(
  tx: EntityManager,
  dataset: Dataset,
  { tag, message, takenBy }: Pick<JobPayload<'snapshot'>, 'tag' | 'message' | 'takenBy'>,
  added: JobPayload<'snapshot'>['added'],
  parentId?: string,
): Promise<Job> {
  if (tag !== null && (await tx.existsBy(DatasetVersion, { datasetId: dataset.id, tag }))) {
    throw tagTaken(dataset.name, tag);
  }
  return await createJob(tx, {
    kind: 'snapshot',
    subject: dataset.id,
    parentId,
    payload: { datasetId: dataset.id, tag, message, takenBy, added },
  });
}

export function tagTaken(dataset: string, tag: string): AppError {
  return new AppError('TAG_TAKEN', `A version of ${dataset} has the tag ${tag} already.`, {
    field: 'tag',
    value: tag,
    expected: 'a tag that no version of this dataset has',
  });
}
