import { expect, test } from 'vitest';
import { bootstrapStability } from './bootstrap-stability.ts';
import { weighClusters } from './cluster-evidence.ts';
import { gapStatistic } from './gap-statistic.ts';
import { DEFAULT_KMEANS_PARAMS } from './kmeans.ts';
import { createMatrix } from './matrix.ts';
import { kMeansAlgorithm } from './kmeans-algorithm.ts';
import { refitWith } from './refit.ts';
import { gaussianClouds } from './testing.ts';

const refit = refitWith(kMeansAlgorithm, { ...DEFAULT_KMEANS_PARAMS, nInit: 3 });
const noise = gaussianClouds(11, 120, 2, 1);
const x = createMatrix(
  120,
  2,
  noise.data.map((value, k) => value + 20 * (Math.floor(k / 2) % 3)),
);

test('the evidence is that of the two methods, and chooses what the data were made of', () => {
  const evidence = weighClusters(x, { nClusters: [2, 3, 4], randomState: 7, most: 1000 }, refit);
  expect(evidence.rows).toBe(120);
  const gap = gapStatistic(x, { maxClusters: 4, draws: 20, randomState: 7 }, refit);
  expect(evidence.gap.nClusters).toBe(gap.nClusters);
  expect(evidence.gap.values.map(({ gap: value }) => value)).toEqual([...gap.gaps]);
  const { mean } = bootstrapStability(x, { nClusters: 3, draws: 20, randomState: 7 }, refit);
  expect(evidence.stability[1]).toMatchObject({ nClusters: 3, mean });
  expect(evidence.gap.nClusters).toBe(3);
  expect(mean).toBeGreaterThan(evidence.stability[2].mean);
});

test('of more rows than asked a sample is weighed, the same one for the same seed', () => {
  const weigh = (randomState: number) => weighClusters(x, { nClusters: [2], randomState, most: 50 }, refit);
  expect(weigh(1).rows).toBe(50);
  expect(weigh(1)).toEqual(weigh(1));
  expect(weigh(2).gap.values).not.toEqual(weigh(1).gap.values);
});

test('it is plain data: JSON keeps all of it', () => {
  const evidence = weighClusters(x, { nClusters: [2, 3], randomState: 7, most: 60 }, refit);
  expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
});
