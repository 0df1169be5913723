import { findAtoms } from './atoms.ts';
import type { Matrix } from './matrix.ts';
import { sampleSize } from './pair-memory.ts';
import { mergeUnits, pairUnits } from './pair-units.ts';
import { preparePass, prepareSample } from './prepare-pairs.ts';
import { createRandom, deriveSeed } from './random.ts';
import { drawStratifiedSample, estimateMean, type StratifiedSample } from './stratified-sample.ts';
import type { SweepRuntime } from './sweep-kmeans.ts';
import type { SweepMemory } from './sweep-memory.ts';

export interface Silhouette {
  /** Over all pairs; over a stratified sample of rows, each against all rows; or against the centroids alone. */
  kind: 'exact' | 'sampled' | 'simplified';
  score: number;
  /** The bounds of the 95 % confidence interval of the score; both are the score unless it is sampled. */
  low: number;
  high: number;
  /** The mean per cluster. */
  clusters: Float64Array;
  /** The rows that `samples` tells of; null for all. */
  rows: Int32Array | null;
  samples: Float64Array;
}

const SAMPLE_STREAM = 2 ** 32;

/** Fills in the silhouettes of all ks that have one, from their labels; returns the sample they are taken on, null when exact. */
export function takeSilhouettes(
  x: Matrix,
  sweep: SweepMemory,
  runtime: SweepRuntime,
): StratifiedSample | null {
  const pairs = sweep.pairs!;
  const scored = sweep.fits.filter(({ nClusters }) => isScored(nClusters, x.rows));
  if (scored.length === 0) return null;
  const first = sweep.fits.indexOf(scored[0]);
  const end = first + scored.length;
  let sample: StratifiedSample | null = null;
  if (!pairs.exact) {
    const { atoms } = findAtoms(
      sweep.fits.map(({ labels }) => labels),
      sweep.plan.nClusters,
      x.rows,
      first,
      pairs.atomLimit,
    );
    const random = createRandom(deriveSeed(sweep.plan.params.randomState, SAMPLE_STREAM));
    sample = drawStratifiedSample(atoms, sampleSize(x.rows), random);
    prepareSample(x, pairs, sample);
  }
  for (let from = first; from < end;) {
    from = preparePass(x, sweep, from, end);
    runtime.runPhase('pair', pairUnits(pairs), sweep);
    runtime.runPhase('merge', mergeUnits(pairs), sweep);
  }
  return sample;
}

export function isScored(nClusters: number, rows: number): boolean {
  return nClusters > 1 && nClusters < rows;
}

export function readSilhouette(
  { fits, pairs }: SweepMemory,
  index: number,
  labels: Int32Array,
  sample: StratifiedSample | null,
): Silhouette {
  const { nClusters, simplified } = fits[index];
  if (sample) return sampledSilhouette(sample, pairs!.silhouettes[index], labels, nClusters);
  const samples = (pairs ? pairs.silhouettes[index] : simplified).slice(0, labels.length);
  const clusters = new Float64Array(nClusters);
  const counts = new Int32Array(nClusters);
  let total = 0;
  for (let row = 0; row < samples.length; row++) {
    total += samples[row];
    clusters[labels[row]] += samples[row];
    counts[labels[row]]++;
  }
  for (let cluster = 0; cluster < nClusters; cluster++) clusters[cluster] /= counts[cluster];
  const score = total / samples.length;
  return {
    kind: pairs ? 'exact' : 'simplified',
    score,
    low: score,
    high: score,
    clusters,
    rows: null,
    samples,
  };
}

function sampledSilhouette(
  sample: StratifiedSample,
  silhouettes: Float64Array,
  labels: Int32Array,
  nClusters: number,
): Silhouette {
  const samples = silhouettes.slice(0, sample.rows.length);
  const { mean, margin } = estimateMean(sample, samples);
  const clusterOf = new Int32Array(sample.sizes.length);
  sample.rows.forEach((row, i) => {
    clusterOf[sample.strata[i]] = labels[row];
  });
  const clusters = Float64Array.from(
    { length: nClusters },
    (_, cluster) => estimateMean(sample, samples, (stratum) => clusterOf[stratum] === cluster).mean,
  );
  return {
    kind: 'sampled',
    score: mean,
    low: mean - margin,
    high: mean + margin,
    clusters,
    rows: sample.rows,
    samples,
  };
}
