import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { NotificationEndpoint } from '../entities/notification-endpoint.ts';
import { NotificationEvent } from '../entities/notification-event.ts';
import { AppError, toAppError } from '../errors.ts';
import type { Answer } from '../storage/messenger.ts';
import {
  cancelDeliveries,
  endAttempt,
  giveBackDelivery,
  type AttemptOutcome,
  type DeliveryClaim,
} from './delivery-rows.ts';
import { genericBody, mailOf, slackBody } from './render-event.ts';
import { signWebhook } from './sign-webhook.ts';

const MOST_FAILURES = 8;
const LONGEST_PAUSE_MS = 24 * 60 * 60_000;
const GROWTH = 4;
const PASSING = [408, 425, 429];
const GONE = 410;

type Resources = Pick<Context, 'db' | 'messenger' | 'log'>;

/** Makes one attempt to deliver, and records how it went. When `signal` fires, the delivery is given back. */
export async function deliver(
  ctx: Resources,
  claim: DeliveryClaim,
  retryMs: number,
  signal: AbortSignal,
): Promise<void> {
  const { manager } = ctx.db;
  const endpoint = await manager
    .createQueryBuilder(NotificationEndpoint, 'endpoint')
    .addSelect(['endpoint.secret', 'endpoint.previousSecret'])
    .where({ id: claim.endpointId })
    .getOneOrFail();
  const event = await manager.findOneByOrFail(NotificationEvent, { id: claim.eventId });
  const began = performance.now();
  let result: Answer | AppError;
  try {
    if (claim.failures >= MOST_FAILURES) throw abandoned(claim.failures);
    result = await send(ctx, claim.deliveryId, endpoint, event, signal);
  } catch (error) {
    if (signal.aborted) return await ctx.db.transaction((tx) => giveBackDelivery(tx, claim));
    const known = toAppError(error);
    if (!known) ctx.log.error({ err: error }, 'an attempt to deliver failed');
    result = known ?? new AppError('INTERNAL_ERROR', 'An unexpected error; the log of the worker has it.');
  }
  const latencyMs = Math.round(performance.now() - began);
  const outcome = judge(result, claim.failures + 1, endpoint.kind === 'MAIL', retryMs);
  if (outcome.state === 'FAILED') {
    ctx.log.warn({ deliveryId: claim.deliveryId, ...outcome.error }, 'a notification could not be delivered');
  }
  const isGone = endpoint.kind !== 'MAIL' && outcome.status === GONE;
  await ctx.db.transaction(async (tx) => {
    // The row of the endpoint is locked before those of its deliveries.
    if (isGone) await disable(tx, endpoint.id);
    await endAttempt(tx, claim, { ...outcome, latencyMs });
    if (isGone) await cancelDeliveries(tx, endpoint.id);
  });
}

async function send(
  { messenger }: Resources,
  deliveryId: string,
  endpoint: NotificationEndpoint,
  event: NotificationEvent,
  signal: AbortSignal,
): Promise<Answer> {
  if (endpoint.kind === 'MAIL') {
    const mail = mailOf(event, endpoint.language);
    return await messenger.mail({ ...mail, to: endpoint.recipients!, messageId: deliveryId }, signal);
  }
  const body = endpoint.kind === 'SLACK' ? slackBody(event, endpoint.language) : genericBody(event);
  const now = new Date();
  const secrets = [endpoint.secret!];
  if (endpoint.previousUntil && endpoint.previousUntil > now) secrets.push(endpoint.previousSecret!);
  return await messenger.post(endpoint.url!, signWebhook(secrets, event.id, now, body), body, signal);
}

function abandoned(failures: number): AppError {
  return new AppError(
    'JOB_ABANDONED',
    `The delivery has brought down its worker; it failed ${failures} times.`,
  );
}

type Judgement = Omit<AttemptOutcome, 'latencyMs'>;

/** Decides what an answer, or its absence, means for the delivery: done, given up, or to be tried again. */
function judge(result: Answer | AppError, failures: number, isMail: boolean, retryMs: number): Judgement {
  if (result instanceof AppError) {
    const { code, message, retryable } = result;
    const mayPass = code === 'MAIL_NOT_CONFIGURED' || (retryable && code !== 'JOB_ABANDONED');
    const unanswered = { status: null, response: null, error: { code, message } };
    return { ...unanswered, ...next(mayPass, failures, retryMs, null) };
  }
  const { status, text: response, retryAfterSeconds } = result;
  if (status >= 200 && status < 300) {
    return { state: 'DELIVERED', status, response, error: null, pauseMs: 0 };
  }
  const mayPass = isMail ? status < 500 : status >= 500 || PASSING.includes(status);
  const code = mayPass ? 'RECEIVER_UNAVAILABLE' : 'RECEIVER_REFUSED';
  const error = { code, message: `The receiver answers with the status ${status}.` } as const;
  return { status, response, error, ...next(mayPass, failures, retryMs, retryAfterSeconds) };
}

/** The pauses grow, and differ by chance, so that receivers which come back are not met by all at once. */
function next(mayPass: boolean, failures: number, retryMs: number, retryAfterSeconds: number | null) {
  if (!mayPass || failures >= MOST_FAILURES) return { state: 'FAILED', pauseMs: 0 } as const;
  const backoffMs = retryMs * GROWTH ** (failures - 1) * (0.8 + 0.4 * Math.random());
  const pauseMs = Math.min(Math.max(backoffMs, (retryAfterSeconds ?? 0) * 1000), LONGEST_PAUSE_MS);
  return { state: 'PENDING', pauseMs } as const;
}

async function disable(tx: EntityManager, id: string): Promise<void> {
  await tx.query(
    `UPDATE notification_endpoint SET enabled = false, disabled_reason = $2 WHERE id = $1 AND enabled`,
    [id, `The receiver answered with the status ${GONE}: it wants nothing any more.`],
  );
}
