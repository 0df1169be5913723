import { describe, expect, test } from 'vitest';
import { catchError } from '../testing.ts';
import { assignmentStability } from './assignment-stability.ts';
import { distanceDrift } from './distance-drift.ts';
import { exceedanceTail } from './exceedance.ts';
import { shareDrift } from './share-drift.ts';

const ints = (...values: number[]) => Int32Array.from(values);
const ramp = (n: number) => Float64Array.from({ length: n }, (_, i) => i + 1);

describe('the shares of the clusters', () => {
  test('drift when rows move to another cluster, by the chi-square test of both samples', () => {
    // scipy.stats.chi2_contingency([[50, 30, 20], [30, 40, 30]])
    expect(shareDrift(ints(50, 30, 20), ints(30, 40, 30))).toMatchObject({
      statistic: expect.closeTo(8.428571428571429, 12),
      degreesOfFreedom: 2,
      pValue: expect.closeTo(0.01478285, 7),
      drifted: true,
      leastExpected: 25,
      isDoubtful: false,
      referenceShares: Float64Array.of(0.5, 0.3, 0.2),
    });
  });

  test('of clusters too small for the approximation are doubtful', () => {
    expect(shareDrift(ints(30, 4), ints(31, 3))).toMatchObject({ isDoubtful: true, drifted: false });
  });

  test('of one cluster cannot drift, and a cluster that emptied can', () => {
    expect(shareDrift(ints(34), ints(20))).toMatchObject({ pValue: 1, drifted: false });
    expect(shareDrift(ints(20, 14), ints(34, 0))).toMatchObject({ drifted: true });
  });
});

describe('the distances to the centres', () => {
  test('drift when many rows lie beyond what 99 % of the training keep within', () => {
    const current = ramp(1000).map((distance) => distance * 1.25);
    const drift = distanceDrift(ramp(1000), current);
    expect(drift).toMatchObject({ boundary: 990, beyond: 208, rows: 1000, share: 0.208, drifted: true });
    expect(drift.expectedShare).toBeCloseTo(0.011, 4);
    expect(drift.binomialPValue).toBeLessThan(1e-9);
  });

  test('nearer to the centres are no drift', () => {
    const nearer = ramp(1000).map((distance) => distance / 2);
    expect(distanceDrift(ramp(1000), nearer)).toMatchObject({ beyond: 0, pValue: 1, drifted: false });
  });

  test('of two provinces beyond all 34 are no alarm yet, though the binomial test gives one', () => {
    const current = ramp(34);
    current.set([40, 50]);
    const drift = distanceDrift(ramp(34), current);
    expect(drift).toMatchObject({ boundary: 34, beyond: 2, drifted: false });
    expect(drift.binomialPValue).toBeLessThan(0.05);
    // Of 68 exchangeable rows the two greatest are both current ones.
    expect(drift.pValue).toBeCloseTo((34 * 33) / (68 * 67), 12);
  });

  test('exceed by chance as Gumbel and von Schelling counted', () => {
    // One new row is as likely to take any of the places among the others.
    expect(exceedanceTail(1, 1, 509, 514)).toBeCloseTo(6 / 515, 12);
    // Of the ten orders of two new rows among three, none lies above the second of these in three, both in three.
    expect(exceedanceTail(1, 2, 2, 3)).toBeCloseTo(7 / 10, 12);
    expect(exceedanceTail(2, 2, 2, 3)).toBeCloseTo(3 / 10, 12);
    expect(exceedanceTail(515, 514, 509, 514)).toBe(0);
  });
});

test('the assignments of the same keys: those that stayed, and the agreement whatever the names', () => {
  expect(assignmentStability(ints(0, 0, 1, 1, 2), ints(0, 0, 1, 1, 2))).toEqual({
    keys: 5,
    stayed: 5,
    share: 1,
    adjustedRand: 1,
  });
  expect(assignmentStability(ints(0, 0, 1, 1), ints(1, 1, 0, 0))).toMatchObject({
    stayed: 0,
    adjustedRand: 1,
  });
  expect(assignmentStability(ints(0, 0, 1, 1), ints(0, 1, 1, 1)).share).toBe(0.75);
});

test.each([
  ['sizes of another number of clusters', () => shareDrift(ints(1, 2), ints(1)), 'current.length'],
  ['a negative size', () => shareDrift(ints(1, -2), ints(1, 1)), 'counts'],
  ['a threshold of 2', () => shareDrift(ints(1), ints(1), { threshold: 2 }), 'threshold'],
  ['no distances', () => distanceDrift(ramp(0), ramp(1)), 'training.length'],
  ['a distance that is not a number', () => distanceDrift(ramp(2), ramp(2).fill(Number.NaN)), 'current[0]'],
  ['a quantile of 1', () => distanceDrift(ramp(2), ramp(2), { quantile: 1 }), 'quantile'],
  ['labels of other keys', () => assignmentStability(ints(1), ints(1, 2)), 'after.length'],
  ['no keys', () => assignmentStability(ints(), ints()), 'before.length'],
])('refuses %s', (_, action, parameter) => {
  expect(catchError(action)).toMatchObject({ code: 'INVALID_PARAMETER', details: { parameter } });
});

test('shares of no rows cannot be tested', () => {
  expect(catchError(() => shareDrift(ints(1, 2), ints(0, 0)))).toMatchObject({ code: 'TEST_NOT_APPLICABLE' });
});
