import { expect, test } from 'vitest';
import type { DataSource } from 'typeorm';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { createDatabase } from '../testkit/databases.ts';

const hasMoves = async (db: DataSource) =>
  (await db.query(`SELECT to_regclass('gugus.version_move') IS NOT NULL AS has`))[0].has as boolean;

async function undoUntilBefore(db: DataSource): Promise<void> {
  while (await hasMoves(db)) await db.undoLastMigration();
}

async function insertDatasets(db: DataSource): Promise<void> {
  await db.query(
    `INSERT INTO dataset (name, description, query, key_column, features)
     SELECT name, '', 'SELECT 1', 'id', '[{"name": "x"}]' FROM unnest(ARRAY['three', 'one', 'none']) AS name`,
  );
  await db.query(
    `INSERT INTO dataset_version (dataset_id, number, message, query, columns, row_count, digest, size_bytes, created_at)
     SELECT dataset.id, number, message, 'SELECT 1', '[]', 1, md5(name || number), 1, at::timestamptz
     FROM dataset JOIN (VALUES
       ('three', 2, NULL, '2026-02-01 00:00:00.123456Z'), ('three', 1, 'first', '2026-01-01Z'),
       ('three', 3, 'third', '2026-03-01Z'), ('one', 1, NULL, '2026-01-15Z')
     ) AS version (dataset, number, message, at) ON version.dataset = name`,
  );
}

const MOVES = `SELECT name, move.number, kind, old.number AS "from", new.number AS "to", reason, moved_at AS at
  FROM version_move AS move JOIN dataset ON dataset.id = move.dataset_id
  LEFT JOIN dataset_version AS old ON old.id = from_version_id JOIN dataset_version AS new ON new.id = to_version_id
  ORDER BY name, move.number`;

test('where versions exist, the newest becomes the current one, with a snapshot move for each, down and up again', async () => {
  const db = await openDatabase(await createDatabase('migrated'));
  try {
    await undoUntilBefore(db);
    await insertDatasets(db);
    for (let round = 0; round < 2; round++) {
      await migrate(db);
      const current = await db.query(
        `SELECT name, version.number FROM dataset LEFT JOIN dataset_version AS version ON version.id = current_version_id
         ORDER BY name`,
      );
      expect(current).toEqual([
        { name: 'none', number: null },
        { name: 'one', number: 1 },
        { name: 'three', number: 3 },
      ]);
      const kind = 'SNAPSHOT';
      expect(await db.query(MOVES)).toEqual([
        { name: 'one', number: 1, kind, from: null, to: 1, reason: null, at: new Date('2026-01-15Z') },
        { name: 'three', number: 1, kind, from: null, to: 1, reason: 'first', at: new Date('2026-01-01Z') },
        {
          name: 'three',
          number: 2,
          kind,
          from: 1,
          to: 2,
          reason: null,
          at: new Date('2026-02-01T00:00:00.123Z'),
        },
        { name: 'three', number: 3, kind, from: 2, to: 3, reason: 'third', at: new Date('2026-03-01Z') },
      ]);
      await undoUntilBefore(db);
      expect(await db.query('SELECT name FROM dataset ORDER BY name')).toHaveLength(3);
      expect(await db.query('SELECT id FROM dataset_version')).toHaveLength(4);
    }
  } finally {
    await db.destroy();
  }
});

test("a dataset's current version is one of its own", async () => {
  const db = await openDatabase(await createDatabase('migrated'));
  try {
    await undoUntilBefore(db);
    await insertDatasets(db);
    await migrate(db);
    const foreign = `UPDATE dataset SET current_version_id = (SELECT id FROM dataset_version WHERE number = 3) WHERE name = 'one'`;
    await expect(db.query(foreign)).rejects.toThrow('dataset_current_version');
  } finally {
    await db.destroy();
  }
});
