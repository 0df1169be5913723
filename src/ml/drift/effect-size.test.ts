import { expect, test } from 'vitest';
import { catchError } from '../testing.ts';
import { effectSize } from './effect-size.ts';
import { effectWord } from './effect-words.ts';

const numeric = (reference: number[], current: number[]) =>
  effectSize({
    type: 'numeric',
    reference: Float64Array.from(reference),
    current: Float64Array.from(current),
  });
const categorical = (reference: number[], current: number[]) =>
  effectSize({
    type: 'categorical',
    categories: reference.map(String),
    reference: Float64Array.from(reference),
    current: Float64Array.from(current),
  });

test('is positive where the current values are higher, and complete where the samples do not overlap', () => {
  expect(numeric([1, 2, 3], [4, 5, 6])).toMatchObject({
    cliffsDelta: 1,
    cliffsDeltaSize: 'large',
    cohensD: 3,
    standardisedSize: 'large',
  });
  expect(numeric([4, 5, 6], [1, 2, 3])).toMatchObject({ cliffsDelta: -1, cohensD: -3 });
});

test('Hedges takes the bias of small samples out', () => {
  expect(numeric([1, 2, 3], [4, 5, 6])).toMatchObject({ hedgesG: 3 * (1 - 3 / 15) });
});

test('equal samples have none, missing values do not count, and a shift of constants has no standard', () => {
  expect(numeric([1, 2, Number.NaN], [2, 1])).toMatchObject({ cliffsDelta: 0, cohensD: 0, hedgesG: 0 });
  expect(numeric([5, 5], [5])).toMatchObject({ cliffsDelta: 0, cohensD: 0, standardisedSize: 'negligible' });
  expect(numeric([5, 5], [6, 6])).toMatchObject({
    cliffsDelta: 1,
    cohensD: null,
    hedgesG: null,
    standardisedSize: 'large',
  });
});

test("Cramér's V runs from equal shares to categories of which none is common", () => {
  expect(categorical([10, 20], [5, 10])).toMatchObject({ cramersV: 0, cramersVSize: 'negligible' });
  expect(categorical([10, 0, 0], [0, 7, 0])).toMatchObject({
    cramersV: expect.closeTo(1, 14),
    cramersVSize: 'large',
  });
  expect(categorical([3], [9])).toMatchObject({ cramersV: 0 });
});

test('a cut-off belongs to the larger word', () => {
  expect([0.146, 0.147, 0.33, -0.474].map((delta) => effectWord('cliffsDelta', delta))).toEqual([
    'negligible',
    'small',
    'medium',
    'large',
  ]);
});

test.each([
  ['a negative count', () => categorical([1, -1], [1, 1]), 'counts'],
  ['an infinite count', () => categorical([1, 1], [1, Infinity]), 'counts'],
  ['categories that do not match', () => categorical([1, 1], [1]), 'current.length'],
])('refuses %s', (_, action, parameter) => {
  expect(catchError(action)).toMatchObject({ code: 'INVALID_PARAMETER', details: { parameter } });
});

test.each([
  ['a side without a finite value', () => numeric([Number.NaN], [1])],
  ['a side without rows', () => categorical([1, 1], [0, 0])],
])('is not told of %s', (_, action) => {
  expect(catchError(action)).toMatchObject({ code: 'TEST_NOT_APPLICABLE' });
});
