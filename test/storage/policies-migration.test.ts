import { expect, test } from 'vitest';
import type { DataSource } from 'typeorm';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { createDatabase } from '../testkit/databases.ts';

const has = async (db: DataSource, table: string) =>
  (await db.query(`SELECT to_regclass('gugus.${table}') IS NOT NULL AS has`))[0].has as boolean;

test('policies come and go, down and up again, and leave jobs as they are; a tick fires once, a revision stays', async () => {
  const db = await openDatabase(await createDatabase('migrated'));
  try {
    while (await has(db, 'training_policy')) await db.undoLastMigration();
    await db.query(`INSERT INTO dataset (name, description, source, key_column, features)
      VALUES ('points', '', '{"kind": "query", "query": "SELECT 1"}', 'id', '[{"name": "x"}]')`);
    await db.query(`INSERT INTO registered_model (name) VALUES ('model')`);
    await db.query(`INSERT INTO job (kind, state, payload) VALUES ('snapshot', 'QUEUED', '{}')`);
    await migrate(db);
    for (let round = 0; round < 2; round++) {
      expect(await db.query('SELECT state, turn FROM job')).toEqual([{ state: 'QUEUED', turn: 0 }]);
      const [{ id }] = await db.query(
        `INSERT INTO training_policy (name, dataset_id, registered_model_id, enabled, revision)
         SELECT 'policy', dataset.id, registered_model.id, true, 1 FROM dataset, registered_model RETURNING id`,
      );
      await db.query(
        `INSERT INTO policy_revision (policy_id, number, spec, set_by) VALUES ($1, 1, '{}', 'me')`,
        [id],
      );
      await expect(db.query(`UPDATE policy_revision SET spec = '{"a": 1}'`)).rejects.toThrow('immutable');
      const fire = (number: number, key: string) =>
        db.query(
          `INSERT INTO pipeline_run (policy_id, number, revision, trigger_kind, trigger_key, details, force_retrain,
             skip_promotion, fired_by, outcome, why, finished_at)
           VALUES ($1, $2, 1, 'SCHEDULE', $3, '{}', false, false, 'schedule', 'COOLED_DOWN', '{}', now())`,
          [id, number, key],
        );
      await fire(1, 'schedule:1');
      await expect(fire(2, 'schedule:1')).rejects.toThrow('pipeline_run_trigger');
      await expect(fire(1, 'schedule:2')).rejects.toThrow('pipeline_run_number');
      await expect(db.query(`DELETE FROM training_policy`)).rejects.toThrow('pipeline_run');
      while (await has(db, 'training_policy')) await db.undoLastMigration();
      expect(await db.query('SELECT state FROM job')).toEqual([{ state: 'QUEUED' }]);
      await migrate(db);
    }
  } finally {
    await db.destroy();
  }
});
