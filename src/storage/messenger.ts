import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { createTransport } from 'nodemailer';
import { AppError } from '../errors.ts';
import { reasonOf, requestChecked, requirePublic, type AllowedHosts } from './checked-request.ts';

export interface MailSettings {
  url: string;
  from: string;
}

export interface Mail {
  messageId: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
}

/** What a receiver said. */
export interface Answer {
  /** Of HTTP or SMTP. */
  status: number;
  /** The beginning of what else it said. */
  text: string;
  /** When it wants to be asked again. */
  retryAfterSeconds: number | null;
}

/** Tells people and programs outside. One attempt each; whether there is another one is the caller's decision. */
export interface Messenger {
  /** Whether there is a mail server. */
  canMail: boolean;
  /** @throws AppError URL_NOT_ALLOWED */
  requirePublic(url: string): Promise<void>;
  /** @throws AppError URL_NOT_ALLOWED, RECEIVER_UNAVAILABLE */
  post(url: string, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<Answer>;
  /** @throws AppError MAIL_NOT_CONFIGURED, RECEIVER_UNAVAILABLE */
  mail(mail: Mail, signal: AbortSignal): Promise<Answer>;
}

const MOST_BYTES = 4096;
const MOST_CHARACTERS = 500;

export function openMessenger(
  allowed: AllowedHosts,
  { timeoutMs, mail: settings }: { timeoutMs: number; mail: MailSettings | null },
): Messenger {
  return {
    canMail: settings !== null,
    requirePublic: async (url) => await requirePublic(new URL(url), allowed),

    async post(url, headers, body, cancelled) {
      const signal = AbortSignal.any([cancelled, AbortSignal.timeout(timeoutMs)]);
      try {
        const response = await requestChecked(new URL(url), allowed, {
          method: 'POST',
          headers: {
            ...headers,
            'content-type': 'application/json',
            'content-length': String(Buffer.byteLength(body)),
            'user-agent': 'gugus',
          },
          idleMs: timeoutMs,
          signal,
          body,
        });
        const text = printable(await readBeginning(response));
        return {
          status: response.statusCode ?? 0,
          text,
          retryAfterSeconds: retryAfterSeconds(response.headers),
        };
      } catch (error) {
        if (error instanceof AppError) throw error;
        throw unavailable(signal.aborted ? `no answer within ${timeoutMs} ms` : reasonOf(error as Error));
      }
    },

    async mail({ messageId, ...mail }, cancelled) {
      if (!settings) throw mailNotConfigured();
      const signal = AbortSignal.any([cancelled, AbortSignal.timeout(timeoutMs)]);
      const transport = createTransport({
        url: settings.url,
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      const domain = settings.from.replace(/^.*@|>$/g, '');
      try {
        const sent = await Promise.race([
          transport.sendMail({
            ...mail,
            from: settings.from,
            messageId: `<${messageId}@${domain}>`,
            headers: { 'Auto-Submitted': 'auto-generated' },
          }),
          aborted(signal),
        ]);
        const note = sent.rejected.length > 0 ? `; refused for ${sent.rejected.join(', ')}` : '';
        return { status: 250, text: printable(`${sent.response}${note}`), retryAfterSeconds: null };
      } catch (error) {
        const { responseCode, response, code } = error as {
          responseCode?: number;
          response?: string;
          code?: string;
        };
        // A password that the server does not take is the operator's to mend, and no word on this mail.
        if (responseCode && code !== 'EAUTH') {
          return { status: responseCode, text: printable(response ?? ''), retryAfterSeconds: null };
        }
        throw unavailable(signal.aborted ? `no answer within ${timeoutMs} ms` : reasonOf(error as Error));
      } finally {
        transport.close();
      }
    },
  };
}

export function mailNotConfigured(): AppError {
  return new AppError('MAIL_NOT_CONFIGURED', 'No e-mail is sent: there is no mail server.', {
    field: 'recipients',
    expected: 'that the operator sets SMTP_URL and SMTP_FROM',
  });
}

function unavailable(why: string): AppError {
  return new AppError('RECEIVER_UNAVAILABLE', `The receiver cannot be reached: ${why}.`);
}

async function aborted(signal: AbortSignal): Promise<never> {
  return await new Promise((_, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/** What comes after it, or breaks off, changes nothing: the status has been said. */
async function readBeginning(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= MOST_BYTES) break;
    }
  } catch {
    // Broken off.
  }
  response.destroy();
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8');
}

function printable(text: string): string {
  return text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MOST_CHARACTERS)
    .toWellFormed();
}

/** RFC 9110, 10.2.3: seconds, or a time, which is compared with the receiver's own clock. */
function retryAfterSeconds({ 'retry-after': after, date }: IncomingHttpHeaders): number | null {
  if (after === undefined) return null;
  const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.parse(date ?? '')) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}
