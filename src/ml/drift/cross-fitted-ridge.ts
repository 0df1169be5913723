import { cholesky, invertLowerTriangle } from '../cholesky.ts';
import { seedRandomRows } from '../kmeans-init.ts';
import type { Matrix } from '../matrix.ts';
import { createRandom } from '../random.ts';

const FOLDS = 5;
// Relative to the rows, so that a column weighs the same in samples of any size.
const PENALTY = 0.1;

/**
 * A ridge regression of the side of each row on centred columns, without an intercept, predicted by the fit to the
 * other folds (A. Hoerl, R. Kennard, "Ridge regression", 1970). What does not depend on the sides is computed once, so
 * that another division of the rows costs two passes over them.
 * @returns the scores of all rows, the higher the less like the first side
 */
export function crossFittedRidge(x: Matrix, randomState: number): (first: Int32Array) => Float64Array {
  const { data, rows, columns } = x;
  const folds = Math.min(FOLDS, rows);
  const order = seedRandomRows(rows, rows, createRandom(randomState));
  const foldOf = new Int32Array(rows);
  order.forEach((row, i) => (foldOf[row] = i % folds));
  const inverses = Array.from({ length: folds }, (_, fold) => inverseWithout(x, foldOf, fold));
  return (first) => {
    const isFirst = new Uint8Array(rows);
    for (const row of first) isFirst[row] = 1;
    const mean = 1 - first.length / rows;
    const products = Array.from({ length: folds }, () => new Float64Array(columns));
    const all = new Float64Array(columns);
    for (let row = 0; row < rows; row++) {
      const side = 1 - isFirst[row] - mean;
      const product = products[foldOf[row]];
      for (let j = 0; j < columns; j++) product[j] += side * data[row * columns + j];
    }
    for (const product of products) product.forEach((value, j) => (all[j] += value));
    const slopes = products.map((own, fold) =>
      multiply(
        inverses[fold],
        all.map((value, j) => value - own[j]),
      ),
    );
    return Float64Array.from(foldOf, (fold, row) => {
      let score = 0;
      for (let j = 0; j < columns; j++) score += slopes[fold][j] * data[row * columns + j];
      return score;
    });
  };
}

/** (X'X + penalty)^-1 of the rows outside the fold. */
function inverseWithout({ data, rows, columns }: Matrix, foldOf: Int32Array, fold: number): Float64Array {
  const gram = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row++) {
    if (foldOf[row] === fold) continue;
    for (let a = 0; a < columns; a++) {
      for (let b = 0; b <= a; b++) gram[a * columns + b] += data[row * columns + a] * data[row * columns + b];
    }
  }
  for (let a = 0; a < columns; a++) gram[a * columns + a] += PENALTY * rows;
  const lower = new Float64Array(columns * columns);
  cholesky(gram, 0, columns, lower);
  invertLowerTriangle(lower, columns);
  const inverse = new Float64Array(columns * columns);
  for (let a = 0; a < columns; a++) {
    for (let b = 0; b < columns; b++) {
      for (let k = Math.max(a, b); k < columns; k++) {
        inverse[a * columns + b] += lower[k * columns + a] * lower[k * columns + b];
      }
    }
  }
  return inverse;
}

function multiply(matrix: Float64Array, vector: Float64Array): Float64Array {
  return vector.map((_, row) => {
    let sum = 0;
    for (let j = 0; j < vector.length; j++) sum += matrix[row * vector.length + j] * vector[j];
    return sum;
  });
}
