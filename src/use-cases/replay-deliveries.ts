import type { Context } from '../context.ts';
import { NotificationDelivery } from '../entities/notification-delivery.ts';
import { notFound } from '../errors.ts';
import { requestDelivery, wakeWorkers } from './delivery-rows.ts';
import { lockEndpoint } from './endpoint-rows.ts';
import { isUuid } from './find-page.ts';
import { invalidInput } from './parse-input.ts';

const MOST_AT_ONCE = 1000;

/**
 * Sends the event of a delivery again, under its id. One that waits for its next attempt has it at once instead.
 * @throws AppError NOT_FOUND (the delivery, or its endpoint, which was deleted)
 */
export async function replayDelivery(
  { db }: Pick<Context, 'db'>,
  id: string,
  requestedBy: string,
): Promise<NotificationDelivery> {
  return await db.transaction(async (tx) => {
    const known = isUuid(id) && (await tx.findOneBy(NotificationDelivery, { id }));
    if (!known) throw notFound('id', id);
    const { eventId, endpointId } = known;
    // Under its lock no delivery is cancelled.
    await lockEndpoint(tx, endpointId, 'endpoint');
    const [[waiting]] = await tx.query(
      `UPDATE notification_delivery SET due_at = CASE WHEN claimed THEN due_at ELSE now() END
       WHERE id = $1 AND state = 'PENDING' RETURNING id`,
      [id],
    );
    if (waiting) await wakeWorkers(tx);
    const delivery = waiting?.id ?? (await requestDelivery(tx, { eventId, endpointId, requestedBy }));
    return await tx.findOneByOrFail(NotificationDelivery, { id: delivery });
  });
}

/**
 * Sends an endpoint everything again that happened since a time and that it subscribes to, but for what it is about to
 * get; also what happened while it was disabled, or before it was made.
 * @returns how many deliveries that makes
 * @throws AppError INVALID_INPUT (too many), NOT_FOUND
 */
export async function redeliverSince(
  { db }: Pick<Context, 'db'>,
  { endpoint, from }: { endpoint: string; from: Date },
  requestedBy: string,
): Promise<number> {
  return await db.transaction(async (tx) => {
    const { id } = await lockEndpoint(tx, endpoint, 'endpoint');
    const made: unknown[] = await tx.query(
      `INSERT INTO notification_delivery (event_id, endpoint_id, requested_by)
       SELECT event.id, endpoint.id, $3 FROM notification_event AS event
         JOIN notification_endpoint AS endpoint ON event.kind = ANY(endpoint.events)
       WHERE endpoint.id = $1 AND event.at >= $2 AND NOT EXISTS (
         SELECT 1 FROM notification_delivery AS other
         WHERE other.event_id = event.id AND other.endpoint_id = endpoint.id AND other.state = 'PENDING'
       )
       ORDER BY event.at, event.id LIMIT $4
       RETURNING id`,
      [id, from, requestedBy, MOST_AT_ONCE + 1],
    );
    if (made.length > MOST_AT_ONCE) {
      const expected = `must be a time since which at most ${MOST_AT_ONCE} events happened`;
      throw invalidInput([{ field: 'from', value: from.toISOString(), expected }]);
    }
    await wakeWorkers(tx);
    return made.length;
  });
}
