import { describe, expect, test } from 'vitest';
import { sumClusters } from '../../src/ml/cluster-sums.ts';
import { finishMiniBatch, fitPreprocessing, transformColumns } from '../../src/ml/index.ts';
import { featureSpec, fitMiniBatch } from '../../src/ml/testing.ts';
import { hasRealData, loadColumns } from './real-data.ts';
import { askSklearn, toRows } from './sklearn.ts';

const SEEDS = 25;
/** How far our median may lie above that of scikit-learn; medians of so many seeds waver by two per cent. */
const TOLERANCE = 1.05;

const CASES = [
  { name: 'elec2', features: ['nswprice', 'nswdemand', 'vicprice', 'vicdemand', 'transfer'], k: 5 },
  { name: 'elec2', features: ['nswdemand', 'vicdemand', 'transfer'], k: 10 },
  { name: 'adult', features: ['age', 'education_num', 'hours_per_week'], k: 8 },
  { name: 'iris', features: ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'], k: 3 },
];

describe.runIf(hasRealData)('k-means in mini-batches on real data', () => {
  test.each(CASES)(
    '$name, k = $k: the median inertia over seeds is at most 5 % above that of MiniBatchKMeans',
    { timeout: 120_000 },
    ({ name, features, k }) => {
      const columns = loadColumns(name, features);
      const specs = features.map((feature) => featureSpec(feature));
      const x = transformColumns(fitPreprocessing(specs, columns), columns);
      const request = {
        op: 'mini_batch_kmeans',
        x: toRows(x),
        n_clusters: k,
        batch_size: 1024,
        seeds: SEEDS,
      };
      const [theirs] = askSklearn<number[]>([request]);
      const ours = Array.from({ length: SEEDS }, (_, randomState) => {
        const { centroids } = finishMiniBatch(fitMiniBatch(x, { nClusters: k, randomState }));
        return sumClusters(x, centroids).inertia;
      });
      const ratio = median(ours) / median(theirs);
      expect(ratio, `ours ${median(ours)}, theirs ${median(theirs)}`).toBeLessThan(TOLERANCE);
    },
  );
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
