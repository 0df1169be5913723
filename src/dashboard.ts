import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Where the build puts the dashboard: in dist/ for the sources, beside itself for the compiled server. */
const FOLDERS = [join(import.meta.dirname, '../dist/web'), join(import.meta.dirname, '../web')];

/**
 * Serves the dashboard: its files, and for any other path that a browser opens the page that finds out for itself what to
 * show. File names hold hashes of their content, so that they never grow stale.
 */
export async function dashboard(fastify: FastifyInstance): Promise<void> {
  const root = FOLDERS.find((folder) => existsSync(join(folder, 'index.html')));
  // The API does without it: whoever works on the server alone need not build it.
  if (!root) {
    fastify.get('/', async (_request, reply) =>
      reply.code(503).send('The dashboard is not built: npm run build.'),
    );
    return;
  }
  await fastify.register(fastifyStatic, {
    root,
    wildcard: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const isNamedByContent = path.includes('/assets/');
      void reply.header(
        'cache-control',
        isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  fastify.setNotFoundHandler(async (request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (isPage) return await reply.sendFile('index.html');
    return await reply.code(404).send({
      errors: [
        { message: `Nothing is at ${request.method} ${request.url}.`, extensions: { code: 'NOT_FOUND' } },
      ],
    });
  });
}
