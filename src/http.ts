import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import websocket from '@fastify/websocket';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyError } from 'fastify';
import { GraphQLError, OperationTypeNode, printSchema, type GraphQLSchema } from 'graphql';
import type { Config } from './config.ts';
import type { Context, RequestContext } from './context.ts';
import { registerDataDownloads } from './data-downloads.ts';
import { registerDownloads } from './downloads.ts';
import { AppError } from './errors.ts';
import { maskError } from './mask-error.ts';
import { createMetrics } from './metrics.ts';
import { createLoaders } from './resolvers/loaders.ts';
import { subscriptionHandler } from './subscriptions.ts';
import type { Serving } from './use-cases/served-model.ts';
import { uploads } from './uploads.ts';
import { v1 } from './v1/routes.ts';

export interface HttpServer {
  url: string;
  /** Answers what has been asked, then closes. */
  close(): Promise<void>;
}

const LOCAL = { name: 'local' };
const READY_WITHIN_MS = 2000;
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
): Promise<HttpServer> {
  const { host, port } = config.http;
  const log = ctx.log;
  const introspection = isLoopback(host);
  const createContext = (requestId = randomUUID() as string): RequestContext => ({
    ...ctx,
    log: log.child({ requestId }),
    ...serving,
    requestId,
    viewer: LOCAL,
    loaders: createLoaders(ctx.db),
  });

  const logger: FastifyBaseLogger = log;
  const fastify = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_BODY_BYTES,
    routerOptions: { maxParamLength: LONGEST_PARAM },
    requestIdHeader: false,
    genReqId: () => randomUUID(),
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
    formatError: (_formatted, error) => maskError(error, log, requestIds.get(error as Error)),
    plugins: [
      {
        requestDidStart: async () => ({
          didResolveOperation: async ({ operation }) => {
            if (operation?.operation === OperationTypeNode.SUBSCRIPTION) throw refuseSubscription();
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
  const metrics = createMetrics(serving);

  fastify.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const status = error.statusCode ?? 500;
    const isClients = status >= 400 && status < 500;
    const shown = isClients
      ? { message: error.message, extensions: { code: 'BAD_REQUEST' } }
      : maskError(error, log, request.id);
    return await reply.code(isClients ? status : 500).send({ errors: [shown] });
  });
  await fastify.register(websocket, { options: { maxPayload: MOST_MESSAGE_BYTES } });
  fastify.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  fastify.addHook('onResponse', async (request, reply) => {
    metrics.observe(request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000);
  });
  const graphql = fastifyApolloHandler(apollo, { context: async (request) => createContext(request.id) });
  fastify.post('/graphql', { bodyLimit: MOST_GRAPHQL_BYTES }, graphql);
  fastify.route({
    method: 'GET',
    url: '/graphql',
    handler: graphql,
    wsHandler: subscriptionHandler(
      schema,
      () => createContext(),
      { maxTokens: MOST_TOKENS, introspection },
      log,
    ),
  });
  fastify.get('/', async (_request, reply) => reply.type('text/plain; charset=utf-8').send(WELCOME));
  fastify.get('/schema.graphql', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(printSchema(schema)),
  );
  fastify.get('/healthz', async () => ({ status: 'ok' }));
  fastify.get('/readyz', async (_request, reply) => {
    const answered = ctx.db.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const ready = await Promise.race([answered, setTimeout(READY_WITHIN_MS, false)]);
    return await reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'the database does not answer' });
  });
  fastify.get('/metrics', async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );

  registerDownloads(fastify, ctx);
  registerDataDownloads(fastify, ctx);
  await fastify.register(uploads, { ctx, config });
  await fastify.register(v1, { ctx: { ...ctx, ...serving }, viewerOf: () => LOCAL });

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

function explainListening(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new AppError('PORT_IN_USE', `Port ${port} of ${host} is taken: set GUGUS_PORT to another one.`, {
        field: 'GUGUS_PORT',
        value: port,
      });
    case 'EACCES':
      return new AppError(
        'CONFIG_INVALID',
        `This user may not listen on port ${port}: set GUGUS_PORT to one above 1023.`,
        { field: 'GUGUS_PORT', value: port },
      );
    case 'EADDRNOTAVAIL':
    case 'EINVAL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new AppError(
        'HOST_UNUSABLE',
        `GUGUS_HOST ${host} is not an address of this machine: set it to 127.0.0.1, or to 0.0.0.0 for all of them.`,
        { field: 'GUGUS_HOST', value: host },
      );
    default:
      return error;
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

const WELCOME = `Gugus

  POST /graphql         API GraphQL · the GraphQL API (WebSocket, graphql-transport-ws: subscriptions)
  GET  /schema.graphql  skema dengan penjelasannya · the schema with its descriptions
  GET  /models/:model/:version/:format  berkas model: json, onnx, pmml · a model as a file
  GET  /datasets/:name/:version/rows.:format  data satu versi: csv, jsonl, parquet · the data of a version
  GET  /datasets/:name/diff/:from/:to.:format  selisih dua versi · what differs between two versions
  GET  /experiments/:name/runs.:format  tabel run · the runs of an experiment
  GET  /models/:model/predictions.:format  log prediksi · the log of predictions
  GET  /runs/:id/assignments.:format  klaster tiap baris · the cluster of each row
  POST /v1/predict      prediksi tanpa GraphQL · predictions without GraphQL
  GET  /docs            halaman prediksi itu, dari /v1/openapi.json · a page to try them
  POST /uploads         unggah berkas data, formulir · send a file of data, as a form
  POST /uploads/resumable  unggahan yang dapat dilanjutkan (tus) · resumable uploads (tus)
  GET  /healthz         proses hidup · the process lives
  GET  /readyz          siap melayani · it can serve
  GET  /metrics         metrik Prometheus · Prometheus metrics
`;
