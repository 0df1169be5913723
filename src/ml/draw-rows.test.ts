import { expect, test } from 'vitest';
import { drawRows } from './draw-rows.ts';

test('few rows are all drawn, many as often as any other and in their order', () => {
  expect([...drawRows(3, 5, 0)]).toEqual([0, 1, 2]);
  const times = new Float64Array(20);
  for (let seed = 0; seed < 2000; seed++) {
    const drawn = drawRows(20, 5, seed);
    expect([...new Set(drawn)].sort((a, b) => a - b)).toEqual([...drawn]);
    expect(drawn).toHaveLength(5);
    for (const row of drawn) times[row]++;
  }
  // 500 each, give or take five standard deviations of 19.4.
  for (const each of times) expect(Math.abs(each - 500)).toBeLessThan(97);
});
