import { createAssignBlocks } from './assign-blocks.ts';
import type { ClusterSums } from './cluster-sums.ts';
import type { Dispersion } from './dispersion.ts';
import { squaredDistance } from './distance.ts';
import type { FitControl } from './fit-control.ts';
import { type OpenKernels, openPlainKernels } from './kernel-space.ts';
import type { Matrix } from './matrix.ts';

/** The clusters of some rows, and their part of what scores are made of. */
export interface RowScores {
  labels: Int32Array;
  /** To the centroids. */
  distances: Float64Array;
  /** As of a Dispersion: to the means. */
  spread: Float64Array;
  within: number;
}

/** @param means clusters x columns, of the rows of each cluster */
export function scoreRows(
  x: Matrix,
  centroids: Matrix,
  means: Float64Array,
  open: OpenKernels = openPlainKernels,
  control?: Pick<FitControl, 'isCancelled'>,
): RowScores {
  const { columns } = x;
  const labels = new Int32Array(x.rows);
  const distances = new Float64Array(x.rows);
  const spread = new Float64Array(centroids.rows);
  let within = 0;
  const assign = createAssignBlocks(columns, centroids.rows, open, control);
  assign(x, 0, x.rows, centroids.data, (first, length, found, squared) => {
    for (let i = 0; i < length; i++) {
      const row = first + i;
      const cluster = found[i];
      labels[row] = cluster;
      distances[row] = Math.sqrt(squared[i]);
      const toMean = squaredDistance(x.data, row * columns, means, cluster * columns, columns);
      within += toMean;
      spread[cluster] += Math.sqrt(toMean);
    }
  });
  return { labels, distances, spread, within };
}

/** The dispersion of all rows but for their distances to the means, which a second pass adds. */
export function startDispersion({ counts, sums }: ClusterSums): Dispersion {
  const columns = sums.length / counts.length;
  const rows = counts.reduce((total, count) => total + count, 0);
  const means = sums.map((sum, q) => sum / counts[Math.floor(q / columns)]);
  const centre = Float64Array.from({ length: columns }, (_, j) => {
    let total = 0;
    for (let q = j; q < sums.length; q += columns) total += sums[q];
    return total / rows;
  });
  let between = 0;
  counts.forEach((count, cluster) => {
    between += count * squaredDistance(means, cluster * columns, centre, 0, columns);
  });
  const spread = new Float64Array(counts.length);
  return { counts: Int32Array.from(counts), means, columns, spread, within: 0, between };
}

export function addToDispersion(
  dispersion: Dispersion,
  { spread, within }: Pick<RowScores, 'spread' | 'within'>,
): Dispersion {
  return {
    ...dispersion,
    spread: dispersion.spread.map((total, cluster) => total + spread[cluster]),
    within: dispersion.within + within,
  };
}
