import type { FastifyRequest } from 'fastify';
import type { AskedDocument, Safelist } from './access/safelist.ts';

/** Apollo knows documents by their text only: a document that is asked for by its hash is put in its place. */
export function requirePermitted(safelist: Safelist) {
  return async (request: FastifyRequest): Promise<void> => {
    if (request.ws) return;
    if (request.method === 'GET') {
      for (const query of new URL(request.url, 'http://localhost').searchParams.getAll('query')) {
        safelist.find({ query });
      }
      return;
    }
    // Batches are refused by Apollo, and so is what is no object.
    if (typeof request.body !== 'object' || request.body === null || Array.isArray(request.body)) return;
    const { extensions, ...asked } = request.body as AskedDocument;
    const query = safelist.find({ ...asked, extensions });
    request.body = { ...asked, query, ...(isRecord(extensions) && { extensions: withoutHash(extensions) }) };
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Apollo would look it up once more, and has no list. */
function withoutHash(extensions: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(extensions).filter(([name]) => name !== 'persistedQuery'));
}
