import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { AppError } from '../errors.ts';
import { ROLES, type Role } from './roles.ts';
import { unauthenticated, type Viewer } from './viewer.ts';

export interface OidcSettings {
  issuer: string;
  audience: string;
  /** The claim that holds groups or roles; dots lead into objects, as in realm_access.roles. */
  rolesClaim: string;
  /** What each group may do here; null: groups that are called like a role have that role. */
  roleOfGroup: ReadonlyMap<string, Role> | null;
  /** An unknown key id asks for the key set again, but not more often than this. */
  cooldownMs?: number;
}

/** Turns tokens of an identity provider into viewers. */
export interface People {
  /** @throws AppError UNAUTHENTICATED, IDENTITY_UNAVAILABLE */
  authenticate(token: string): Promise<Viewer>;
}

/** None of them takes a secret that we and the provider would share, and none is `none`. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const CLOCK_TOLERANCE_S = 30;
const FETCH_MS = 5000;
const COOLDOWN_MS = 30_000;

/**
 * People who sign in elsewhere, by OpenID Connect: their bearer tokens are JWTs whose signature, issuer, audience and times
 * are checked here (RFC 7519, RFC 9068). The key set is found by OpenID Connect Discovery when it is first needed.
 */
export function openPeople({ cooldownMs = COOLDOWN_MS, ...settings }: OidcSettings): People {
  let keySet: Promise<JWTVerifyGetKey> | null = null;

  async function discover(): Promise<JWTVerifyGetKey> {
    const url = `${settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS), redirect: 'error' });
    if (!response.ok) throw new Error(`${url} answers ${response.status}`);
    const found = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (found.issuer !== settings.issuer) throw new Error(`${url} is about another issuer`);
    const keys = new URL(String(found.jwks_uri));
    if (keys.protocol !== new URL(settings.issuer).protocol) {
      throw new Error(`${url} names keys that do not come by ${new URL(settings.issuer).protocol}`);
    }
    return createRemoteJWKSet(keys, { timeoutDuration: FETCH_MS, cooldownDuration: cooldownMs });
  }

  async function verify(token: string): Promise<JWTPayload> {
    keySet ??= discover();
    const keys = await keySet.catch((error: unknown) => {
      keySet = null;
      throw error;
    });
    const { payload } = await jwtVerify(token, keys, {
      issuer: settings.issuer,
      audience: settings.audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_S,
      requiredClaims: ['sub', 'exp'],
    });
    return payload;
  }

  return {
    async authenticate(token) {
      const payload = await verify(token).catch((error: unknown) => {
        throw refusal(error);
      });
      const subject = payload.sub!;
      const endsAt = (payload.exp! + CLOCK_TOLERANCE_S) * 1000;
      return {
        kind: 'PERSON',
        name: nameOf(payload),
        roles: rolesOf(payload, settings),
        keyId: null,
        subject,
        models: null,
        isCurrent: () => Date.now() < endsAt,
      };
    },
  };
}

function refusal(error: unknown): AppError {
  if (error instanceof errors.JWTExpired) return unauthenticated('This token has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return unauthenticated(`This token is not for here: its claim "${error.claim}" is not right.`);
  }
  if (REFUSALS.some((type) => error instanceof type)) {
    return unauthenticated('This token is not one that the identity provider signed.');
  }
  const { message, cause } = error as Error & { cause?: { code?: string } };
  return new AppError(
    'IDENTITY_UNAVAILABLE',
    `The keys of the identity provider cannot be had: ${cause?.code ?? message}.`,
    { field: 'OIDC_ISSUER' },
  );
}

const REFUSALS = [
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

/** An address that the provider has checked says most to people; the subject is what never changes. */
function nameOf({ email, email_verified, preferred_username, sub }: JWTPayload): string {
  const names = [email_verified === false ? null : email, preferred_username, sub];
  const name = names.find((each) => typeof each === 'string' && each !== '') as string;
  return name.slice(0, 200).toWellFormed().replaceAll('\u0000', '�');
}

function rolesOf(payload: JWTPayload, { rolesClaim, roleOfGroup }: OidcSettings): Role[] {
  // Names of claims may hold dots themselves, as https://example.org/roles does.
  const claimed = Object.hasOwn(payload, rolesClaim)
    ? payload[rolesClaim]
    : rolesClaim.split('.').reduce<unknown>((value, name) => own(value, name), payload);
  const groups = typeof claimed === 'string' ? claimed.split(' ') : Array.isArray(claimed) ? claimed : [];
  const roles = groups.map((group) => (roleOfGroup ? roleOfGroup.get(group) : asRole(group)));
  return [...new Set(roles.filter((role) => role !== undefined))];
}

const asRole = (group: unknown) => ROLES.find((role) => role === group);

function own(value: unknown, name: string): unknown {
  const has = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  return has ? (value as Record<string, unknown>)[name] : undefined;
}
