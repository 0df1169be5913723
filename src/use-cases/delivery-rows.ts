import type { EntityManager } from 'typeorm';
import type { DeliveryState } from '../entities/notification-delivery.ts';
import type { ErrorCode } from '../errors.ts';

/** The right of a worker to make an attempt and to write how it went, until another worker takes over. */
export interface DeliveryClaim {
  deliveryId: string;
  endpointId: string;
  eventId: string;
  attempt: number;
  failures: number;
}

/** How an attempt went, and what becomes of the delivery. */
export interface AttemptOutcome {
  state: Exclude<DeliveryState, 'CANCELLED'>;
  status: number | null;
  response: string | null;
  latencyMs: number;
  error: { code: ErrorCode; message: string } | null;
  /** Of one that stays PENDING: the least pause until the next attempt. */
  pauseMs: number;
}

/**
 * Takes up to `most` deliveries that are due, or whose worker has died, and begins their attempts in the log. An
 * endpoint gets one at a time, so that a slow one keeps no other waiting.
 */
export async function claimDeliveries(
  db: EntityManager,
  most: number,
  leaseMs: number,
): Promise<DeliveryClaim[]> {
  return await db.query(
    `WITH due AS MATERIALIZED (
       SELECT next.id FROM notification_endpoint AS endpoint CROSS JOIN LATERAL (
         SELECT id, due_at FROM notification_delivery
         WHERE endpoint_id = endpoint.id AND state = 'PENDING' AND due_at <= now()
         ORDER BY due_at, id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
       ) AS next
       WHERE NOT EXISTS (
         SELECT 1 FROM notification_delivery AS other
         WHERE other.endpoint_id = endpoint.id AND other.state = 'PENDING' AND other.claimed AND other.due_at > now()
       )
       ORDER BY next.due_at LIMIT $1
     ), taken AS (
       UPDATE notification_delivery AS delivery SET attempt = attempt + 1, failures = failures + claimed::int,
         claimed = true, due_at = now() + $2 * interval '1 ms'
       FROM due WHERE delivery.id = due.id
       RETURNING delivery.id, endpoint_id, event_id, attempt, failures
     ), begun AS (
       INSERT INTO notification_attempt (delivery_id, number) SELECT id, attempt FROM taken
     )
     SELECT id AS "deliveryId", endpoint_id AS "endpointId", event_id AS "eventId", attempt, failures FROM taken`,
    [most, leaseMs],
  );
}

/** Lets an endpoint have an event, apart from what was announced. @returns the id of the delivery */
export async function requestDelivery(
  tx: EntityManager,
  { eventId, endpointId, requestedBy }: { eventId: string; endpointId: string; requestedBy: string },
): Promise<string> {
  const [{ id }] = await tx.query(
    `INSERT INTO notification_delivery (event_id, endpoint_id, requested_by) VALUES ($1, $2, $3) RETURNING id`,
    [eventId, endpointId, requestedBy],
  );
  await wakeWorkers(tx);
  return id;
}

/** Has the workers look at the rows after the commit, before they would by themselves. */
export async function wakeWorkers(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_notify('gugus_delivery', '')`);
}

/** Ends an attempt. Its delivery may have been cancelled, or taken over, meanwhile: then only the log is written. */
export async function endAttempt(
  tx: EntityManager,
  { deliveryId, attempt }: DeliveryClaim,
  { state, status, response, latencyMs, error, pauseMs }: AttemptOutcome,
): Promise<void> {
  await tx.query(
    `UPDATE notification_attempt SET finished_at = now(), latency_ms = $3, status = $4, response = $5, error_code = $6,
       error_message = $7
     WHERE delivery_id = $1 AND number = $2`,
    [deliveryId, attempt, latencyMs, status, response, error?.code ?? null, error?.message ?? null],
  );
  await tx.query(
    `UPDATE notification_delivery SET state = $3, claimed = false, failures = failures + $4,
       due_at = CASE WHEN $3 = 'PENDING' THEN now() + $5 * interval '1 ms' ELSE due_at END,
       finished_at = CASE WHEN $3 = 'PENDING' THEN NULL ELSE now() END
     WHERE id = $1 AND attempt = $2 AND state = 'PENDING'`,
    [deliveryId, attempt, state, error ? 1 : 0, pauseMs],
  );
}

/** Gives a delivery back whose attempt was broken off because the worker is shutting down. */
export async function giveBackDelivery(
  tx: EntityManager,
  { deliveryId, attempt }: DeliveryClaim,
): Promise<void> {
  await tx.query(
    `UPDATE notification_attempt SET finished_at = now(), error_code = 'CANCELLED', error_message = $3
     WHERE delivery_id = $1 AND number = $2`,
    [deliveryId, attempt, 'The worker was shutting down; the receiver may have got it.'],
  );
  await tx.query(
    `UPDATE notification_delivery SET claimed = false, due_at = now()
     WHERE id = $1 AND attempt = $2 AND state = 'PENDING'`,
    [deliveryId, attempt],
  );
}

/** Gives up what an endpoint, whose row the caller has locked, has yet to get. */
export async function cancelDeliveries(tx: EntityManager, endpointId: string): Promise<void> {
  await tx.query(
    `UPDATE notification_delivery SET state = 'CANCELLED', claimed = false, finished_at = now()
     WHERE endpoint_id = $1 AND state = 'PENDING'`,
    [endpointId],
  );
}
