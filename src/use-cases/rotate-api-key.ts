import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { ApiKey } from '../entities/api-key.ts';
import { AppError, notFound } from '../errors.ts';
import { isUuid } from './find-page.ts';
import { endSessions, issueKey, type IssuedKey } from './key-rows.ts';
import { parseInput } from './parse-input.ts';

const LONGEST_GRACE_S = 30 * 24 * 3600;

const inputSchema = z.object({
  id: z.string(),
  graceSeconds: z
    .int('must be a whole number')
    .min(0, 'must be at least 0')
    .max(LONGEST_GRACE_S, `must be at most ${LONGEST_GRACE_S}, 30 days`),
  by: z.string(),
});

/**
 * Makes a key that takes the place of another, which counts for a while yet.
 * @throws AppError INVALID_INPUT, NOT_FOUND (also of a key that counts no more)
 */
export async function rotateApiKey(
  { db }: Pick<Context, 'db'>,
  input: z.input<typeof inputSchema>,
): Promise<IssuedKey> {
  const { id, graceSeconds, by } = parseInput(inputSchema, input);
  return await db.transaction(async (tx) => {
    const old = await lockKey(tx, id);
    const endsAt = new Date(Date.now() + graceSeconds * 1000);
    if (old.kind !== 'KEY' || old.revokedAt || (old.expiresAt && old.expiresAt <= new Date())) {
      throw new AppError('NOT_FOUND', `The key ${old.name} counts no more: create a new one.`, {
        field: 'id',
        value: id,
        expected: 'the id of a key that counts',
      });
    }
    const { name, roles, models, expiresAt } = old;
    const issued = await issueKey(tx, { name, roles, models, expiresAt, parentId: id, createdBy: by });
    if (!expiresAt || endsAt < expiresAt) {
      await tx.update(ApiKey, { id }, { expiresAt: endsAt, changedBy: by });
      await endSessions(tx, old, endsAt, by);
    }
    return issued;
  });
}

/** @throws AppError NOT_FOUND */
export async function lockKey(tx: EntityManager, id: string): Promise<ApiKey> {
  const key =
    isUuid(id) && (await tx.findOne(ApiKey, { where: { id }, lock: { mode: 'for_no_key_update' } }));
  if (!key) throw notFound('id', id);
  return key;
}
