import { normalTwoSided } from '../special/normal.ts';
import type { CategoryCounts } from './category-counts.ts';
import type { Statistic } from './types.ts';

/**
 * The two-sided Z-test of two proportions with the pooled variance, reference less current.
 * @returns z 0 and p 1 where all or none have the property, whose variance is 0
 */
export function twoProportions(
  reference: { hits: number; rows: number },
  current: { hits: number; rows: number },
): Statistic {
  const pooled = (reference.hits + current.hits) / (reference.rows + current.rows);
  const variance = pooled * (1 - pooled) * (1 / reference.rows + 1 / current.rows);
  if (variance === 0) return { statistic: 0, pValue: 1 };
  const statistic = (reference.hits / reference.rows - current.hits / current.rows) / Math.sqrt(variance);
  return { statistic, pValue: normalTwoSided(statistic) };
}

/** Evidently's Z-test: the proportion of the rows that do not have the first of the sorted values. */
export function zTest({ reference, current, referenceRows, currentRows }: CategoryCounts): Statistic {
  return twoProportions(
    { hits: referenceRows - reference[0], rows: referenceRows },
    { hits: currentRows - current[0], rows: currentRows },
  );
}
