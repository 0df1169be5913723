import { graphql } from '../../gql/gql.ts';
import type {
  AccessAuditQuery,
  AccessDeliveriesQuery,
  AccessEndpointsQuery,
  AccessKeysQuery,
} from '../../gql/graphql.ts';

export const KEYS = graphql(`
  query AccessKeys($after: String) {
    apiKeys(first: 100, after: $after) {
      edges {
        node {
          id
          publicId
          kind
          name
          roles
          models
          createdBy
          createdAt
          expiresAt
          lastUsedAt
          revokedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const CREATE_KEY = graphql(`
  mutation AccessCreateKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      key
    }
  }
`);

export const ROTATE_KEY = graphql(`
  mutation AccessRotateKey($id: ID!, $graceSeconds: Int!) {
    rotateApiKey(id: $id, graceSeconds: $graceSeconds) {
      key
    }
  }
`);

export const REVOKE_KEY = graphql(`
  mutation AccessRevokeKey($id: ID!) {
    revokeApiKey(id: $id) {
      id
      revokedAt
    }
  }
`);

export const ENDPOINTS = graphql(`
  query AccessEndpoints($after: String) {
    notificationEndpoints(first: 100, after: $after) {
      edges {
        node {
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
          createdAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const CREATE_WEBHOOK = graphql(`
  mutation AccessCreateWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) {
      secret
      endpoint {
        url
      }
    }
  }
`);

export const CREATE_MAIL_SUBSCRIPTION = graphql(`
  mutation AccessCreateMailSubscription($input: CreateMailSubscriptionInput!) {
    createMailSubscription(input: $input) {
      id
    }
  }
`);

export const ENABLE_ENDPOINT = graphql(`
  mutation AccessEnableEndpoint($id: ID!, $enabled: Boolean!) {
    updateNotificationEndpoint(input: { id: $id, enabled: $enabled }) {
      id
      enabled
    }
  }
`);

export const DELETE_ENDPOINT = graphql(`
  mutation AccessDeleteEndpoint($id: ID!) {
    deleteNotificationEndpoint(id: $id) {
      id
    }
  }
`);

export const ROTATE_SECRET = graphql(`
  mutation AccessRotateSecret($id: ID!) {
    rotateWebhookSecret(id: $id) {
      secret
    }
  }
`);

export const TEST_ENDPOINT = graphql(`
  mutation AccessTestEndpoint($endpoint: ID!) {
    testNotification(endpoint: $endpoint) {
      id
    }
  }
`);

export const DELIVERIES = graphql(`
  query AccessDeliveries($endpoint: ID, $state: NotificationDeliveryState, $after: String) {
    notificationDeliveries(first: 100, endpoint: $endpoint, state: $state, after: $after) {
      edges {
        node {
          id
          state
          requestedBy
          createdAt
          nextAttemptAt
          event {
            id
            kind
            at
            facts
          }
          endpoint {
            id
            kind
            url
            recipients
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
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const REPLAY = graphql(`
  mutation AccessReplay($id: ID!) {
    replayDelivery(id: $id) {
      id
    }
  }
`);

export const AUDIT = graphql(`
  query AccessAudit(
    $actor: String
    $operation: String
    $from: DateTimeISO
    $to: DateTimeISO
    $after: String
  ) {
    auditLog(first: 100, actor: $actor, operation: $operation, from: $from, to: $to, after: $after) {
      edges {
        node {
          id
          at
          kind
          actor
          actorKind
          operation
          arguments
          before
          after
          requestId
          address
          outcome {
            state
            errorCode
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Key = AccessKeysQuery['apiKeys']['edges'][number]['node'];
export type Endpoint = AccessEndpointsQuery['notificationEndpoints']['edges'][number]['node'];
export type Delivery = AccessDeliveriesQuery['notificationDeliveries']['edges'][number]['node'];
export type AuditEntry = AccessAuditQuery['auditLog']['edges'][number]['node'];
