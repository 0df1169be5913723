import { testNotApplicable } from '../check.ts';

/**
 * Edges of equal bins by the rule of H. Sturges (1926), the same numbers as numpy's histogram_bin_edges(..., "sturges").
 * @param count how many values the bins are for
 * @throws MlError TEST_NOT_APPLICABLE if the range is no finite number
 */
export function sturgesEdges(lowest: number, highest: number, count: number): Float64Array {
  const [first, last] = lowest === highest ? [lowest - 0.5, highest + 0.5] : [lowest, highest];
  if (!Number.isFinite(highest - lowest)) {
    throw testNotApplicable('the values are too far apart for bins', { lowest, highest });
  }
  const width = (highest - lowest) / (Math.log2(count) + 1);
  const bins = width > 0 ? Math.ceil((last - first) / width) : 1;
  const step = (last - first) / bins;
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) => i * step + first);
  edges[bins] = last;
  return edges;
}

/** How many of the ascending values each bin holds; the last bin includes its upper edge. */
export function histogram(sorted: Float64Array, edges: Float64Array): Float64Array {
  const bins = edges.length - 1;
  const below = Float64Array.from(edges, (edge, i) => countBelow(sorted, edge, i === bins));
  return Float64Array.from({ length: bins }, (_, i) => below[i + 1] - below[i]);
}

function countBelow(sorted: Float64Array, edge: number, includesEdge: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < edge || (includesEdge && sorted[middle] === edge)) low = middle + 1;
    else high = middle;
  }
  return low;
}
