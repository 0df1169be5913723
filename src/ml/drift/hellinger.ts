import type { CategoryCounts } from './category-counts.ts';
import { histogram, sturgesEdges } from './histogram.ts';
import { countDistinct, type Samples } from './samples.ts';
import { categoryShares, type Shares } from './shares.ts';
import type { Statistic } from './types.ts';

/** The Hellinger distance √(1 - Σ √(r c)) of categories. */
export function hellingerOfCategories(counts: CategoryCounts): Statistic {
  return hellinger(categoryShares(counts));
}

/** The Hellinger distance of a numeric column in Evidently's bins: Sturges' for as many values as differ. */
export function hellingerOfSamples(samples: Samples): Statistic {
  const { reference, current } = samples;
  const lowest = Math.min(reference[0], current[0]);
  const highest = Math.max(reference[reference.length - 1], current[current.length - 1]);
  const edges = sturgesEdges(lowest, highest, countDistinct(samples));
  return hellinger({
    reference: histogram(reference, edges).map((count) => count / reference.length),
    current: histogram(current, edges).map((count) => count / current.length),
  });
}

function hellinger({ reference, current }: Shares): Statistic {
  let affinity = 0;
  for (let i = 0; i < reference.length; i++) affinity += Math.sqrt(reference[i] * current[i]);
  return { statistic: Math.sqrt(1 - Math.min(1, affinity)), pValue: null };
}
