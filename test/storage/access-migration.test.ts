import { expect, test } from 'vitest';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { createDatabase } from '../testkit/databases.ts';

const INSERT_KEY = `INSERT INTO api_key (public_id, secret_sha256, kind, name, roles, models, created_by, changed_by)
  VALUES ($1, decode(repeat('00', 32), 'hex'), 'KEY', 'k', $2, $3, 'me', 'me')`;

test('keys and their log come and go, down and up again, and policies are set with and without them', async () => {
  const db = await openDatabase(await createDatabase('migrated'));
  const has = async () =>
    (await db.query(`SELECT to_regclass('gugus.api_key') IS NOT NULL AS has`))[0].has as boolean;
  try {
    while (await has()) await db.undoLastMigration();
    await db.query(
      `INSERT INTO dataset (name, description, source, key_column, features)
       VALUES ('d', '', '{"kind": "query"}', 'id', '[{"name": "x"}]')`,
    );
    await db.query(`UPDATE retention_policy SET keep_days = 9 WHERE kind = 'RUN'`);
    await migrate(db);
    for (let round = 0; round < 2; round++) {
      expect(await db.query('SELECT 1 FROM api_key')).toEqual([]);
      await db.query(INSERT_KEY, ['abcdefgh', ['predictor'], ['m']]);
      await expect(db.query(INSERT_KEY, ['abcdefgh', ['viewer'], null])).rejects.toThrow('api_key_public_id');
      await expect(db.query(INSERT_KEY, ['abcdefg1', ['viewer'], ['m']])).rejects.toThrow('api_key_models');
      await expect(db.query(INSERT_KEY, ['abcdefg1', ['king'], null])).rejects.toThrow('check');
      await expect(db.query(INSERT_KEY, ['abcdefg1', [], null])).rejects.toThrow('check');
      await expect(db.query('DELETE FROM api_key')).rejects.toThrow('immutable');
      await db.query(
        `UPDATE retention_policy SET keep_days = keep_days + 1, set_by = 'ani' WHERE kind = 'RUN'`,
      );
      // A last use is no change.
      await db.query('UPDATE api_key SET last_used_at = now()');
      expect(
        await db.query('SELECT actor, operation, before, after FROM audit_entry ORDER BY id'),
      ).toMatchObject([
        { actor: 'me', operation: 'api_key', before: null, after: { name: 'k', roles: ['predictor'] } },
        {
          actor: 'ani',
          operation: 'retention_policy',
          before: { keep_days: 9 + round },
          after: { keep_days: 10 + round },
        },
      ]);
      while (await has()) await db.undoLastMigration();
      await db.query(`UPDATE retention_policy SET keep_days = keep_days WHERE kind = 'RUN'`);
      expect(await db.query('SELECT name FROM dataset')).toEqual([{ name: 'd' }]);
      await migrate(db);
    }
  } finally {
    await db.destroy();
  }
});
