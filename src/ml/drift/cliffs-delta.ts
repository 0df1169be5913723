import type { Samples } from './samples.ts';
import { walkValues } from './walk-values.ts';

/** P(current > reference) - P(current < reference) of ascending samples (N. Cliff, "Dominance statistics", 1993). */
export function cliffsDelta(samples: Samples): number {
  let wins = 0;
  walkValues(samples, (_, referenceBelow, referenceCount, currentBelow, currentCount) => {
    wins += currentCount * referenceBelow - referenceCount * currentBelow;
  });
  return wins / (samples.reference.length * samples.current.length);
}
