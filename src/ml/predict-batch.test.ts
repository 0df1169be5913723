import { expect, test } from 'vitest';
import { MlError } from './errors.ts';
import type { ModelArtifact } from './model-artifact.ts';
import { compilePredictor } from './predict.ts';
import { predictRows } from './predict-batch.ts';

const feature = (name: string, changes: object = {}) => ({
  name,
  unit: 'm',
  direction: 'HIGHER_IS_BETTER' as const,
  transform: { kind: 'none' as const },
  mean: 1,
  scale: 3,
  ...changes,
});

const MODEL: ModelArtifact = {
  schemaVersion: 2,
  algorithm: 'k-means',
  preprocessing: {
    scaling: 'standard',
    features: [feature('a'), feature('b', { transform: { kind: 'log' } }), feature('c', { fill: 2 })],
  },
  centroids: [
    [0, 0, 0],
    [3, 1, 2],
  ],
  clusterLabels: ['low', 'high'],
  selfTest: [],
  provenance: { runId: '', datasetVersionId: '', datasetDigest: '', params: {} },
};

test('each row has what the predictor answers, or its error, and the first five examples of each', () => {
  const predict = compilePredictor(MODEL);
  const rows = 100;
  const columns = [
    Float64Array.from({ length: rows }, (_, i) =>
      i % 10 === 3 ? Number.NaN : i % 10 === 4 ? Infinity : i / 7,
    ),
    Float64Array.from({ length: rows }, (_, i) => (i % 10 === 5 ? -1 : 1 + i)),
    Float64Array.from({ length: rows }, (_, i) => (i % 2 === 0 ? Number.NaN : i)),
  ];
  const { clusters, distances, refusals, examples, probabilities } = predictRows({
    artifact: MODEL,
    columns,
  });
  const codes = ['FEATURE_MISSING', 'FEATURE_NOT_FINITE', 'FEATURE_OUT_OF_DOMAIN'];
  for (let i = 0; i < rows; i++) {
    const [a, b, c] = columns.map((column) => (Number.isNaN(column[i]) ? null : column[i]));
    try {
      const { cluster, distanceToCenter } = predict({ a, b, c });
      expect([clusters[i], distances[i], refusals[i]]).toEqual([cluster, distanceToCenter, -1]);
    } catch (error) {
      expect([clusters[i], distances[i]]).toEqual([-1, Number.NaN]);
      expect(codes[refusals[i]]).toBe((error as MlError).code);
    }
  }
  expect(probabilities).toEqual([]);
  expect(examples.map(({ code, row, feature: j }) => [code, row, j])).toEqual(
    [3, 13, 23, 33, 43].flatMap((row) => [
      ['FEATURE_MISSING', row, 0],
      ['FEATURE_NOT_FINITE', row + 1, 0],
      ['FEATURE_OUT_OF_DOMAIN', row + 2, 1],
    ]),
  );
});

test('it ends when it is cancelled', () => {
  const columns = [Float64Array.of(1), Float64Array.of(1), Float64Array.of(1)];
  expect(() => predictRows({ artifact: MODEL, columns }, { isCancelled: () => true })).toThrow(
    expect.objectContaining({ code: 'FIT_CANCELLED' }),
  );
});
