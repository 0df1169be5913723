import { In, IsNull, type EntityManager } from 'typeorm';
import { BlobTrash } from '../entities/blob-trash.ts';
import { contentExpired } from '../storage/expiring-blobs.ts';

/**
 * Sees to it that stored content, which the caller's transaction is about to need, stays until its commit; from then on
 * what the transaction has written keeps it.
 * @throws AppError CONTENT_EXPIRED
 */
export async function requireContent(tx: EntityManager, ...digests: string[]): Promise<void> {
  await tx.query('SELECT lock_retention()');
  const expired = await tx.findOneBy(BlobTrash, { digest: In(digests), restoredAt: IsNull() });
  if (expired) throw contentExpired(expired);
}

/** Whether an object is in the trash. */
export async function isExpired(tx: EntityManager, digest: string): Promise<boolean> {
  return await tx.existsBy(BlobTrash, { digest, restoredAt: IsNull() });
}

/** Takes an object that was just stored out of the trash. Inserting a row that names it does so by itself. */
export async function keepContent(tx: EntityManager, digest: string): Promise<void> {
  await tx.query('SELECT keep_blob($1)', [digest]);
}
