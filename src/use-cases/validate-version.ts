import { z } from 'zod';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import type { Job } from '../entities/job.ts';
import { AppError } from '../errors.ts';
import { readSuite } from '../serving/read-suite.ts';
import { enqueue } from './enqueue.ts';
import { findDatasetVersion } from './find-one.ts';
import { createJob } from './job-rows.ts';
import { parseInput } from './parse-input.ts';

const inputSchema = z.object({ dataset: z.string(), version: z.int().min(1, 'must be at least 1') });

/**
 * Accepts the wish to look at a version again, with the expectations as they stand.
 * @throws AppError INVALID_INPUT, NOT_FOUND, JOB_IN_PROGRESS (this version is being looked at)
 */
export async function validateVersion(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  input: z.input<typeof inputSchema>,
): Promise<Job> {
  const { dataset, version: number } = parseInput(inputSchema, input);
  const job = await ctx.db.transaction(async (tx) => {
    const version = await requireVersion(tx, dataset, number);
    const { revision } = await readSuite(tx, version.datasetId);
    if (revision === 0) {
      throw new AppError('INVALID_INPUT', `${dataset} has no expectations: set them with setExpectations.`, {
        field: 'dataset',
        value: dataset,
        expected: 'a dataset with expectations',
      });
    }
    return await createValidation(tx, version, revision);
  });
  await enqueue(ctx, [job]);
  return job;
}

/** The version of this number. @throws AppError NOT_FOUND */
export async function requireVersion(
  tx: EntityManager,
  dataset: string,
  number: number,
): Promise<DatasetVersion> {
  const version = await findDatasetVersion(tx, dataset, { number });
  if (version) return version;
  throw new AppError('NOT_FOUND', `${dataset} has no version with the number ${number}.`, {
    field: 'version',
    value: number,
  });
}

/** @throws AppError JOB_IN_PROGRESS */
export async function createValidation(
  tx: EntityManager,
  version: DatasetVersion,
  revision: number,
  parentId?: string,
): Promise<Job> {
  return await createJob(tx, {
    kind: 'validate',
    subject: `${version.id} ${revision}`,
    parentId,
    payload: { datasetVersionId: version.id },
  });
}
