import { SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { expect, test } from 'vitest';
import { openPeople, type OidcSettings } from './people.ts';
import { signingKey, startProvider } from './testing.ts';

const AUDIENCE = 'gugus';

async function world(settings: Partial<OidcSettings> = {}) {
  const provider = await startProvider();
  const { issuer } = provider;
  const people = openPeople({
    issuer,
    audience: AUDIENCE,
    rolesClaim: 'roles',
    roleOfGroup: null,
    cooldownMs: 0,
    ...settings,
  });
  const token = async (
    claims: JWTPayload = {},
    by = provider.known,
    expires: number | string = '5 minutes',
  ) =>
    await new SignJWT({ sub: 'u-1', roles: ['operator'], ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: by.kid })
      .setIssuer((claims.iss as string) ?? issuer)
      .setAudience((claims.aud as string) ?? AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(by.privateKey);
  return { provider, people, token };
}

const now = () => Math.floor(Date.now() / 1000);

test('a token that the provider signed for here says who it is and what they may do', async () => {
  const { people, token, provider } = await world();
  const viewer = await people.authenticate(await token({ email: 'ani@example.org' }));
  expect(viewer).toMatchObject({
    kind: 'PERSON',
    name: 'ani@example.org',
    roles: ['operator'],
    subject: 'u-1',
    keyId: null,
  });
  expect(viewer.isCurrent()).toBe(true);
  expect(await people.authenticate(await token({ roles: ['nothing', 7, { role: 'admin' }] }))).toMatchObject({
    name: 'u-1',
    roles: [],
  });
  expect(
    await people.authenticate(await token({ email: 'x@y', email_verified: false, roles: 'viewer admin' })),
  ).toMatchObject({ name: 'u-1', roles: ['viewer', 'admin'] });
  expect(provider.fetched).toBe(1);
});

test('tokens that are expired, not yet valid, for others, unsigned or signed by others are refused', async () => {
  const { people, token, provider } = await world();
  const stranger = await signingKey('first');
  const bySecret = await new SignJWT({ sub: 'u-1', roles: ['admin'] })
    .setProtectedHeader({ alg: 'HS256', kid: 'first' })
    .setIssuer(provider.issuer)
    .setAudience(AUDIENCE)
    .setExpirationTime('1 minute')
    .sign(new TextEncoder().encode(JSON.stringify(provider.known.jwk).padEnd(64)));
  const unsigned = new UnsecuredJWT({ sub: 'u-1', roles: ['admin'] })
    .setIssuer(provider.issuer)
    .setAudience(AUDIENCE)
    .setExpirationTime('1 minute')
    .encode();
  const [header, payload] = (await token()).split('.');
  const cases: [string, string, RegExp][] = [
    ['expired', await token({}, provider.known, now() - 60), /expired/],
    ['not yet', await token({ nbf: now() + 120 }), /"nbf"/],
    ['audience', await token({ aud: 'other' }), /"aud"/],
    ['issuer', await token({ iss: 'https://other.example' }), /"iss"/],
    ['signature of a stranger', await token({}, stranger), /signed/],
    ['unknown kid', await token({}, await signingKey('nobody')), /signed/],
    ['alg none', unsigned, /signed/],
    ['symmetric', bySecret, /signed/],
    ['no signature', `${header}.${payload}.`, /signed/],
    ['rubbish', 'a.b.c', /signed/],
    ['no token', 'x', /signed/],
  ];
  for (const [what, text, message] of cases) {
    await expect(people.authenticate(text), what).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringMatching(message),
    });
  }
  const endless = await new SignJWT({ sub: 'u-1' })
    .setProtectedHeader({ alg: 'ES256', kid: 'first' })
    .setIssuer(provider.issuer)
    .setAudience(AUDIENCE)
    .sign(provider.known.privateKey);
  await expect(people.authenticate(endless)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  // A clock that is a little behind is forgiven.
  await people.authenticate(await token({}, provider.known, now() - 10));
});

test('a key set that has changed is fetched again, and its old keys count no more', async () => {
  const { people, token, provider } = await world();
  await people.authenticate(await token());
  const old = await token();
  const next = await signingKey('second');
  provider.keys = [next.jwk];
  expect(await people.authenticate(await token({}, next))).toMatchObject({ name: 'u-1' });
  expect(provider.fetched).toBe(2);
  await expect(people.authenticate(old)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('groups have the roles that the operator gives them, wherever the claim lies', async () => {
  const roleOfGroup = new Map([['statistics-office', 'approver' as const]]);
  const nested = await world({ rolesClaim: 'realm_access.roles', roleOfGroup });
  const claims = { realm_access: { roles: ['statistics-office', 'admin'] } };
  expect((await nested.people.authenticate(await nested.token(claims))).roles).toEqual(['approver']);
  expect((await nested.people.authenticate(await nested.token({ realm_access: null }))).roles).toEqual([]);
  const dotted = await world({ rolesClaim: 'https://example.org/roles' });
  const own = { 'https://example.org/roles': ['viewer'] };
  expect((await dotted.people.authenticate(await dotted.token(own))).roles).toEqual(['viewer']);
});

test('a provider that is away is not mistaken for a wrong token, and is asked again', async () => {
  const { people, token, provider } = await world();
  provider.status = 500;
  const away = { code: 'IDENTITY_UNAVAILABLE' };
  await expect(people.authenticate(await token())).rejects.toMatchObject(away);
  provider.status = 200;
  provider.claimedIssuer = 'https://other.example';
  await expect(people.authenticate(await token())).rejects.toMatchObject(away);
  provider.claimedIssuer = provider.issuer;
  await people.authenticate(await token());
});
