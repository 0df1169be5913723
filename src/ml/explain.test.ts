import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExplainer, type FeatureChange } from './explain.ts';
import type { ModelArtifact } from './model-artifact.ts';
import { compileRowPredictor } from './predict-rows.ts';
import { compilePredictor } from './predict.ts';
import type { FittedFeature } from './preprocessing.ts';
import { createRandom } from './random.ts';
import { catchError, normals } from './testing.ts';
import { applyTransform, invertTransform, type FittedTransform } from './transform.ts';

const TRANSFORMS: FittedTransform[] = [
  { kind: 'none' },
  { kind: 'log' },
  { kind: 'logit', max: 100 },
  { kind: 'winsorize', low: 10, high: 60 },
  { kind: 'yeo-johnson', lambda: 0.4 },
  { kind: 'yeo-johnson', lambda: -0.7 },
];
const MEANS = { none: 40, log: 3.5, logit: 0, winsorize: 35, 'yeo-johnson': 4 };
const SCALES = { none: 20, log: 1, logit: 1.5, winsorize: 15, 'yeo-johnson': 2 };

type Kind = 'k-means' | 'diag' | 'full';

/** A model of random clusters, and a row whose values all its transforms take. */
function world(seed: number, kind: Kind, clusters: number, width: number) {
  const random = createRandom(seed);
  const normal = normals(random);
  const features = Array.from({ length: width }, (_, j): FittedFeature => {
    const transform = TRANSFORMS[Math.floor(random() * TRANSFORMS.length)];
    const [mean, scale] = [MEANS[transform.kind], SCALES[transform.kind]];
    return { name: `f${j}`, unit: '1', direction: 'HIGHER_IS_BETTER', transform, mean, scale };
  });
  const numbers = (length: number) => Array.from({ length }, normal);
  const variances = () => numbers(width).map((x) => 0.2 + x * x);
  const covariance = () => {
    const factor = Array.from({ length: width }, () => numbers(width));
    const product = factor.map((a, i) =>
      factor.map((b, j) => a.reduce((sum, x, k) => sum + x * b[k], i === j ? 0.2 : 0)),
    );
    return product.flat();
  };
  const weights = Array.from({ length: clusters }, () => 0.2 + random());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const part =
    kind === 'k-means'
      ? { algorithm: 'k-means' as const }
      : {
          algorithm: 'gaussian-mixture' as const,
          mixture: {
            covarianceType: kind,
            weights: weights.map((weight) => weight / total),
            covariances: weights.map(kind === 'diag' ? variances : covariance),
          },
        };
  const artifact: ModelArtifact = {
    schemaVersion: 2,
    ...part,
    preprocessing: { scaling: 'standard', features },
    centroids: weights.map(() => numbers(width)),
    clusterLabels: weights.map((_, id) => `c${id}`),
    selfTest: [],
    provenance: { runId: '', datasetVersionId: '', datasetDigest: '', params: {} },
  };
  const row = Float64Array.from(features, () => 1 + random() * 98);
  return { artifact, row, spread: { limits: weights.map(() => 1.5), variance: 0.5 } };
}

const worlds = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 31 }),
  kind: fc.constantFrom<Kind>('k-means', 'diag', 'full'),
  clusters: fc.integer({ min: 1, max: 5 }),
  width: fc.integer({ min: 1, max: 4 }),
});

/** The cluster of the row with another value of one feature. */
function ask(artifact: ModelArtifact, row: Float64Array) {
  const predictor = compilePredictor(artifact);
  const names = artifact.preprocessing.features.map(({ name }) => name);
  return (feature: string, value: number) =>
    predictor(Object.fromEntries(names.map((name, j) => [name, name === feature ? value : row[j]]))).cluster;
}

/** Values from `from` to `to`, dense near both. */
const between = (from: number, to: number) =>
  [1e-9, 1e-6, 1e-3, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99].map((part) => from + part * (to - from));

test('no smaller change of a feature leaves the cluster, and a larger one enters the cluster that is told', () => {
  let [found, none] = [0, 0];
  fc.assert(
    fc.property(worlds, ({ seed, kind, clusters, width }) => {
      const { artifact, row, spread } = world(seed, kind, clusters, width);
      const { features, smallestChange } = compileExplainer(artifact, spread)(row);
      const clusterOf = ask(artifact, row);
      const own = clusterOf('f0', row[0]);
      for (const [j, { feature, change }] of features.entries()) {
        const { transform } = artifact.preprocessing.features[j];
        const highest = transform.kind === 'logit' ? transform.max : 1e4;
        if (change === null) {
          none++;
          const lowest = transform.kind === 'log' || transform.kind === 'logit' ? 1e-6 : -1e4;
          for (const value of [...between(row[j], lowest), ...between(row[j], highest)]) {
            expect(clusterOf(feature, value)).toBe(own);
          }
          continue;
        }
        found++;
        expect(change.feature).toBe(feature);
        expect(change.from).toBe(row[j]);
        for (const value of between(change.from, change.to)) expect(clusterOf(feature, value)).toBe(own);
        expect(clusterOf(feature, beyond(artifact.preprocessing.features[j], change))).toBe(change.cluster);
      }
      const changes = features.flatMap(({ change }) => (change ? [change] : []));
      expect(changes.length === 0 ? null : smallestChange).toEqual(
        smallestChange && changes.find(({ feature }) => feature === smallestChange.feature)!,
      );
      const steps = changes.map((change) => stepOf(artifact, change));
      if (smallestChange) expect(stepOf(artifact, smallestChange)).toBeCloseTo(Math.min(...steps), 9);
    }),
    { numRuns: 1000, seed: 7 },
  );
  expect(found).toBeGreaterThan(1000);
  expect(none).toBeGreaterThan(100);
});

/** A little further than the border, in the standardised space. */
function beyond({ transform, mean, scale }: FittedFeature, { from, to }: FeatureChange): number {
  const end = standardised({ transform, mean, scale }, to);
  const step = end - standardised({ transform, mean, scale }, from);
  return invertTransform(transform, (end + Math.sign(step) * 1e-7 * (1 + Math.abs(step))) * scale + mean);
}

/** The size of a change in the standardised space. */
function stepOf({ preprocessing }: ModelArtifact, { feature, from, to }: FeatureChange): number {
  const { transform, mean, scale } = preprocessing.features.find(({ name }) => name === feature)!;
  const [a, b] = [from, to].map((x) => standardised({ transform, mean, scale }, x));
  return Math.abs(a - b);
}

function standardised(
  { transform, mean, scale }: Pick<FittedFeature, 'transform' | 'mean' | 'scale'>,
  x: number,
) {
  return (applyTransform(transform, x) - mean) / scale;
}

test('the shares of the features add up to the squared distance, and the runner-up is the next cluster', () => {
  fc.assert(
    fc.property(worlds, ({ seed, kind, clusters, width }) => {
      const { artifact, row, spread } = world(seed, kind, clusters, width);
      const explanation = compileExplainer(artifact, spread)(row);
      const values = Object.fromEntries(artifact.preprocessing.features.map(({ name }, j) => [name, row[j]]));
      const { cluster, distanceToCenter, probabilities } = compilePredictor(artifact)(values);
      expect(explanation.features.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
      expect(explanation.outOfDistribution).toBe(distanceToCenter > 1.5);
      const distances = artifact.centroids.map((centre) =>
        Math.hypot(
          ...artifact.preprocessing.features.map((feature, j) => standardised(feature, row[j]) - centre[j]),
        ),
      );
      const order = distances
        .map((distance, id) => ({ id, rank: probabilities ? -probabilities[id] : distance }))
        .filter(({ id }) => id !== cluster)
        .sort((a, b) => a.rank - b.rank);
      if (clusters === 1) expect(explanation.runnerUp).toBeNull();
      else expect(explanation.runnerUp!.distance).toBeCloseTo(distances[order[0].id], 9);
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('many rows at once get bit for bit the answers of one at a time, and -1 where one is refused', () => {
  const odd = [Number.NaN, Infinity, -Infinity, 0, -5, 100, 1e300, -1e300];
  fc.assert(
    fc.property(
      worlds,
      fc.array(fc.constantFrom(...odd, 1, 20, 50, 99.5), { maxLength: 40 }),
      (model, values) => {
        const { artifact, spread } = world(model.seed, model.kind, model.clusters, model.width);
        if (model.seed % 2 === 1) artifact.preprocessing.features[0].fill = 30;
        const rows = Math.floor(values.length / model.width);
        const table = Float64Array.from(values.slice(0, rows * model.width));
        const answers = compileRowPredictor(artifact, spread)(table, rows);
        const predictor = compilePredictor(artifact);
        for (let row = 0; row < rows; row++) {
          const features = Object.fromEntries(
            artifact.preprocessing.features.map(({ name }, j) => [name, table[row * model.width + j]]),
          );
          if (answers.clusters[row] === -1) {
            expect(catchError(() => predictor(features))).toHaveProperty('code');
            continue;
          }
          const { cluster, distanceToCenter, probabilities } = predictor(features);
          expect([answers.clusters[row], answers.distances[row]]).toEqual([cluster, distanceToCenter]);
          if (probabilities) expect(answers.confidences[row]).toBe(probabilities[cluster]);
          expect(answers.confidences[row]).toBeGreaterThan(0);
          expect(answers.confidences[row]).toBeLessThanOrEqual(1);
        }
      },
    ),
    { numRuns: 300, seed: 7 },
  );
});

test('the confidence is the responsibility in a mixture of equal spherical Gaussians', () => {
  const { artifact } = world(5, 'k-means', 3, 2);
  artifact.preprocessing.features = artifact.preprocessing.features.map((feature) => ({
    ...feature,
    transform: { kind: 'none' },
  }));
  const variance = 0.3;
  const mixture: ModelArtifact = {
    ...artifact,
    algorithm: 'gaussian-mixture',
    mixture: {
      covarianceType: 'diag',
      weights: [1 / 3, 1 / 3, 1 / 3],
      covariances: [0, 1, 2].map(() => [variance, variance]),
    },
  };
  const rows = Float64Array.from({ length: 200 }, (_, i) => (i * 37) % 100);
  const spread = { limits: [1, 1, 1], variance };
  const soft = compileRowPredictor(artifact, spread)(rows, 100);
  const exact = compileRowPredictor(mixture, spread)(rows, 100);
  expect(soft.clusters).toEqual(exact.clusters);
  soft.confidences.forEach((confidence, row) => expect(confidence).toBeCloseTo(exact.confidences[row], 10));
});

test('without any spread only ties are uncertain', () => {
  const { artifact } = world(5, 'k-means', 2, 1);
  artifact.preprocessing.features[0] = {
    ...artifact.preprocessing.features[0],
    transform: { kind: 'none' },
    mean: 0,
    scale: 1,
  };
  artifact.centroids = [[0], [2]];
  const { confidences, clusters } = compileRowPredictor(artifact, { limits: [0, 0], variance: 0 })(
    Float64Array.of(0, 1, 1.5),
    3,
  );
  expect([...confidences]).toEqual([1, 0.5, 1]);
  expect([...clusters]).toEqual([0, 0, 1]);
});
