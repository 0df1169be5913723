import { kolmogorovSf } from '../special/kolmogorov.ts';
import { gcd } from './gcd.ts';
import type { Samples } from './samples.ts';
import type { Statistic } from './types.ts';

/** Up to here on both sides the p-value is counted exactly, as SciPy's ks_2samp does by default. */
export const EXACT_KS_ROWS = 10_000;

/**
 * The two-sided two-sample Kolmogorov-Smirnov test, as SciPy's ks_2samp. The exact p-value is that of samples without
 * ties (with ties it is an upper bound); where its rounding errors carry it out of [0, 1], and above EXACT_KS_ROWS, it is
 * that of the one-sample statistic of n₁n₂ / (n₁ + n₂) values.
 */
export function kolmogorovSmirnov(samples: Samples): Statistic {
  const n1 = samples.reference.length;
  const n2 = samples.current.length;
  const d = largestGap(samples);
  if (Math.max(n1, n2) <= EXACT_KS_ROWS) {
    const divisor = gcd(n1, n2);
    const multiple = (n1 / divisor) * n2;
    const h = roundHalfEven(d * multiple);
    const pValue = h === 0 ? 1 : n1 === n2 ? outsideSquare(n1, h) : outsidePaths(n1, n2, divisor, h);
    if (pValue >= 0 && pValue <= 1) return { statistic: h / multiple, pValue };
  }
  const effective = roundHalfEven((Math.max(n1, n2) * Math.min(n1, n2)) / (n1 + n2));
  return { statistic: d, pValue: kolmogorovSf(effective, d) };
}

/** The largest distance between the two empirical distribution functions. */
export function largestGap({ reference, current }: Samples): number {
  const n1 = reference.length;
  const n2 = current.length;
  let lowest = 0;
  let highest = 0;
  for (let i = 0, j = 0; i < n1 && j < n2;) {
    const value = Math.min(reference[i], current[j]);
    while (i < n1 && reference[i] === value) i++;
    while (j < n2 && current[j] === value) j++;
    const gap = i / n1 - j / n2;
    if (gap < lowest) lowest = gap;
    if (gap > highest) highest = gap;
  }
  return Math.max(-lowest, highest);
}

/**
 * P(D >= h / n) of two samples of n: the share of the paths that leave the band, by reflection (B. Gnedenko and
 * V. Korolyuk, 1951), in Horner's form as SciPy does it.
 */
function outsideSquare(n: number, h: number): number {
  let p = 0;
  for (let k = Math.floor(n / h); k >= 0; k--) {
    let factor = 1;
    for (let j = 0; j < h; j++) factor = ((n - k * h - j) * factor) / (n + k * h + j + 1);
    p = factor * (1 - p);
  }
  return 2 * p;
}

/**
 * P(D >= h / lcm) of samples of two sizes: J. Hodges' inside method (1958), with the recursion for 1 - p of T. Viehmann,
 * "Numerically more stable computation of the p-values for the two-sample Kolmogorov-Smirnov test", arXiv 2102.08037.
 */
function outsidePaths(n1: number, n2: number, divisor: number, h: number): number {
  const [m, n] = n1 < n2 ? [n2, n1] : [n1, n2];
  const mg = m / divisor;
  const ng = n / divisor;
  let first = 0;
  let end = Math.min(Math.ceil(h / mg), n + 1);
  const shares = new Float64Array(Math.min(2 * end + 2, n + 1)).fill(1);
  shares.fill(0, 0, end);
  for (let i = 1; i <= m; i++) {
    const shift = first;
    const length = end - first;
    first = Math.min(Math.max(Math.floor((ng * i - h) / mg) + 1, 0), n);
    end = Math.min(Math.ceil((ng * i + h) / mg), n + 1);
    if (end <= first) return 1;
    let share = first === 0 ? 0 : 1;
    for (let j = first; j < end; j++) {
      share = (shares[j - shift] * i + share * j) / (i + j);
      shares[j - first] = share;
    }
    if (length > end - first) shares.fill(1, end - first, length);
  }
  return shares[end - first - 1];
}

/** As Python and numpy round. */
function roundHalfEven(x: number): number {
  const below = Math.floor(x);
  if (x - below !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
}
