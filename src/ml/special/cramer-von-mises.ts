import { scaledBesselK } from './bessel-k.ts';
import { logGamma } from './gamma.ts';

const LEAST_TERM = 1e-7;

/**
 * P(W² > x) of the Cramér-von Mises statistic of infinitely many values: equation 1.2 of S. Csörgő and J. Faraway, "The
 * exact and asymptotic distributions of Cramér-von Mises statistics" (1996). The series ends where SciPy's does, at the
 * first term below 1e-7, so p-values near that are not reliable.
 */
export function cramerVonMisesSf(x: number): number {
  let cdf = 0;
  for (let k = 0, term = 1; term >= LEAST_TERM; k++) {
    const y = 4 * k + 1;
    const q = y ** 2 / (16 * x);
    const weight = Math.exp(logGamma(k + 0.5) - logGamma(k + 1)) / (Math.PI ** 1.5 * Math.sqrt(x));
    term = weight * Math.sqrt(y) * Math.exp(-2 * q) * scaledBesselK(0.25, q);
    cdf += term;
  }
  return Math.max(0, 1 - cdf);
}
