const LOG_SQRT_2_PI = 0.9189385332046728;

/** P(X = k) for X binomial (C. Loader, "Fast and accurate computation of binomial probabilities", 2000). */
export function binomialProbability(k: number, n: number, p: number): number {
  if (p === 0 || p === 1) return k === n * p ? 1 : 0;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  const exponent =
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(n - k) -
    deviance(k, n * p) -
    deviance(n - k, n * (1 - p));
  return Math.exp(exponent - LOG_SQRT_2_PI) * Math.sqrt(n / (k * (n - k)));
}

/** P(X <= k). */
export function binomialLowerTail(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return k <= n * p ? descend(k, n, p) : 1 - descend(n - k - 1, n, 1 - p);
}

/** P(X >= k). */
export function binomialUpperTail(k: number, n: number, p: number): number {
  return binomialLowerTail(n - k, n, 1 - p);
}

/** The sum of the probabilities from k downwards, for k below the mean, where each is less than the one before. */
function descend(k: number, n: number, p: number): number {
  let term = 1;
  let sum = 0;
  for (let i = k; i >= 0 && sum + term !== sum; i--) {
    sum += term;
    term *= (i / (n - i + 1)) * ((1 - p) / p);
  }
  return sum * binomialProbability(k, n, p);
}

/** ln n! less Stirling's approximation of it. */
function stirlingError(n: number): number {
  if (n > 15) {
    const square = n * n;
    return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
  }
  let factorial = 1;
  for (let i = 2; i <= n; i++) factorial *= i;
  return Math.log(factorial) - (n + 0.5) * Math.log(n) + n - LOG_SQRT_2_PI;
}

/** x ln(x / mean) + mean - x, by its series where the difference would lose its digits. */
function deviance(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  let sum = (x - mean) * v;
  let term = 2 * x * v;
  for (let j = 3; ; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return sum;
    sum = next;
  }
}
