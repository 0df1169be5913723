import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import type { Execution } from './execution.ts';
import { decideRetention, listStore } from './retention-rows.ts';

/** What a collection did, in objects. */
interface Collected {
  trashed: number;
  trashedBytes: number;
  restored: number;
  deleted: number;
}

/**
 * Moves what no policy keeps to the trash, takes out of it what is needed again, and deletes what was long enough in it.
 * It may end anywhere and run again, also twice at once.
 */
export async function collectContent(
  ctx: Pick<Context, 'db' | 'blobs'>,
  execution: Pick<Execution, 'signal' | 'complete'>,
): Promise<void> {
  const decided = await ctx.db.transaction(async (tx) => {
    await listStore(tx, ctx.blobs);
    // Nobody may come to need something between the decision and its commit.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('gugus retention'))`);
    await decideRetention(tx);
    return await moveToTrash(tx);
  });
  const deleted = await deleteGivenUp(ctx, execution.signal);
  const collected: Collected = { ...decided, deleted };
  const { trashed, trashedBytes, restored } = collected;
  await execution.complete(
    `${trashed} objects (${trashedBytes} bytes) moved to the trash, ${restored} taken out of it, ${deleted} deleted`,
    async () => ({ ...collected }),
  );
}

async function moveToTrash(tx: EntityManager): Promise<Omit<Collected, 'deleted'>> {
  const [, restored] = await tx.query(
    `UPDATE blob_trash SET restored_at = now() FROM stored_blob
     WHERE stored_blob.digest = blob_trash.digest AND restored_at IS NULL AND deleted_at IS NULL
       AND NOT EXISTS (SELECT FROM may_go WHERE may_go.digest = blob_trash.digest)`,
  );
  await tx.query(
    `UPDATE blob_trash SET deleted_at = now() FROM may_go
     WHERE may_go.digest = blob_trash.digest AND restored_at IS NULL AND deleted_at IS NULL AND delete_at <= now()`,
  );
  const trashed: { size_bytes: string }[] = await tx.query(
    `INSERT INTO blob_trash (digest, size_bytes, policy_kind, keep_days, delete_at)
     SELECT digest, size_bytes, kind, keep_days, now() + trash_days * interval '1 day' FROM may_go WHERE NOT in_trash
     ON CONFLICT (digest) DO UPDATE SET id = uuidv7(), size_bytes = excluded.size_bytes, trashed_at = now(),
       policy_kind = excluded.policy_kind, keep_days = excluded.keep_days, delete_at = excluded.delete_at, restored_at = NULL
     RETURNING size_bytes`,
  );
  const trashedBytes = trashed.reduce((sum, row) => sum + Number(row.size_bytes), 0);
  return { trashed: trashed.length, trashedBytes, restored };
}

/**
 * An object goes only after the commit that gives it up, so that no row can come to name it in between; its row stays
 * locked meanwhile, so that whoever stores it again waits and sees that it is gone.
 */
async function deleteGivenUp(
  { db, blobs }: Pick<Context, 'db' | 'blobs'>,
  signal: AbortSignal,
): Promise<number> {
  const givenUp: { digest: string }[] = await db.query(
    'SELECT digest FROM blob_trash WHERE deleted_at IS NOT NULL AND purged_at IS NULL ORDER BY id',
  );
  let deleted = 0;
  for (const { digest } of givenUp) {
    signal.throwIfAborted();
    deleted += await db.transaction(async (tx) => {
      const locked: unknown[] = await tx.query(
        `SELECT FROM blob_trash WHERE digest = $1 AND deleted_at IS NOT NULL AND purged_at IS NULL FOR UPDATE SKIP LOCKED`,
        [digest],
      );
      if (locked.length === 0) return 0;
      await blobs.delete(digest);
      await tx.query('UPDATE blob_trash SET purged_at = now() WHERE digest = $1', [digest]);
      return 1;
    });
  }
  return deleted;
}
