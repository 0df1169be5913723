import { incompleteBeta } from '../special/beta.ts';

/** P(X <= k) of a binomial variable: I of 1 - p at (n - k, k + 1), NIST DLMF 8.17.5. */
export function binomialLowerTail(k: number, n: number, p: number): number {
  return k >= n ? 1 : incompleteBeta(n - k, k + 1, 1 - p, p);
}

/** P(X >= k). */
export function binomialUpperTail(k: number, n: number, p: number): number {
  return k <= 0 ? 1 : incompleteBeta(k, n - k + 1, p, 1 - p);
}
