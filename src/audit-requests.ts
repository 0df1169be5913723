import type {
  ApolloServerPlugin,
  GraphQLRequestContext,
  GraphQLRequestContextDidResolveOperation,
} from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  type SelectionSetNode,
} from 'graphql';
import type { DataSource } from 'typeorm';
import type { Logger } from 'pino';
import { argumentsOf } from './access/price.ts';
import type { Need } from './access/roles.ts';
import type { RequestContext } from './context.ts';
import { toAppError } from './errors.ts';
import { logOutcomes, logRequests } from './use-cases/audit-rows.ts';

/**
 * Logs each mutation of a request before anything of it is carried out, and how it ended afterwards. Without its entry no
 * mutation runs; what has an entry and no outcome died on the way.
 */
export function auditMutations({
  pay,
  authorise,
}: {
  /** Before anything is logged. */
  pay: (request: GraphQLRequestContextDidResolveOperation<RequestContext>) => Promise<void>;
  authorise: (request: GraphQLRequestContext<RequestContext>) => Promise<void>;
}): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => {
      let logged: Logged[] = [];
      return {
        didResolveOperation: async (request) => {
          await pay(request);
          if (request.operation?.operation === OperationTypeNode.MUTATION) logged = await logFields(request);
          await authorise(request);
        },
        willSendResponse: async ({ contextValue, errors = [] }) => {
          if (logged.length === 0) return;
          const outcomes = outcomesOf(logged, errors);
          await logOutcomes(contextValue.db.manager, outcomes).catch((error: Error) =>
            contextValue.log.error({ err: error, outcomes }, 'how mutations ended could not be logged'),
          );
        },
      };
    },
  };
}

interface Logged {
  id: string;
  path: string;
}

/** Fields of mutations come one after another, and none can be null: after one that fails none is carried out. */
function outcomesOf(
  logged: readonly Logged[],
  errors: readonly GraphQLError[],
): { id: string; errorCode: string | null }[] {
  const [error] = errors;
  const failed = error
    ? Math.max(
        0,
        logged.findIndex(({ path }) => path === error.path?.[0]),
      )
    : logged.length;
  return logged.map(({ id }, i) => ({ id, errorCode: i < failed ? null : codeOf(error) }));
}

async function logFields({
  contextValue,
  document,
  operation,
  request,
}: GraphQLRequestContextDidResolveOperation<RequestContext>): Promise<{ id: string; path: string }[]> {
  const { db, viewer, requestId, address } = contextValue;
  const fields = rootFields(document, operation!.selectionSet);
  const requests = fields.map((field) => ({
    operation: field.name.value,
    arguments: argumentsOf(field, request.variables ?? {}),
    requestId,
    address,
  }));
  const ids = await logRequests(db.manager, viewer, requests);
  return fields.map((field, i) => ({ id: ids[i], path: (field.alias ?? field.name).value }));
}

function codeOf(error: unknown): string {
  const { originalError, extensions } = error as { originalError?: unknown; extensions?: { code?: string } };
  return toAppError(originalError ?? error)?.code ?? extensions?.code ?? 'INTERNAL_ERROR';
}

function rootFields(document: DocumentNode, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' ? [] : [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(document, selection.selectionSet);
    const fragment = document.definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? rootFields(document, fragment.selectionSet) : [];
  });
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const READING_NEEDS: (Need | 'open' | undefined)[] = ['open', 'known', 'viewer', 'predictor'];

/** Logs what else than GraphQL changes something: requests that are no mere reading, to routes that take more than that. */
export function auditRoutes(fastify: FastifyInstance, db: DataSource, log: Logger): void {
  const logged = new WeakMap<object, string>();
  fastify.addHook('preHandler', async (request) => {
    const { viewer, method, routeOptions, params } = request;
    if (!viewer || SAFE_METHODS.has(method) || READING_NEEDS.includes(routeOptions.config.needs)) return;
    const [id] = await logRequests(db.manager, viewer, [
      {
        operation: `${method} ${routeOptions.url}`,
        arguments: { ...(params as object) },
        requestId: request.id,
        address: request.ip,
      },
    ]);
    logged.set(request, id);
  });
  const end = async (request: FastifyRequest, { statusCode }: FastifyReply): Promise<void> => {
    const id = logged.get(request);
    if (id === undefined) return;
    logged.delete(request);
    const errorCode = statusCode < 400 ? null : `HTTP ${statusCode}`;
    await logOutcomes(db.manager, [{ id, errorCode }]).catch((error: Error) =>
      log.error({ err: error, id, errorCode }, 'how a request ended could not be logged'),
    );
  };
  // Whoever has the answer finds in the log how it ended; an answer that is not logged does not wait.
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    // oxlint-disable-next-line promise/no-callback-in-promise -- Fastify waits for a promise of every answer, or for a callback of every one
    if (logged.has(request)) void end(request, reply).then(() => done());
    else done();
  });
  // What is answered past Fastify, or not at all because the client has gone.
  fastify.addHook('onResponse', end);
}
