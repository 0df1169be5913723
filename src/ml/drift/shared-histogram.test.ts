import { expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { describeSample } from './describe-sample.ts';
import { sharedHistogram } from './shared-histogram.ts';

const numeric = (reference: number[], current: number[]) =>
  ({
    type: 'numeric',
    reference: Float64Array.from(reference),
    current: Float64Array.from(current),
  }) as const;

test('both sides are counted over the same edges, each value in one bin, the greatest one in the last', () => {
  const random = createRandom(3);
  const draw = (rows: number, shift: number) =>
    Array.from({ length: rows }, () => random() + random() + shift);
  const pair = numeric([...draw(500, 0), Number.NaN, 1], [...draw(200, 0.5), Infinity]);
  const { edges, reference, current } = sharedHistogram(pair);
  expect(reference.length).toBeGreaterThanOrEqual(10);
  expect(reference.length).toBeLessThanOrEqual(20);
  for (const [counts, values] of [
    [reference, pair.reference],
    [current, pair.current],
  ] as const) {
    const last = counts.length - 1;
    const expected = counts.map(
      (_, i) =>
        values.filter(
          (value) => value >= edges[i] && (value < edges[i + 1] || (i === last && value === edges[last + 1])),
        ).length,
    );
    expect(counts).toEqual(expected);
  }
  expect(reference.reduce((sum, count) => sum + count)).toBe(501);
  expect(current.reduce((sum, count) => sum + count)).toBe(200);
});

test('what has no width gets one bin, and what has no values none', () => {
  expect(sharedHistogram(numeric([5, 5], [5]))).toEqual({ edges: [5, 5], reference: [2], current: [1] });
  expect(sharedHistogram(numeric([1, 1 + 2 ** -52], [1]))).toMatchObject({ reference: [2], current: [1] });
  expect(sharedHistogram(numeric([Number.NaN], []))).toEqual({ edges: [], reference: [], current: [] });
  const extremes = sharedHistogram(numeric([-1.7e308], [1.7e308]));
  expect(extremes.edges.every(Number.isFinite)).toBe(true);
  expect(extremes.reference[0] + extremes.current.at(-1)!).toBe(2);
});

test('a sample is described by its finite values', () => {
  expect(describeSample(Float64Array.of(4, Number.NaN, 2, -Infinity, 3, 9))).toEqual({
    count: 4,
    missing: 2,
    mean: 4.5,
    // 0.25 + 6.25 + 2.25 + 20.25 = 29 over 3.
    standardDeviation: Math.sqrt(29 / 3),
    min: 2,
    median: 3.5,
    max: 9,
  });
  expect(describeSample(Float64Array.of(7))).toMatchObject({ mean: 7, standardDeviation: null, median: 7 });
  expect(describeSample(Float64Array.of(1e308, 1e308, 1e308)).mean).toBeNull();
  expect(describeSample(new Float64Array(0))).toMatchObject({ count: 0, mean: null, max: null });
});
