import { makeTicket } from '../access/key-format.ts';
import type { Context } from '../context.ts';
import { LoginTicket } from '../entities/api-key.ts';
import { issueKey } from './key-rows.ts';

export interface FirstKey {
  key: string;
  /** Opens one session in a browser. */
  ticket: string;
}

const BY = 'first start';
export const TICKET_MINUTES = 60;

/**
 * Makes the first key, for an admin, where there is none yet; of several processes that try at once, one does. What
 * `keep` does is done before anybody can use the key.
 */
export async function makeFirstKey(
  { db }: Pick<Context, 'db'>,
  keep: (key: string) => Promise<void>,
): Promise<FirstKey | null> {
  return await db.transaction(async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('gugus first key'))`);
    const [{ exists }] = await tx.query('SELECT EXISTS (SELECT FROM api_key) AS exists');
    if (exists) return null;
    const { apiKey, key } = await issueKey(tx, { name: 'admin', roles: ['admin'], createdBy: BY });
    const { text: ticket, hash } = makeTicket();
    await tx.insert(LoginTicket, {
      secretSha256: hash,
      keyId: apiKey.id,
      expiresAt: () => `now() + interval '${TICKET_MINUTES} minutes'`,
    });
    await keep(key);
    return { key, ticket };
  });
}
