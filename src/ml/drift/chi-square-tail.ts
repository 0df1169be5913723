import { bisect } from './bisect.ts';
import { normalSurvival } from './normal-distribution.ts';

const NEGLIGIBLE = 1e-17;

/**
 * The upper tail of the chi-square distribution with whole degrees of freedom and this noncentrality, a mixture of
 * central ones with Poisson weights (N. Johnson, S. Kotz, N. Balakrishnan, "Continuous univariate distributions 2",
 * 1995, chapter 29). Each central tail adds one positive term to the one with two degrees less.
 */
export function chiSquareSurvival(x: number, degreesOfFreedom: number, noncentrality = 0): number {
  if (x <= 0 || degreesOfFreedom === 0) return x <= 0 ? 1 : 0;
  const isEven = degreesOfFreedom % 2 === 0;
  let tail = isEven ? Math.exp(-x / 2) : 2 * normalSurvival(Math.sqrt(x));
  let logStep = -x / 2 + (isEven ? Math.log(x / 2) : Math.log((2 * x) / Math.PI) / 2);
  let logWeight = -noncentrality / 2;
  let total = 0;
  for (let reached = isEven ? 2 : 1; ; reached += 2) {
    if (reached >= degreesOfFreedom) {
      const events = (reached - degreesOfFreedom) / 2;
      const weight = Math.exp(logWeight);
      total += weight * tail;
      if (noncentrality === 0 || (events > noncentrality / 2 && weight < NEGLIGIBLE))
        return Math.min(1, total);
      logWeight += Math.log(noncentrality / 2 / (events + 1));
    }
    tail += Math.exp(logStep);
    logStep += Math.log(x / (reached + 2));
  }
}

/** What the statistic exceeds with probability `alpha`. */
export function chiSquareCritical(alpha: number, degreesOfFreedom: number): number {
  return bisect((x) => chiSquareSurvival(x, degreesOfFreedom) <= alpha);
}
