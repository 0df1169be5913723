import type { HotKeys } from './hot-keys.ts';
import { holdsKey } from './key-format.ts';
import type { People } from './people.ts';
import { unauthenticated, type Viewer } from './viewer.ts';

export const SESSION_COOKIE = 'gugus_session';

/** A page of somebody else can send a request with our cookies, but none of these headers without asking first. */
export const PREFLIGHT_HEADERS = ['x-gugus-request', 'x-gugus-upload', 'apollo-require-preflight'];

type Values = Readonly<Record<string, unknown>>;

/** Finds out who asks. */
export interface Authenticator {
  keys: HotKeys;
  /** The same without waiting, for the keys in memory that most requests carry; null: `ofRequest` has to find out. */
  atOnce(headers: Values): Viewer | null;
  /** By the headers of a request; `beforeLookUp` may stop what a key costs that is not in memory. @throws AppError UNAUTHENTICATED, IDENTITY_UNAVAILABLE */
  ofRequest(method: string, headers: Values, beforeLookUp: () => Promise<void>): Promise<Viewer>;
  /** By what a WebSocket's connection_init says, or the headers of its upgrade. @throws as above */
  ofSocket(payload: Values, headers: Values, beforeLookUp: () => Promise<void>): Promise<Viewer>;
}

export function createAuthenticator(keys: HotKeys, people: People | null): Authenticator {
  /** null: no key and no token is there. */
  async function byToken(values: Values, beforeLookUp: () => Promise<void>): Promise<Viewer | null> {
    const token = tokenOf(values);
    if (token === null) return null;
    return people && values['x-api-key'] === undefined && !token.startsWith('gugus_')
      ? await people.authenticate(token)
      : await keys.authenticate(token, beforeLookUp);
  }

  async function byCookie(
    { cookie }: Values,
    isOurPage: () => boolean,
    proof: string,
    beforeLookUp: () => Promise<void>,
  ): Promise<Viewer> {
    const pattern = new RegExp(`(?:^|; *)${SESSION_COOKIE}=([^;]*)`);
    const session = typeof cookie === 'string' ? pattern.exec(cookie)?.[1] : undefined;
    if (session === undefined) throw unauthenticated('This needs a key.');
    if (!isOurPage()) throw unauthenticated(`A session only counts with ${proof}.`);
    return await keys.authenticate(session, beforeLookUp);
  }

  return {
    keys,
    atOnce(headers) {
      try {
        const token = tokenOf(headers);
        return token === null ? null : keys.recognise(token);
      } catch {
        // What is no key at all counts as a wrong one, which is counted there.
        return null;
      }
    },
    async ofRequest(method, headers, beforeLookUp) {
      const byHeader = () => PREFLIGHT_HEADERS.some((name) => headers[name]);
      // Browsers set it, and no page can: a link or an address that was typed, on a page of ours.
      const byLink = () =>
        ['GET', 'HEAD'].includes(method) &&
        ['same-origin', 'none'].includes(String(headers['sec-fetch-site']));
      return (
        (await byToken(headers, beforeLookUp)) ??
        (await byCookie(
          headers,
          () => byHeader() || byLink(),
          `one of the headers ${PREFLIGHT_HEADERS.join(', ')}`,
          beforeLookUp,
        ))
      );
    },
    async ofSocket(payload, headers, beforeLookUp) {
      const said = Object.fromEntries(
        Object.entries(payload).map(([name, value]) => [name.toLowerCase(), value]),
      );
      return (
        (await byToken(said, beforeLookUp)) ??
        (await byToken(headers, beforeLookUp)) ??
        (await byCookie(headers, () => isSameOrigin(headers), 'the Origin of this server', beforeLookUp))
      );
    },
  };
}

/** The key or token of a request or a socket; null where there is none. @throws AppError UNAUTHENTICATED */
function tokenOf({ authorization, 'x-api-key': apiKey }: Values): string | null {
  if (authorization === undefined && apiKey === undefined) return null;
  if (authorization !== undefined && apiKey !== undefined) {
    throw unauthenticated('There are two keys, in Authorization and in X-API-Key: send one.');
  }
  const token = apiKey ?? /^bearer +(\S+)$/i.exec(String(authorization))?.[1];
  if (typeof token === 'string' && token !== '') return token;
  throw unauthenticated('The header Authorization does not say "Bearer" and a key.');
}

/** A page of another origin may open sockets to us; browsers say which page it is. */
function isSameOrigin({ origin, host }: Values): boolean {
  return typeof origin === 'string' && URL.canParse(origin) && new URL(origin).host === host;
}

const KEY_PARAMETERS = /^(?:x-?)?(?:api[-_]?key|key|access[-_]?token|token|authorization)$/i;

/** URLs end up in logs, histories and referrers. @throws AppError UNAUTHENTICATED */
export function refuseKeyInUrl(url: string): void {
  if (!url.includes('?') && !holdsKey(url)) return;
  const [path, ...search] = url.split('?');
  const found = [...new URLSearchParams(search.join('?'))].find(
    ([name, value]) => KEY_PARAMETERS.test(name) || holdsKey(`${name} ${value}`),
  );
  if (!found && !holdsKey(path)) return;
  const place = found && !holdsKey(found[0]) ? ` (?${found[0]}=…)` : '';
  throw unauthenticated(
    `A key does not belong into a URL${place}, which logs and histories keep: send it as a header, and rotate this one.`,
  );
}
