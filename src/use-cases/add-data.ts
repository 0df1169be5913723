import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import type { Job } from '../entities/job.ts';
import { ADD_MODES } from '../entities/source.ts';
import { Upload } from '../entities/upload.ts';
import { AppError, notFound } from '../errors.ts';
import { enqueue } from './enqueue.ts';
import { isUuid } from './find-page.ts';
import { parseInput } from './parse-input.ts';
import { createSnapshotJob, requireDataset, snapshotFields } from './snapshot-dataset.ts';

const inputSchema = z.object({ ...snapshotFields, upload: z.string(), mode: z.enum(ADD_MODES) });

export type AddDataInput = z.input<typeof inputSchema>;

/**
 * Accepts the wish for a new version of a dataset of files: an upload's rows, alone or after those of the current version.
 * @throws AppError INVALID_INPUT, NOT_FOUND (dataset, upload, version), TAG_TAKEN, JOB_IN_PROGRESS
 */
export async function addData(ctx: Pick<Context, 'db' | 'queue' | 'log'>, input: AddDataInput): Promise<Job> {
  const { upload: uploadId, mode, ...wish } = parseInput(inputSchema, input);
  const job = await ctx.db.transaction(async (tx) => {
    const dataset = await requireDataset(tx, wish.dataset);
    if (dataset.source.kind !== 'files') {
      throw new AppError('INVALID_INPUT', `The rows of ${dataset.name} do not come from uploads.`, {
        field: 'dataset',
        value: dataset.name,
        expected: 'a dataset that was created with an upload; of others, snapshotDataset takes new versions',
      });
    }
    if (!isUuid(uploadId) || !(await tx.existsBy(Upload, { id: uploadId }))) {
      throw notFound('upload', uploadId);
    }
    if (mode === 'APPEND' && !(await tx.existsBy(DatasetVersion, { datasetId: dataset.id }))) {
      throw versionMissing(dataset);
    }
    return await createSnapshotJob(tx, dataset, wish, { uploadId, mode });
  });
  await enqueue(ctx, [job]);
  return job;
}

export function versionMissing({ name }: Dataset): AppError {
  return new AppError('NOT_FOUND', `${name} has no version to append to.`, {
    field: 'version',
    expected: 'snapshotDataset first, which takes the file that the dataset was created with',
  });
}
