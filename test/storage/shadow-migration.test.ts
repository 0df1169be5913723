import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { Shadow1763800700000 } from '../../migrations/1763800700000-shadow.ts';
import { undo } from '../testkit/migrations.ts';
import { createPartitions } from '../../src/serving/prediction-partitions.ts';
import { leastIdOf } from '../../src/serving/prediction-ids.ts';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { createDatabase } from '../testkit/databases.ts';

const DAY = Date.UTC(2026, 10, 20);

test('the log keeps its predictions when shadows come and go; what shadows could not answer goes with them', async () => {
  const db = await openDatabase(await createDatabase('migrated'));
  onTestFinished(() => db.destroy());
  const count = async () => (await db.query('SELECT id FROM prediction_log ORDER BY id')).length;
  const insert = (hour: number, columns: string, values: string) =>
    db.query(
      `INSERT INTO prediction_log (id, model_id, model_version_id, alias, caller, latency_ms, distance, confidence,
         features, role, cluster${columns}) VALUES ($1, $2, $2, 'Production', 'test', 1, 1, 1, '{1}', ${values})`,
      [leastIdOf(new Date(DAY + hour * 3600_000)), randomUUID()],
    );
  await createPartitions((sql) => db.query(sql), DAY);
  await insert(1, '', `'PRODUCTION', 1`);
  await insert(2, ', paired_id', `'SHADOW', 1, '${randomUUID()}'`);
  await insert(3, ', paired_id, error', `'SHADOW', -1, '${randomUUID()}', 'INTERNAL_ERROR'`);
  await undo(db, Shadow1763800700000);
  expect(await count()).toBe(2);
  await expect(db.query('SELECT paired_id FROM prediction_log')).rejects.toThrow('does not exist');
  await expect(db.query('SELECT FROM shadow_setting')).rejects.toThrow('does not exist');

  await migrate(db);
  await createPartitions((sql) => db.query(sql), DAY + 48 * 3600_000);
  await insert(50, ', paired_id', `'SHADOW', 1, '${randomUUID()}'`);
  expect(await count()).toBe(3);
});
