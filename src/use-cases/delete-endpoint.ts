import type { Context } from '../context.ts';
import { NotificationEndpoint } from '../entities/notification-endpoint.ts';
import { cancelDeliveries } from './delivery-rows.ts';
import { lockEndpoint } from './endpoint-rows.ts';

/** Ends an endpoint. What it was told stays as history; its secrets go. @throws AppError NOT_FOUND */
export async function deleteEndpoint({ db }: Pick<Context, 'db'>, id: string): Promise<NotificationEndpoint> {
  return await db.transaction(async (tx) => {
    await lockEndpoint(tx, id);
    await cancelDeliveries(tx, id);
    await tx.query(
      `UPDATE notification_endpoint SET deleted_at = now(), enabled = false, previous_secret = NULL, previous_until = NULL,
         secret = CASE WHEN secret IS NOT NULL THEN '' END
       WHERE id = $1`,
      [id],
    );
    return await tx.findOneByOrFail(NotificationEndpoint, { id });
  });
}
