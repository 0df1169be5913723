import {
  getOperationAST,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type GraphQLSchema,
} from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import type { WebSocket } from '@fastify/websocket';
import { makeHandler } from 'graphql-ws/use/@fastify/websocket';
import type { Logger } from 'pino';
import type { createAuthoriser } from './access/authorise.ts';
import { RateLimited } from './access/points.ts';
import type { Viewer } from './access/viewer.ts';
import type { RequestContext } from './context.ts';
import { documentLimits } from './document-limits.ts';
import { toAppError } from './errors.ts';
import type { Gate } from './guard.ts';
import { maskError } from './mask-error.ts';
import type { Till } from './till.ts';

export interface SubscriptionLimits {
  maxTokens: number;
  introspection: boolean;
}

type SubscribePayload = Parameters<NonNullable<ServerOptions['onSubscribe']>>[2];

interface Access {
  till: Till;
  authorise: ReturnType<typeof createAuthoriser>;
  createContext: (viewer: Viewer, address: string) => RequestContext;
}

/** What a client is told that is not, or no longer, known; graphql-transport-ws leaves 4401 for this. */
const UNAUTHENTICATED = 4401;
/** Of RFC 6585's status 429, as 4401 of 401. */
const TOO_MANY = 4429;
const LONGEST_CLOSE_REASON = 120;
const MOST_PER_SOCKET = 100;
/** Events wait until the socket takes them; the answers to what a client sends do not. */
const MOST_UNREAD_BYTES = 16 * 2 ** 20;
const BAD_REQUEST = { extensions: { code: 'BAD_REQUEST' } };

/** Serves subscriptions over WebSocket. Apollo's protections do not reach here, so they stand here once more. */
export function subscriptionHandler(
  schema: GraphQLSchema,
  { authenticator, strangers, charge, safelist }: Gate,
  { till, authorise, createContext }: Access,
  limits: SubscriptionLimits,
  log: Logger,
): ReturnType<typeof makeHandler> {
  const rules = [
    ...specifiedRules,
    documentLimits,
    ...(limits.introspection ? [] : [NoSchemaIntrospectionCustomRule]),
  ];

  const requestIds = new WeakMap<SubscribePayload, string>();
  const viewers = new Map<WebSocket, Viewer>();
  authenticator.keys.onRead(() => {
    for (const [socket, viewer] of viewers) {
      if (!viewer.isCurrent()) refuse(socket, 'The key was revoked or has expired.');
    }
  });

  async function prepare(viewer: Viewer, address: string, payload: SubscribePayload) {
    const contextValue = createContext(viewer, address);
    const { requestId } = contextValue;
    requestIds.set(payload, requestId);
    await charge(viewer, 1, { operation: 'WebSocket', requestId, address });
    const { operationName, variables } = payload;
    const document = parse(safelist ? safelist.find(payload) : payload.query, {
      maxTokens: limits.maxTokens,
    });
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
      return [
        new GraphQLError(
          'Only subscriptions are served over WebSocket: send queries and mutations by POST.',
          BAD_REQUEST,
        ),
      ];
    }
    const errors = validate(schema, document, rules, { maxErrors: 10 });
    if (errors.length > 0) return errors;
    await till.pay(contextValue, document, operation, variables);
    authorise(viewer, document, operationName);
    till.requireBelowMost(contextValue);
    return { schema, document, operationName, variableValues: variables, contextValue };
  }

  const handler = makeHandler({
    schema,
    connectionInitWaitTimeout: 3000,
    isProd: true,
    onConnect: async ({ connectionParams, extra: { socket, request } }) => {
      try {
        const viewer = await strangers.admit(request.ip, (beforeLookUp) =>
          authenticator.ofSocket(connectionParams ?? {}, request.headers, beforeLookUp),
        );
        if (socket.readyState === socket.OPEN) viewers.set(socket, viewer);
        return true;
      } catch (error) {
        const code = error instanceof RateLimited ? TOO_MANY : UNAUTHENTICATED;
        refuse(socket, maskError(error, log, request.id).message, code);
        return false;
      }
    },
    onDisconnect: ({ extra: { socket } }) => void viewers.delete(socket),
    onSubscribe: async (socket, _id, payload) => {
      if (Object.keys(socket.subscriptions).length > MOST_PER_SOCKET) {
        return [
          new GraphQLError(`A connection holds at most ${MOST_PER_SOCKET} subscriptions.`, BAD_REQUEST),
        ];
      }
      try {
        const { socket: channel, request } = socket.extra;
        return await prepare(viewers.get(channel)!, request.ip, payload);
      } catch (error) {
        const known = toAppError(error);
        if (known) return [new GraphQLError(known.message, { originalError: known })];
        if (!(error instanceof GraphQLError)) throw error;
        error.extensions['code'] = 'GRAPHQL_PARSE_FAILED';
        return [error];
      }
    },
    onError: (_socket, _id, payload, errors) =>
      errors.map((error) => maskError(error, log, requestIds.get(payload))),
    onNext: (_socket, _id, payload, { contextValue }, result) => {
      // A subscription is paid for once, so its price is told once.
      const cost = till.tellOnce(contextValue as RequestContext);
      return {
        ...result,
        ...(result.errors && {
          errors: result.errors.map((error) => maskError(error, log, requestIds.get(payload))),
        }),
        ...(cost && { extensions: { ...result.extensions, cost } }),
      };
    },
  });

  return function handle(socket, request) {
    const opened = handler.call(this, socket, request);
    // A frame that is too long, or none at all: graphql-ws writes it to the console, as its own fault.
    socket.removeAllListeners('error');
    socket.on('error', (error) => {
      log.debug({ err: error, requestId: request.id }, 'a WebSocket that breaks the protocol was ended');
      socket.terminate();
    });
    return opened;
  };
}

function refuse(socket: WebSocket, reason: string, code = UNAUTHENTICATED): void {
  socket.close(code, reason.slice(0, LONGEST_CLOSE_REASON));
}

/**
 * Ends a connection whose client goes on sending and does not read. One that only ceases to read is ended by
 * graphql-ws, which asks every 12 seconds for a sign of life and waits as long for it.
 */
export function endUnread(socket: WebSocket): void {
  const check = () => {
    if (socket.bufferedAmount > MOST_UNREAD_BYTES) socket.terminate();
  };
  socket.on('message', check);
  socket.on('ping', check);
}
