import { describe, expect, test } from 'vitest';
import { createMatrix, type Matrix } from '../matrix.ts';
import { createRandom } from '../random.ts';
import { catchError, normals } from '../testing.ts';
import { classifierTest } from './classifier-test.ts';
import { mmdTest } from './mmd-test.ts';

/** Pairs of standard normal columns with this correlation. */
function correlated(seed: number, rows: number, correlation: number, shift = 0): Matrix {
  const normal = normals(createRandom(seed));
  const x = createMatrix(rows, 2);
  for (let row = 0; row < rows; row++) {
    const a = normal();
    x.data.set([a + shift, correlation * a + Math.sqrt(1 - correlation ** 2) * normal() + shift], 2 * row);
  }
  return x;
}

const constant = (rows: number) => createMatrix(rows, 2, new Float64Array(2 * rows).fill(3));
const QUICK = { permutations: 99, rows: 150 };

describe.each([
  ['the classifier', classifierTest],
  ['the maximum mean discrepancy', mmdTest],
])('%s', (_, run) => {
  test('sees a correlation turn though every column stays as it was', () => {
    expect(run(correlated(1, 150, 0.8), correlated(2, 150, -0.8), QUICK)).toMatchObject({
      pValue: 0.01,
      drifted: true,
      referenceRows: 150,
      currentRows: 150,
      permutations: 99,
    });
  });

  test('sees a shift, of sides of different sizes too', () => {
    expect(run(correlated(1, 60, 0.5), correlated(2, 140, 0.5, 0.8), QUICK).pValue).toBe(0.01);
  });

  test('sees nothing between samples of one distribution, nor between rows that are all the same', () => {
    expect(run(correlated(1, 150, 0.5), correlated(2, 150, 0.5), QUICK).drifted).toBe(false);
    expect(run(constant(5), constant(9), QUICK).pValue).toBe(1);
  });

  test('answers by the seed alone, and looks at no more rows than it may', () => {
    const [a, b] = [correlated(1, 400, 0.5), correlated(2, 400, 0.4)];
    const options = { permutations: 19, rows: 50, randomState: 7 };
    expect(run(a, b, options)).toEqual(run(a, b, options));
    expect(run(a, b, options)).toMatchObject({ referenceRows: 50, currentRows: 50 });
    expect(run(a, b, { ...options, randomState: 8 })).not.toEqual(run(a, b, options));
  });

  test('is told apart from scale and place of the columns', () => {
    const rescale = (x: Matrix) =>
      createMatrix(
        x.rows,
        2,
        x.data.map((value, k) => (k % 2 === 0 ? 4096 * value : value / 1024)),
      );
    const [a, b] = [correlated(1, 50, 0.5), correlated(2, 50, 0.4)];
    expect(run(rescale(a), rescale(b), QUICK)).toEqual(run(a, b, QUICK));
  });

  test('stops when it is told to, and says how far it is', () => {
    const done: number[] = [];
    const control = {
      isCancelled: () => done.length === 3,
      onProgress: (draws: number) => void done.push(draws),
    };
    const action = () => run(correlated(1, 20, 0), correlated(2, 20, 0), QUICK, control);
    expect(catchError(action)).toMatchObject({ code: 'FIT_CANCELLED' });
    expect(done).toEqual([1, 2, 3]);
  });

  test.each([
    ['one row', createMatrix(1, 2), {}, 'reference.rows'],
    ['another number of columns', createMatrix(5, 3), {}, 'the columns of current.length'],
    ['no permutations', correlated(1, 5, 0), { permutations: 0 }, 'permutations'],
    ['half a row', correlated(1, 5, 0), { rows: 0.5 }, 'rows'],
    ['a seed below 0', correlated(1, 5, 0), { randomState: -1 }, 'randomState'],
  ])('refuses %s', (__, reference, options, parameter) => {
    expect(catchError(() => run(reference, correlated(2, 5, 0), options))).toMatchObject({
      code: 'INVALID_PARAMETER',
      details: { parameter },
    });
  });

  test('refuses rows with missing values', () => {
    const x = correlated(1, 5, 0);
    x.data[3] = Number.NaN;
    expect(catchError(() => run(x, correlated(2, 5, 0)))).toMatchObject({ code: 'FEATURE_NOT_FINITE' });
  });
});

test('the area under the curve is 1 where the sides do not overlap, and the p-value the least there is', () => {
  const { auc, pValue } = classifierTest(correlated(1, 34, 0.5), correlated(2, 34, 0.5, 9));
  expect(auc).toBe(1);
  expect(pValue).toBe(1 / 500);
});

test('the discrepancy is that of the definition', () => {
  const { mmd2 } = mmdTest(
    createMatrix(2, 1, Float64Array.of(0, 1)),
    createMatrix(2, 1, Float64Array.of(3, 4)),
  );
  // Distances 1, 1 within, 2, 3, 3, 4 between: the kernel is as wide as their (upper) median, 3.
  const kernel = (distance: number) => Math.exp(-(distance ** 2) / (2 * 9));
  const expected = 2 * kernel(1) - (kernel(2) + 2 * kernel(3) + kernel(4)) / 2;
  expect(mmd2).toBeCloseTo(expected, 12);
});
