import {
  drawSilhouetteSample,
  estimateSilhouette,
  EXACT_SILHOUETTE_ROWS,
  type Matrix,
  type MiniBatchParams,
  type Silhouette,
} from '../ml/index.ts';
import type { Passes } from './mini-batch-passes.ts';

/** Standardised rows drawn uniformly, where they are in the version, and their clusters. */
export interface ClusteredFrame {
  frame: Matrix;
  numbers: Float64Array;
  labels: Int32Array;
  /** Rows per cluster in the whole version. */
  counts: Float64Array;
}

/** The score of all rows, and the silhouettes of some of them. */
export interface RunSilhouette extends Pick<Silhouette, 'kind' | 'score' | 'low' | 'high' | 'samples'> {
  numbers: Float64Array;
}

export interface SilhouettePlan {
  /** The rows whose distances to all others must be summed; null for none. */
  points: Matrix | null;
  /** @param totals of the points, clusters x points */
  read(totals: Float64Array | null): RunSilhouette;
}

/** Exact where the rows are few, and the frame is all of them; otherwise of a stratified sample, against all rows. */
export async function planSilhouettes(
  { compute, stream, signal }: Passes,
  { frame, numbers, labels, counts }: ClusteredFrame,
  { randomState }: Pick<MiniBatchParams, 'randomState'>,
): Promise<SilhouettePlan> {
  if (stream.rows <= EXACT_SILHOUETTE_ROWS) {
    const samples = await compute.run('scoreSilhouettes', { x: frame, labels }, { signal });
    const score = samples.reduce((sum, value) => sum + value, 0) / samples.length;
    const silhouette = { kind: 'exact' as const, score, low: score, high: score, numbers, samples };
    return { points: null, read: () => silhouette };
  }
  const sample = drawSilhouetteSample(frame, labels, Int32Array.from(counts), randomState);
  return {
    points: sample.points,
    read: (totals) => ({
      kind: 'sampled',
      ...estimateSilhouette(sample, totals!),
      numbers: Float64Array.from(sample.strata.rows, (row) => numbers[row]),
    }),
  };
}
