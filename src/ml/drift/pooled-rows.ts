import { requireFiniteData } from '../check-data.ts';
import { requireInteger, requireLength } from '../check.ts';
import { seedRandomRows } from '../kmeans-init.ts';
import { createMatrix, type Matrix } from '../matrix.ts';
import { createRandom, deriveSeed } from '../random.ts';

/** The rows of the reference before the current ones. */
export interface PooledRows {
  x: Matrix;
  reference: number;
  current: number;
}

/**
 * At most `rows` of either side, drawn without replacement by the seed, in one matrix.
 * @throws MlError INVALID_PARAMETER for less than two rows on a side or different columns, FEATURE_NOT_FINITE
 */
export function poolRows(reference: Matrix, current: Matrix, rows: number, randomState: number): PooledRows {
  requireInteger('reference.rows', reference.rows, 2);
  requireInteger('current.rows', current.rows, 2);
  requireLength('the columns of current', current.columns, reference.columns);
  requireFiniteData(reference);
  requireFiniteData(current);
  const sides = [reference, current].map((side, stream) => {
    const random = createRandom(deriveSeed(randomState, stream + 1));
    return { side, ids: seedRandomRows(side.rows, Math.min(rows, side.rows), random) };
  });
  const x = createMatrix(sides[0].ids.length + sides[1].ids.length, reference.columns);
  let at = 0;
  for (const { side, ids } of sides) {
    for (const id of ids) {
      x.data.set(side.data.subarray(id * x.columns, (id + 1) * x.columns), at);
      at += x.columns;
    }
  }
  return { x, reference: sides[0].ids.length, current: sides[1].ids.length };
}
