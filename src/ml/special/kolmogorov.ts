import { stirlingCorrection } from './gamma.ts';
import { durbinCdf } from './kolmogorov-durbin.ts';
import { pelzGoodCdf } from './kolmogorov-pelz-good.ts';
import { pomeranzCdf } from './kolmogorov-pomeranz.ts';
import { smirnovSf } from './smirnov.ts';

const SMALL_N = 140;

/**
 * P(D >= d) of the two-sided Kolmogorov-Smirnov statistic of n values, with the choice of method of R. Simard and
 * P. L'Ecuyer, "Computing the two-sided Kolmogorov-Smirnov distribution" (2011), as SciPy's kstwo.sf takes it.
 * @param n a positive integer
 */
export function kolmogorovSf(n: number, d: number): number {
  const t = n * d;
  if (d >= 1) return 0;
  if (t <= 0.5) return 1;
  if (t <= 1) return 1 - rubenGambino(n, t);
  if (t >= n - 1) return 2 * (1 - d) ** n;
  if (d >= 0.5) return clip(2 * smirnovSf(n, d));
  const square = t * d;
  if (n <= SMALL_N) {
    if (square <= 0.754693) return clip(1 - durbinCdf(n, d));
    if (square <= 4) return clip(1 - pomeranzCdf(n, d));
    return clip(2 * smirnovSf(n, d));
  }
  if (square >= 370) return 0;
  if (square >= 2.2) return clip(2 * smirnovSf(n, d));
  return clip(1 - (n <= 100_000 && n * d ** 1.5 <= 1.4 ? durbinCdf(n, d) : pelzGoodCdf(n, d)));
}

/** P(D <= t / n) = n! ((2t - 1) / n)^n, for ½ <= t <= 1. */
function rubenGambino(n: number, t: number): number {
  const logFactorial = 0.5 * Math.log(2 * Math.PI * n) - n + stirlingCorrection(n);
  return Math.exp(logFactorial + n * Math.log(2 * t - 1));
}

function clip(p: number): number {
  return Math.min(1, Math.max(0, p));
}
