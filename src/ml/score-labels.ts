import type { FitControl } from './fit-control.ts';
import { DEFAULT_KMEANS_PARAMS } from './kmeans.ts';
import { groupScoredLabels } from './label-groups.ts';
import type { Matrix } from './matrix.ts';
import { rescale } from './rescale.ts';
import { plainRuntime, type SweepRuntime } from './sweep-kmeans.ts';
import { openSweepMemory, type SweepPlan } from './sweep-memory.ts';
import { readSilhouette, takeSilhouettes, type Silhouette } from './sweep-silhouettes.ts';

/**
 * The silhouettes of given clusterings of the same rows, as a sweep takes them: exact up to EXACT_SILHOUETTE_ROWS rows, a
 * stratified sample above; the distances are taken once for all.
 * @param labelings the cluster of each row; ids that no row carries do not count
 * @returns one per clustering, `clusters` in the order of the ids
 * @throws MlError INVALID_PARAMETER unless 2 <= clusters <= rows - 1, FIT_CANCELLED
 */
export function silhouettesOf(
  x: Matrix,
  labelings: readonly Int32Array[],
  control?: FitControl,
  createRuntime: (plan: SweepPlan) => SweepRuntime = (plan) => plainRuntime(plan, control),
): Silhouette[] {
  if (labelings.length === 0) return [];
  const groups = labelings.map((labels) => groupScoredLabels(x, labels));
  // The memory of a sweep holds its clusterings by their number of clusters.
  const ascending = [...groups].sort((a, b) => a.counts.length - b.counts.length);
  const plan: SweepPlan = {
    rows: x.rows,
    columns: x.columns,
    nClusters: ascending.map(({ counts }) => counts.length),
    params: { ...DEFAULT_KMEANS_PARAMS, nInit: 1 },
    silhouette: 'auto',
    threads: 1,
  };
  const runtime = createRuntime(plan);
  const sweep = openSweepMemory(plan, runtime.buffer);
  ascending.forEach(({ codes }, index) => sweep.fits[index].labels.set(codes));
  const sample = takeSilhouettes(rescale(x).scaled, sweep, runtime);
  return groups.map((group) => readSilhouette(sweep, ascending.indexOf(group), group.codes, sample));
}
