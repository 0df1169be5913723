import { moments } from '../moments.ts';
import { bisect } from './bisect.ts';
import { chiSquareCritical, chiSquareSurvival } from './chi-square-tail.ts';
import { contingency } from './contingency.ts';
import { finiteDifferences } from './finite-pairs.ts';
import { normalCdf, normalSurvival } from './normal-distribution.ts';
import { normalQuantile } from './normal-quantile.ts';
import { requireShare } from './require-share.ts';
import { finiteSamples } from './finite-samples.ts';
import type { CategoricalColumn, ColumnPair, NumericColumn } from './types.ts';

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
  /** In the column's unit; of categories the change of a share, the most frequent one's where there are more than two. */
  shift: number | null;
}

export interface PowerOptions {
  alpha?: number;
  power?: number;
}

/**
 * The smallest shift that samples of this size find with probability `power` at level `alpha`: what "no drift" rules
 * out. Numeric columns: a shift of a normal distribution seen by the Kolmogorov-Smirnov test, by the lower bound of its
 * power at the point where the distributions lie furthest apart (F. Massey, "A note on the power of a non-parametric
 * test", 1950) and the asymptotic critical value, so that the true one is somewhat smaller. Two categories: Cohen's h
 * (J. Cohen, "Statistical power analysis for the behavioral sciences", 1988, 6.2). More: his w (7.2) by the noncentral
 * chi-square distribution of the test of homogeneity.
 * @throws MlError INVALID_PARAMETER when a side has no value, or alpha or power is out of its range
 */
export function detectableShift(pair: ColumnPair, options: PowerOptions = {}): DetectableShift {
  const { alpha, power } = checkOptions(options);
  if (pair.type === 'numeric') return { test: 'ks', alpha, power, ...ksShift(pair, alpha, power) };
  const { degreesOfFreedom } = contingency(pair);
  if (degreesOfFreedom > 1) {
    return { test: 'chisquare', alpha, power, ...chiSquareShift(pair, degreesOfFreedom, alpha, power) };
  }
  return { test: 'z', alpha, power, ...proportionShift(pair, alpha, power) };
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
  const { reference, current } = finiteSamples(pair);
  const perRow = 1 / reference.length + 1 / current.length;
  const critical = Math.sqrt((-Math.log(alpha / 2) / 2) * perRow);
  if (critical >= 1) return NOTHING;
  const standardised = bisect((shift) => {
    const share = normalCdf(shift / 2);
    const spread = Math.sqrt(share * (1 - share) * perRow);
    return normalSurvival((critical - (2 * share - 1)) / spread) >= power;
  });
  return { standardised, shift: standardised * Math.sqrt(moments(reference).variance) };
}

function proportionShift({ reference, current }: CategoricalColumn, alpha: number, power: number): Found {
  const [n, m] = [total(reference), total(current)];
  const standardised = bothQuantiles(alpha, power) * Math.sqrt(1 / n + 1 / m);
  const share = Math.max(...reference) / n;
  const angle = 2 * Math.asin(Math.sqrt(share));
  const reachable = [angle - standardised, angle + standardised]
    .filter((other) => other >= 0 && other <= Math.PI)
    .map((other) => Math.abs(Math.sin(other / 2) ** 2 - share));
  return reachable.length === 0 ? NOTHING : { standardised, shift: Math.min(...reachable) };
}

/** Of the most frequent category, whose gain or loss the others bear in proportion. */
function chiSquareShift(
  { reference, current }: CategoricalColumn,
  degreesOfFreedom: number,
  alpha: number,
  power: number,
): Found {
  const [n, m] = [total(reference), total(current)];
  const critical = chiSquareCritical(alpha, degreesOfFreedom);
  const noncentrality = bisect((value) => chiSquareSurvival(critical, degreesOfFreedom, value) >= power);
  const standardised = Math.sqrt(noncentrality * (1 / n + 1 / m));
  const share = Math.max(...reference) / n;
  const shift = standardised * Math.sqrt(share * (1 - share));
  return { standardised, shift: shift > Math.max(share, 1 - share) ? null : shift };
}

function bothQuantiles(alpha: number, power: number): number {
  return normalQuantile(1 - alpha / 2) + normalQuantile(power);
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function checkOptions({ alpha = 0.05, power = 0.8 }: PowerOptions): Required<PowerOptions> {
  requireShare('alpha', alpha);
  requireShare('power', power);
  return { alpha, power };
}
