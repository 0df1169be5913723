import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { AppError } from '../errors.ts';
import { isPublicAddress, notAllowed, publicLookup } from './public-address.ts';

/** Hosts with their ports ("files.internal:8080") that may be reached, wherever they are. */
export type AllowedHosts = ReadonlySet<string>;

export interface RequestOptions {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  signal: AbortSignal;
  /** How long nothing may come. */
  idleMs: number;
  body?: string;
}

/**
 * One request to a public address, or to a host that is allowed, over a connection of its own; the connection is made to
 * the address that was checked. Redirects are answers like any other.
 * @throws AppError URL_NOT_ALLOWED
 */
export async function requestChecked(
  url: URL,
  allowed: AllowedHosts,
  { body, idleMs, ...options }: RequestOptions,
): Promise<IncomingMessage> {
  const isAllowed = checkUrl(url, allowed);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return await new Promise((resolve, reject) => {
    const request = send(url, {
      ...options,
      agent: false,
      timeout: idleMs,
      ...(!isAllowed && { lookup: publicLookup(url.href) }),
    });
    request.on('response', resolve);
    request.on('error', reject);
    request.on('timeout', () => request.destroy(new Error(`nothing came for ${idleMs / 1000} s`)));
    request.end(body);
  });
}

/**
 * Checks where a URL leads, as far as that can be told now: a name that cannot be looked up is looked up again when it
 * is used.
 * @throws AppError URL_NOT_ALLOWED
 */
export async function requirePublic(url: URL, allowed: AllowedHosts): Promise<void> {
  if (checkUrl(url, allowed) || isIP(hostOf(url)) !== 0) return;
  await new Promise<void>((resolve, reject) => {
    publicLookup(url.href)(hostOf(url), { all: true }, (error) => {
      if (error instanceof AppError) reject(error);
      else resolve();
    });
  });
}

/** @returns whether the operator allows the host, wherever it is @throws AppError URL_NOT_ALLOWED */
function checkUrl(url: URL, allowed: AllowedHosts): boolean {
  const isSecure = url.protocol === 'https:';
  if (!isSecure && url.protocol !== 'http:') throw notAllowed(url.href, 'it is neither http nor https');
  if (url.username !== '' || url.password !== '') throw notAllowed(url.origin, 'it holds a password');
  const isAllowed = allowed.has(`${url.hostname}:${url.port || (isSecure ? 443 : 80)}`);
  // Addresses are not looked up.
  if (!isAllowed && isIP(hostOf(url)) !== 0 && !isPublicAddress(hostOf(url))) {
    throw notAllowed(url.href, 'its address is not public');
  }
  return isAllowed;
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '');

/** What went wrong, without addresses: they are none of the user's. */
export function reasonOf({ name, code, message }: NodeJS.ErrnoException): string {
  if (name === 'TimeoutError' || name === 'AbortError') return 'it does not come to an end';
  return code ?? message;
}
