import { chiSquareSf, logGamma } from '../special/gamma.ts';
import { bisect } from './bisect.ts';

const NEGLIGIBLE = 1e-17;

/**
 * P(X > x) of a chi-square variable with this noncentrality: central ones mixed with Poisson weights (N. Johnson,
 * S. Kotz, N. Balakrishnan, "Continuous univariate distributions 2", 1995, chapter 29). Two degrees more add one
 * positive term to a central tail.
 * @param x above 0
 * @param noncentrality above 0
 */
export function noncentralChiSquareSf(x: number, df: number, noncentrality: number): number {
  let tail = chiSquareSf(x, df);
  let logStep = (df / 2) * Math.log(x / 2) - x / 2 - logGamma(df / 2 + 1);
  let logWeight = -noncentrality / 2;
  let total = 0;
  for (let events = 0; ; events++) {
    const weight = Math.exp(logWeight);
    total += weight * tail;
    if (events > noncentrality / 2 && weight < NEGLIGIBLE) return Math.min(1, total);
    logWeight += Math.log(noncentrality / 2 / (events + 1));
    tail += Math.exp(logStep);
    logStep += Math.log(x / 2 / (df / 2 + events + 1));
  }
}

/** The noncentrality at which the chi-square test at level `alpha` has this power. */
export function noncentralityFor(alpha: number, power: number, df: number): number {
  const critical = bisect((x) => chiSquareSf(x, df) <= alpha);
  return bisect((value) => value > 0 && noncentralChiSquareSf(critical, df, value) >= power);
}
