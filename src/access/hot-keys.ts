import { setTimeout } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { ApiKey } from '../entities/api-key.ts';
import { isSecret, parseKey, type KeyParts } from './key-format.ts';
import { unauthenticated, type Viewer } from './viewer.ts';

/** The keys that count, in memory: a request touches no database. */
export interface HotKeys {
  /** Whose key it is; null where no key in memory is this one. */
  recognise(text: string): Viewer | null;
  /**
   * `beforeLookUp` may stop what a key would cost that is not in memory.
   * @throws AppError UNAUTHENTICATED
   */
  authenticate(text: string, beforeLookUp: () => Promise<void>): Promise<Viewer>;
  /** Calls back after each reading of the keys, by which some may have gone. */
  onRead(listener: () => void): () => void;
  close(): Promise<void>;
}

/** How long a revocation can go unnoticed where its signal was lost. */
const POLL_MS = 500;
/** An unknown key may be newer than the last reading; guesses must not make readings without end. */
const BETWEEN_LOOKS_MS = 250;
const WRITE_USES_MS = 5000;

export async function openHotKeys(ctx: Pick<Context, 'db' | 'signals' | 'log'>): Promise<HotKeys> {
  const listeners = new Set<() => void>();
  /** When keys were used since that was written last, by their ids. */
  const uses = new Map<string, Date>();
  let keys = new Map<string, ApiKey>();
  let reading: Promise<void> | null = null;
  let readAgain = false;
  let look: Promise<void> | null = null;
  let lookedAt = -Infinity;
  let isFailing = false;
  let closed = false;

  async function read(): Promise<void> {
    const rows = await ctx.db.manager
      .createQueryBuilder(ApiKey, 'key')
      .addSelect('key.secretSha256')
      .where('key.revokedAt IS NULL AND (key.expiresAt IS NULL OR key.expiresAt > now())')
      .getMany();
    keys = new Map(rows.map((row) => [row.publicId, row]));
    for (const listener of listeners) listener();
  }

  function refresh(): Promise<void> {
    // A change that comes while the rows are being read may have been missed by that reading.
    readAgain = reading !== null;
    reading ??= read()
      .then(() => void (isFailing = false))
      .catch((error: Error) => {
        if (!isFailing)
          ctx.log.warn({ err: error }, 'the keys could not be read; those in memory go on counting');
        isFailing = true;
      })
      .finally(() => {
        reading = null;
        if (readAgain && !closed) void refresh();
      });
    return reading;
  }

  /** Reads the keys as they are from now on; all who ask meanwhile wait for the same reading. */
  function lookAgain(): Promise<void> {
    look ??= (async () => {
      await setTimeout(Math.max(0, lookedAt + BETWEEN_LOOKS_MS - performance.now()));
      lookedAt = performance.now();
      await reading;
      await refresh();
    })().finally(() => (look = null));
    return look;
  }

  async function writeUses(): Promise<void> {
    if (uses.size === 0) return;
    const [ids, times] = [[...uses.keys()], [...uses.values()]];
    uses.clear();
    await ctx.db
      .query(
        `UPDATE api_key SET last_used_at = greatest(last_used_at, used.at)
         FROM unnest($1::uuid[], $2::timestamptz[]) AS used (id, at) WHERE api_key.id = used.id`,
        [ids, times],
      )
      .catch((error: Error) => ctx.log.warn({ err: error }, 'the last uses of keys could not be written'));
  }

  function counts(key: ApiKey): boolean {
    return keys.get(key.publicId)?.id === key.id && (key.expiresAt === null || key.expiresAt > new Date());
  }

  await read();
  const stopListening = ctx.signals.on('gugus_key', () => void refresh());
  const poll = setInterval(() => void refresh(), POLL_MS);
  const writing = setInterval(() => void writeUses(), WRITE_USES_MS);

  function viewerOf({ publicId, secret }: KeyParts): Viewer | null {
    const key = keys.get(publicId);
    const isRight = isSecret(secret, key?.secretSha256);
    if (!key || !isRight || !counts(key)) return null;
    uses.set(key.id, new Date());
    const { kind, name, roles, id: keyId, models, parentId } = key;
    const account = `key ${kind === 'SESSION' ? parentId : keyId}`;
    return { kind, name, roles, keyId, subject: null, models, account, isCurrent: () => counts(key) };
  }

  return {
    recognise(text) {
      const parts = parseKey(text);
      return parts && viewerOf(parts);
    },
    async authenticate(text, beforeLookUp) {
      const parts = parseKey(text);
      if (!parts) {
        throw unauthenticated('This is not a whole key: its form or its checksum is not right.');
      }
      if (!keys.has(parts.publicId)) {
        await beforeLookUp();
        await lookAgain();
      }
      const viewer = viewerOf(parts);
      if (!viewer) throw unauthenticated('This key is unknown, has expired or was revoked.');
      return viewer;
    },
    onRead(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      clearInterval(poll);
      clearInterval(writing);
      stopListening();
      await reading;
      await writeUses();
    },
  };
}
