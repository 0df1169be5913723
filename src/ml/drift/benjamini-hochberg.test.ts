import { expect, test } from 'vitest';
import { catchError } from '../testing.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';

test("adjusts the fifteen p-values of Benjamini and Hochberg's paper, of which four are called at 5 %", () => {
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  const adjusted = benjaminiHochberg(published);
  // The answers that SciPy's documentation of false_discovery_control gives for them.
  const expected = [
    0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645, 0.0765, 0.486, 0.58118182,
    0.714875, 0.75323077, 0.81321429, 1,
  ];
  adjusted.forEach((p, i) => expect(p).toBeCloseTo(expected[i], 8));
  expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(4);
});

test('answers in the order asked, ties alike, and nothing above 1', () => {
  expect(benjaminiHochberg([0.9, 0.01, 0.9, 0.01])).toEqual([0.9, 0.02, 0.9, 0.02]);
  expect(benjaminiHochberg([1, 0.99])).toEqual([1, 1]);
  expect(benjaminiHochberg([0.03])).toEqual([0.03]);
  expect(benjaminiHochberg([])).toEqual([]);
});

test.each([-0.1, 1.1, Number.NaN])('refuses %d as a p-value', (p) => {
  expect(catchError(() => benjaminiHochberg([0.5, p]))).toMatchObject({
    code: 'INVALID_PARAMETER',
    details: { parameter: 'pValues[1]' },
  });
});
