import { testNotApplicable } from '../check.ts';
import { sortFloats } from '../sort-floats.ts';
import type { NumericColumn } from './types.ts';

/** Both sides of a numeric column without what is missing, each ascending and neither empty. */
export interface Samples {
  reference: Float64Array;
  current: Float64Array;
}

/**
 * What the tests of a numeric column start from: each side is sorted once for all of them.
 * @throws MlError TEST_NOT_APPLICABLE if a side has no finite value
 */
export function sortSamples(column: NumericColumn): Samples {
  const reference = finiteOf(column.reference);
  const current = finiteOf(column.current);
  requireValues('reference', reference.length);
  requireValues('current', current.length);
  const scratch = new Float64Array(Math.max(reference.length, current.length));
  return { reference: sortFloats(reference, scratch), current: sortFloats(current, scratch) };
}

export function requireValues(side: 'reference' | 'current', count: number): void {
  if (count === 0) {
    throw testNotApplicable(`the column has no value in the ${side}`, { side, values: 0 });
  }
}

export function requireAtLeast(test: string, samples: Samples, fewest: number): void {
  const values = Math.min(samples.reference.length, samples.current.length);
  if (values < fewest) {
    const message = `${test} needs at least ${fewest} values on each side, got ${values}`;
    throw testNotApplicable(message, { test, values, expected: `at least ${fewest}` });
  }
}

/** The values of both sides together, ascending. */
export function mergeSamples({ reference, current }: Samples): Float64Array {
  const merged = new Float64Array(reference.length + current.length);
  for (let i = 0, j = 0, k = 0; k < merged.length; k++) {
    const takesReference = j === current.length || (i < reference.length && reference[i] <= current[j]);
    merged[k] = takesReference ? reference[i++] : current[j++];
  }
  return merged;
}

/** How many values differ, in both sides together. */
export function countDistinct({ reference, current }: Samples, most = Infinity): number {
  let distinct = 0;
  for (let i = 0, j = 0; (i < reference.length || j < current.length) && distinct < most; distinct++) {
    const value = Math.min(reference[i] ?? Infinity, current[j] ?? Infinity);
    while (i < reference.length && reference[i] === value) i++;
    while (j < current.length && current[j] === value) j++;
  }
  return distinct;
}

function finiteOf(column: Float64Array): Float64Array {
  const finite = new Float64Array(column.length);
  let count = 0;
  for (let i = 0; i < column.length; i++) {
    finite[count] = column[i];
    // NaN - NaN and ∞ - ∞ are NaN.
    if (column[i] - column[i] === 0) count++;
  }
  return finite.subarray(0, count);
}
