import { z } from 'zod';
import type { Context } from '../context.ts';
import { DirectUpload } from '../entities/direct-upload.ts';
import { AppError } from '../errors.ts';
import type { SignedRequest } from '../storage/blobs.ts';
import { removeOldDirectUploads, requireStaging } from './direct-upload-rows.ts';
import { parseInput, textSchema } from './parse-input.ts';

const SIGNED_FOR_SECONDS = 3600;

const inputSchema = z.object({
  fileName: textSchema(1000).min(1, 'must not be empty'),
  sizeBytes: z
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(Number.MAX_SAFE_INTEGER, 'must be the size of a file'),
  md5: z
    .string()
    .regex(/^[0-9a-f]{32}$/i, 'must be 32 hexadecimal digits')
    .toLowerCase()
    .nullish()
    .transform((value) => value ?? null),
});

export type StartDirectUploadInput = z.input<typeof inputSchema>;

/** A request that puts a file into the bucket. */
export interface StartedUpload extends SignedRequest {
  id: string;
  /** Until when the request can be begun. */
  expiresAt: Date;
  /** Until when the upload can be finished. */
  finishBefore: Date;
}

/**
 * Signs a request by which a client puts a file into the bucket itself.
 * @throws AppError INVALID_INPUT, FILE_TOO_LARGE, NO_DIRECT_UPLOADS, BLOB_STORE_UNAVAILABLE
 */
export async function startDirectUpload(
  ctx: Pick<Context, 'db' | 'blobs' | 'log'>,
  input: StartDirectUploadInput,
): Promise<StartedUpload> {
  const announced = parseInput(inputSchema, input);
  const staging = requireStaging(ctx.blobs);
  if (announced.sizeBytes > staging.mostBytes) {
    throw new AppError('FILE_TOO_LARGE', 'The file is larger than direct uploads may be.', {
      field: 'sizeBytes',
      value: announced.sizeBytes,
      expected: `at most ${staging.mostBytes / 1e6} MB: the lesser of GUGUS_FILE_MB and of what S3 takes in one request`,
    });
  }
  await removeOldDirectUploads(ctx, staging);
  const { id, finishBefore } = await ctx.db.manager.save(ctx.db.manager.create(DirectUpload, announced));
  const expiresAt = new Date(Date.now() + SIGNED_FOR_SECONDS * 1000);
  return { id, ...(await staging.sign(id, announced, SIGNED_FOR_SECONDS)), expiresAt, finishBefore };
}
