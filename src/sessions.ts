import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PREFLIGHT_HEADERS, SESSION_COOKIE, type Authenticator } from './access/authenticate.ts';
import { unauthenticated } from './access/viewer.ts';
import type { Context } from './context.ts';
import { AppError } from './errors.ts';
import { toldToWait, type Gate } from './guard.ts';
import type { IssuedKey } from './use-cases/key-rows.ts';
import { openSessionByKey, openSessionByTicket } from './use-cases/open-session.ts';
import { parseInput } from './use-cases/parse-input.ts';
import { revokeApiKey } from './use-cases/revoke-api-key.ts';

const PATH = '/v1/session';
const bodySchema = z.object({ ticket: z.string().max(200, 'must be a ticket') });

/**
 * Sessions of browsers: POST /v1/session opens one with a ticket (`{"ticket": "…"}`) or with the key of the request, DELETE
 * ends it. The cookie is a key of its own, that scripts cannot read and other sites do not send.
 */
export function registerSessions(
  fastify: FastifyInstance,
  ctx: Pick<Context, 'db'>,
  { authenticator, strangers }: Pick<Gate, 'authenticator' | 'strangers'>,
): void {
  fastify.post(PATH, { config: { needs: 'open' } }, async (request, reply) => {
    // Otherwise a page of somebody else could put a browser into a session of its own.
    if (!PREFLIGHT_HEADERS.some((name) => request.headers[name])) {
      throw new AppError('FORBIDDEN', `A session needs one of the headers ${PREFLIGHT_HEADERS.join(', ')}.`);
    }
    const { apiKey, key } = await toldToWait(
      reply,
      strangers.admit(request.ip, (beforeLookUp) => open(ctx, authenticator, request, beforeLookUp)),
    );
    const { name, roles, expiresAt } = apiKey;
    setCookie(request, reply, key, Math.floor((expiresAt!.getTime() - Date.now()) / 1000));
    return await reply.code(201).send({ name, roles, expiresAt });
  });
  fastify.delete(PATH, { config: { needs: 'known' } }, async (request, reply) => {
    const { kind, keyId, name } = request.viewer!;
    if (kind === 'SESSION') await revokeApiKey(ctx, { id: keyId!, by: name });
    setCookie(request, reply, '', 0);
    return await reply.code(204).send();
  });
}

async function open(
  ctx: Pick<Context, 'db'>,
  authenticator: Authenticator,
  request: FastifyRequest,
  beforeLookUp: () => Promise<void>,
): Promise<IssuedKey> {
  if (request.body !== undefined && request.body !== null) {
    await beforeLookUp();
    return await openSessionByTicket(ctx, parseInput(bodySchema, request.body).ticket);
  }
  const { kind, keyId } = await authenticator.ofRequest(request.method, request.headers, beforeLookUp);
  if (kind !== 'KEY') throw unauthenticated('A session is opened by a key or a ticket.');
  return await openSessionByKey(ctx, keyId!);
}

function setCookie(request: FastifyRequest, reply: FastifyReply, value: string, seconds: number): void {
  const isSecure = request.protocol === 'https';
  void reply.header('cache-control', 'no-store');
  void reply.header(
    'set-cookie',
    `${SESSION_COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`,
  );
}
