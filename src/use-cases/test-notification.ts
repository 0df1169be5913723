import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import { NotificationDelivery } from '../entities/notification-delivery.ts';
import { recordEvent } from './announce.ts';
import { requestDelivery } from './delivery-rows.ts';
import { lockEndpoint } from './endpoint-rows.ts';

/** Sends an endpoint a test, whatever it subscribed to and also while it is disabled. @throws AppError NOT_FOUND */
export async function testNotification(
  { db }: Pick<Context, 'db'>,
  endpoint: string,
  requestedBy: string,
): Promise<NotificationDelivery> {
  return await db.transaction(async (tx) => {
    const { id: endpointId } = await lockEndpoint(tx, endpoint, 'endpoint');
    const facts = { requestedBy };
    const eventId = await recordEvent(tx, { kind: 'TEST', key: randomUUID(), at: new Date(), facts });
    const id = await requestDelivery(tx, { eventId: eventId!, endpointId, requestedBy });
    return await tx.findOneByOrFail(NotificationDelivery, { id });
  });
}
