import { LessThan } from 'typeorm';
import type { Context } from '../context.ts';
import { DirectUpload } from '../entities/direct-upload.ts';
import { AppError } from '../errors.ts';
import type { BlobStore, StagingArea } from '../storage/blobs.ts';

/** Longer than a direct upload may take, by more than finishing it takes. */
const KEPT_MS = 48 * 3600 * 1000;
const MOST_AT_ONCE = 10;

/** @throws AppError NO_DIRECT_UPLOADS where files lie on our disk */
export function requireStaging({ staging }: BlobStore): StagingArea {
  if (staging) return staging;
  throw new AppError('NO_DIRECT_UPLOADS', 'There is no bucket that a file could be put into.', {
    expected: 'POST /uploads, or /uploads/resumable for large files',
  });
}

/** Forgets some of the oldest, finished or not, with what was put for them: a request can be sent again after all. */
export async function removeOldDirectUploads(
  { db, log }: Pick<Context, 'db' | 'log'>,
  staging: StagingArea,
): Promise<void> {
  const before = new Date(Date.now() - KEPT_MS);
  const old = await db.manager.find(DirectUpload, {
    where: { createdAt: LessThan(before) },
    order: { id: 'ASC' },
    take: MOST_AT_ONCE,
  });
  for (const { id } of old) {
    try {
      await staging.remove(id);
      await db.manager.delete(DirectUpload, { id });
    } catch (error) {
      log.warn({ err: error, id }, 'an old direct upload stays');
    }
  }
}
