import { expect, test } from 'vitest';
import { createArtifact } from './artifact.ts';
import { createMatrix } from './matrix.ts';
import type { ModelArtifact } from './model-artifact.ts';
import { fitPreprocessing, transformColumns, type FeatureSpec } from './preprocessing.ts';
import { predict } from './predict.ts';
import { runSelfTest } from './self-test.ts';
import { canSucceed, succeedArtifact } from './succeed-artifact.ts';

const SPEC: FeatureSpec = {
  name: 'x',
  unit: 'm',
  direction: 'HIGHER_IS_BETTER',
  transform: { kind: 'none' },
};

/** Two groups of rows; cluster ids as given by `labels`. */
function model(values: number[], labels: number[], clusterLabels: string[], spec = SPEC): ModelArtifact {
  const columns = [Float64Array.from(values)];
  const preprocessing = fitPreprocessing([spec], columns);
  const x = transformColumns(preprocessing, columns);
  const centre = (id: number) => {
    const rows = labels.flatMap((label, row) => (label === id ? [x.data[row]] : []));
    return rows.reduce((sum, value) => sum + value, 0) / rows.length;
  };
  const provenance = { runId: 'r', datasetVersionId: 'v', datasetDigest: 'd', params: {} };
  const centroids = createMatrix(2, 1, Float64Array.of(centre(0), centre(1)));
  return createArtifact({
    preprocessing,
    centroids,
    clusterLabels,
    columns,
    labels: Int32Array.from(labels),
    provenance,
  });
}

test('clusters that come in another order take over the ids and labels of those that they match', () => {
  const previous = model([1, 2, 101, 102], [0, 0, 1, 1], ['Rendah', 'Tinggi']);
  const next = model([103, 104, 3, 4], [0, 0, 1, 1], ['A', 'B']);
  const { artifact, newIds, shifts } = succeedArtifact(previous, next);
  expect([...newIds]).toEqual([1, 0]);
  const gap = Math.abs(previous.centroids[1][0] - previous.centroids[0][0]);
  shifts.forEach(({ distance, nextDistance }) => {
    expect(distance).toBeLessThan(gap / 2);
    expect(Math.abs(gap - nextDistance!)).toBeCloseTo(distance, 10);
  });
  expect(predict(artifact, { x: 2 })).toMatchObject({ cluster: 0, clusterLabel: 'Rendah' });
  expect(predict(artifact, { x: 110 })).toMatchObject({ cluster: 1, clusterLabel: 'Tinggi' });
  expect(runSelfTest(artifact)).toEqual([]);
});

test('only a model of the same features and number of clusters can succeed', () => {
  const previous = model([1, 2, 101, 102], [0, 0, 1, 1], ['Rendah', 'Tinggi']);
  expect(canSucceed(previous, model([5, 6, 7, 9], [0, 0, 1, 1], ['A', 'B']))).toBe(true);
  expect(canSucceed(previous, model([5, 6, 7, 9], [0, 0, 1, 1], ['A', 'B'], { ...SPEC, unit: 'km' }))).toBe(
    false,
  );
  expect(canSucceed(previous, { ...previous, centroids: [...previous.centroids, [9]] })).toBe(false);
});
