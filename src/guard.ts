import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuseKeyInUrl, type Authenticator } from './access/authenticate.ts';
import { RateLimited } from './access/points.ts';
import type { Need } from './access/roles.ts';
import type { Safelist } from './access/safelist.ts';
import type { Strangers } from './access/strangers.ts';
import { requireRole, type Viewer } from './access/viewer.ts';
import type { Charge } from './charge.ts';
import { AppError } from './errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The role that the route needs; `known`: any; `open`: none, not even a key. */
    needs?: Need | 'open';
    /** What a request to the route costs, where that is not one point. */
    points?: number;
  }
  interface FastifyRequest {
    /** Who asks; null on open routes, and on a socket, which says it later. */
    viewer: Viewer | null;
  }
}

/** Who finds out who asks, and what asking takes. */
export interface Gate {
  authenticator: Authenticator;
  strangers: Strangers;
  charge: Charge;
  /** null: any document is carried out. */
  safelist: Safelist | null;
}

/**
 * Lets nobody through who lacks the role that a route declares as `config: {needs}`, or the points that it costs. A route that declares none keeps the
 * server from starting.
 */
export function guard(
  fastify: FastifyInstance,
  { authenticator, strangers, charge }: Gate,
  hosts: ReadonlySet<string> | null,
): void {
  const routes: { method: string | string[]; url: string; config?: { needs?: unknown } }[] = [];
  fastify.decorateRequest('viewer', null);
  fastify.addHook('onRoute', (route) => void routes.push(route));
  fastify.addHook('onReady', async () => {
    // The plugin of CORS answers all OPTIONS.
    const silent = routes.filter(({ config, method }) => config?.needs === undefined && method !== 'OPTIONS');
    if (silent.length === 0) return;
    throw new Error(
      `Routes that declare no role: ${silent.map(({ method, url }) => `${String(method)} ${url}`).join(', ')}`,
    );
  });
  /** Most requests carry a key in memory that has points: they are let in without waiting. */
  function admit(request: FastifyRequest, reply: FastifyReply): void | Promise<void> {
    requireKnownHost(request.headers.host, hosts);
    refuseKeyInUrl(request.url);
    const { needs, points = 1 } = request.routeOptions.config;
    if (request.is404 || needs === 'open' || request.ws) return;
    const enter = () => requireRole(request.viewer!, needs, `${request.method} ${request.routeOptions.url}`);
    request.viewer = authenticator.atOnce(request.headers);
    if (!request.viewer) return findOut(request, reply).then(enter);
    const paying = pay(charge, request, reply, points);
    return paying ? paying.then(enter) : enter();
  }

  async function findOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { method, headers, ip } = request;
    request.viewer = await toldToWait(
      reply,
      strangers.admit(ip, (beforeLookUp) => authenticator.ofRequest(method, headers, beforeLookUp)),
    );
    await pay(charge, request, reply, request.routeOptions.config.points ?? 1);
  }

  fastify.addHook('onRequest', (request, reply, done) => {
    try {
      const admitting = admit(request, reply);
      // oxlint-disable-next-line promise/no-callback-in-promise -- Fastify waits for a promise of every hook, or for a callback of every one
      if (admitting) admitting.then(() => done(), done);
      else done();
    } catch (error) {
      done(error as Error);
    }
  });
}

/** Takes points from who asks; a promise only where that takes time. @throws RateLimited */
export function pay(
  charge: Charge,
  { viewer, method, routeOptions, id, ip }: FastifyRequest,
  reply: FastifyReply,
  cost: number,
): void | Promise<void> {
  const asked = { operation: `${method} ${routeOptions.url}`, requestId: id, address: ip };
  try {
    const balance = charge(viewer!, cost, asked);
    if (balance instanceof Promise) return toldToWait(reply, balance).then(() => undefined);
  } catch (error) {
    tellToWait(reply, error);
    throw error;
  }
}

/** RFC 6585: who asks too much is told when to ask again. */
export async function toldToWait<T>(reply: FastifyReply, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    tellToWait(reply, error);
    throw error;
  }
}

function tellToWait(reply: FastifyReply, error: unknown): void {
  if (error instanceof RateLimited) void reply.header('retry-after', error.retryAfterSeconds);
}

/** Gives the routes of this scope a role and a price, unless they say others. */
export function declareNeed(scope: FastifyInstance, needs: Need | 'open', points = 1): void {
  scope.addHook('onRoute', (route) => {
    route.config = { needs, points, ...route.config };
  });
}

/**
 * The names under which the server may be asked for; null: any. Where it listens on loopback only, a page of somebody else
 * could otherwise reach it under a name of its own that it lets point here (DNS rebinding).
 */
export function knownHosts(host: string, names: readonly string[]): ReadonlySet<string> | null {
  if (isLoopback(host)) return new Set([...LOOPBACK, host.toLowerCase(), ...names]);
  return names.length > 0 ? new Set(names) : null;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

function requireKnownHost(header: string | undefined, hosts: ReadonlySet<string> | null): void {
  if (!hosts) return;
  const name = (header ?? '').toLowerCase().replace(/:\d+$/, '');
  if (hosts.has(name)) return;
  throw new AppError('HOST_UNKNOWN', `This server is not called ${JSON.stringify(name)}.`, {
    field: 'Host',
    value: name,
    expected: 'a name of this machine, or one that GUGUS_HOSTS lists',
  });
}
