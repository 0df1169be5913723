import { invalidParameter, requireLength } from '../check.ts';
import type { Samples } from './samples.ts';
import { requireValues } from './samples.ts';
import type { CategoricalColumn } from './types.ts';
import { walkValues } from './walk-values.ts';

/** How often each value occurs on both sides; none that occurs on neither. */
export interface CategoryCounts {
  reference: Float64Array;
  current: Float64Array;
  referenceRows: number;
  currentRows: number;
}

/**
 * The counts of a categorical column, its categories in the order of their code units.
 * @throws MlError TEST_NOT_APPLICABLE if a side is empty, INVALID_PARAMETER unless every category has two counts
 */
export function countCategories({ categories, reference, current }: CategoricalColumn): CategoryCounts {
  requireLength('reference', reference.length, categories.length);
  requireLength('current', current.length, categories.length);
  for (const counts of [reference, current]) {
    const wrong = counts.find((count) => !Number.isSafeInteger(count) || count < 0);
    if (wrong !== undefined) throw invalidParameter('counts', wrong, 'whole numbers of at least 0');
  }
  const present = categories
    .map((name, index) => ({ name, index }))
    .filter(({ index }) => reference[index] + current[index] > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return createCounts(
    present.map(({ index }) => reference[index]),
    present.map(({ index }) => current[index]),
  );
}

/** The counts of a numeric column's values, ascending. */
export function countValues(samples: Samples): CategoryCounts {
  const reference: number[] = [];
  const current: number[] = [];
  walkValues(samples, (_value, _referenceBelow, referenceCount, _currentBelow, currentCount) => {
    reference.push(referenceCount);
    current.push(currentCount);
  });
  return createCounts(reference, current);
}

function createCounts(reference: number[], current: number[]): CategoryCounts {
  const referenceRows = reference.reduce((sum, count) => sum + count, 0);
  const currentRows = current.reduce((sum, count) => sum + count, 0);
  requireValues('reference', referenceRows);
  requireValues('current', currentRows);
  return {
    reference: Float64Array.from(reference),
    current: Float64Array.from(current),
    referenceRows,
    currentRows,
  };
}
