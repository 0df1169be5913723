import type { Canary, CanaryTest } from '../entities/canary.ts';
import { evidenceAbove, meanAtLeast, type SignedCounts } from '../ml/index.ts';
import type { CanaryCounts } from '../serving/canary-counts.ts';

/** The share of its calls that a canary may be slow at. */
export const MOST_SLOW_CALLS = 0.25;

type Limits = Pick<Canary, 'maximumErrorRate' | 'minimumAgreement' | 'maximumSlowdown' | 'falseAlarmRate'>;

/**
 * The sequential tests of a canary: each may be looked at as often as one likes. Together they abort a canary that is not
 * worse than allowed with the chance `falseAlarmRate` at most, of which each has a third.
 */
export function judgeCanary(limits: Limits, counts: CanaryCounts): CanaryTest[] {
  const { requests, canaryErrors, productionErrors, disagreements, calls, slowCalls } = counts;
  const answered = requests - canaryErrors - productionErrors;
  const alpha = limits.falseAlarmRate / 3;
  return [
    judge(alpha, {
      name: 'ERRORS',
      bound: limits.maximumErrorRate,
      lowest: -1,
      counts: { plus: canaryErrors, minus: productionErrors, zero: answered },
      seen: `it could not answer ${canaryErrors} of ${requests} requests that Production could, and Production not ${productionErrors} that it could`,
      what: 'more requests without an answer than of Production',
    }),
    judge(alpha, {
      name: 'AGREEMENT',
      bound: 1 - limits.minimumAgreement,
      lowest: 0,
      counts: { plus: disagreements, minus: 0, zero: answered - disagreements },
      seen: `it gave another label than Production to ${disagreements} of ${answered} requests`,
      what: 'other labels',
    }),
    judge(alpha, {
      name: 'LATENCY',
      bound: MOST_SLOW_CALLS,
      lowest: 0,
      counts: { plus: slowCalls, minus: 0, zero: calls - slowCalls },
      seen: `it took more than ${limits.maximumSlowdown} times as long as Production, and 1 ms longer, in ${slowCalls} of ${calls} calls`,
      what: 'slow calls',
    }),
  ];
}

/** The tests as what a decision is made by. */
export function checksOf(verdict: readonly CanaryTest[]) {
  return verdict.map(({ name, failed, value, bound, reason }) => ({
    name,
    passed: !failed,
    value,
    bound,
    reason,
  }));
}

interface Judged {
  name: CanaryTest['name'];
  bound: number;
  lowest: -1 | 0;
  counts: SignedCounts;
  seen: string;
  what: string;
}

function judge(alpha: number, { name, bound, lowest, counts, seen, what }: Judged): CanaryTest {
  const total = counts.plus + counts.minus + counts.zero;
  const evidence = evidenceAbove(counts, bound, lowest) / Math.LN10;
  const limit = -Math.log10(alpha);
  const failed = evidence >= limit;
  const least = Math.max(lowest, meanAtLeast(counts, alpha, lowest));
  const reason = failed
    ? `${seen}: at least ${percent(least)} ${what}, which is more than ${percent(bound)}`
    : `${seen}: that does not show more than ${percent(bound)} ${what}`;
  return {
    name,
    failed,
    value: total === 0 ? null : (counts.plus - counts.minus) / total,
    bound,
    evidence,
    limit,
    reason,
  };
}

const percent = (share: number) => `${Number((100 * share).toPrecision(3))} %`;
