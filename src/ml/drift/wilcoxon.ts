import { invalidParameter } from '../check.ts';
import { normalTwoSided } from '../special/normal.ts';
import { sortFloats } from '../sort-floats.ts';
import { signedRankCdf } from './signed-rank-distribution.ts';
import { walkValues } from './walk-values.ts';

/**
 * How the p-value is taken. `exact`: over all sign patterns, given the ranks that the differences have, ties included.
 * `normal`: the normal approximation, corrected for ties. `auto`: exact up to 50 differences that are not zero.
 * `scipy`: what scipy.stats.wilcoxon 1.10 answers by itself, which up to 50 differences without zeros takes the
 * distribution of untied ranks and cuts a half off the statistic even where there are ties; equal to `auto` without
 * ties and zeros.
 */
export type WilcoxonMethod = 'auto' | 'exact' | 'normal' | 'scipy';

interface SignedRanks {
  /** Sums of the ranks of the positive and of the negative differences. */
  positive: number;
  negative: number;
  ranks: Float64Array;
  ties: readonly number[];
}

export interface WilcoxonResult {
  /** The smaller of the two rank sums. */
  statistic: number;
  /** The matched-pairs rank-biserial correlation: 1 when all rose, -1 when all fell. */
  rankBiserial: number;
  pValue: number;
  /** How the p-value was taken. */
  method: 'exact' | 'normal';
}

const EXACT_DIFFERENCES = 50;
// The time grows with the cube of their number.
const MOST_EXACT_DIFFERENCES = 500;

/** The mid-ranks of the absolute differences that are not zero, ascending, and their sums by sign. */
function signedRanks(differences: Float64Array): SignedRanks {
  const risen = sortFloats(differences.filter((difference) => difference > 0));
  const fallen = sortFloats(differences.filter((difference) => difference < 0).map(Math.abs));
  const ranks = new Float64Array(risen.length + fallen.length);
  const ties: number[] = [];
  let [positive, negative] = [0, 0];
  walkValues({ reference: fallen, current: risen }, (_, fallenBelow, fallenCount, risenBelow, risenCount) => {
    const [below, count] = [fallenBelow + risenBelow, fallenCount + risenCount];
    const rank = below + (count + 1) / 2;
    ranks.fill(rank, below, below + count);
    ties.push(count);
    positive += risenCount * rank;
    negative += fallenCount * rank;
  });
  return { positive, negative, ranks, ties };
}

/**
 * The two-sided signed-rank test of differences without NaN (F. Wilcoxon, "Individual comparisons by ranking
 * methods", 1945), zeros left out beforehand as he did, with the effect of D. Kerby, "The simple difference
 * formula", 2014. Differences that are all zero are no evidence: p is 1.
 * @throws MlError INVALID_PARAMETER for the method `exact` with more than 500 differences that are not zero
 */
export function wilcoxonSignedRank(
  differences: Float64Array,
  method: WilcoxonMethod = 'auto',
): WilcoxonResult {
  const signed = signedRanks(differences);
  const { positive, negative, ranks } = signed;
  const statistic = Math.min(positive, negative);
  const rankBiserial = ranks.length === 0 ? 0 : (positive - negative) / (positive + negative);
  return { statistic, rankBiserial, ...pValueOf(signed, differences.length, method) };
}

type PValue = Pick<WilcoxonResult, 'pValue' | 'method'>;

function pValueOf(signed: SignedRanks, differences: number, method: WilcoxonMethod): PValue {
  const { ranks, positive, negative } = signed;
  const n = ranks.length;
  if (n === 0) return { pValue: 1, method: 'exact' };
  if (method === 'scipy') return asScipy(signed, differences);
  if (method === 'exact' && n > MOST_EXACT_DIFFERENCES) {
    throw invalidParameter('differences for the exact test', n, `at most ${MOST_EXACT_DIFFERENCES}`);
  }
  const isExact = method === 'exact' || (method === 'auto' && n <= EXACT_DIFFERENCES);
  if (!isExact) return { pValue: normalPValue(signed), method: 'normal' };
  return { pValue: doubled(signedRankCdf(ranks, Math.min(positive, negative))), method: 'exact' };
}

function asScipy(signed: SignedRanks, differences: number): PValue {
  const n = signed.ranks.length;
  if (differences > EXACT_DIFFERENCES || n < differences) {
    return { pValue: normalPValue(signed), method: 'normal' };
  }
  const untied = Float64Array.from(signed.ranks, (_, i) => i + 1);
  const positive = Math.floor(signed.positive);
  const nearer = Math.min(positive, (n * (n + 1)) / 2 - positive);
  return { pValue: doubled(signedRankCdf(untied, nearer)), method: 'exact' };
}

function normalPValue({ positive, negative, ranks, ties }: SignedRanks): number {
  const n = ranks.length;
  let variance = n * (n + 1) * (2 * n + 1);
  for (const tied of ties) variance -= 0.5 * tied * (tied * tied - 1);
  const distance = (n * (n + 1)) / 4 - Math.min(positive, negative);
  return normalTwoSided(distance / Math.sqrt(variance / 24));
}

function doubled(tail: number): number {
  return Math.min(1, 2 * tail);
}
