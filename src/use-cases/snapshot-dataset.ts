import { z } from 'zod';
import type { Context } from '../context.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import type { Job } from '../entities/job.ts';
import { AppError, notFound } from '../errors.ts';
import { enqueue } from './enqueue.ts';
import { createJob } from './job-rows.ts';
import { parseInput, textSchema } from './parse-input.ts';

const inputSchema = z.object({
  dataset: z.string(),
  tag: z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]{0,127}$/, 'must be up to 128 letters, digits, "_", "-" and "."')
    .nullish()
    .transform((value) => value ?? null),
  message: textSchema(2000)
    .nullish()
    .transform((value) => value ?? null),
  takenBy: z.string(),
});

/**
 * Accepts the wish for a new version of a dataset.
 * @throws AppError INVALID_INPUT, NOT_FOUND, TAG_TAKEN, JOB_IN_PROGRESS (a snapshot of this dataset is being taken)
 */
export async function snapshotDataset(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  input: z.input<typeof inputSchema>,
): Promise<Job> {
  const { dataset: name, tag, message, takenBy } = parseInput(inputSchema, input);
  const job = await ctx.db.transaction(async (tx) => {
    const dataset = await tx.findOneBy(Dataset, { name });
    if (!dataset) throw notFound('dataset', name);
    if (tag !== null && (await tx.existsBy(DatasetVersion, { datasetId: dataset.id, tag }))) {
      throw tagTaken(dataset.name, tag);
    }
    return await createJob(tx, {
      kind: 'snapshot',
      subject: dataset.id,
      payload: { datasetId: dataset.id, tag, message, takenBy },
    });
  });
  await enqueue(ctx, [job]);
  return job;
}

export function tagTaken(dataset: string, tag: string): AppError {
  return new AppError('TAG_TAKEN', `A version of ${dataset} has the tag ${tag} already.`, {
    field: 'tag',
    value: tag,
    expected: 'a tag that no version of this dataset has',
  });
}
