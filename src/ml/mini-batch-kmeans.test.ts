import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumClusters } from './cluster-sums.ts';
import { DEFAULT_KMEANS_PARAMS, kMeans } from './kmeans.ts';
import { createMatrix } from './matrix.ts';
import {
  DEFAULT_MINI_BATCH_PARAMS,
  finishMiniBatch,
  initMiniBatch,
  updateMiniBatch,
} from './mini-batch-kmeans.ts';
import { catchError, fitMiniBatch, gaussianClouds } from './testing.ts';
import { wasmKernels } from './wasm/testing.ts';

const params = (nClusters: number) => ({ ...DEFAULT_MINI_BATCH_PARAMS, nClusters });

describe('k-means in mini-batches', () => {
  test('finds well separated clouds as k-means does', () => {
    const x = gaussianClouds(5, 5000, 3, 4);
    const { centroids } = finishMiniBatch(fitMiniBatch(x, { nClusters: 4 }));
    const { inertia } = kMeans(x, { ...DEFAULT_KMEANS_PARAMS, nClusters: 4, nInit: 3 });
    expect(sumClusters(x, centroids).inertia / inertia).toBeLessThan(1.01);
  });

  test('gives the same bits however the rows are handed over, with either kernels, and after a rest', () => {
    const x = gaussianClouds(2, 10_000, 3, 5);
    const whole = fitMiniBatch(x, { nClusters: 5, batchSize: 500 });
    expect(fitMiniBatch(x, { nClusters: 5, batchSize: 500 }, 1500)).toEqual(whole);
    expect(fitMiniBatch(x, { nClusters: 5, batchSize: 500 }, x.rows, wasmKernels)).toEqual(whole);
    const start = initMiniBatch(x, params(5));
    const stored = structuredClone(start);
    expect(updateMiniBatch(stored, x)).toEqual(updateMiniBatch(start, x));
    expect(start).toEqual(stored);
  });

  test('another seed gives another fit', () => {
    const x = gaussianClouds(2, 3000, 2, 5);
    const first = fitMiniBatch(x, { nClusters: 5, randomState: 1 });
    expect(fitMiniBatch(x, { nClusters: 5, randomState: 2 }).centroids).not.toEqual(first.centroids);
  });

  test('each centre is the mean of the rows it ever got', () => {
    const x = createMatrix(6, 1, Float64Array.of(0, 1, 2, 10, 11, 12));
    const init = {
      ...initMiniBatch(x, { ...params(2), batchSize: 2, reassignmentRatio: 0 }),
      centroids: Float64Array.of(0, 12),
    };
    const { centroids, counts } = updateMiniBatch(init, x);
    expect([...counts]).toEqual([3, 3]);
    expect(centroids[0]).toBeCloseTo(1, 12);
    expect(centroids[1]).toBeCloseTo(11, 12);
  });

  test('a centre that no row is near to starts anew at a row, and that step does not end the fit', () => {
    const x = gaussianClouds(1, 1000, 2, 2);
    const start = initMiniBatch(x, { ...params(2), tol: 1e9, batchSize: 1000 });
    const lost = { ...start, steps: 1, centroids: Float64Array.of(5, 5, 1e3, 1e3) };
    const next = updateMiniBatch(lost, x);
    expect(next.isDone).toBe(false);
    expect(Math.abs(next.centroids[2])).toBeLessThan(100);
    expect(next.counts[1]).toBe(1000);
  });

  test('ends after max_iter passes, and by tol or no improvement before', () => {
    const x = gaussianClouds(1, 4096, 2, 3);
    const endless = { nClusters: 3, maxNoImprovement: null };
    expect(finishMiniBatch(fitMiniBatch(x, { ...endless, maxIter: 7 })).iterations).toBe(7);
    expect(fitMiniBatch(x, { ...endless, tol: 1e9 }).steps).toBe(2);
    expect(fitMiniBatch(x, { nClusters: 3, maxNoImprovement: 1 }).steps).toBeLessThan(4 * 100);
  });
});

describe('degenerate rows', () => {
  test.each([
    ['one row', createMatrix(1, 2, Float64Array.of(3, 4)), 1],
    ['identical rows', createMatrix(50, 2, new Float64Array(100).fill(2.5)), 3],
    ['k = n - 1', gaussianClouds(3, 30, 2, 3), 29],
    ['k = n', gaussianClouds(3, 30, 2, 3), 30],
    ['fewer rows than a batch', gaussianClouds(3, 100, 2, 3), 3],
  ])('%s end with finite centres', (_, x, nClusters) => {
    const { centroids, iterations } = finishMiniBatch(fitMiniBatch(x, { nClusters }));
    expect(centroids.data.every(Number.isFinite)).toBe(true);
    expect(iterations).toBeLessThanOrEqual(DEFAULT_MINI_BATCH_PARAMS.maxIter);
  });

  test('a constant column changes no label', () => {
    const x = gaussianClouds(3, 2000, 2, 3);
    const wide = createMatrix(x.rows, 3);
    for (let i = 0; i < x.rows; i++) wide.data.set([x.data[2 * i], 7, x.data[2 * i + 1]], 3 * i);
    const narrow = fitMiniBatch(x, { nClusters: 3 }).centroids;
    const found = fitMiniBatch(wide, { nClusters: 3 }).centroids;
    for (let k = 0; k < 3; k++) {
      expect(found[3 * k]).toBeCloseTo(narrow[2 * k], 9);
      expect(found[3 * k + 1]).toBeCloseTo(7, 12);
    }
  });

  test.each([
    ['K_EXCEEDS_ROWS', { nClusters: 11 }],
    ['INVALID_PARAMETER', { nClusters: 0 }],
    ['INVALID_PARAMETER', { batchSize: 0 }],
    ['INVALID_PARAMETER', { batchSize: 1.5 }],
    ['INVALID_PARAMETER', { tol: Number.NaN }],
    ['INVALID_PARAMETER', { reassignmentRatio: 2 }],
    ['INVALID_PARAMETER', { maxNoImprovement: -1 }],
  ])('are refused as %s: %o', (code, changes) => {
    const x = gaussianClouds(3, 10, 2, 3);
    expect(catchError(() => initMiniBatch(x, { ...params(2), ...changes }))).toMatchObject({ code });
  });

  test('a value that is not finite is refused, and a cancelled fit stops', () => {
    const x = createMatrix(2, 1, Float64Array.of(1, Number.NaN));
    expect(catchError(() => initMiniBatch(x, params(1)))).toMatchObject({ code: 'FEATURE_NOT_FINITE' });
    const rows = gaussianClouds(3, 10, 2, 3);
    const cancelled = { isCancelled: () => true };
    const update = () => updateMiniBatch(initMiniBatch(rows, params(2)), rows, undefined, cancelled);
    expect(catchError(update)).toMatchObject({ code: 'FIT_CANCELLED' });
  });
});

test('centres stay within the bounds of the rows, whatever the rows', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 80 });
  const shape = fc.record({
    values,
    k: fc.integer({ min: 1, max: 6 }),
    batchSize: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(shape, ({ values: data, k, batchSize }) => {
      const x = createMatrix(data.length, 1, Float64Array.from(data));
      const nClusters = Math.min(k, data.length);
      const { centroids } = fitMiniBatch(x, { nClusters, batchSize, maxIter: 3 });
      const slack = 1e-9 * (1 + Math.max(...data.map(Math.abs)));
      expect(Math.min(...centroids)).toBeGreaterThanOrEqual(Math.min(...data) - slack);
      expect(Math.max(...centroids)).toBeLessThanOrEqual(Math.max(...data) + slack);
    }),
    { numRuns: 200 },
  );
});
