import { expect, test } from 'vitest';
import type { DataSource } from 'typeorm';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { createDatabase } from '../testkit/databases.ts';

const has = async (db: DataSource) =>
  (await db.query(`SELECT to_regclass('gugus.notification_event') IS NOT NULL AS has`))[0].has as boolean;

test('notifications come and go, down and up again; events are immutable, webhooks have a URL and a secret', async () => {
  const db = await openDatabase(await createDatabase('migrated'));
  const endpoint = (columns: string, values: string) =>
    db.query(
      `INSERT INTO notification_endpoint (events, language, created_by, ${columns}) VALUES ('{TEST}', 'EN', 'me', ${values}) RETURNING id`,
    );
  try {
    for (let round = 0; round < 2; round++) {
      const [{ id }] = await endpoint('kind, url, secret', `'GENERIC', 'https://example.org', 'whsec_'`);
      await endpoint('kind, recipients', `'MAIL', '{a@example.org}'`);
      for (const [columns, values] of [
        ['kind, url, secret', `'GENERIC', 'https://example.org', 'whsec_'`],
        ['kind, recipients', `'MAIL', '{a@example.org}'`],
        ['kind, url', `'GENERIC', 'https://other.example.org'`],
        ['kind', `'MAIL'`],
        ['kind, url, secret', `'PIGEON', 'https://example.org', 'whsec_'`],
      ]) {
        await expect(endpoint(columns, values), values).rejects.toThrow(/notification_endpoint/);
      }
      await db.query(
        `INSERT INTO notification_event (kind, key, at, facts) VALUES ('TEST', '1', now(), '{"requestedBy": "me"}')`,
      );
      const deliver = `INSERT INTO notification_delivery (event_id, endpoint_id) SELECT id, $1 FROM notification_event`;
      await db.query(deliver, [id]);
      await expect(db.query(deliver, [id])).rejects.toThrow('notification_delivery_once');
      await expect(db.query(`UPDATE notification_event SET key = '2'`)).rejects.toThrow('immutable');
      await expect(db.query(`UPDATE notification_delivery SET state = 'DELIVERED'`)).rejects.toThrow('check');
      while (await has(db)) await db.undoLastMigration();
      await migrate(db);
      expect(await db.query('SELECT 1 FROM notification_endpoint')).toEqual([]);
    }
  } finally {
    await db.destroy();
  }
});
