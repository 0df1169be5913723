import { expect, test } from 'vitest';
import { createArtifact } from './artifact.ts';
import { moveExplainer, sharedFeatureNames } from './explain-move.ts';
import type { ModelArtifact } from './model-artifact.ts';
import { fitPreprocessing, transformColumns, transformRow, type FeatureSpec } from './preprocessing.ts';

const spec = (name: string, changes: Partial<FeatureSpec> = {}): FeatureSpec => ({
  name,
  unit: 'm',
  direction: 'HIGHER_IS_BETTER',
  transform: { kind: 'none' },
  ...changes,
});

/** One row per cluster, each its own centre. */
function artifactOf(specs: FeatureSpec[], rows: number[][]): ModelArtifact {
  const columns = specs.map((_, j) => Float64Array.from(rows, (row) => row[j]));
  const preprocessing = fitPreprocessing(specs, columns);
  return createArtifact({
    preprocessing,
    centroids: transformColumns(preprocessing, columns),
    clusterLabels: rows.map((_, id) => `c${id}`),
    columns,
    labels: Int32Array.from(rows.keys()),
    provenance: { runId: '', datasetVersionId: '', datasetDigest: '', params: {} },
  });
}

const old = artifactOf(
  [spec('x'), spec('y', { transform: { kind: 'log' } })],
  [
    [0, 1],
    [10, 20],
    [20, 60],
  ],
);
const next = artifactOf(
  [spec('y', { transform: { kind: 'log' } }), spec('x')],
  [
    [2, 1],
    [18, 12],
    [70, 19],
  ],
);

test('contributions are the differences of squared standardised distances, feature by feature, and sum to the change', () => {
  const move = { fromCluster: 0, toCluster: 2, before: { x: 1, y: 2 }, after: { x: 15, y: 40 } };
  const found = moveExplainer(old, next)(move);
  // The old centre is (0, 1) in original units, the new one (19, 70): y and x in the next model's order.
  const place = (y: number, x: number) => transformRow(next.preprocessing, [y, x]);
  const [a, b] = [place(1, 0), place(70, 19)];
  const lead = (z: Float64Array, j: number) => (z[j] - a[j]) ** 2 - (z[j] - b[j]) ** 2;
  const [before, after] = [place(2, 1), place(40, 15)];
  const expected = [0, 1].map((j) => lead(after, j) - lead(before, j));
  expect(found.features.map(({ feature }) => feature)).toEqual(
    expected[0] > expected[1] ? ['y', 'x'] : ['x', 'y'],
  );
  expect(found.features.find(({ feature }) => feature === 'y')!.contribution).toBeCloseTo(expected[0], 10);
  expect(found.features.find(({ feature }) => feature === 'x')!.contribution).toBeCloseTo(expected[1], 10);
  expect(found.change).toBeCloseTo(expected[0] + expected[1], 10);
  expect(found.leadBefore).toBeCloseTo(lead(before, 0) + lead(before, 1), 10);
});

test('a row whose values stayed has no change, also where the centres carried it over', () => {
  const values = { x: 9, y: 9 };
  const found = moveExplainer(old, next)({ fromCluster: 0, toCluster: 1, before: values, after: values });
  expect(found.change).toBe(0);
  expect(found.leadBefore).toBe(found.leadAfter);
});

test('a value without a place in the new space contributes nothing that is known, and is left out of the sum', () => {
  const found = moveExplainer(
    old,
    next,
  )({
    fromCluster: 0,
    toCluster: 2,
    before: { x: 1, y: -1 },
    after: { x: 15, y: 40 },
  });
  expect(found.features.at(-1)).toEqual({
    feature: 'y',
    unit: 'm',
    before: -1,
    after: 40,
    contribution: null,
  });
  expect(found.change).toBeCloseTo(found.features[0].contribution!, 12);
});

test('only features of the same name and unit are compared', () => {
  const other = artifactOf(
    [spec('x', { unit: 'km' }), spec('y'), spec('z')],
    [
      [0, 1, 1],
      [1, 2, 1],
      [2, 9, 2],
    ],
  );
  expect(sharedFeatureNames(old, other)).toEqual(['y']);
  expect(sharedFeatureNames(artifactOf([spec('z')], [[1], [2]]), old)).toEqual([]);
});
