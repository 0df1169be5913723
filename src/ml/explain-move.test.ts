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

const place = (y: number, x: number) => transformRow(next.preprocessing, [y, x]);
type Centres = [a: Float64Array, b: Float64Array];
const lead = (z: Float64Array, [a, b]: Centres, j: number) => (z[j] - a[j]) ** 2 - (z[j] - b[j]) ** 2;

test('contributions are differences of squared standardised distances to the centres of then and now, in two parts', () => {
  const found = moveExplainer(
    old,
    next,
  )({
    fromCluster: 0,
    toCluster: 2,
    before: { x: 1, y: 2 },
    after: { x: 15, y: 40 },
  });
  // The rows that are the centres, in the next model's order: y, then x.
  const then: Centres = [place(1, 0), place(60, 20)];
  const now: Centres = [place(2, 1), place(70, 19)];
  const [before, after] = [place(2, 1), place(40, 15)];
  const expected = ['y', 'x'].map((feature, j) => ({
    feature,
    byCentres: expect.closeTo(lead(before, now, j) - lead(before, then, j), 10),
    byValue: expect.closeTo(lead(after, now, j) - lead(before, now, j), 10),
    contribution: expect.closeTo(lead(after, now, j) - lead(before, then, j), 10),
  }));
  expect(found.features).toHaveLength(2);
  for (const each of expected) expect(found.features).toContainEqual(expect.objectContaining(each));
  const [most, least] = found.features.map(({ contribution }) => contribution!);
  expect(most).toBeGreaterThan(least);
  expect(found.change).toBeCloseTo(most + least, 10);
  expect(found.byValues + found.byCentres).toBeCloseTo(found.change, 10);
  expect(found.leadBefore).toBeCloseTo(lead(before, then, 0) + lead(before, then, 1), 10);
  expect(found.leadAfter).toBeCloseTo(lead(after, now, 0) + lead(after, now, 1), 10);
});

test('where the values stayed, the centres alone account for the change', () => {
  const values = { x: 9, y: 9 };
  const found = moveExplainer(old, next)({ fromCluster: 0, toCluster: 1, before: values, after: values });
  expect(found.byValues).toBe(0);
  expect(found.byCentres).not.toBe(0);
});

test('a cluster that only one model has stands still: without it in both, values alone account for the change', () => {
  const renamed = { ...next, clusterLabels: ['d0', 'd1', 'd2'] };
  const move = { fromCluster: 0, toCluster: 2, before: { x: 1, y: 2 }, after: { x: 15, y: 40 } };
  const found = moveExplainer(old, renamed)(move);
  const centres: Centres = [place(1, 0), place(70, 19)];
  const change = [0, 1].map((j) => lead(place(40, 15), centres, j) - lead(place(2, 1), centres, j));
  expect(found.byCentres).toBe(0);
  expect(found.byValues).toBeCloseTo(change[0] + change[1], 10);
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
  const unknown = { contribution: null, byValue: null, byCentres: null };
  expect(found.features.at(-1)).toEqual({ feature: 'y', unit: 'm', before: -1, after: 40, ...unknown });
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
