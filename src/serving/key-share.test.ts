import { expect, test } from 'vitest';
import { keyShare } from './key-share.ts';

const KEYS = Array.from({ length: 100_000 }, (_, i) => `P${i}`);

test('a share of the keys is as large as it is said, also of keys that differ in their last characters only', () => {
  for (const share of [0.01, 0.1, 0.5]) {
    const below = KEYS.filter((key) => keyShare('a', key) < share).length / KEYS.length;
    // Five standard errors of a share of independent draws.
    expect(Math.abs(below - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / KEYS.length));
  }
});

test('a key has one share for each salt, and the shares of two salts have nothing to do with each other', () => {
  expect(keyShare('a', 'P35')).toBe(keyShare('a', 'P35'));
  const both = KEYS.filter((key) => keyShare('a', key) < 0.1 && keyShare('b', key) < 0.1).length;
  expect(Math.abs(both / KEYS.length - 0.01)).toBeLessThan(5 * Math.sqrt((0.01 * 0.99) / KEYS.length));
});
