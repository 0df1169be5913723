import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from './random.ts';
import { sortFloats } from './sort-floats.ts';

const ROWS = 5000;

/** Bitwise: -0 is not 0. */
function expectSorted(column: Float64Array): void {
  const expected = column.slice().sort();
  const scratch = new Float64Array(column.length + 3);
  const sorted = sortFloats(column, scratch);
  expect(sorted).toBe(column);
  expect(new BigUint64Array(sorted.slice().buffer)).toEqual(new BigUint64Array(expected.buffer));
}

test.each<[name: string, value: (random: () => number, i: number) => number]>([
  ['positive fractions', (random) => random()],
  ['both signs', (random) => random() - 0.5],
  ['many magnitudes', (random) => (random() - 0.5) * 10 ** Math.floor(random() * 600 - 300)],
  ['ties', (random) => Math.floor(random() * 7) - 3],
  ['both zeros', (random) => (random() < 0.5 ? -0 : 0)],
  ['subnormals', (random) => (random() < 0.5 ? -1 : 1) * Math.floor(random() * 9) * Number.MIN_VALUE],
  ['one value', () => -42.5],
  ['negatives only', (random) => -1 - random()],
  ['ascending', (_random, i) => i],
  ['descending', (_random, i) => -i],
  ['large and close', (random) => 1e15 + Math.floor(random() * 1000)],
  ['the ends of the range', (random) => (random() < 0.5 ? -1 : 1) * Number.MAX_VALUE],
])('sorts as the builtin does: %s', (_name, valueOf) => {
  const random = createRandom(1);
  expectSorted(Float64Array.from({ length: ROWS }, (_, i) => valueOf(random, i)));
});

test('sorts any finite values', () => {
  const values = fc.float64Array({ noNaN: true, noDefaultInfinity: true, minLength: 4096, maxLength: 4200 });
  fc.assert(
    fc.property(values, (column) => expectSorted(column)),
    { numRuns: 20, seed: 1 },
  );
});

test('sorts a part of a buffer and leaves the rest', () => {
  const random = createRandom(2);
  const whole = Float64Array.from({ length: ROWS + 2 }, () => random());
  const [first, last] = [whole[0], whole[ROWS + 1]];
  expectSorted(whole.subarray(1, ROWS + 1));
  expect([whole[0], whole[ROWS + 1]]).toEqual([first, last]);
});
