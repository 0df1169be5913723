import { expect, test } from 'vitest';
import { calinskiHarabaszScore } from './calinski-harabasz.ts';
import { daviesBouldinScore } from './davies-bouldin.ts';
import { dispersionScores } from './dispersion-scores.ts';
import { inertia } from './inertia.ts';
import { DEFAULT_KMEANS_PARAMS, kMeans } from './kmeans.ts';
import { gaussianClouds } from './testing.ts';

test('the scores of a labelling are those of each metric alone, and the inertia that of a converged k-means', () => {
  const x = gaussianClouds(3, 120, 3, 2);
  const { labels, centroids } = kMeans(x, { ...DEFAULT_KMEANS_PARAMS, nClusters: 3 });
  const scores = dispersionScores(x, labels);
  expect(scores.daviesBouldin).toBe(daviesBouldinScore(x, labels));
  expect(scores.calinskiHarabasz).toBe(calinskiHarabaszScore(x, labels));
  expect(scores.inertia / inertia(x, labels, centroids)).toBeCloseTo(1, 9);
});
