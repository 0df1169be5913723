import { expect, test } from 'vitest';
import type { Matrix } from './matrix.ts';
import { silhouettesOf } from './score-labels.ts';
import { silhouetteSamples, silhouetteScore } from './silhouette.ts';
import { createRandom } from './random.ts';
import { catchError, gaussianClouds } from './testing.ts';
import { wasmRuntime } from './wasm/testing.ts';

const x = gaussianClouds(4, 700, 3, 4);
const random = createRandom(9);
const byCloud = Int32Array.from({ length: 700 }, (_, row) => row % 4);
const byChance = Int32Array.from({ length: 700 }, () => Math.floor(random() * 3));
const withGaps = byCloud.map((label) => [9, 2, 40, 3][label]);

test('several clusterings of the same rows are scored as each would be alone, in the order asked', () => {
  const labelings = [byCloud, byChance, withGaps];
  const silhouettes = silhouettesOf(x, labelings);
  labelings.forEach((labels, index) => {
    const expected = silhouetteSamples(x, labels);
    const { kind, score, samples } = silhouettes[index];
    expect(kind).toBe('exact');
    expect(score).toBeCloseTo(silhouetteScore(x, labels), 12);
    samples.forEach((value, row) => expect(value).toBeCloseTo(expected[row], 11));
  });
});

test('the means of the clusters come in the order of their ids, whatever these are', () => {
  const [plain, gaps] = silhouettesOf(x, [byCloud, withGaps]);
  // Ids 2, 3, 9, 40 are the clouds 1, 3, 0, 2.
  [1, 3, 0, 2].forEach((cloud, code) => expect(gaps.clusters[code]).toBeCloseTo(plain.clusters[cloud], 12));
});

test('of many rows a sample is scored, each of its rows against all rows', () => {
  const many = gaussianClouds(6, 33_000, 2, 3);
  const labels = Int32Array.from({ length: many.rows }, (_, row) => row % 3);
  const [{ kind, low, score, high, rows, samples }] = silhouettesOf(many, [labels], undefined, wasmRuntime);
  expect(kind).toBe('sampled');
  expect(low).toBeLessThan(score);
  expect(high).toBeGreaterThan(score);
  for (const i of [0, 1, 7000, rows!.length - 1]) {
    expect(samples[i]).toBeCloseTo(silhouetteOfRow(many, labels, rows![i]), 11);
  }
});

function silhouetteOfRow({ data, rows }: Matrix, labels: Int32Array, row: number): number {
  const [totals, counts] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (let other = 0; other < rows; other++) {
    totals[labels[other]] += Math.hypot(
      data[2 * row] - data[2 * other],
      data[2 * row + 1] - data[2 * other + 1],
    );
    counts[labels[other]] += 1;
  }
  const own = labels[row];
  const within = totals[own] / (counts[own] - 1);
  const nearest = Math.min(...[0, 1, 2].filter((k) => k !== own).map((k) => totals[k] / counts[k]));
  return (nearest - within) / Math.max(within, nearest);
}

test('one cluster has no silhouette', () => {
  expect(catchError(() => silhouettesOf(x, [new Int32Array(700)]))).toMatchObject({
    code: 'INVALID_PARAMETER',
  });
});
