import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { onTestFinished } from 'vitest';

export interface SigningKey {
  kid: string;
  jwk: JWK;
  privateKey: CryptoKey;
}

export async function signingKey(kid: string): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

/** An identity provider: discovery and a key set, over HTTP. */
export async function startProvider() {
  const known = await signingKey('first');
  const provider = { keys: [known.jwk], status: 200, fetched: 0, known, issuer: '', claimedIssuer: '' };
  const server = createServer((request, response) => {
    if (request.url === '/keys') provider.fetched += 1;
    const body =
      request.url === '/keys'
        ? { keys: provider.keys }
        : { issuer: provider.claimedIssuer, jwks_uri: `${provider.issuer}/keys` };
    response.writeHead(provider.status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider.claimedIssuer = provider.issuer;
  return provider;
}
