import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  GraphQLISODateTime,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { NotificationDelivery } from '../entities/notification-delivery.ts';
import { PageArgs } from '../schema/connection.ts';
import {
  CreateMailSubscriptionInput,
  CreateWebhookInput,
  DeliveryStateEnum,
  NotificationAttemptType,
  NotificationDeliveryConnection,
  NotificationDeliveryType,
  NotificationEndpointConnection,
  NotificationEndpointType,
  NotificationEventType,
  UpdateNotificationEndpointInput,
  WebhookSecretType,
} from '../schema/notification.ts';
import { Needs } from '../schema/needs.ts';
import { createMailSubscription, createWebhook } from '../use-cases/create-endpoint.ts';
import { deleteEndpoint } from '../use-cases/delete-endpoint.ts';
import { findDeliveries, findEndpoints } from '../use-cases/find-notifications.ts';
import { findById } from '../use-cases/find-one.ts';
import { redeliverSince, replayDelivery } from '../use-cases/replay-deliveries.ts';
import { rotateWebhookSecret } from '../use-cases/rotate-webhook-secret.ts';
import { testNotification } from '../use-cases/test-notification.ts';
import { updateEndpoint } from '../use-cases/update-endpoint.ts';

@Resolver(() => NotificationEndpointType)
export class NotificationEndpointResolver {
  @Needs('admin')
  @Query(() => NotificationEndpointConnection, { description: 'Who is told of events, newest first.' })
  async notificationEndpoints(@Ctx() ctx: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return await findEndpoints(ctx, page);
  }

  @Needs('admin')
  @Mutation(() => WebhookSecretType, {
    description:
      'Lets a URL be told of events from now on. Errors: INVALID_INPUT, URL_NOT_ALLOWED, ENDPOINT_EXISTS.',
  })
  async createWebhook(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CreateWebhookInput, { description: 'Where, and of what.' }) input: CreateWebhookInput,
  ) {
    return await createWebhook(ctx, input, ctx.viewer.name);
  }

  @Needs('admin')
  @Mutation(() => NotificationEndpointType, {
    description:
      'Lets people be told of events by e-mail from now on. Errors: INVALID_INPUT, MAIL_NOT_CONFIGURED, ENDPOINT_EXISTS.',
  })
  async createMailSubscription(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CreateMailSubscriptionInput, { description: 'Who, and of what.' })
    input: CreateMailSubscriptionInput,
  ) {
    return await createMailSubscription(ctx, input, ctx.viewer.name);
  }

  @Needs('admin')
  @Mutation(() => NotificationEndpointType, {
    description: 'Changes an endpoint. Errors: INVALID_INPUT, NOT_FOUND, URL_NOT_ALLOWED, ENDPOINT_EXISTS.',
  })
  async updateNotificationEndpoint(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => UpdateNotificationEndpointInput, { description: 'The endpoint, and what changes.' })
    input: UpdateNotificationEndpointInput,
  ) {
    return await updateEndpoint(ctx, input, ctx.viewer.name);
  }

  @Needs('admin')
  @Mutation(() => NotificationEndpointType, {
    description:
      'Ends an endpoint and gives up what it has yet to get; its deliveries stay. Errors: NOT_FOUND.',
  })
  async deleteNotificationEndpoint(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID, { description: 'The endpoint.' }) id: string,
  ) {
    return await deleteEndpoint(ctx, id, ctx.viewer.name);
  }

  @Needs('admin')
  @Mutation(() => WebhookSecretType, {
    description:
      'Gives a webhook a new secret. For 24 hours what it is sent carries the signatures of both. Errors: INVALID_INPUT (e-mail), NOT_FOUND.',
  })
  async rotateWebhookSecret(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID, { description: 'The webhook.' }) id: string,
  ) {
    return await rotateWebhookSecret(ctx, id, ctx.viewer.name);
  }
}

@Resolver(() => NotificationDeliveryType)
export class NotificationDeliveryResolver {
  @Needs('admin')
  @Query(() => NotificationDeliveryConnection, { description: 'What was sent or is to be, newest first.' })
  async notificationDeliveries(
    @Ctx() ctx: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('endpoint', () => ID, { nullable: true, description: 'Only those of this endpoint, by its id.' })
    endpointId?: string | null,
    @Arg('state', () => DeliveryStateEnum, {
      nullable: true,
      description: 'Only those that stand like this.',
    })
    state?: NotificationDelivery['state'] | null,
  ) {
    return await findDeliveries(ctx, { endpointId, state }, page);
  }

  @Needs('admin')
  @Query(() => NotificationDeliveryType, {
    nullable: true,
    description: 'A delivery by its id; null where there is none.',
  })
  async notificationDelivery(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
  ) {
    return await findById(ctx, NotificationDelivery, id);
  }

  @Needs('admin')
  @Mutation(() => NotificationDeliveryType, {
    description: 'Sends an endpoint a test, also while it is disabled. Errors: NOT_FOUND.',
  })
  async testNotification(
    @Ctx() ctx: RequestContext,
    @Arg('endpoint', () => ID, { description: 'The endpoint.' }) endpoint: string,
  ) {
    return await testNotification(ctx, endpoint, ctx.viewer.name);
  }

  @Needs('admin')
  @Mutation(() => NotificationDeliveryType, {
    description:
      'Sends the event of a delivery again, under the same id; one that waits for its next attempt has it at once instead. Errors: NOT_FOUND.',
  })
  async replayDelivery(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID, { description: 'The delivery.' }) id: string,
  ) {
    return await replayDelivery(ctx, id, ctx.viewer.name);
  }

  @Needs('admin')
  @Mutation(() => Int, {
    description:
      'Sends an endpoint again what happened since a time, of the kinds that it subscribes to, but for what is pending. Answers how many deliveries that makes, at most 1000. Errors: INVALID_INPUT (too many), NOT_FOUND.',
  })
  async redeliverSince(
    @Ctx() ctx: RequestContext,
    @Arg('endpoint', () => ID, { description: 'The endpoint.' }) endpoint: string,
    @Arg('from', () => GraphQLISODateTime, { description: 'The time since which.' }) from: Date,
  ) {
    return await redeliverSince(ctx, { endpoint, from }, ctx.viewer.name);
  }

  @FieldResolver(() => NotificationEventType, { description: 'What happened.' })
  async event(@Ctx() { loaders }: RequestContext, @Root() delivery: NotificationDelivery) {
    return await loaders.notificationEvent.load(delivery.eventId);
  }

  @FieldResolver(() => NotificationEndpointType, { description: 'Who is told.' })
  async endpoint(@Ctx() { loaders }: RequestContext, @Root() delivery: NotificationDelivery) {
    return await loaders.notificationEndpoint.load(delivery.endpointId);
  }

  @FieldResolver(() => [NotificationAttemptType], { description: 'Its attempts, in their order.' })
  async attempts(@Ctx() { loaders }: RequestContext, @Root() delivery: NotificationDelivery) {
    return await loaders.attemptsOfDelivery.load(delivery.id);
  }

  @FieldResolver(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the next attempt may begin; null: there is none, or one is under way.',
  })
  nextAttemptAt(@Root() { state, claimed, dueAt }: NotificationDelivery) {
    return state === 'PENDING' && !claimed ? dueAt : null;
  }
}
