import { leastIdOf } from './prediction-ids.ts';

/** Runs one statement, outside of a transaction. */
export type RunSql = (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

const DAY_MS = 24 * 3600 * 1000;
const TABLES = ['prediction_log', 'prediction_outcome'];

/** The days (of UTC, at their first millisecond) that the times lie in. */
export function daysBetween(from: number, to: number): number[] {
  const first = Math.floor(from / DAY_MS);
  const last = Math.floor(to / DAY_MS);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * DAY_MS);
}

/**
 * Makes the partitions of a day and of the day after, where they are missing. A table is made first and attached then:
 * to create it as a partition would wait for all who read the log, and hold up all who write it.
 */
export async function createPartitions(run: RunSql, day: number): Promise<void> {
  for (const start of [day, day + DAY_MS]) {
    for (const table of TABLES) {
      const name = `${table}_${dayName(start)}`;
      await run(`
        DO $$ BEGIN
          PERFORM pg_advisory_xact_lock(hashtext('gugus prediction partitions'));
          IF to_regclass('${name}') IS NULL THEN
            CREATE TABLE ${name} (LIKE ${table} INCLUDING ALL);
            ALTER TABLE ${table} ATTACH PARTITION ${name}
              FOR VALUES FROM ('${leastIdOf(new Date(start))}') TO ('${leastIdOf(new Date(start + DAY_MS))}');
          END IF;
        END $$`);
    }
  }
}

/** Drops the partitions that hold nothing of `since` or later. @returns the names of those that went */
export async function dropPartitions(run: RunSql, since: Date): Promise<string[]> {
  const rows = await run(
    `SELECT relid::regclass::text AS name FROM unnest($1::text[]) AS parent, pg_partition_tree(parent::regclass)
     WHERE isleaf AND level > 0`,
    [TABLES],
  );
  const oldest = dayName(since.getTime());
  const old = rows.map(({ name }) => name as string).filter((name) => name.slice(-8) < oldest);
  for (const name of old) {
    // Whoever reads the log may hold this up; meanwhile nobody could write, so it does not wait long.
    await run(`
      DO $$ BEGIN
        SET LOCAL lock_timeout = '1s';
        DROP TABLE IF EXISTS ${name};
      END $$`);
  }
  return old;
}

/** A day as the last part of a table's name. */
function dayName(time: number): string {
  return new Date(time).toISOString().slice(0, 10).replaceAll('-', '');
}
