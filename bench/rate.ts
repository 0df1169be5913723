/** One line of a simulation: how often something happened in seeded runs, and what is claimed of that. */
export interface Rate {
  case: string;
  /** The share of the runs. */
  rate: number;
  runs: number;
  /** Between which bounds the true share is claimed to lie. */
  claim: readonly [low: number, high: number];
  /** Whether the observed share lies within three standard errors of the claim. */
  holds: boolean;
  note: string;
}

export function rateOf(
  name: string,
  happened: readonly number[],
  claim: readonly [low: number, high: number],
  note = '',
): Rate {
  const runs = happened.length;
  const rate = happened.reduce((sum, value) => sum + value, 0) / runs;
  const error = (share: number) => 3 * Math.sqrt((share * (1 - share)) / runs);
  const [low, high] = claim;
  const holds = rate >= low - error(low) && rate <= high + error(high);
  return { case: name, rate, runs, claim, holds, note };
}

export function showRate({ case: name, rate, runs, claim, holds, note }: Rate): string {
  const [low, high] = claim.map(percent);
  const verdict = `claimed ${low} to ${high}${holds ? '' : ': DOES NOT HOLD'}`;
  return `${name.padEnd(46)} ${percent(rate).padStart(6)} of ${String(runs).padStart(4)}  ${verdict}${note && `  (${note})`}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
