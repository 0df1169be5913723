import type { FitControl } from './fit-control.ts';
import { throwIfCancelled } from './fit-control.ts';
import { type OpenKernels, layOutKernels } from './kernel-space.ts';
import { groupsOf, packLanes } from './lanes.ts';
import type { Matrix } from './matrix.ts';

const BLOCK = 1024;

/**
 * Finds the nearest centroid of the rows `from` to `to - 1`, an exact tie to the lower id, a block at a time: `visit`
 * gets the block's first row, its length, and for each of its rows the cluster and the squared distance to its centroid.
 */
export type AssignBlocks = (
  x: Matrix,
  from: number,
  to: number,
  centroids: Float64Array,
  visit: (first: number, length: number, labels: Int32Array, squared: Float64Array) => void,
) => void;

/** The arrays are made once, for any number of calls. */
export function createAssignBlocks(
  columns: number,
  clusters: number,
  open: OpenKernels,
  control?: Pick<FitControl, 'isCancelled'>,
): AssignBlocks {
  const { arrays, kernels } = layOutKernels(open, (arena) => ({
    data: arena.float64(BLOCK * columns),
    weights: arena.float64(BLOCK),
    centres: arena.float64(clusters * columns),
    labels: arena.int32(BLOCK),
    squared: arena.float64(BLOCK),
  }));
  const { centres, labels, squared } = arrays;
  return (x, from, to, centroids, visit) => {
    centres.set(centroids);
    for (let first = from; first < to; first += BLOCK) {
      throwIfCancelled(control);
      const length = Math.min(BLOCK, to - first);
      packLanes(x, null, first, first + length, null, arrays, 0);
      kernels.assignRows(arrays.data, columns, 0, groupsOf(length), centres, clusters, labels, squared);
      visit(first, length, labels, squared);
    }
  };
}
