import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PRODUCTION } from '../use-cases/alias-rows.ts';
import type { Serving } from '../use-cases/served-model.ts';
import { EXAMPLE_ROW } from './schemas.ts';

type Row = Record<string, string | number>;

/** The document of the routes that are registered after this, at /v1/openapi.json, and a page to try them, at /docs. */
export async function openApi(
  fastify: FastifyInstance,
  servingOf: (request: FastifyRequest) => Serving,
): Promise<void> {
  /** Of each request its own: a key may be for some models only. */
  const examples = new WeakMap<FastifyRequest, Row>();
  await fastify.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Gugus',
        version: '1',
        description: 'Predictions over plain HTTP. Everything else is GraphQL, at /graphql.',
      },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      security: [{ key: [] }],
    },
  });
  await fastify.register(async (page) => {
    page.addHook('onRequest', async (request) => {
      examples.set(request, await exampleOf(servingOf(request)));
    });
    await page.register(swaggerUi, {
      routePrefix: '/docs',
      transformSpecification: (document, request) =>
        withExample(document, examples.get(request) ?? EXAMPLE_ROW),
    });
  });
  fastify.get('/v1/openapi.json', { schema: { hide: true } }, async (request, reply) =>
    reply.send(withExample(fastify.swagger(), await exampleOf(servingOf(request)))),
  );
}

/** A row of the model in Production: the centre of its first cluster. */
async function exampleOf({ models }: Serving): Promise<Row> {
  const names = await models.having(PRODUCTION).catch(() => []);
  if (names.length === 0) return EXAMPLE_ROW;
  const { version, keyColumn } = await models.get(names[0], PRODUCTION);
  const centre = version.clusters[0].centroid.map(({ feature, value }) => [
    feature,
    Number(value.toPrecision(4)),
  ]);
  return Object.fromEntries([[keyColumn, 'P35'], ...centre]) as Row;
}

function withExample<Document extends object>(document: Document, example: object): Document {
  const copy = structuredClone(document) as { paths?: Record<string, { post?: Operation }> };
  for (const { post } of Object.values(copy.paths ?? {})) {
    const json = post?.requestBody?.content?.['application/json'];
    if (json) {
      json.examples = {
        one: { summary: 'One row', value: example },
        many: { summary: 'Many rows', value: [example, example] },
      };
    }
  }
  return copy as Document;
}

interface Operation {
  requestBody?: { content?: Record<string, { examples?: object }> };
}
