import type { EntityManager } from 'typeorm';
import { wakeWorkers } from './delivery-rows.ts';
import { EVENT_CATALOG, type NewEvent } from './event-catalog.ts';

/**
 * Tells everybody who asked to hear of such events, after the commit of the caller's transaction: the deliveries are
 * rows, which workers take by themselves. An event that was announced before is not announced again.
 */
export async function announce(tx: EntityManager, event: NewEvent): Promise<void> {
  const eventId = await recordEvent(tx, event);
  if (eventId === null) return;
  // SHARE waits for whoever disables or deletes an endpoint, which cancels the deliveries that it sees.
  await tx.query(
    `WITH subscribed AS MATERIALIZED (
       SELECT id FROM notification_endpoint WHERE enabled AND deleted_at IS NULL AND $2 = ANY(events) ORDER BY id FOR SHARE
     )
     INSERT INTO notification_delivery (event_id, endpoint_id) SELECT $1, id FROM subscribed`,
    [eventId, event.kind],
  );
  await wakeWorkers(tx);
}

/** @returns the id of the new event; null: it is known already */
export async function recordEvent(
  tx: EntityManager,
  { kind, key, at, facts }: NewEvent,
): Promise<string | null> {
  const [row] = await tx.query(
    `INSERT INTO notification_event (kind, key, at, facts) VALUES ($1, $2, $3, $4)
     ON CONFLICT (kind, key) DO NOTHING RETURNING id`,
    [kind, key, at, EVENT_CATALOG[kind].parse(facts)],
  );
  return row?.id ?? null;
}
