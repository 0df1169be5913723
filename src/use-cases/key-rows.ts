import type { EntityManager } from 'typeorm';
import { makeKey, secretHash } from '../access/key-format.ts';
import { ApiKey } from '../entities/api-key.ts';

/** A key that has just been made: the only time that its text is known. */
export interface IssuedKey {
  apiKey: ApiKey;
  key: string;
}

type KeyWish = Pick<ApiKey, 'name' | 'roles' | 'createdBy'> &
  Partial<Pick<ApiKey, 'kind' | 'models' | 'parentId' | 'expiresAt'>>;

/** Adds a key, within the caller's transaction. */
export async function issueKey(tx: EntityManager, wish: KeyWish): Promise<IssuedKey> {
  const { publicId, secret, text } = makeKey();
  const { raw } = await tx.insert(ApiKey, {
    kind: 'KEY',
    ...wish,
    publicId,
    secretSha256: secretHash(secret),
    changedBy: wish.createdBy,
  });
  return { apiKey: await tx.findOneByOrFail(ApiKey, { id: raw[0].id }), key: text };
}

/** The sessions of a key end with it, or sooner. */
export async function endSessions(tx: EntityManager, key: ApiKey, at: Date, by: string): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(ApiKey)
    .set({ expiresAt: () => 'least(expires_at, :at)', changedBy: by })
    .where({ parentId: key.id, kind: 'SESSION' })
    .andWhere('revoked_at IS NULL AND expires_at > :at', { at })
    .execute();
}
