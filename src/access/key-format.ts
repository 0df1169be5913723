import { hash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const PREFIX = 'gugus';
const ID_LENGTH = 8;
const SECRET_BYTES = 32;
/** 62^43 is just above 2^256. */
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;

const KEY = new RegExp(
  `^(${PREFIX}_([0-9A-Za-z]{${ID_LENGTH}})_([0-9A-Za-z]{${SECRET_LENGTH}}))([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`,
);

export interface KeyParts {
  publicId: string;
  secret: string;
}

/**
 * A new key, `gugus_<id>_<secret><checksum>`: the prefix and the checksum let scanners find leaked keys without asking
 * us. Its secret has 256 random bits, so that one SHA-256 is enough to store it by.
 */
export function makeKey(): KeyParts & { text: string } {
  const publicId = Array.from({ length: ID_LENGTH }, () => DIGITS[randomInt(DIGITS.length)]).join('');
  const secret = base62(BigInt(`0x${randomBytes(SECRET_BYTES).toString('hex')}`), SECRET_LENGTH);
  const body = `${PREFIX}_${publicId}_${secret}`;
  return { publicId, secret, text: body + checksum(body) };
}

/** The parts of a key; null where the text is none, or was mistyped or cut off. */
export function parseKey(text: string): KeyParts | null {
  const [, body, publicId, secret, sum] = KEY.exec(text) ?? [];
  return body !== undefined && sum === checksum(body) ? { publicId, secret } : null;
}

/** Whether a text holds something that looks like one of our keys. */
export const holdsKey = (text: string) => /gugus_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}/.test(text);

/** What of a secret is stored. */
export const secretHash = (secret: string) => hash('sha256', secret, 'buffer');

const NO_HASH = Buffer.alloc(32);

/** Whether the secret has this hash; takes as long where there is none to compare with. */
export function isSecret(secret: string, stored: Buffer | undefined): boolean {
  const isEqual = timingSafeEqual(secretHash(secret), stored ?? NO_HASH);
  return isEqual && stored !== undefined;
}

const checksum = (text: string) => base62(BigInt(crc32(text)), CHECKSUM_LENGTH);

function base62(value: bigint, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest /= 62n) text = DIGITS[Number(rest % 62n)] + text;
  return text;
}

/** A ticket that opens one session, and what of it is stored. */
export function makeTicket(): { text: string; hash: Buffer } {
  const text = randomBytes(SECRET_BYTES).toString('base64url');
  return { text, hash: secretHash(text) };
}
