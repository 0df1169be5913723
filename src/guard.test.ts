import Fastify from 'fastify';
import { expect, test } from 'vitest';
import type { Authenticator } from './access/authenticate.ts';
import { limitStrangers } from './access/strangers.ts';
import type { Viewer } from './access/viewer.ts';
import { declareNeed, guard, knownHosts } from './guard.ts';

const gate = {
  strangers: limitStrangers(0),
  charge: async () => null,
  safelist: null,
  authenticator: {
    atOnce: () => null,
    ofRequest: async (): Promise<Partial<Viewer>> => ({ name: 'ani', roles: ['viewer'] }),
  } as unknown as Authenticator,
};

test('a route that declares no role keeps the server from starting, and is named', async () => {
  const fastify = Fastify();
  guard(fastify, gate, null);
  fastify.get('/open', { config: { needs: 'open' } }, async () => 'open');
  fastify.post('/forgotten', async () => 'never');
  await expect(fastify.ready()).rejects.toThrow('Routes that declare no role: POST /forgotten');
});

test('the routes of a scope have its role unless they say another', async () => {
  const fastify = Fastify();
  guard(fastify, gate, null);
  await fastify.register(async (scope) => {
    declareNeed(scope, 'operator');
    scope.get('/inner', async () => 'never');
    scope.get('/lower', { config: { needs: 'viewer' } }, async () => 'read');
  });
  const answer = async (url: string) => (await fastify.inject(url)).json<{ code: string }>();
  expect(await answer('/inner')).toMatchObject({ code: 'FORBIDDEN' });
  expect((await fastify.inject('/lower')).body).toBe('read');
});

test('a server on loopback knows its names, one elsewhere only those that are listed, or any', () => {
  expect([...knownHosts('127.0.0.1', ['a.example'])!]).toEqual([
    'localhost',
    '127.0.0.1',
    '[::1]',
    'a.example',
  ]);
  expect([...knownHosts('0.0.0.0', ['a.example'])!]).toEqual(['a.example']);
  expect(knownHosts('0.0.0.0', [])).toBeNull();
});
