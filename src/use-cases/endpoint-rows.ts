import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import { NotificationEndpoint } from '../entities/notification-endpoint.ts';
import { AppError, notFound } from '../errors.ts';
import { violatedConstraint } from '../storage/postgres.ts';
import { isUuid } from './find-page.ts';

/** Locks an endpoint that has not been deleted. @throws AppError NOT_FOUND */
export async function lockEndpoint(
  tx: EntityManager,
  id: string,
  field = 'id',
): Promise<NotificationEndpoint> {
  const endpoint =
    isUuid(id) &&
    (await tx.findOne(NotificationEndpoint, {
      where: { id, deletedAt: IsNull() },
      lock: { mode: 'for_no_key_update' },
    }));
  if (!endpoint) throw notFound(field, id);
  return endpoint;
}

/** Writes an endpoint by `write`. @throws AppError ENDPOINT_EXISTS */
export async function writeOnce<Result>(
  endpoint: Pick<NotificationEndpoint, 'url' | 'recipients'>,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) !== 'notification_endpoint_once') throw error;
    const { url, recipients } = endpoint;
    throw new AppError('ENDPOINT_EXISTS', 'These are told already: change the endpoint that there is.', {
      field: url === null ? 'recipients' : 'url',
      value: url ?? recipients,
      expected: 'a URL, or recipients, that no other endpoint of its kind has',
    });
  }
}
