import type { Context } from '../context.ts';
import { NotificationEndpoint } from '../entities/notification-endpoint.ts';
import { AppError } from '../errors.ts';
import type { EndpointWithSecret } from './create-endpoint.ts';
import { lockEndpoint } from './endpoint-rows.ts';
import { createSecret } from './sign-webhook.ts';

const BOTH_HOURS = 24;

/** Gives a webhook a new secret; the one before signs too for a day. @throws AppError INVALID_INPUT, NOT_FOUND */
export async function rotateWebhookSecret(
  { db }: Pick<Context, 'db'>,
  id: string,
): Promise<EndpointWithSecret> {
  const secret = createSecret();
  return await db.transaction(async (tx) => {
    const { kind } = await lockEndpoint(tx, id);
    if (kind === 'MAIL') {
      throw new AppError('INVALID_INPUT', 'E-mail is not signed: there is no secret.', {
        field: 'id',
        value: id,
        expected: 'the id of a webhook',
      });
    }
    await tx.query(
      `UPDATE notification_endpoint SET previous_secret = secret, previous_until = now() + $2 * interval '1 hour', secret = $3
       WHERE id = $1`,
      [id, BOTH_HOURS, secret],
    );
    return { endpoint: await tx.findOneByOrFail(NotificationEndpoint, { id }), secret };
  });
}
