import { expect, test } from 'vitest';
import { catchError } from '../testing.ts';
import { datasetDrift } from './dataset-drift.ts';

const columns = [
  { name: 'a', drifted: true },
  { name: 'b', drifted: false },
  { name: 'c', drifted: true },
  { name: 'd', drifted: false },
];

test('drifts when half of the columns did, and not below', () => {
  expect(datasetDrift(columns)).toEqual({
    columns: 4,
    drifted: 2,
    share: 0.5,
    threshold: 0.5,
    isDrift: true,
  });
  expect(datasetDrift(columns.slice(1)).isDrift).toBe(false);
});

test('weights count a column more, less or not at all', () => {
  expect(datasetDrift(columns, { weights: { b: 3 } })).toMatchObject({ share: 2 / 6, isDrift: false });
  expect(datasetDrift(columns, { weights: { b: 0 }, threshold: 0.6 })).toMatchObject({
    share: 2 / 3,
    drifted: 2,
    isDrift: true,
  });
});

test('a threshold of 1 asks for every column', () => {
  expect(datasetDrift(columns.slice(0, 1), { threshold: 1 }).isDrift).toBe(true);
  expect(datasetDrift(columns, { threshold: 1 }).isDrift).toBe(false);
});

test.each([
  ['a threshold of 0', { threshold: 0 }, 'threshold'],
  ['a weight of an unknown column', { weights: { e: 1 } }, 'weights'],
  ['a negative weight', { weights: { a: -1 } }, 'weights.a'],
  ['an infinite weight', { weights: { a: Infinity } }, 'weights.a'],
  ['weights that are all 0', { weights: { a: 0, b: 0, c: 0, d: 0 } }, 'the sum of the weights'],
])('refuses %s', (_, rule, parameter) => {
  expect(catchError(() => datasetDrift(columns, rule))).toMatchObject({
    code: 'INVALID_PARAMETER',
    details: { parameter },
  });
});
