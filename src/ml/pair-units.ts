import type { FitControl } from './fit-control.ts';
import { throwIfCancelled } from './fit-control.ts';
import type { Kernels } from './kernels/kernels.ts';
import { GROUP } from './lanes.ts';
import {
  CHUNKS,
  FROM_K,
  MERGE_BLOCK,
  POSITIONS,
  SAMPLE_BLOCK,
  TO_K,
  type PairMemory,
} from './pair-memory.ts';
import { silhouetteFromTotals } from './silhouette-from-totals.ts';
import type { SweepMemory } from './sweep-memory.ts';

/** The number of units of the pass that is prepared. */
export function pairUnits({ exact, header }: PairMemory): number {
  return exact ? header[CHUNKS] : Math.ceil(header[POSITIONS] / SAMPLE_BLOCK);
}

export function mergeUnits({ header }: PairMemory): number {
  return Math.ceil(header[POSITIONS] / MERGE_BLOCK);
}

/**
 * Sums of distances between rows and chunks. Exact: unit = a chunk against itself and all later ones, each distance
 * taken once and added for both ends. Sampled: unit = a block of the sample against all chunks.
 */
export function runPairUnit(
  sweep: SweepMemory,
  unit: number,
  thread: number,
  kernels: Kernels,
  control?: Pick<FitControl, 'isCancelled'>,
): void {
  const pairs = sweep.pairs!;
  const { columns } = sweep.plan;
  const { data, weights, chunkGroups, chunkRows, header, sums, sample } = pairs;
  const positions = header[POSITIONS];
  const scratch = pairs.pairScratch[thread];
  const dump = pairs.dumpFrom + thread * pairs.dumpLength;
  for (let chunk = sample ? 0 : unit; chunk < header[CHUNKS]; chunk++) {
    throwIfCancelled(control);
    const group = chunkGroups[chunk];
    const groups = chunkGroups[chunk + 1] - group;
    const distances = (
      rows: Float64Array,
      from: number,
      count: number,
      toChunk: number,
      toRows: number,
    ): void =>
      kernels.pairDistances(
        rows,
        from,
        count,
        data,
        weights,
        group,
        groups,
        columns,
        scratch,
        sums,
        toChunk,
        toRows,
      );
    if (sample) {
      const from = unit * SAMPLE_BLOCK;
      const count = Math.min(SAMPLE_BLOCK, positions - from);
      distances(sample.data, from / GROUP, count, dump, chunk * positions + from);
    } else {
      const own = chunkGroups[unit];
      const toUnit = chunk === unit ? dump : chunk * positions + own * GROUP;
      distances(data, own, chunkRows[unit], unit * positions + group * GROUP, toUnit);
    }
  }
}

/** Silhouettes from the sums, for all ks of the pass. Unit = a block of scored positions. */
export function runMergeUnit(sweep: SweepMemory, unit: number, thread: number, kernels: Kernels): void {
  const pairs = sweep.pairs!;
  const { header, sums, scoredRows } = pairs;
  const positions = header[POSITIONS];
  const from = unit * MERGE_BLOCK;
  const length = Math.min(MERGE_BLOCK, positions - from);
  const totals = pairs.mergeScratch[thread];
  for (let index = header[FROM_K]; index < header[TO_K]; index++) {
    const { labels, nClusters } = sweep.fits[index];
    const counts = pairs.counts[index];
    const chunkLabels = pairs.chunkLabels[index];
    totals.fill(0, 0, nClusters * MERGE_BLOCK);
    for (let chunk = 0; chunk < header[CHUNKS]; chunk++) {
      kernels.addTo(totals, chunkLabels[chunk] * MERGE_BLOCK, sums, chunk * positions + from, length);
    }
    const out = pairs.silhouettes[index];
    for (let k = 0; k < length; k++) {
      const row = scoredRows[from + k];
      if (row >= 0)
        out[pairs.exact ? row : from + k] = silhouetteFromTotals(totals, k, MERGE_BLOCK, labels[row], counts);
    }
  }
}
