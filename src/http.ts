import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import websocket from '@fastify/websocket';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyRequest,
} from 'fastify';
import { GraphQLError, OperationTypeNode, printSchema, type GraphQLSchema } from 'graphql';
import { createAuthoriser } from './access/authorise.ts';
import { RateLimited } from './access/points.ts';
import type { Viewer } from './access/viewer.ts';
import { auditMutations, auditRoutes } from './audit-requests.ts';
import { alerts } from './alerts.ts';
import type { Config } from './config.ts';
import type { Context, RequestContext } from './context.ts';
import { dashboard } from './dashboard.ts';
import { registerDataDownloads } from './data-downloads.ts';
import { registerDownloads } from './downloads.ts';
import { documentLimits } from './document-limits.ts';
import { explainListening } from './explain-listening.ts';
import { ERROR_CODES, toAppError } from './errors.ts';
import { declareNeed, guard, isLoopback, knownHosts, pay, type Gate } from './guard.ts';
import { maskError } from './mask-error.ts';
import { createMetrics } from './metrics.ts';
import { createLoaders } from './resolvers/loaders.ts';
import { requirePermitted } from './permitted-documents.ts';
import { securityHeaders } from './security-headers.ts';
import { restrictModels } from './serving/restrict-models.ts';
import { registerSessions } from './sessions.ts';
import { endSlowClients, HEADER_TIMES } from './slow-clients.ts';
import { endUnread, subscriptionHandler } from './subscriptions.ts';
import { createTill } from './till.ts';
import type { Serving } from './use-cases/served-model.ts';
import { uploads } from './uploads.ts';
import { isUuid } from './use-cases/find-page.ts';
import { v1 } from './v1/routes.ts';

export interface HttpServer {
  url: string;
  /** Answers what has been asked, then closes. */
  close(): Promise<void>;
}

const READY_WITHIN_MS = 2000;
const DOWNLOAD_POINTS = 20;
const UPLOAD_POINTS = 10;
const MOST_TOKENS = 1000;
const MOST_BODY_BYTES = 256 * 1024;
/** 10,000 rows of some twenty features for one prediction call. */
const MOST_GRAPHQL_BYTES = 8 * 1024 * 1024;
/** A name of 250 characters, each of up to four bytes, which a URL writes as three characters each. */
const LONGEST_PARAM = 250 * 4 * 3;
const MOST_MESSAGE_BYTES = 32 * 1024;

/**
 * Serves GraphQL at /graphql (POST, and WebSocket for subscriptions), its schema at /schema.graphql, models as files,
 * uploads, /healthz, /readyz and /metrics.
 * @throws AppError PORT_IN_USE, HOST_UNUSABLE, CONFIG_INVALID
 */
export async function startHttp(
  ctx: Context,
  serving: Serving,
  schema: GraphQLSchema,
  config: Pick<Config, 'http' | 'dataFolder' | 'mostFileBytes'>,
  gate: Gate,
): Promise<HttpServer> {
  const { host, port } = config.http;
  const log = ctx.log;
  const introspection = isLoopback(host);
  const authorise = createAuthoriser(schema);
  const till = createTill(schema, gate.charge);
  const createContext = (
    viewer: Viewer,
    address: string,
    requestId = randomUUID() as string,
  ): RequestContext => ({
    ...ctx,
    // Most requests log nothing, and a logger takes longer to make than an answer.
    get log() {
      return log.child({ requestId });
    },
    ...serving,
    models: restrictModels(serving.models, viewer),
    requestId,
    address,
    viewer,
    loaders: createLoaders(ctx.db),
  });

  const logger: FastifyBaseLogger = log;
  const fastify = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    http: HEADER_TIMES,
    bodyLimit: MOST_BODY_BYTES,
    trustProxy: config.http.trustedProxies.length > 0 ? [...config.http.trustedProxies] : false,
    routerOptions: { maxParamLength: LONGEST_PARAM },
    requestIdHeader: false,
    // Anything shorter than a random UUID would let a client mix its requests up with those of others.
    genReqId: ({ headers: { 'x-request-id': id } }) =>
      typeof id === 'string' && isUuid(id) ? id.toLowerCase() : randomUUID(),
    childLoggerFactory: (parent) => parent,
  });
  // formatError is told the error only.
  const requestIds = new WeakMap<Error, string>();
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    maxRecursiveSelections: true,
    validationRules: [documentLimits],
    formatError: (_formatted, error) => maskError(error, log, requestIds.get(error as Error)),
    plugins: [
      // It would watch every field of every answer, for hints that nothing here gives.
      ApolloServerPluginCacheControlDisabled(),
      auditMutations({
        pay: async ({ contextValue, document, operation, request }) =>
          await asRefusal(async () => {
            if (operation) await till.pay(contextValue, document, operation, request.variables);
          }),
        authorise: async ({ contextValue, document, operation }) =>
          await asRefusal(() => {
            authorise(contextValue.viewer, document!, operation?.name?.value);
            till.requireBelowMost(contextValue);
          }),
      }),
      {
        requestDidStart: async () => ({
          didResolveOperation: async ({ operation }) => {
            if (operation?.operation === OperationTypeNode.SUBSCRIPTION) throw refuseSubscription();
          },
          willSendResponse: async ({ contextValue, response: { body, http } }) => {
            http.headers.set('cache-control', 'no-store');
            const cost = till.tell(contextValue);
            if (!cost || body.kind !== 'single') return;
            body.singleResult.extensions = { ...body.singleResult.extensions, cost };
          },
          didEncounterErrors: async ({ errors, contextValue }) => {
            for (const error of errors) requestIds.set(error, contextValue.requestId);
          },
        }),
      },
    ],
    logger: log,
  });
  await apollo.start();
  const metrics = createMetrics(ctx, serving);

  fastify.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const known = toAppError(error);
    const status = known ? ERROR_CODES[known.code].status : (error.statusCode ?? 500);
    const isClients = !known && status >= 400 && status < 500;
    const shown = isClients
      ? { message: error.message, extensions: { code: 'BAD_REQUEST' } }
      : maskError(error, log, request.id);
    if (status === 401) void reply.header('www-authenticate', 'Bearer realm="gugus"');
    return await reply.code(known || isClients ? status : 500).send({ errors: [shown] });
  });
  await fastify.register(websocket, { options: { maxPayload: MOST_MESSAGE_BYTES } });
  endSlowClients(fastify);
  await securityHeaders(fastify, config.http.corsOrigins);
  guard(fastify, gate, knownHosts(host, config.http.hosts));
  auditRoutes(fastify, ctx.db, log);
  fastify.websocketServer.on('connection', endUnread);
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    metrics.observe(request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
  const graphql = fastifyApolloHandler(apollo, {
    context: async ({ viewer, ip, id }) => createContext(viewer!, ip, id),
  });
  const preHandler = gate.safelist ? requirePermitted(gate.safelist) : [];
  fastify.post(
    '/graphql',
    { bodyLimit: MOST_GRAPHQL_BYTES, config: { needs: 'known' }, preHandler },
    graphql,
  );
  fastify.route({
    method: 'GET',
    url: '/graphql',
    config: { needs: 'known' },
    preHandler,
    handler: graphql,
    wsHandler: subscriptionHandler(
      schema,
      gate,
      { till, authorise, createContext },
      { maxTokens: MOST_TOKENS, introspection },
      log,
    ),
  });
  const open = { config: { needs: 'open' } } as const;
  const forViewers = { config: { needs: 'viewer' } } as const;
  fastify.get('/healthz', open, async () => ({ status: 'ok' }));
  fastify.get('/readyz', open, async (_request, reply) => {
    const answered = ctx.db.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const ready = await Promise.race([answered, setTimeout(READY_WITHIN_MS, false)]);
    return await reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'the database does not answer' });
  });
  fastify.get('/schema.graphql', forViewers, async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(printSchema(schema)),
  );
  fastify.get('/metrics', forViewers, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
  registerSessions(fastify, ctx, gate);

  await fastify.register(async (scope) => {
    declareNeed(scope, 'viewer', DOWNLOAD_POINTS);
    registerDownloads(scope, ctx);
    registerDataDownloads(scope, ctx);
  });
  await fastify.register(async (scope) => {
    declareNeed(scope, 'operator', UPLOAD_POINTS);
    await scope.register(uploads, { ctx, config });
    await scope.register(alerts, { ctx });
  });
  await fastify.register(async (scope) => {
    declareNeed(scope, 'predictor');
    const servingOf = ({ viewer }: FastifyRequest) => ({
      ...serving,
      models: restrictModels(serving.models, viewer!),
      viewer: viewer!,
    });
    await scope.register(v1, {
      ctx,
      servingOf,
      pay: async (request, reply, points) => await pay(gate.charge, request, reply, points),
    });
  });
  await fastify.register(async (scope) => {
    declareNeed(scope, 'open');
    await dashboard(scope);
  });

  await fastify.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw explainListening(error, host, port);
  });
  const { port: actualPort } = fastify.server.address() as { port: number };
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    async close() {
      await fastify.close();
      await apollo.stop();
    },
  };
}

function refuseSubscription(): GraphQLError {
  return new GraphQLError(
    'Subscriptions go over WebSocket: this address with ws:// (or wss://), protocol graphql-transport-ws.',
    { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } },
  );
}

/** Answers what is thrown with the status of its code, which Apollo gives a refusal only so. */
async function asRefusal(check: () => Promise<void> | void): Promise<void> {
  try {
    await check();
  } catch (error) {
    const known = toAppError(error);
    if (!known) throw error;
    const headers = new HeaderMap();
    if (error instanceof RateLimited) headers.set('retry-after', String(error.retryAfterSeconds));
    throw new GraphQLError(known.message, {
      originalError: known,
      extensions: { code: known.code, http: { status: ERROR_CODES[known.code].status, headers } },
    });
  }
}
