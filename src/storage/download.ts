import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../errors.ts';
import { reasonOf, requestChecked, type AllowedHosts } from './checked-request.ts';

export interface DownloadLimits {
  mostBytes: number;
  allowed: AllowedHosts;
}

const MOST_HOPS = 5;
/** Answers of the client's kind that another try may change. */
const PASSING = [408, 425, 429];
const IDLE_MS = 30_000;
const LONGEST_MS = 30 * 60_000;
const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Fetches a file to a path. Every hop of a redirect must lead to a public address, or to a host that is allowed.
 * @throws AppError URL_NOT_ALLOWED, URL_UNREACHABLE, FILE_TOO_LARGE
 */
export async function download(
  address: string,
  path: string,
  limits: DownloadLimits,
  cancelled: AbortSignal,
): Promise<void> {
  const signal = AbortSignal.any([cancelled, AbortSignal.timeout(LONGEST_MS)]);
  try {
    const response = await follow(new URL(address), limits, signal);
    await pipeline(response, (bytes) => bounded(bytes, response, limits.mostBytes), createWriteStream(path), {
      signal,
    });
  } catch (error) {
    const { syscall } = error as NodeJS.ErrnoException;
    if (error instanceof AppError || cancelled.aborted || syscall === 'write' || syscall === 'open')
      throw error;
    throw unreachable(address, reasonOf(error as NodeJS.ErrnoException));
  }
}

async function follow(start: URL, limits: DownloadLimits, signal: AbortSignal): Promise<IncomingMessage> {
  let url = start;
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    const response = await requestChecked(url, limits.allowed, {
      method: 'GET',
      headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'gugus' },
      idleMs: IDLE_MS,
      signal,
    });
    const { statusCode = 0, headers } = response;
    if (statusCode === 200) {
      const encoding = headers['content-encoding'] ?? 'identity';
      if (encoding === 'identity') return response;
      response.destroy();
      throw unreachable(url.href, `it answers packed, as ${encoding}, which was not asked for`);
    }
    response.destroy();
    if (statusCode >= 400 && statusCode < 500 && !PASSING.includes(statusCode))
      throw refused(url.href, statusCode);
    if (!REDIRECTS.includes(statusCode))
      throw unreachable(url.href, `it answers with the status ${statusCode}`);
    if (!headers.location || !URL.canParse(headers.location, url)) {
      throw unreachable(url.href, 'it redirects to nowhere');
    }
    url = new URL(headers.location, url);
  }
  throw unreachable(start.href, `it redirects more than ${MOST_HOPS} times`);
}

async function* bounded(bytes: AsyncIterable<Buffer>, { headers }: IncomingMessage, most: number) {
  let seen = 0;
  const tooLarge = () =>
    new AppError('FILE_TOO_LARGE', 'The file at the URL is larger than files may be.', {
      field: 'url',
      expected: `at most ${most / 1e6} MB; GUGUS_FILE_MB sets how much`,
    });
  if (Number(headers['content-length'] ?? 0) > most) throw tooLarge();
  for await (const chunk of bytes) {
    seen += chunk.length;
    if (seen > most) throw tooLarge();
    yield chunk;
  }
}

function refused(url: string, status: number): AppError {
  return new AppError('URL_REFUSED', `${url} is not given: its server answers with the status ${status}.`, {
    field: 'url',
    value: url,
  });
}

function unreachable(url: string, why: string): AppError {
  return new AppError('URL_UNREACHABLE', `${url} cannot be fetched: ${why}.`, { field: 'url', value: url });
}
