import { upperGamma } from './gamma.ts';

/** P(Z > z) of a standard normal variable: ½ Q(½, z²/2), NIST DLMF 7.11.2. */
export function normalSf(z: number): number {
  const tail = 0.5 * upperGamma(0.5, (z * z) / 2);
  return z < 0 ? 1 - tail : tail;
}

/** P(|Z| > |z|) of a standard normal variable. */
export function normalTwoSided(z: number): number {
  return upperGamma(0.5, (z * z) / 2);
}
