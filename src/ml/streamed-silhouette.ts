import { rowsByAtom } from './atoms.ts';
import type { FitControl } from './fit-control.ts';
import { throwIfCancelled } from './fit-control.ts';
import { layOutKernels, type OpenKernels, openPlainKernels } from './kernel-space.ts';
import { GROUP, groupsOf, packLanes } from './lanes.ts';
import type { Matrix } from './matrix.ts';
import { sampleSize } from './pair-memory.ts';
import { createRandom, deriveSeed } from './random.ts';
import { silhouetteFromTotals } from './silhouette-from-totals.ts';
import { drawStratifiedSample, estimateMean, type StratifiedSample } from './stratified-sample.ts';

const SAMPLE_STREAM = 2 ** 32;
const CHUNK = 4096;

/** Rows whose silhouettes are taken, each against all rows of the data. */
export interface SilhouetteSample {
  strata: StratifiedSample;
  /** The rows themselves. */
  points: Matrix;
  /** The cluster of each. */
  labels: Int32Array;
}

/**
 * Draws a sample stratified by cluster. A cluster of which the frame has fewer than two rows of several is left out of
 * the estimate: it has less than about a hundred-thousandth of the rows of a frame of 262,144.
 * @param frame rows drawn uniformly from the data; `labels` are their clusters
 * @param counts the rows of each cluster in the data
 */
export function drawSilhouetteSample(
  frame: Matrix,
  labels: Int32Array,
  counts: Int32Array,
  randomState: number,
): SilhouetteSample {
  const rows = counts.reduce((total, count) => total + count, 0);
  const random = createRandom(deriveSeed(randomState, SAMPLE_STREAM));
  const drawn = drawStratifiedSample({ codes: labels, count: counts.length }, sampleSize(rows), random);
  const { columns } = frame;
  const data = new Float64Array(drawn.rows.length * columns);
  drawn.rows.forEach((row, i) => {
    data.set(frame.data.subarray(row * columns, (row + 1) * columns), i * columns);
  });
  return {
    strata: { ...drawn, sizes: counts },
    points: { data, rows: drawn.rows.length, columns },
    labels: Int32Array.from(drawn.rows, (row) => labels[row]),
  };
}

/**
 * For each cluster and each point: the sum of the distances from the point to the rows of `x` in the cluster.
 * @returns clusters x points; those of parts of the data add up
 */
export function sumDistances(
  x: Matrix,
  labels: Int32Array,
  clusters: number,
  points: Matrix,
  open: OpenKernels = openPlainKernels,
  control?: Pick<FitControl, 'isCancelled'>,
): Float64Array {
  const { columns } = x;
  const groups = groupsOf(points.rows);
  const length = groups * GROUP;
  const { arrays, kernels } = layOutKernels(open, (arena) => ({
    data: arena.float64(CHUNK * columns),
    weights: arena.float64(CHUNK),
    sample: { data: arena.float64(length * columns), weights: arena.float64(length) },
    scratch: arena.float64(2 * CHUNK),
    sums: arena.float64(length + CHUNK),
  }));
  const { sample, sums } = arrays;
  packLanes(points, null, 0, points.rows, null, sample, 0);
  const { order, starts } = rowsByAtom({ codes: labels, count: clusters });
  const totals = new Float64Array(clusters * points.rows);
  for (let cluster = 0; cluster < clusters; cluster++) {
    for (let from = starts[cluster]; from < starts[cluster + 1]; from += CHUNK) {
      throwIfCancelled(control);
      const to = Math.min(from + CHUNK, starts[cluster + 1]);
      packLanes(x, order, from, to, null, arrays, 0);
      const { data, scratch } = arrays;
      const { data: b, weights } = sample;
      kernels.pairDistances(data, 0, to - from, b, weights, 0, groups, columns, scratch, sums, 0, length);
      for (let i = 0; i < points.rows; i++) totals[cluster * points.rows + i] += sums[i];
    }
  }
  return totals;
}

/** The silhouettes of the sampled rows, and from them the score of all rows with its 95 % confidence interval. */
export function estimateSilhouette(
  { strata, labels }: SilhouetteSample,
  totals: Float64Array,
): { score: number; low: number; high: number; samples: Float64Array } {
  const { sizes, drawn } = strata;
  const samples = Float64Array.from(labels, (own, i) =>
    silhouetteFromTotals(totals, i, labels.length, own, sizes),
  );
  const isKnown = (stratum: number) => drawn[stratum] >= Math.min(2, sizes[stratum]);
  const { mean, margin } = estimateMean(strata, samples, isKnown);
  return { score: mean, low: mean - margin, high: mean + margin, samples };
}
