import { expect, test } from 'vitest';
import { createRandom } from './random.ts';
import { evidenceAbove, meanAtLeast } from './sequential-test.ts';

const STREAMS = 2000;
const LENGTH = 1500;
const ALPHA = 0.05;

/** The share of streams whose evidence reaches 1 / ALPHA at any of the looks, and the mean number of values until then. */
function simulate(plusRate: number, minusRate: number, bound: number, lowest: -1 | 0) {
  const random = createRandom(20_261_120);
  let [alarms, length] = [0, 0];
  for (let stream = 0; stream < STREAMS; stream++) {
    const counts = { plus: 0, minus: 0, zero: 0 };
    for (let n = 1; n <= LENGTH; n++) {
      const u = random();
      if (u < plusRate) counts.plus++;
      else if (u < plusRate + minusRate) counts.minus++;
      else counts.zero++;
      // Zeros only lower the evidence.
      if (u < plusRate && evidenceAbove(counts, bound, lowest) >= -Math.log(ALPHA)) {
        alarms++;
        length += n;
        break;
      }
    }
  }
  return { alarms: alarms / STREAMS, meanLength: length / alarms };
}

test.each([
  ['disagreements at the bound', 0.2, 0, 0.2, 0],
  ['rare errors at the bound', 0.01, 0, 0.01, -1],
  ['errors that Production has as often', 0.05, 0.05, 0.01, -1],
  ['more errors than Production by just what is allowed', 0.06, 0.05, 0.01, -1],
] as const)(
  '%s raise a false alarm no more often than is said, though every value is looked at',
  (_, plus, minus, bound, lowest) => {
    const { alarms } = simulate(plus, minus, bound, lowest);
    expect(alarms).toBeLessThanOrEqual(ALPHA + 3 * Math.sqrt((ALPHA * (1 - ALPHA)) / STREAMS));
  },
);

test.each([
  ['a third of other labels where a fifth is allowed', 0.333, 0, 0.2, 0, 150],
  ['one failure in ten where one in a hundred is allowed', 0.1, 0, 0.01, -1, 120],
  ['nothing but failures', 1, 0, 0.01, -1, 10],
] as const)('%s is found every time, and soon', (_, plus, minus, bound, lowest, within) => {
  const { alarms, meanLength } = simulate(plus, minus, bound, lowest);
  expect(alarms).toBeGreaterThan(0.99);
  expect(meanLength).toBeLessThan(within);
});

test('the evidence is 1 before the first value, and the least mean is below what was seen and near it at last', () => {
  expect(evidenceAbove({ plus: 0, minus: 0, zero: 0 }, 0.2, 0)).toBeCloseTo(0, 12);
  expect(meanAtLeast({ plus: 0, minus: 0, zero: 0 }, ALPHA, 0)).toBeCloseTo(0, 9);
  expect(meanAtLeast({ plus: 30, minus: 0, zero: 70 }, ALPHA, 0)).toBeGreaterThan(0.15);
  const bound = meanAtLeast({ plus: 30_000, minus: 0, zero: 70_000 }, ALPHA, 0);
  expect(bound).toBeGreaterThan(0.29);
  expect(bound).toBeLessThan(0.3);
});

test('the least mean covers the true one at all times as often as is said', () => {
  const random = createRandom(7);
  let misses = 0;
  for (let stream = 0; stream < 300; stream++) {
    const counts = { plus: 0, minus: 0, zero: 0 };
    let missed = false;
    for (let n = 1; n <= 400 && !missed; n++) {
      const u = random();
      if (u < 0.3) counts.plus++;
      else if (u < 0.4) counts.minus++;
      else counts.zero++;
      missed = n % 5 === 0 && meanAtLeast(counts, ALPHA, -1) > 0.2;
    }
    if (missed) misses++;
  }
  expect(misses / 300).toBeLessThanOrEqual(ALPHA + 3 * Math.sqrt((ALPHA * (1 - ALPHA)) / 300));
});
