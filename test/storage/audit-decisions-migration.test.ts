import { expect, test } from 'vitest';
import type { DataSource } from 'typeorm';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { createDatabase } from '../testkit/databases.ts';

const isAudited = async (db: DataSource) =>
  (
    await db.query(`SELECT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'audited'
      AND tgrelid = to_regclass('gugus.promotion_gate')) AS audited`)
  )[0].audited as boolean;

test('the log of decisions comes and goes, down and up again, on rows that were there before it', async () => {
  const db = await openDatabase(await createDatabase('migrated'));
  try {
    while (await isAudited(db)) await db.undoLastMigration();
    await db.query(`INSERT INTO dataset (name, description, source, key_column, features)
      VALUES ('points', '', '{"kind": "query", "query": "SELECT 1"}', 'id', '[{"name": "x"}]')`);
    await db.query(`INSERT INTO registered_model (name) VALUES ('model')`);
    await db.query(`INSERT INTO training_policy (name, dataset_id, registered_model_id, enabled, revision)
      SELECT 'policy', dataset.id, registered_model.id, true, 1 FROM dataset, registered_model`);
    await db.query(`INSERT INTO policy_revision (policy_id, number, spec, set_by)
      SELECT id, 1, '{}', 'ani' FROM training_policy`);
    await db.query(`INSERT INTO notification_endpoint (kind, url, secret, events, language, created_by)
      VALUES ('GENERIC', 'https://1.1.1.1/a', 'sesame', '{TEST}', 'EN', 'budi')`);
    const logged = async () =>
      await db.query(
        `SELECT actor, operation, before, after FROM audit_entry WHERE operation <> 'api_key' ORDER BY id`,
      );
    expect(await logged()).toEqual([]);
    for (let round = 1; round < 3; round++) {
      await migrate(db);
      expect(await db.query('SELECT changed_by FROM training_policy')).toEqual([{ changed_by: 'ani' }]);
      // A tick and a firing are no change.
      await db.query('UPDATE training_policy SET run_count = run_count + 1, ticked_until = now()');
      await db.query('UPDATE training_policy SET enabled = NOT enabled');
      await db.query(`UPDATE notification_endpoint SET secret = 'open' || secret, changed_by = NULL`);
      await db.query(
        `INSERT INTO promotion_gate (registered_model_id, revision, aliases, metrics, require_comparable, set_by)
         SELECT id, $1, '{Production}', '[]', true, 'citra' FROM registered_model`,
        [round],
      );
      const entries = await logged();
      expect(entries.slice(-3)).toMatchObject([
        { actor: 'ani', operation: 'training_policy', before: { enabled: round === 1 } },
        { actor: 'the platform', operation: 'notification_endpoint' },
        { actor: 'citra', operation: 'promotion_gate', before: null, after: { revision: round } },
      ]);
      expect(entries).toHaveLength(3 * round);
      expect(JSON.stringify(entries)).not.toContain('sesame');
      while (await isAudited(db)) await db.undoLastMigration();
      await db.query('UPDATE training_policy SET enabled = enabled');
    }
    expect(await db.query('SELECT url FROM notification_endpoint')).toEqual([{ url: 'https://1.1.1.1/a' }]);
  } finally {
    await db.destroy();
  }
});
