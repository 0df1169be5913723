import { expect, test } from 'vitest';
import { adjustedRandIndex, adjustedRandOf } from './adjusted-rand.ts';
import { createRandom } from './random.ts';

test('the index of a contingency table is that of the labellings it counts', () => {
  const random = createRandom(3);
  const draw = (k: number) => Int32Array.from({ length: 400 }, () => Math.floor(random() * k));
  for (const [a, b] of [
    [draw(3), draw(5)],
    [draw(1), draw(4)],
  ]) {
    const counts = new Map<string, { a: number; b: number; count: number }>();
    a.forEach((label, row) => {
      const key = `${label} ${b[row]}`;
      const cell = counts.get(key) ?? { a: label, b: b[row], count: 0 };
      counts.set(key, { ...cell, count: cell.count + 1 });
    });
    expect(adjustedRandOf([...counts.values()])).toBe(adjustedRandIndex(a, b));
  }
  expect(adjustedRandOf([])).toBe(1);
});
