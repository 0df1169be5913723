import { moments } from '../moments.ts';
import { quantileSorted } from '../quantile.ts';

/** A sample in a few numbers; null where its values have no such number. */
export interface SampleSummary {
  /** Finite values. */
  count: number;
  missing: number;
  mean: number | null;
  /** Of the sample, with n - 1; null for fewer than two values. */
  standardDeviation: number | null;
  min: number | null;
  /** Interpolated linearly (Hyndman and Fan's type 7). */
  median: number | null;
  max: number | null;
}

/** Summarises the finite values; the others count as missing. Numbers out of a double's range are null. */
export function describeSample(values: Float64Array): SampleSummary {
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  const count = sorted.length;
  const missing = values.length - count;
  if (count === 0) {
    return { count, missing, mean: null, standardDeviation: null, min: null, median: null, max: null };
  }
  const { mean, variance } = moments(sorted);
  return {
    count,
    missing,
    mean: finiteOrNull(mean),
    standardDeviation: count < 2 ? null : finiteOrNull(Math.sqrt((variance * count) / (count - 1))),
    min: sorted[0],
    median: finiteOrNull(quantileSorted(sorted, 0.5)),
    max: sorted[count - 1],
  };
}

const finiteOrNull = (value: number) => (Number.isFinite(value) ? value : null);
