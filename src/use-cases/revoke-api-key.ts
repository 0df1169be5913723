import type { Context } from '../context.ts';
import { ApiKey } from '../entities/api-key.ts';
import { endSessions } from './key-rows.ts';
import { lockKey } from './rotate-api-key.ts';

/** Ends a key, and the sessions that it opened, for good. Doing it again changes nothing. @throws AppError NOT_FOUND */
export async function revokeApiKey(
  { db }: Pick<Context, 'db'>,
  { id, by }: { id: string; by: string },
): Promise<ApiKey> {
  return await db.transaction(async (tx) => {
    const key = await lockKey(tx, id);
    if (key.revokedAt) return key;
    const revokedAt = new Date();
    await tx.update(ApiKey, { id }, { revokedAt, changedBy: by });
    await endSessions(tx, key, revokedAt, by);
    return await tx.findOneByOrFail(ApiKey, { id });
  });
}
