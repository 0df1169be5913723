import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { PREFLIGHT_HEADERS } from './access/authenticate.ts';

const DAY_S = 86_400;

/** What browsers may do with our answers: pages of ours only, unless an origin is allowed by name. */
export async function securityHeaders(fastify: FastifyInstance, origins: readonly string[]): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        // The dashboard's charts and the page of the OpenAPI document style their elements in place.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // Heard over TLS only.
    strictTransportSecurity: { maxAge: 365 * DAY_S, includeSubDomains: false },
  });
  if (origins.length === 0) return;
  await fastify.register(cors, {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST'],
    allowedHeaders: ['authorization', 'content-type', 'x-api-key', 'x-request-id', ...PREFLIGHT_HEADERS],
    exposedHeaders: ['x-request-id', 'retry-after', 'content-disposition', 'etag'],
    // Sessions are for our own pages.
    credentials: false,
    maxAge: DAY_S,
  });
}
