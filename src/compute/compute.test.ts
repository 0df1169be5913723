import { afterAll, describe, expect, test } from 'vitest';
import { openCompute } from './pool.ts';
import type { FittedClusters, SweepInput, SweptClusters } from './sweep-data.ts';
import { createRandom } from '../ml/index.ts';
import { featureSpec, gaussianClouds } from '../ml/testing.ts';

function sweepInput(rows: number, columns: number, nClusters: number[]): SweepInput {
  const x = gaussianClouds(3, rows, columns, 6);
  const shape = Array.from({ length: columns }, (_, j) => j);
  return {
    features: shape.map((j) => featureSpec(`f${j}`)),
    columns: shape.map((j) => Float64Array.from({ length: rows }, (_, i) => x.data[i * columns + j])),
    engine: 'gugus',
    nClusters,
    params: { init: 'k-means++', nInit: 6, maxIter: 300, tol: 1e-4, randomState: 42 },
  };
}

function fitted(fit: SweptClusters['fits'][number]): FittedClusters {
  if (fit.error) throw new Error(fit.error.message);
  return fit;
}

const pools = [1, 2, 8].map((threads) => openCompute(threads));
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
});

describe('a sweep on threads', () => {
  test.each([
    ['exact', 6000, 4],
    ['sampled', 40_000, 2],
  ])(
    'gives the same bits on 1, 2 and 8 threads (%s silhouettes)',
    { timeout: 60_000 },
    async (kind, rows, columns) => {
      const input = sweepInput(rows, columns, [2, 3, 5]);
      const [one, two, eight] = await Promise.all(pools.map((pool) => pool.run('sweepClusters', input)));
      expect(one.fits.map((fit) => fitted(fit).silhouette.kind)).toEqual([kind, kind, kind]);
      expect(two).toEqual(one);
      expect(eight).toEqual(one);
    },
  );

  test('gives each k what a fit of that k alone gives', async () => {
    const { nClusters, params, ...input } = sweepInput(3000, 3, [2, 4, 6]);
    const sweep = await pools[1].run('sweepClusters', { ...input, nClusters, params });
    const alone = await Promise.all(
      nClusters.map((k) => pools[1].run('sweepClusters', { ...input, nClusters: [k], params })),
    );
    alone.forEach(({ fits }, i) => {
      const [fit, shared] = [fitted(fits[0]), fitted(sweep.fits[i])];
      expect(fit.centroids).toEqual(shared.centroids);
      expect(fit.labels).toEqual(shared.labels);
      expect(fit.metrics.inertia).toBe(shared.metrics.inertia);
      // The sums behind a silhouette are grouped by what the ks have in common.
      expect(fit.metrics.silhouette_score).toBeCloseTo(shared.metrics.silhouette_score, 12);
    });
  });

  test('fits the ks that the rows are enough for, and says of the others why not', async () => {
    const { fits } = await pools[1].run('sweepClusters', sweepInput(5, 2, [2, 4, 5, 6]));
    expect(fits.map((fit) => fit.error?.code)).toEqual([
      undefined,
      undefined,
      'K_EXCEEDS_ROWS',
      'K_EXCEEDS_ROWS',
    ]);
  });

  test('stops within a second of being cancelled, and frees its threads', { timeout: 30_000 }, async () => {
    const abort = new AbortController();
    const run = pools[1].run('sweepClusters', sweepInput(30_000, 16, [2, 3, 4, 5, 6, 7, 8]), {
      signal: abort.signal,
    });
    setTimeout(() => abort.abort(), 100);
    const started = performance.now();
    await expect(run).rejects.toThrow('cancelled');
    expect(performance.now() - started).toBeLessThan(1100);
    await expect(pools[1].run('sweepClusters', sweepInput(100, 2, [2]))).resolves.toBeDefined();
  });

  test('leaves the event loop free: it never takes 50 ms of processor time in one turn', async () => {
    let longest = 0;
    let last = process.threadCpuUsage();
    const timer = setInterval(() => {
      const used = process.threadCpuUsage(last);
      last = process.threadCpuUsage();
      longest = Math.max(longest, (used.user + used.system) / 1000);
    }, 1);
    await pools[1].run('sweepClusters', sweepInput(20_000, 8, [2, 3, 4]));
    clearInterval(timer);
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThan(50);
  });

  test('ends what waits for a thread, or does not look up, when it is cancelled', async () => {
    const busy = [new AbortController(), new AbortController(), new AbortController()];
    const deaf = { ...sweepInput(30_000, 8, [50]), engine: 'ml-kmeans' as const };
    const runs = busy.map(({ signal }) => pools[0].run('sweepClusters', deaf, { signal }));
    const ended = Promise.allSettled(runs);
    for (const abort of busy.toReversed()) abort.abort();
    expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(pools[0].run('sweepClusters', sweepInput(100, 2, [2]))).resolves.toBeDefined();
  });

  test('reports progress up to the last restart of the last k', { timeout: 30_000 }, async () => {
    const seen: [number, number][] = [];
    await pools[1].run('sweepClusters', sweepInput(30_000, 8, [4, 5, 6]), {
      onProgress: (done, total) => seen.push([done, total]),
    });
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen.map(([, total]) => total))).toEqual(new Set([18]));
  });
});

test('many sweeps at once on few threads all finish', { timeout: 60_000 }, async () => {
  const random = createRandom(1);
  const runs = Array.from({ length: 12 }, () =>
    pools[1].run('sweepClusters', sweepInput(500 + Math.floor(random() * 8000), 3, [2, 3])),
  );
  expect((await Promise.all(runs)).map(({ fits }) => fits.length)).toEqual(Array(12).fill(2));
});
