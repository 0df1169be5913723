import { bootstrapStability } from './bootstrap-stability.ts';
import type { FitControl } from './fit-control.ts';
import { gapStatistic } from './gap-statistic.ts';
import { createMatrix, type Matrix } from './matrix.ts';
import { createRandom, deriveSeed, type Random } from './random.ts';
import type { Refit } from './refit.ts';

/** What speaks for a number of clusters besides the silhouette; plain data. */
export interface ClusterEvidence {
  /** How many rows it was weighed on: all, or a sample. */
  rows: number;
  /** The gap statistic of 1 to the largest number of clusters, and the number it chooses. */
  gap: { nClusters: number | null; values: { nClusters: number; gap: number; error: number }[] };
  /** The bootstrap stability of each number of clusters: the mean and the least adjusted Rand index of the draws. */
  stability: { nClusters: number; mean: number; least: number }[];
}

const DRAWS = 20;
const SAMPLE_STREAM = 2 ** 32 + 1;

/**
 * Weighs numbers of clusters by the gap statistic (gap-statistic.ts) and by stability (bootstrap-stability.ts), 20 draws
 * each.
 * @param nClusters ascending, each at least 2
 * @param refits one for each, polling `control`
 * @param most rows that are taken; of more a seeded sample
 * @throws MlError as those two
 */
export function weighClusters(
  all: Matrix,
  { nClusters, randomState, most }: { nClusters: readonly number[]; randomState: number; most: number },
  refit: Refit,
  control?: FitControl,
): ClusterEvidence {
  const x = sampleRows(all, most, createRandom(deriveSeed(randomState, SAMPLE_STREAM)));
  const steps = DRAWS * (1 + nClusters.length);
  const part = (finished: number): FitControl | undefined =>
    control && {
      isCancelled: () => control.isCancelled(),
      onProgress: (done) => control.onProgress(finished * DRAWS + done, steps),
    };
  const seeded = { draws: DRAWS, randomState };
  const gap = gapStatistic(x, { ...seeded, maxClusters: nClusters.at(-1)! }, refit, part(0));
  return {
    rows: x.rows,
    gap: {
      nClusters: gap.nClusters,
      values: Array.from(gap.gaps, (value, k) => ({ nClusters: k + 1, gap: value, error: gap.errors[k] })),
    },
    stability: nClusters.map((k, index) => {
      const { mean, agreements } = bootstrapStability(x, { ...seeded, nClusters: k }, refit, part(1 + index));
      return { nClusters: k, mean, least: Math.min(...agreements) };
    }),
  };
}

/** Drawn without replacement; the rows themselves where they are few enough. */
function sampleRows(x: Matrix, most: number, random: Random): Matrix {
  if (x.rows <= most) return x;
  const order = Int32Array.from({ length: x.rows }, (_, row) => row);
  const sample = createMatrix(most, x.columns);
  for (let i = 0; i < most; i++) {
    const chosen = i + Math.floor(random() * (x.rows - i));
    [order[i], order[chosen]] = [order[chosen], order[i]];
    sample.data.set(x.data.subarray(order[i] * x.columns, (order[i] + 1) * x.columns), i * x.columns);
  }
  return sample;
}
