import type { EntityManager } from 'typeorm';
import { secretHash } from '../access/key-format.ts';
import { unauthenticated } from '../access/viewer.ts';
import type { Context } from '../context.ts';
import { ApiKey, LoginTicket } from '../entities/api-key.ts';
import { issueKey, type IssuedKey } from './key-rows.ts';

const SESSION_MS = 12 * 3600 * 1000;

/** Opens a session with a ticket, which is used up by that. @throws AppError UNAUTHENTICATED */
export async function openSessionByTicket({ db }: Pick<Context, 'db'>, ticket: string): Promise<IssuedKey> {
  return await db.transaction(async (tx) => {
    const { raw } = await tx
      .createQueryBuilder()
      .update(LoginTicket)
      .set({ usedAt: () => 'now()' })
      .where('secret_sha256 = :hash AND used_at IS NULL AND expires_at > now()', { hash: secretHash(ticket) })
      .returning('key_id')
      .execute();
    if (raw.length === 0) {
      throw unauthenticated('This ticket is unknown, was used already, or has expired.');
    }
    return await openSession(tx, raw[0].key_id);
  });
}

/** Opens a session with the rights of a key, which it does not outlive. @throws AppError UNAUTHENTICATED */
export async function openSessionByKey({ db }: Pick<Context, 'db'>, keyId: string): Promise<IssuedKey> {
  return await db.transaction(async (tx) => await openSession(tx, keyId));
}

async function openSession(tx: EntityManager, keyId: string): Promise<IssuedKey> {
  // A revocation takes this lock: it comes before, and is seen here, or after, and ends the session.
  const parent = await tx.findOneOrFail(ApiKey, {
    where: { id: keyId },
    lock: { mode: 'for_no_key_update' },
  });
  const now = new Date();
  const endsAt = new Date(now.getTime() + SESSION_MS);
  if (parent.kind !== 'KEY' || parent.revokedAt || (parent.expiresAt && parent.expiresAt <= now)) {
    throw unauthenticated('The key that would open the session counts no more.');
  }
  const expiresAt = parent.expiresAt && parent.expiresAt < endsAt ? parent.expiresAt : endsAt;
  const { name, roles, models } = parent;
  return await issueKey(tx, {
    kind: 'SESSION',
    name,
    roles,
    models,
    parentId: keyId,
    createdBy: name,
    expiresAt,
  });
}
