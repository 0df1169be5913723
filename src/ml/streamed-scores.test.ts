import { expect, test } from 'vitest';
import { calinskiHarabaszOf, calinskiHarabaszScore } from './calinski-harabasz.ts';
import { addClusterSums, fillEmptyCluster, sumClusters } from './cluster-sums.ts';
import { daviesBouldinOf, daviesBouldinScore } from './davies-bouldin.ts';
import { inertia } from './inertia.ts';
import { DEFAULT_KMEANS_PARAMS, kMeans } from './kmeans.ts';
import { createMatrix, type Matrix } from './matrix.ts';
import { addToDispersion, scoreRows, startDispersion } from './score-rows.ts';
import { silhouetteSamples } from './silhouette.ts';
import { drawSilhouetteSample, estimateSilhouette, sumDistances } from './streamed-silhouette.ts';
import { catchError, gaussianClouds, selectRows } from './testing.ts';
import { wasmKernels } from './wasm/testing.ts';

const x = gaussianClouds(4, 1500, 3, 4);
const { centroids } = kMeans(x, { ...DEFAULT_KMEANS_PARAMS, nClusters: 4, nInit: 1, maxIter: 3 });
const parts = [0, 700, 701, 1100].map((from, i, all) => rowsOf(from, all[i + 1] ?? x.rows));

function rowsOf(from: number, to: number): Matrix {
  return createMatrix(to - from, x.columns, x.data.subarray(from * x.columns, to * x.columns));
}

test('scores that are added up over parts of the rows are those of all rows', () => {
  const found = parts.map((part) => sumClusters(part, centroids)).reduce(addClusterSums);
  const scores = parts.map((part) => scoreRows(part, centroids, startDispersion(found).means));
  const dispersion = scores.reduce(addToDispersion, startDispersion(found));
  const labels = Int32Array.from(scores.flatMap((each) => [...each.labels]));
  expect(found.inertia / inertia(x, labels, centroids)).toBeCloseTo(1, 12);
  expect(daviesBouldinOf(dispersion)).toBeCloseTo(daviesBouldinScore(x, labels), 10);
  expect(calinskiHarabaszOf(dispersion) / calinskiHarabaszScore(x, labels)).toBeCloseTo(1, 10);
});

test('distances that are added up over parts give the silhouettes of all rows, to the bit with either kernels', () => {
  const { labels } = scoreRows(x, centroids, centroids.data);
  const counts = new Int32Array(4);
  for (const label of labels) counts[label]++;
  const sample = drawSilhouetteSample(x, labels, counts, 42);
  const sums = (open?: typeof wasmKernels) => {
    let from = 0;
    const totals = parts.map((part) => {
      const own = labels.subarray(from, (from += part.rows));
      return sumDistances(part, own, 4, sample.points, open);
    });
    return totals.reduce((a, b) => a.map((sum, i) => sum + b[i]));
  };
  const estimate = estimateSilhouette(sample, sums());
  const exact = silhouetteSamples(x, labels);
  sample.strata.rows.forEach((row, i) => expect(estimate.samples[i]).toBeCloseTo(exact[row], 10));
  const mean = exact.reduce((a, b) => a + b) / x.rows;
  expect(estimate.score).toBeCloseTo(mean, 10);
  expect(estimateSilhouette(sample, sums(wasmKernels))).toEqual(estimate);
});

test('a cluster of which the frame has one row of several is left out of the estimate', () => {
  const frame = selectRows(
    x,
    Int32Array.from({ length: 100 }, (_, i) => i),
  );
  const labels = Int32Array.from({ length: 100 }, (_, i) => (i === 0 ? 2 : i % 2));
  const sample = drawSilhouetteSample(frame, labels, Int32Array.of(3000, 1990, 10), 42);
  const totals = sumDistances(frame, labels, 3, sample.points);
  const { score, low, high, samples } = estimateSilhouette(sample, totals);
  const meanOf = (cluster: number) => {
    const own = samples.filter((_, i) => sample.labels[i] === cluster);
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  };
  expect(score).toBeCloseTo((3000 * meanOf(0) + 1990 * meanOf(1)) / 4990, 12);
  expect([low < score, score < high]).toEqual([true, true]);
});

test('an empty cluster gets the farthest row; with every row on a centre there is none to give', () => {
  const points = createMatrix(4, 1, Float64Array.of(0, 0, 1, 5));
  const twice = createMatrix(2, 1, Float64Array.of(0, 0));
  const filled = fillEmptyCluster(twice, sumClusters(points, twice))!;
  expect([...filled.data]).toEqual([0, 5]);
  expect(fillEmptyCluster(filled, sumClusters(points, filled))).toBeNull();
  const same = createMatrix(3, 1);
  expect(catchError(() => fillEmptyCluster(twice, sumClusters(same, twice)))).toMatchObject({
    code: 'TOO_FEW_DISTINCT_ROWS',
    details: { nClusters: 2, distinctRows: 1 },
  });
});
