import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { expect, onTestFinished } from 'vitest';
import type { ApiClient } from '../../src/cli/client.ts';
import { graphql } from '../gql/gql.ts';
import type { CreateWebhookInput, NotificationDeliveryState } from '../gql/graphql.ts';

export const CREATE_WEBHOOK = graphql(`
  mutation TestCreateWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) {
      secret
      endpoint {
        ...TestEndpoint
      }
    }
  }
  fragment TestEndpoint on NotificationEndpoint {
    id
    kind
    url
    recipients
    events
    language
    enabled
    disabledReason
    previousSecretUntil
    createdBy
    deletedAt
  }
`);

export const CREATE_MAIL_SUBSCRIPTION = graphql(`
  mutation TestCreateMailSubscription($input: CreateMailSubscriptionInput!) {
    createMailSubscription(input: $input) {
      ...TestEndpoint
    }
  }
`);

export const UPDATE_ENDPOINT = graphql(`
  mutation TestUpdateEndpoint($input: UpdateNotificationEndpointInput!) {
    updateNotificationEndpoint(input: $input) {
      ...TestEndpoint
    }
  }
`);

export const DELETE_ENDPOINT = graphql(`
  mutation TestDeleteEndpoint($id: ID!) {
    deleteNotificationEndpoint(id: $id) {
      ...TestEndpoint
    }
  }
`);

export const ROTATE_SECRET = graphql(`
  mutation TestRotateSecret($id: ID!) {
    rotateWebhookSecret(id: $id) {
      secret
      endpoint {
        previousSecretUntil
      }
    }
  }
`);

export const TEST_NOTIFICATION = graphql(`
  mutation TestTestNotification($endpoint: ID!) {
    testNotification(endpoint: $endpoint) {
      ...TestDelivery
    }
  }
  fragment TestDelivery on NotificationDelivery {
    id
    state
    requestedBy
    finishedAt
    nextAttemptAt
    event {
      id
      kind
      facts
    }
    endpoint {
      id
    }
    attempts {
      number
      startedAt
      finishedAt
      latencyMs
      status
      response
      errorCode
      errorMessage
    }
  }
`);

export const REPLAY = graphql(`
  mutation TestReplay($id: ID!) {
    replayDelivery(id: $id) {
      ...TestDelivery
    }
  }
`);

export const REDELIVER_SINCE = graphql(`
  mutation TestRedeliverSince($endpoint: ID!, $from: DateTimeISO!) {
    redeliverSince(endpoint: $endpoint, from: $from)
  }
`);

export const ENDPOINTS = graphql(`
  query TestEndpoints($first: Int, $after: String) {
    notificationEndpoints(first: $first, after: $after) {
      edges {
        node {
          ...TestEndpoint
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const DELIVERIES = graphql(`
  query TestDeliveries($endpoint: ID, $state: NotificationDeliveryState, $first: Int, $after: String) {
    notificationDeliveries(endpoint: $endpoint, state: $state, first: $first, after: $after) {
      edges {
        node {
          ...TestDelivery
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const DELIVERY = graphql(`
  query TestDelivery($id: ID!) {
    notificationDelivery(id: $id) {
      ...TestDelivery
    }
  }
`);

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A server that keeps what it gets, and answers as `answer` says. */
export async function startReceiver() {
  const received: Received[] = [];
  const receiver = {
    received,
    host: '',
    url: '',
    answer: (response: ServerResponse, _request: Received): void => void response.end('thanks'),
    /** Waits until so many requests have come. */
    count: async (count: number) =>
      await expect.poll(() => received.length, { interval: 10, timeout: 10_000 }).toBe(count),
  };
  async function keep(request: IncomingMessage, response: ServerResponse) {
    const got = { path: request.url!, headers: request.headers, body: await text(request) };
    received.push(got);
    receiver.answer(response, got);
  }
  const server = createServer((request, response) => void keep(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  receiver.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  receiver.url = `http://${receiver.host}/hook`;
  return receiver;
}

/** A mail server that keeps what it gets. */
export async function startMailServer(options: SMTPServerOptions = {}) {
  const mails: { to: string[]; source: string }[] = [];
  async function keep(stream: Readable, session: SMTPServerSession, done: () => void) {
    mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), source: await text(stream) });
    done();
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => void keep(stream, session, done),
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(async () => await new Promise<void>((resolve) => server.close(resolve)));
  return { mails, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` };
}

/** What a receiver computes, by the words of Standard Webhooks. */
export function signatureOf({ headers, body }: Received, secret: string): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

export async function createWebhook(api: ApiClient, input: Partial<CreateWebhookInput> & { url: string }) {
  const { createWebhook: made } = await api.request(CREATE_WEBHOOK, {
    input: { events: ['MODEL_PROMOTED', 'MODEL_ROLLED_BACK'], ...input },
  });
  return { id: made.endpoint.id, secret: made.secret, endpoint: made.endpoint };
}

/** Sends an endpoint a test. @returns the id of the delivery */
export async function sendTest(api: ApiClient, endpoint: string): Promise<string> {
  return (await api.request(TEST_NOTIFICATION, { endpoint })).testNotification.id;
}

export async function deliveryOf(api: ApiClient, id: string) {
  return (await api.request(DELIVERY, { id })).notificationDelivery!;
}

/** Waits until a delivery stands like this. */
export async function deliveryIn(api: ApiClient, id: string, state: NotificationDeliveryState) {
  await expect
    .poll(async () => (await deliveryOf(api, id)).state, { interval: 20, timeout: 15_000 })
    .toBe(state);
  return await deliveryOf(api, id);
}

/** Waits until a delivery has so many attempts that have ended. */
export async function attemptsOf(api: ApiClient, id: string, count: number) {
  const ended = async () =>
    (await deliveryOf(api, id)).attempts.filter(({ finishedAt }) => finishedAt !== null).length;
  await expect.poll(ended, { interval: 20, timeout: 15_000 }).toBe(count);
  return await deliveryOf(api, id);
}

export async function deliveriesOf(api: ApiClient, endpoint: string, state?: NotificationDeliveryState) {
  const { notificationDeliveries } = await api.request(DELIVERIES, { endpoint, state, first: 100 });
  return notificationDeliveries.edges.map(({ node }) => node);
}
