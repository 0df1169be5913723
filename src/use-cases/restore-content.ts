import { In, IsNull, type EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { BlobTrash } from '../entities/blob-trash.ts';
import { CONTENT_KINDS } from '../entities/retention-policy.ts';
import { AppError, notFound } from '../errors.ts';
import { contentExpired } from '../storage/expiring-blobs.ts';
import { isUuid } from './find-page.ts';
import { parseInput, textSchema } from './parse-input.ts';

const inputSchema = z.object({
  kind: z.enum(CONTENT_KINDS),
  id: textSchema(64),
});

/**
 * Takes the content of a thing out of the trash; its age counts from now on.
 * @throws AppError INVALID_INPUT, NOT_FOUND, CONTENT_KEPT (it is not in the trash), CONTENT_EXPIRED (it is deleted)
 */
export async function restoreContent(
  { db }: Pick<Context, 'db'>,
  input: z.input<typeof inputSchema>,
): Promise<BlobTrash[]> {
  const { kind, id } = parseInput(inputSchema, input);
  return await db.transaction(async (tx) => {
    const digests = kind === 'UNREFERENCED' ? [id] : isUuid(id) ? await digestsOf(tx, kind, id) : [];
    const trash = await tx.find(BlobTrash, {
      where: { digest: In(digests) },
      lock: { mode: 'pessimistic_write' },
    });
    if (digests.length === 0 || (kind === 'UNREFERENCED' && trash.length === 0)) throw notFound('id', id);
    const expired = trash.filter(({ restoredAt }) => restoredAt === null);
    if (expired.length === 0) {
      throw new AppError('CONTENT_KEPT', 'The content is in use: there is nothing to restore.', {
        field: 'id',
        value: id,
        expected: 'something whose content has expired',
      });
    }
    const deleted = expired.find(({ deletedAt }) => deletedAt !== null);
    if (deleted) throw contentExpired(deleted);
    const restored = { digest: In(expired.map(({ digest }) => digest)), restoredAt: IsNull() };
    await tx.update(BlobTrash, restored, { restoredAt: () => 'now()' });
    return await tx.findBy(BlobTrash, { digest: restored.digest });
  });
}

async function digestsOf(tx: EntityManager, kind: string, id: string): Promise<string[]> {
  const rows: { digest: string }[] = await tx.query(
    'SELECT DISTINCT digest FROM blob_reference WHERE kind = $1 AND thing_id = $2::uuid',
    [kind, id],
  );
  return rows.map(({ digest }) => digest);
}
