import { expect, test } from 'vitest';
import type { DataSource } from 'typeorm';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { createDatabase } from '../testkit/databases.ts';

const has = async (db: DataSource, table: string) =>
  (await db.query(`SELECT to_regclass('gugus.${table}') IS NOT NULL AS has`))[0].has as boolean;

async function undoUntilBefore(db: DataSource, table: string): Promise<void> {
  while (await has(db, table)) await db.undoLastMigration();
}

test('watches come and go, down and up again, and leave datasets and jobs as they are', async () => {
  const db = await openDatabase(await createDatabase('migrated'));
  try {
    await undoUntilBefore(db, 'version_move');
    await db.query(
      `INSERT INTO dataset (name, description, query, key_column, features)
       SELECT name, '', 'SELECT 1', 'id', '[{"name": "x"}]' FROM unnest(ARRAY['watched', 'other']) AS name`,
    );
    await db.query(`INSERT INTO job (kind, state, payload) VALUES ('snapshot', 'QUEUED', '{}')`);
    await migrate(db);
    for (let round = 0; round < 2; round++) {
      const watchIt = `INSERT INTO dataset_watch (dataset_id, every_seconds, job_id)
        SELECT dataset.id, $1, job.id FROM dataset, job WHERE name = 'watched'`;
      await db.query(watchIt, [60]);
      await expect(db.query(watchIt, [60])).rejects.toThrow('dataset_watch_dataset_id_key');
      await expect(db.query(`UPDATE dataset_watch SET every_seconds = 0`)).rejects.toThrow('check');
      await undoUntilBefore(db, 'dataset_watch');
      expect(await db.query('SELECT name FROM dataset')).toHaveLength(2);
      expect(await db.query('SELECT state FROM job')).toEqual([{ state: 'QUEUED' }]);
      await migrate(db);
    }
    expect(await db.query('SELECT 1 FROM dataset_watch')).toEqual([]);
  } finally {
    await db.destroy();
  }
});
