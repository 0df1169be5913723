import type { Context } from '../context.ts';
import { NotificationDelivery, type DeliveryState } from '../entities/notification-delivery.ts';
import { NotificationEndpoint } from '../entities/notification-endpoint.ts';
import { findPage, isGiven, isUuid, type Page, type PageInput } from './find-page.ts';

/** A page of the endpoints that are not deleted, newest first. @throws AppError INVALID_INPUT */
export async function findEndpoints(
  { db }: Pick<Context, 'db'>,
  page: PageInput,
): Promise<Page<NotificationEndpoint>> {
  const query = db.manager.createQueryBuilder(NotificationEndpoint, 'endpoint');
  return await findPage(query.where('endpoint.deletedAt IS NULL'), page);
}

/** A page of deliveries, newest first, also of deleted endpoints. @throws AppError INVALID_INPUT */
export async function findDeliveries(
  { db }: Pick<Context, 'db'>,
  { endpointId, state }: { endpointId?: string | null; state?: DeliveryState | null },
  page: PageInput,
): Promise<Page<NotificationDelivery>> {
  const query = db.manager.createQueryBuilder(NotificationDelivery, 'delivery').where('true');
  if (isGiven(endpointId)) {
    if (isUuid(endpointId)) query.andWhere('delivery.endpointId = :endpointId', { endpointId });
    else query.andWhere('false');
  }
  if (state) query.andWhere('delivery.state = :state', { state });
  return await findPage(query, page);
}
