import { createAssignBlocks } from './assign-blocks.ts';
import { MlError } from './errors.ts';
import type { FitControl } from './fit-control.ts';
import { type OpenKernels, openPlainKernels } from './kernel-space.ts';
import type { Matrix } from './matrix.ts';

/** What one pass over rows learns of the clusters they are nearest to; the sums of parts of the rows add up. */
export interface ClusterSums {
  counts: Float64Array;
  /** clusters x columns. */
  sums: Float64Array;
  inertia: number;
  /** The row farthest from its centroid, and its squared distance. */
  farthest: Float64Array;
  farthestSquared: number;
}

export function sumClusters(
  x: Matrix,
  centroids: Matrix,
  open: OpenKernels = openPlainKernels,
  control?: Pick<FitControl, 'isCancelled'>,
): ClusterSums {
  const { columns } = x;
  const counts = new Float64Array(centroids.rows);
  const sums = new Float64Array(centroids.data.length);
  let inertia = 0;
  let farthest = 0;
  let farthestSquared = -1;
  const assign = createAssignBlocks(columns, centroids.rows, open, control);
  assign(x, 0, x.rows, centroids.data, (first, length, labels, squared) => {
    for (let i = 0, k = first * columns; i < length; i++) {
      inertia += squared[i];
      counts[labels[i]]++;
      for (let q = labels[i] * columns, end = q + columns; q < end; q++, k++) sums[q] += x.data[k];
      if (squared[i] > farthestSquared) {
        farthestSquared = squared[i];
        farthest = first + i;
      }
    }
  });
  const point = x.data.slice(farthest * columns, (farthest + 1) * columns);
  return { counts, sums, inertia, farthest: point, farthestSquared };
}

/** The sums over the rows of both, `a`'s first. */
export function addClusterSums(a: ClusterSums, b: ClusterSums): ClusterSums {
  const { farthest, farthestSquared } = b.farthestSquared > a.farthestSquared ? b : a;
  return {
    counts: a.counts.map((count, cluster) => count + b.counts[cluster]),
    sums: a.sums.map((sum, q) => sum + b.sums[q]),
    inertia: a.inertia + b.inertia,
    farthest,
    farthestSquared,
  };
}

/**
 * The centroids with one that no row is nearest to put on the row farthest from all, as Lloyd's algorithm does; null
 * where every cluster has rows. A clustering that comes back from here must be summed anew.
 * @throws MlError TOO_FEW_DISTINCT_ROWS where every row lies on a centroid already
 */
export function fillEmptyCluster(centroids: Matrix, found: ClusterSums): Matrix | null {
  const empty = found.counts.indexOf(0);
  if (empty < 0) return null;
  if (found.farthestSquared === 0) {
    const nClusters = centroids.rows;
    const distinctRows = found.counts.reduce((total, count) => total + (count > 0 ? 1 : 0), 0);
    throw new MlError(
      'TOO_FEW_DISTINCT_ROWS',
      `${nClusters} clusters asked of ${distinctRows} distinct rows`,
      { nClusters, distinctRows },
    );
  }
  const data = centroids.data.slice();
  data.set(found.farthest, empty * centroids.columns);
  return { ...centroids, data };
}
