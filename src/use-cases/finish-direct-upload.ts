import { rm } from 'node:fs/promises';
import type { Context } from '../context.ts';
import { DirectUpload } from '../entities/direct-upload.ts';
import { Upload } from '../entities/upload.ts';
import { AppError, notFound } from '../errors.ts';
import type { StagingArea } from '../storage/blobs.ts';
import { requireStaging } from './direct-upload-rows.ts';
import { findById } from './find-one.ts';
import { storeUpload } from './store-upload.ts';

type Resources = Pick<Context, 'db' | 'blobs' | 'log'>;

/**
 * Keeps what a client has put into the bucket, if it is what was announced; as often as it is tried.
 * @throws AppError NOT_FOUND, UPLOAD_EXPIRED, UPLOAD_NOT_RECEIVED, UPLOAD_MISMATCH, NO_DIRECT_UPLOADS,
 *   BLOB_STORE_UNAVAILABLE
 */
export async function finishDirectUpload(ctx: Resources, id: string): Promise<Upload> {
  const staging = requireStaging(ctx.blobs);
  const finished = await findById(ctx, Upload, id);
  if (finished) return finished;
  const announced = await findById(ctx, DirectUpload, id);
  if (!announced) throw notFound('upload', id);
  if (announced.finishBefore.getTime() < Date.now()) throw expired(announced);
  const upload = await keep(ctx, staging, announced);
  // What stays now goes with the row of what was announced.
  await staging.remove(id).catch((error: unknown) => ctx.log.warn({ err: error, id }, 'an upload stays'));
  return upload;
}

async function keep(ctx: Resources, staging: StagingArea, announced: DirectUpload): Promise<Upload> {
  const { id, fileName } = announced;
  const path = ctx.blobs.temporaryFile('upload');
  try {
    const isThere = await readAnnounced(staging, announced, path);
    if (!isThere) return await finishedMeanwhile(ctx, id);
    return await storeUpload(ctx, { id, path, fileName });
  } finally {
    await rm(path, { force: true });
  }
}

async function readAnnounced(
  staging: StagingArea,
  { id, sizeBytes, md5 }: DirectUpload,
  path: string,
): Promise<boolean> {
  const actualBytes = await staging.sizeOf(id);
  if (actualBytes === null) return false;
  if (actualBytes !== sizeBytes) throw mismatch('sizeBytes', actualBytes, sizeBytes);
  const actualMd5 = await staging.read(id, path);
  if (actualMd5 !== null && md5 !== null && actualMd5 !== md5) throw mismatch('md5', actualMd5, md5);
  return actualMd5 !== null;
}

/** Another call that was faster has removed the object; else nothing was put. */
async function finishedMeanwhile(ctx: Resources, id: string): Promise<Upload> {
  const upload = await findById(ctx, Upload, id);
  if (upload) return upload;
  throw new AppError('UPLOAD_NOT_RECEIVED', 'Nothing has been put into the bucket for this upload.', {
    field: 'id',
    value: id,
    expected: 'the request that startDirectUpload gave, sent to its end',
  });
}

function mismatch(field: 'sizeBytes' | 'md5', value: number | string, announced: number | string): AppError {
  return new AppError('UPLOAD_MISMATCH', 'What was put into the bucket is not what was announced.', {
    field,
    value,
    expected: String(announced),
  });
}

function expired({ id, finishBefore }: DirectUpload): AppError {
  return new AppError('UPLOAD_EXPIRED', 'The upload was not finished in time.', {
    field: 'id',
    value: id,
    expected: `before ${finishBefore.toISOString()}; start another one`,
  });
}
