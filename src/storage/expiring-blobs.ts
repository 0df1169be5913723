import { IsNull, type DataSource } from 'typeorm';
import { BlobTrash } from '../entities/blob-trash.ts';
import { AppError } from '../errors.ts';
import type { BlobInfo, BlobStore } from './blobs.ts';

/** A store whose objects can be in the trash: those are not read, and what is stored anew is in use again. */
export function expiringBlobs(db: DataSource, store: BlobStore): BlobStore {
  async function requireKept(digest: string): Promise<void> {
    const trashed = await db.manager.findOneBy(BlobTrash, { digest, restoredAt: IsNull() });
    if (trashed) throw contentExpired(trashed);
  }

  /** An object whose deletion came between is stored by the next try of the job. */
  async function revive(info: BlobInfo): Promise<BlobInfo> {
    const { digest } = info;
    if (!(await db.manager.existsBy(BlobTrash, { digest, restoredAt: IsNull() }))) return info;
    await db.transaction(async (tx) => {
      await tx.query('SELECT FROM blob_trash WHERE digest = $1 FOR UPDATE', [digest]);
      if (!(await store.has(digest))) throw new Error(`${digest} was deleted while it was being stored`);
      await tx.query(
        'UPDATE blob_trash SET restored_at = now(), deleted_at = NULL, purged_at = NULL WHERE digest = $1',
        [digest],
      );
    });
    return info;
  }

  return {
    ...store,
    put: async (bytes) => await revive(await store.put(bytes)),
    putFile: async (path) => await revive(await store.putFile(path)),
    async get(digest) {
      await requireKept(digest);
      return await store.get(digest);
    },
    async file(digest) {
      await requireKept(digest);
      return await store.file(digest);
    },
  };
}

/** Says when the content expired, by which policy, and whether it can be had back. */
export function contentExpired({
  digest,
  policyKind,
  keepDays,
  trashedAt,
  deleteAt,
  deletedAt,
}: BlobTrash): AppError {
  const when = `The content expired on ${trashedAt.toISOString()}, by the policy for ${policyKind} (${keepDays} days)`;
  const fate = deletedAt
    ? `was deleted on ${deletedAt.toISOString()}`
    : `can be restored until ${deleteAt.toISOString()}`;
  return new AppError('CONTENT_EXPIRED', `${when}, and ${fate}.`, {
    value: digest,
    ...(!deletedAt && { expected: 'content that is kept: restoreContent brings this back' }),
    policy: policyKind,
    expiredAt: trashedAt.toISOString(),
    restorableUntil: deletedAt ? null : deleteAt.toISOString(),
  });
}
