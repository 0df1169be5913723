import type { EntityManager } from 'typeorm';
import type { ErrorCode } from '../errors.ts';

/** The right of a worker to check a watch and to write what it found, until another worker takes it over. */
export interface WatchClaim {
  watchId: string;
  attempt: number;
  datasetId: string;
}

/** How long a check that has to be repeated waits, where the interval is longer. */
const RETRY_SECONDS = 5;

/** The databases that watched datasets read, by their variables; null: the default one. */
export async function watchedDatabases(db: EntityManager): Promise<(string | null)[]> {
  const rows: { database: string | null }[] = await db.query(
    `SELECT DISTINCT source ->> 'database' AS database FROM dataset JOIN dataset_watch ON dataset_id = dataset.id`,
  );
  return rows.map(({ database }) => database);
}

/** Takes up to `most` watches that are due, or whose worker has been silent; of many workers each gets others. */
export async function claimWatches(db: EntityManager, most: number, leaseMs: number): Promise<WatchClaim[]> {
  const [rows] = await db.query(
    `WITH due AS MATERIALIZED (
       SELECT id FROM dataset_watch WHERE claimed_until <= now() OR claimed_until IS NULL AND due_at <= now()
       ORDER BY due_at LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED
     )
     UPDATE dataset_watch AS watch SET attempt = attempt + 1, claimed_until = now() + $2 * interval '1 ms',
       due_at = 'infinity'
     FROM due WHERE watch.id = due.id
     RETURNING watch.id AS "watchId", attempt, dataset_id AS "datasetId"`,
    [most, leaseMs],
  );
  return rows;
}

/** Tells that the worker is alive, unless the check has ended meanwhile. @returns whether the claim still holds */
export async function renewClaim(
  db: EntityManager,
  { watchId, attempt }: WatchClaim,
  leaseMs: number,
): Promise<boolean> {
  const [, renewed] = await db.query(
    `UPDATE dataset_watch SET claimed_until = now() + $3 * interval '1 ms'
     WHERE id = $1 AND attempt = $2 AND claimed_until IS NOT NULL`,
    [watchId, attempt, leaseMs],
  );
  return renewed === 1;
}

/** Gives a watch back unchecked. */
export async function releaseWatch(db: EntityManager, { watchId, attempt }: WatchClaim): Promise<void> {
  await db.query(
    'UPDATE dataset_watch SET claimed_until = NULL, due_at = now() WHERE id = $1 AND attempt = $2',
    [watchId, attempt],
  );
}

/** Ends a check; `again` has it repeated soon instead of after the interval, as has a notification that came meanwhile. */
export async function endCheck(
  db: EntityManager,
  { watchId, attempt }: WatchClaim,
  error: { code: ErrorCode; message: string } | null,
  again: boolean,
): Promise<void> {
  await db.query(
    `UPDATE dataset_watch SET claimed_until = NULL, checked_at = now(), error_code = $3, error_message = $4,
       due_at = greatest(least(due_at, now() + least(every_seconds, $5) * interval '1 s'), now() + interval '1 s')
     WHERE id = $1 AND attempt = $2`,
    [watchId, attempt, error?.code ?? null, error?.message ?? null, again ? RETRY_SECONDS : null],
  );
}

/** Has watches checked at once, but for those that were checked within the last second. */
export async function hastenWatches(
  db: EntityManager,
  database: string | null,
  datasets: readonly string[],
): Promise<void> {
  await db.query(
    `UPDATE dataset_watch AS watch SET due_at = least(due_at, greatest(now(), checked_at + interval '1 s'))
     FROM dataset WHERE dataset.id = dataset_id AND source ->> 'database' IS NOT DISTINCT FROM $1 AND name = ANY($2)`,
    [database, datasets],
  );
}
