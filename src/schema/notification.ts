import { GraphQLJSON } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { NotificationAttempt, NotificationDelivery } from '../entities/notification-delivery.ts';
import type { NotificationEndpoint } from '../entities/notification-endpoint.ts';
import type { NotificationEvent } from '../entities/notification-event.ts';
import type { EndpointWithSecret } from '../use-cases/create-endpoint.ts';
import { connectionOf } from './connection.ts';

export const EventKindEnum = {
  DRIFT_DETECTED: 'DRIFT_DETECTED',
  PIPELINE_FINISHED: 'PIPELINE_FINISHED',
  MODEL_PROMOTED: 'MODEL_PROMOTED',
  MODEL_ROLLED_BACK: 'MODEL_ROLLED_BACK',
  MODEL_NOT_PROMOTED: 'MODEL_NOT_PROMOTED',
  DATA_BLOCKED: 'DATA_BLOCKED',
  SOURCE_FAILING: 'SOURCE_FAILING',
  CANARY_ABORTED: 'CANARY_ABORTED',
  TEST: 'TEST',
} as const satisfies { [Kind in NotificationEvent['kind']]: Kind };
registerEnumType(EventKindEnum, {
  name: 'NotificationEventKind',
  description: 'What happened that somebody may want to hear of.',
  valuesConfig: {
    DRIFT_DETECTED: { description: 'New data differ from those that a model was trained on.' },
    PIPELINE_FINISHED: { description: 'A pipeline run ended, well or not; it tells how each stage went.' },
    MODEL_PROMOTED: { description: 'An alias was moved to a model version.' },
    MODEL_ROLLED_BACK: { description: 'An alias was moved back to a model version.' },
    MODEL_NOT_PROMOTED: { description: 'A new model version did not take the place of the one that serves.' },
    DATA_BLOCKED: { description: 'A dataset version broke expectations that block.' },
    SOURCE_FAILING: { description: 'A watched source cannot be looked at any more; told once until it can.' },
    CANARY_ABORTED: { description: 'A model version that served a part of the requests was taken back.' },
    TEST: { description: 'Somebody asked for a test. It needs no subscription.' },
  },
});

export const WebhookKindEnum = { GENERIC: 'GENERIC', SLACK: 'SLACK' } as const;
registerEnumType(WebhookKindEnum, {
  name: 'WebhookKind',
  description: 'What a webhook is sent.',
  valuesConfig: {
    GENERIC: { description: 'For programs: {id, type, timestamp, data} as JSON.' },
    SLACK: { description: 'For people: {text, blocks} as Slack and what is compatible with it reads.' },
  },
});

export const EndpointKindEnum = { ...WebhookKindEnum, MAIL: 'MAIL' } as const;
registerEnumType(EndpointKindEnum, {
  name: 'NotificationEndpointKind',
  description: 'How an endpoint is told.',
  valuesConfig: {
    GENERIC: { description: 'By a webhook, for programs.' },
    SLACK: { description: 'By a webhook, as Slack reads it.' },
    MAIL: { description: 'By e-mail.' },
  },
});

export const LanguageEnum = { ID: 'ID', EN: 'EN' } as const;
registerEnumType(LanguageEnum, {
  name: 'NotificationLanguage',
  description: 'The language of what people read.',
  valuesConfig: { ID: { description: 'Indonesian.' }, EN: { description: 'English.' } },
});

export const DeliveryStateEnum = {
  PENDING: 'PENDING',
  DELIVERED: 'DELIVERED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
} as const satisfies { [State in NotificationDelivery['state']]: State };
registerEnumType(DeliveryStateEnum, {
  name: 'NotificationDeliveryState',
  description: 'How a delivery stands.',
  valuesConfig: {
    PENDING: { description: 'Waits for its first or next attempt, or has it now.' },
    DELIVERED: { description: 'The receiver has taken it.' },
    FAILED: { description: 'Given up: refused, or tried too often.' },
    CANCELLED: { description: 'Its endpoint was disabled or deleted before.' },
  },
});

@ObjectType('NotificationEndpoint', { description: 'Who is told of which events, and how.' })
export class NotificationEndpointType implements Pick<
  NotificationEndpoint,
  | 'id'
  | 'kind'
  | 'url'
  | 'recipients'
  | 'events'
  | 'language'
  | 'enabled'
  | 'disabledReason'
  | 'previousUntil'
  | 'createdBy'
  | 'createdAt'
  | 'deletedAt'
> {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => EndpointKindEnum, { description: 'How it is told.' })
  kind: NotificationEndpoint['kind'];
  @Field(() => String, { nullable: true, description: 'Where a webhook is sent; null of e-mail.' })
  url: string | null;
  @Field(() => [String], { nullable: true, description: 'Who gets the e-mail; null of a webhook.' })
  recipients: string[] | null;
  @Field(() => [EventKindEnum], { description: 'What it is told.' })
  events: NotificationEndpoint['events'];
  @Field(() => LanguageEnum, { description: 'The language of what people read.' })
  language: NotificationEndpoint['language'];
  @Field(() => Boolean, { description: 'Whether it is told at present.' })
  enabled: boolean;
  @Field(() => String, { nullable: true, description: 'Why Gugus disabled it; null where it did not.' })
  disabledReason: string | null;
  @Field(() => GraphQLISODateTime, {
    name: 'previousSecretUntil',
    nullable: true,
    description: 'Until when the secret before the last rotation signs too; null where there was none.',
  })
  previousUntil: Date | null;
  @Field(() => String, { description: 'Who made it.' })
  createdBy: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was made.' })
  createdAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was deleted; null: it is not.' })
  deletedAt: Date | null;
}

@ObjectType('WebhookSecret', { description: 'A webhook and the secret that signs what it is sent.' })
export class WebhookSecretType implements EndpointWithSecret {
  @Field(() => NotificationEndpointType, { description: 'The webhook.' })
  endpoint: NotificationEndpoint;
  @Field(() => String, { description: 'The secret, whsec_…, as Standard Webhooks has it. Shown here only.' })
  secret: string;
}

@ObjectType('NotificationEvent', { description: 'Something that happened and is told.' })
export class NotificationEventType implements Pick<NotificationEvent, 'id' | 'kind' | 'at' | 'facts'> {
  @Field(() => ID, { description: 'Its id, which webhooks carry as webhook-id.' })
  id: string;
  @Field(() => EventKindEnum, { description: 'What happened.' })
  kind: NotificationEvent['kind'];
  @Field(() => GraphQLISODateTime, { description: 'When it happened.' })
  at: Date;
  @Field(() => GraphQLJSON, { description: 'What is known of it: the `data` of a webhook.' })
  facts: Record<string, unknown>;
}

@ObjectType('NotificationAttempt', { description: 'One attempt to deliver: a line of the delivery log.' })
export class NotificationAttemptType implements Omit<NotificationAttempt, 'deliveryId'> {
  @Field(() => Int, { description: 'Counts the attempts of the delivery from 1.' })
  number: number;
  @Field(() => GraphQLISODateTime, { description: 'When it began.' })
  startedAt: Date;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it ended; null: it is under way, or its worker died in it.',
  })
  finishedAt: Date | null;
  @Field(() => Int, { nullable: true, description: 'How many milliseconds it took.' })
  latencyMs: number | null;
  @Field(() => Int, { nullable: true, description: 'The status of HTTP or SMTP; null without an answer.' })
  status: number | null;
  @Field(() => String, { nullable: true, description: 'The first 500 characters of the answer.' })
  response: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it failed, as a stable code; docs/errors.md explains each. Null where it did not.',
  })
  errorCode: string | null;
  @Field(() => String, { nullable: true, description: 'Why it failed, in words.' })
  errorMessage: string | null;
}

@ObjectType('NotificationDelivery', { description: 'One event on its way to one endpoint.' })
export class NotificationDeliveryType implements Pick<
  NotificationDelivery,
  'id' | 'state' | 'requestedBy' | 'createdAt' | 'finishedAt'
> {
  @Field(() => ID, { description: 'Its id; of e-mail, the first part of the Message-ID.' })
  id: string;
  @Field(() => DeliveryStateEnum, { description: 'How it stands.' })
  state: NotificationDelivery['state'];
  @Field(() => String, {
    nullable: true,
    description: 'Who asked for it, as a test or a replay; null: the event made it.',
  })
  requestedBy: string | null;
  @Field(() => GraphQLISODateTime, { description: 'When it was made.' })
  createdAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it ended; null: it is pending.' })
  finishedAt: Date | null;
}

export const NotificationEndpointConnection = connectionOf(NotificationEndpointType, 'NotificationEndpoint');
export const NotificationDeliveryConnection = connectionOf(NotificationDeliveryType, 'NotificationDelivery');

@InputType('CreateWebhookInput', { description: 'A URL that is to be told of events.' })
export class CreateWebhookInput {
  @Field(() => WebhookKindEnum, { defaultValue: 'GENERIC', description: 'What it is sent.' })
  kind: 'GENERIC' | 'SLACK';
  @Field(() => String, {
    description: 'Where: https or http, to a public address or a host that the operator allows.',
  })
  url: string;
  @Field(() => [EventKindEnum], { description: 'What it is told; at least one kind.' })
  events: NotificationEndpoint['events'];
  @Field(() => LanguageEnum, { defaultValue: 'EN', description: 'The language of what people read.' })
  language: NotificationEndpoint['language'];
}

@InputType('CreateMailSubscriptionInput', { description: 'People who are to be told of events by e-mail.' })
export class CreateMailSubscriptionInput {
  @Field(() => [String], { description: 'Their addresses, 1 to 50; all see each other.' })
  recipients: string[];
  @Field(() => [EventKindEnum], { description: 'What they are told; at least one kind.' })
  events: NotificationEndpoint['events'];
  @Field(() => LanguageEnum, { defaultValue: 'EN', description: 'The language of the e-mail.' })
  language: NotificationEndpoint['language'];
}

@InputType('UpdateNotificationEndpointInput', {
  description: 'What is to be changed of an endpoint; what is left out stays.',
})
export class UpdateNotificationEndpointInput {
  @Field(() => ID, { description: 'The endpoint.' })
  id: string;
  @Field(() => String, { nullable: true, description: 'Of a webhook: where it is sent.' })
  url?: string | null;
  @Field(() => [String], { nullable: true, description: 'Of e-mail: who gets it, 1 to 50 addresses.' })
  recipients?: string[] | null;
  @Field(() => [EventKindEnum], { nullable: true, description: 'What it is told; at least one kind.' })
  events?: NotificationEndpoint['events'] | null;
  @Field(() => LanguageEnum, { nullable: true, description: 'The language of what people read.' })
  language?: NotificationEndpoint['language'] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is told; disabling it gives up what it has yet to get.',
  })
  enabled?: boolean | null;
}
