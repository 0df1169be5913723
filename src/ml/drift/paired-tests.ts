import { testNotApplicable } from '../check.ts';
import { effectWord, type EffectWord } from './effect-words.ts';
import { finiteDifferences } from './finite-pairs.ts';
import { hodgesLehmann, type MedianShift } from './hodges-lehmann.ts';
import { requireShare } from './require-share.ts';
import { signTest } from './sign-test.ts';
import type { DriftTest, TestResult } from './types.ts';
import { wilcoxonSignedRank, type WilcoxonMethod, type WilcoxonResult } from './wilcoxon.ts';

export interface PairedOptions {
  /** A p-value below it is drift. */
  threshold?: number;
  method?: WilcoxonMethod;
  /** Of the interval of the median shift. */
  confidence?: number;
}

export interface PairedResult {
  wilcoxon: TestResult & { method: WilcoxonResult['method'] };
  sign: TestResult;
  /** Pairs with both values. */
  pairs: number;
  /** Pairs that lack a value, left out of everything. */
  missing: number;
  rose: number;
  fell: number;
  /** Pairs without any difference: both tests leave them out. */
  stayed: number;
  /** In the column's unit. */
  shift: MedianShift;
  /** The matched-pairs rank-biserial correlation: 1 when all rose, -1 when all fell. */
  rankBiserial: number;
  rankBiserialSize: EffectWord;
}

/**
 * Whether a column moved between two versions that hold the same keys. The pairs take out what differs between keys,
 * so that a small common shift shows which tests of the two distributions cannot see. Both tests are two-sided: the
 * signed-rank test, and the sign test, which asks nothing of the size of the differences.
 * @param before in the order of the same keys as `after`; NaN and infinities count as missing
 * @throws MlError INVALID_PARAMETER when the lengths differ or an option is out of its range, TEST_NOT_APPLICABLE when no
 *   pair is complete
 */
export function pairedTests(
  before: Float64Array,
  after: Float64Array,
  { threshold = 0.05, method = 'auto', confidence = 0.95 }: PairedOptions = {},
): PairedResult {
  requireShare('threshold', threshold);
  requireShare('confidence', confidence);
  const { differences, missing } = finiteDifferences(before, after);
  const pairs = differences.length;
  if (pairs === 0) throw testNotApplicable('no key has a value on both sides', { pairs, missing });
  const rose = differences.filter((difference) => difference > 0).length;
  const fell = differences.filter((difference) => difference < 0).length;
  const { method: taken, rankBiserial, ...wilcoxon } = wilcoxonSignedRank(differences, method);
  return {
    wilcoxon: { ...judge('wilcoxon', wilcoxon, threshold), method: taken },
    sign: judge('sign', signTest(rose, fell), threshold),
    pairs,
    missing,
    rose,
    fell,
    stayed: pairs - rose - fell,
    shift: hodgesLehmann(differences, confidence),
    rankBiserial,
    rankBiserialSize: effectWord('rankBiserial', rankBiserial),
  };
}

function judge(
  test: DriftTest,
  { statistic, pValue }: { statistic: number; pValue: number },
  threshold: number,
): TestResult {
  return { test, statistic, pValue, score: pValue, threshold, drifted: pValue < threshold };
}
