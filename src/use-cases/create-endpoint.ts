import type { z } from 'zod';
import type { Context } from '../context.ts';
import { NotificationEndpoint } from '../entities/notification-endpoint.ts';
import { mailNotConfigured } from '../storage/messenger.ts';
import { mailSubscriptionSchema, webhookSchema } from './endpoint-input.ts';
import { writeOnce } from './endpoint-rows.ts';
import { parseInput } from './parse-input.ts';
import { createSecret } from './sign-webhook.ts';

type Resources = Pick<Context, 'db' | 'messenger'>;

/** A webhook and its secret, which is told this once. */
export interface EndpointWithSecret {
  endpoint: NotificationEndpoint;
  secret: string;
}

/** Lets a URL be told of events. @throws AppError INVALID_INPUT, URL_NOT_ALLOWED, ENDPOINT_EXISTS */
export async function createWebhook(
  ctx: Resources,
  input: z.input<typeof webhookSchema>,
  createdBy: string,
): Promise<EndpointWithSecret> {
  const webhook = parseInput(webhookSchema, input);
  await ctx.messenger.requirePublic(webhook.url);
  const secret = createSecret();
  return { endpoint: await insert(ctx, { ...webhook, secret, recipients: null, createdBy }), secret };
}

/** Lets people be told of events by e-mail. @throws AppError INVALID_INPUT, MAIL_NOT_CONFIGURED, ENDPOINT_EXISTS */
export async function createMailSubscription(
  ctx: Resources,
  input: z.input<typeof mailSubscriptionSchema>,
  createdBy: string,
): Promise<NotificationEndpoint> {
  const subscription = parseInput(mailSubscriptionSchema, input);
  if (!ctx.messenger.canMail) throw mailNotConfigured();
  return await insert(ctx, { ...subscription, kind: 'MAIL', url: null, createdBy });
}

async function insert(
  { db: { manager } }: Resources,
  values: Partial<NotificationEndpoint> & Pick<NotificationEndpoint, 'url' | 'recipients'>,
): Promise<NotificationEndpoint> {
  const endpoint = manager.create(NotificationEndpoint, values);
  await writeOnce(values, async () => await manager.insert(NotificationEndpoint, endpoint));
  return await manager.findOneByOrFail(NotificationEndpoint, { id: endpoint.id });
}
