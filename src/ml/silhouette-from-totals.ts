/**
 * One row's silhouette; 0 where it is alone in its cluster.
 * @param totals per cluster the sum of the row's distances to its rows, from `offset` on, `stride` apart
 * @param counts rows per cluster
 */
export function silhouetteFromTotals(
  totals: Float64Array,
  offset: number,
  stride: number,
  own: number,
  counts: Int32Array,
): number {
  if (counts[own] === 1) return 0;
  const within = totals[own * stride + offset] / (counts[own] - 1);
  let nearest = Infinity;
  for (let cluster = 0; cluster < counts.length; cluster++) {
    if (cluster === own || counts[cluster] === 0) continue;
    const mean = totals[cluster * stride + offset] / counts[cluster];
    if (mean < nearest) nearest = mean;
  }
  const larger = Math.max(within, nearest);
  return larger === 0 ? 0 : (nearest - within) / larger;
}
