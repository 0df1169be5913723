import { stirlingCorrection } from './gamma.ts';

/** The sum is taken at this many places when it has more terms. */
const PLACES = 1024;

/**
 * P(D+ >= x) of the one-sided Kolmogorov-Smirnov statistic of n values: the sum of Z. Birnbaum and F. Tingey, "One-sided
 * confidence contours for probability distribution functions" (1951). Each term is a binomial probability, taken by the
 * deviance of C. Loader, "Fast and accurate computation of binomial probabilities" (2000), which keeps its digits for any n.
 *
 * Of more than 2048 terms each (n / 1024)th is taken. They are values of a function that vanishes with all its
 * derivatives at both ends, whose trapezoidal rule is exact to rounding at this step for n x² from 2 to 400.
 */
export function smirnovSf(n: number, x: number): number {
  if (n * x * x > 400) return 0;
  const t = n * x;
  const step = n * x * x < 2 ? 1 : Math.max(1, Math.floor(n / PLACES));
  let sum = step === 1 ? (1 - x) ** n : 0;
  for (let v = step; v < n - t; v += step) {
    const rest = n - v;
    const deviance = v * Math.log1p(t / v) + rest * Math.log1p(-t / rest);
    const corrections = stirlingCorrection(n) - stirlingCorrection(v) - stirlingCorrection(rest);
    const scale = (t / (t + v)) * Math.sqrt(n / (2 * Math.PI * v * rest));
    sum += scale * step * Math.exp(deviance + corrections);
  }
  return sum;
}
