const HALF_LOG_2PI = 0.5 * Math.log(2 * Math.PI);
/** From here on seven terms of Stirling's series leave less than a rounding error. */
const STIRLING_FROM = 10;
const MOST_TERMS = 100_000;

/**
 * What Stirling's formula lacks: ln Γ(x) - ((x - ½) ln x - x + ½ ln 2π), for x > 0. NIST DLMF 5.11.1; below 10 by the
 * recurrence Γ(x + 1) = x Γ(x).
 */
export function stirlingCorrection(x: number): number {
  if (x < STIRLING_FROM) return logGamma(x) - ((x - 0.5) * Math.log(x) - x + HALF_LOG_2PI);
  const y = 1 / (x * x);
  const tail = 1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360 - y / 156)));
  return (1 / 12 - y * (1 / 360 - y * tail)) / x;
}

/** ln Γ(x) for x > 0, by Stirling's series (NIST DLMF 5.11.1) at x + n. */
export function logGamma(x: number): number {
  let product = 1;
  let shifted = x;
  for (; shifted < STIRLING_FROM; shifted++) product *= shifted;
  const stirling = (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_2PI + stirlingCorrection(shifted);
  return stirling - Math.log(product);
}

/** ln B(a, b) for a, b > 0, without the cancellation of three large logarithms (as TOMS 708 does it). */
export function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  if (large < STIRLING_FROM) return logGamma(a) + logGamma(b) - logGamma(a + b);
  const corrections = stirlingCorrection(large) - stirlingCorrection(large + small);
  const ratio = -(large - 0.5) * Math.log1p(small / large) - small * Math.log(large + small) + small;
  return logGamma(small) + ratio + corrections;
}

/**
 * The regularised upper incomplete gamma function Q(a, x) for a > 0, x >= 0: the series of NIST DLMF 8.11.4 below a + 1,
 * the continued fraction 8.9.2 (modified Lentz) above.
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

/** P(X > x) of a chi-square variable with `df` degrees of freedom. */
export function chiSquareSf(x: number, df: number): number {
  return upperGamma(df / 2, x / 2);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * Number.EPSILON * 0.1; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * density(a, x);
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < Number.EPSILON) break;
  }
  return fraction * density(a, x);
}

/** x^a e^-x / Γ(a). */
function density(a: number, x: number): number {
  if (a < STIRLING_FROM) return Math.exp(a * Math.log(x) - x - logGamma(a));
  const excess = (x - a) / a;
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(a * (Math.log1p(excess) - excess) - stirlingCorrection(a));
}
