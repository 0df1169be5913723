import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { holdsKey, isSecret, makeKey, parseKey, secretHash } from './key-format.ts';

test('a key reads back to its parts, and no two are the same', () => {
  const keys = Array.from({ length: 200 }, makeKey);
  for (const { text, publicId, secret } of keys) {
    expect(text).toMatch(/^gugus_[0-9A-Za-z]{8}_[0-9A-Za-z]{49}$/);
    expect(parseKey(text)).toEqual({ publicId, secret });
    expect(holdsKey(`https://example.org/?q=${text}&x`)).toBe(true);
  }
  expect(new Set(keys.map(({ publicId }) => publicId)).size).toBe(200);
  expect(new Set(keys.map(({ secret }) => secret)).size).toBe(200);
});

test('a key with one wrong character, cut off, prolonged or in another case is none', () => {
  const { text } = makeKey();
  for (let i = 0; i < text.length; i++) {
    const other = text[i] === 'a' ? 'b' : 'a';
    expect(parseKey(text.slice(0, i) + other + text.slice(i + 1))).toBeNull();
    expect(parseKey(text.slice(0, i))).toBeNull();
  }
  for (const wrong of [
    '',
    'gugus',
    `${text}a`,
    ` ${text}`,
    `${text}\n`,
    text.toUpperCase(),
    '\u0000'.repeat(64),
  ]) {
    expect(parseKey(wrong)).toBeNull();
  }
});

test('a secret has its own hash and no other, and where there is none it is compared all the same', () => {
  const { secret } = makeKey();
  expect(isSecret(secret, secretHash(secret))).toBe(true);
  expect(isSecret(makeKey().secret, secretHash(secret))).toBe(false);
  expect(isSecret(secret, undefined)).toBe(false);
  // Times cannot be tested here; that the comparison is the one of constant time, and the only one, can be.
  const code = readFileSync(new URL('key-format.ts', import.meta.url), 'utf8');
  expect(code).toContain('timingSafeEqual(secretHash(secret), stored ?? NO_HASH)');
  const hotKeys = readFileSync(new URL('hot-keys.ts', import.meta.url), 'utf8');
  expect(hotKeys.match(/secretSha256/g)).toHaveLength(2);
  expect(hotKeys).toContain('isSecret(secret, key?.secretSha256)');
});
