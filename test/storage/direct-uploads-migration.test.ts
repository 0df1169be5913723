import { expect, test } from 'vitest';
import { undo } from '../testkit/migrations.ts';
import { DirectUploads1763700500000 } from '../../migrations/1763700500000-direct-uploads.ts';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { createDatabase } from '../testkit/databases.ts';

test('without direct uploads, those that were finished stay uploads, and the others were never accepted', async () => {
  const db = await openDatabase(await createDatabase('migrated'));
  const [{ id }] = await db.query(
    `INSERT INTO direct_upload (file_name, size_bytes) VALUES ('a.csv', 5), ('b.csv', 5) RETURNING id`,
  );
  await db.query('INSERT INTO upload (id, file_name, digest, size_bytes) VALUES ($1, $2, $3, 5)', [
    id,
    'a.csv',
    '0'.repeat(32),
  ]);
  await undo(db, DirectUploads1763700500000);
  const [{ table }] = await db.query(`SELECT to_regclass('direct_upload') AS table`);
  expect(table).toBeNull();
  await migrate(db);
  expect(await db.query('SELECT id FROM upload')).toEqual([{ id }]);
  expect(await db.query('SELECT id FROM direct_upload')).toEqual([]);
  for (const row of [`('a', 0, NULL)`, `('a', 5, 'x')`]) {
    const insert = `INSERT INTO direct_upload (file_name, size_bytes, md5) VALUES ${row}`;
    await expect(db.query(insert)).rejects.toThrow('check constraint');
  }
  await db.destroy();
});
