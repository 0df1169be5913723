import { moments } from '../moments.ts';
import { normalSf } from '../special/normal.ts';
import { bisect } from './bisect.ts';
import { countCategories, type CategoryCounts } from './category-counts.ts';
import { finiteDifferences } from './finite-pairs.ts';
import { noncentralityFor } from './noncentral-chi-square.ts';
import { normalQuantile } from './normal-quantile.ts';
import { requireShare } from './require-share.ts';
import { sortSamples } from './samples.ts';
import type { ColumnPair, NumericColumn } from './types.ts';

export interface DetectableShift {
  /** The test whose power this is. */
  test: 'ks' | 'z' | 'chisquare' | 'wilcoxon';
  alpha: number;
  power: number;
  /**
   * ks: in standard deviations of the reference; wilcoxon: in those of the differences; z: Cohen's h; chisquare: his w.
   * null: samples of this size find no shift whatever.
   */
  standardised: number | null;
  /** In the column's unit, null where the reference does not vary; of categories the change of a share, the most frequent one's where there are more than two. */
  shift: number | null;
}

export interface PowerOptions {
  alpha?: number;
  power?: number;
}

/**
 * The smallest shift that samples of this size find with probability `power` at level `alpha`: what "no drift" rules
 * out. Numeric columns: a shift of a normal distribution seen by the Kolmogorov-Smirnov test, by its asymptotic power
 * with a tent below the gap between the two distributions: the true power there is about 90 % where 80 % is asked for. Two categories: Cohen's h
 * (J. Cohen, "Statistical power analysis for the behavioral sciences", 1988, 6.2). More: his w (7.2) by the noncentral
 * chi-square distribution of the test of homogeneity.
 * @throws MlError TEST_NOT_APPLICABLE when a side has no value, INVALID_PARAMETER when alpha or power is out of its range
 *   or counts are no counts
 */
export function detectableShift(pair: ColumnPair, options: PowerOptions = {}): DetectableShift {
  const { alpha, power } = checkOptions(options);
  if (pair.type === 'numeric') return { test: 'ks', alpha, power, ...ksShift(pair, alpha, power) };
  const counts = countCategories(pair);
  if (counts.reference.length > 2) {
    return { test: 'chisquare', alpha, power, ...chiSquareShift(counts, alpha, power) };
  }
  return { test: 'z', alpha, power, ...proportionShift(counts, alpha, power) };
}

/**
 * The same for the signed-rank test of paired columns: the shift that a t-test of 3 / pi as many normal differences
 * would find, which is the asymptotic relative efficiency of the two (E. Lehmann, "Nonparametrics", 1975).
 * @throws MlError INVALID_PARAMETER when the lengths differ, or alpha or power is out of its range
 */
export function detectablePairedShift(
  before: Float64Array,
  after: Float64Array,
  options: PowerOptions = {},
): DetectableShift {
  const { alpha, power } = checkOptions(options);
  const { differences } = finiteDifferences(before, after);
  const n = differences.length;
  // The least p-value there is: every difference on one side.
  if (2 ** (1 - n) > alpha) return { test: 'wilcoxon', alpha, power, standardised: null, shift: null };
  const standardised = bothQuantiles(alpha, power) / Math.sqrt((n * 3) / Math.PI);
  const spread = Math.sqrt((moments(differences).variance * n) / (n - 1));
  return { test: 'wilcoxon', alpha, power, standardised, shift: standardised * spread };
}

type Found = Pick<DetectableShift, 'standardised' | 'shift'>;

const NOTHING: Found = { standardised: null, shift: null };

function ksShift(pair: NumericColumn, alpha: number, power: number): Found {
  const { reference, current } = sortSamples(pair);
  const scale = Math.sqrt((reference.length * current.length) / (reference.length + current.length));
  const critical = Math.sqrt(-Math.log(alpha / 2) / 2);
  if (critical >= scale) return NOTHING;
  const largestGap = (shift: number) => 1 - 2 * normalSf(shift / 2);
  const standardised = bisect((shift) => crossing(critical, scale * largestGap(shift)) >= power);
  const { variance } = moments(reference);
  return { standardised, shift: variance === 0 ? null : standardised * Math.sqrt(variance) };
}

/**
 * The probability that a Brownian bridge, raised by a tent of this height over its middle, exceeds `critical`: given the
 * middle, both halves cross a line independently (J. Doob, "Heuristic approach to the Kolmogorov-Smirnov theorems",
 * 1949), which leaves exponentials to integrate over the normal middle.
 */
function crossing(critical: number, height: number): number {
  const left = critical - height;
  // Certain to every digit; the exponentials below would overflow.
  if (left < -5) return 1;
  const half = Math.exp(2 * critical * (critical - 2 * left)) * normalSf(2 * (critical - left));
  const both = Math.exp(8 * critical * (critical - left)) * normalSf(2 * (2 * critical - left));
  return normalSf(2 * left) + 2 * half - both;
}

function proportionShift(counts: CategoryCounts, alpha: number, power: number): Found {
  const standardised =
    bothQuantiles(alpha, power) * Math.sqrt(1 / counts.referenceRows + 1 / counts.currentRows);
  const share = greatestShare(counts);
  const angle = 2 * Math.asin(Math.sqrt(share));
  const reachable = [angle - standardised, angle + standardised]
    .filter((other) => other >= 0 && other <= Math.PI)
    .map((other) => Math.abs(Math.sin(other / 2) ** 2 - share));
  return reachable.length === 0 ? NOTHING : { standardised, shift: Math.min(...reachable) };
}

/** Of the most frequent category, whose gain or loss the others bear in proportion. */
function chiSquareShift(counts: CategoryCounts, alpha: number, power: number): Found {
  const noncentrality = noncentralityFor(alpha, power, counts.reference.length - 1);
  const standardised = Math.sqrt(noncentrality * (1 / counts.referenceRows + 1 / counts.currentRows));
  const share = greatestShare(counts);
  const shift = standardised * Math.sqrt(share * (1 - share));
  return { standardised, shift: shift > Math.max(share, 1 - share) ? null : shift };
}

function greatestShare({ reference, referenceRows }: CategoryCounts): number {
  return reference.reduce((most, count) => Math.max(most, count), 0) / referenceRows;
}

function bothQuantiles(alpha: number, power: number): number {
  return normalQuantile(1 - alpha / 2) + normalQuantile(power);
}

function checkOptions({ alpha = 0.05, power = 0.8 }: PowerOptions): Required<PowerOptions> {
  requireShare('alpha', alpha);
  requireShare('power', power);
  return { alpha, power };
}
