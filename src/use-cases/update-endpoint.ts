import type { z } from 'zod';
import type { Context } from '../context.ts';
import { NotificationEndpoint } from '../entities/notification-endpoint.ts';
import { cancelDeliveries } from './delivery-rows.ts';
import { endpointChangesSchema } from './endpoint-input.ts';
import { lockEndpoint, writeOnce } from './endpoint-rows.ts';
import { isGiven } from './find-page.ts';
import { invalidInput, parseInput } from './parse-input.ts';

/**
 * Changes what is given of an endpoint. One that is disabled is told nothing more, also of what happened before.
 * @throws AppError INVALID_INPUT, NOT_FOUND, URL_NOT_ALLOWED, ENDPOINT_EXISTS
 */
export async function updateEndpoint(
  { db, messenger }: Pick<Context, 'db' | 'messenger'>,
  { id, ...input }: { id: string } & z.input<typeof endpointChangesSchema>,
): Promise<NotificationEndpoint> {
  const given = Object.entries(parseInput(endpointChangesSchema, input)).filter(([, value]) =>
    isGiven(value),
  );
  const changes = Object.fromEntries(given) as Partial<NotificationEndpoint>;
  if (isGiven(changes.url)) await messenger.requirePublic(changes.url);
  return await db.transaction(async (tx) => {
    const before = await lockEndpoint(tx, id);
    const foreign = before.kind === 'MAIL' ? 'url' : 'recipients';
    if (isGiven(changes[foreign])) {
      const expected = `must not be given: the endpoint is of the kind ${before.kind}`;
      throw invalidInput([{ field: foreign, value: changes[foreign], expected }]);
    }
    if (given.length === 0) return before;
    const values = { ...changes, ...(changes.enabled && { disabledReason: null }) };
    await writeOnce({ ...before, ...changes }, async () => await tx.update(NotificationEndpoint, id, values));
    if (changes.enabled === false) await cancelDeliveries(tx, id);
    return await tx.findOneByOrFail(NotificationEndpoint, { id });
  });
}
