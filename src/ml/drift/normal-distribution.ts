const SQRT_2_PI = 2.5066282746310002;

// Beyond this the tail is small enough to lose digits as a difference from one half, and the fraction converges fast.
const TAIL_BEGINS = 2.5;
const FRACTION_TERMS = 80;

/**
 * The upper tail of the standard normal distribution, to 13 digits and more at any depth: the series of G. Marsaglia,
 * "Evaluating the normal distribution", 2004, near zero, and Laplace's continued fraction of Mills' ratio
 * (M. Abramowitz, I. Stegun, "Handbook of mathematical functions", 26.2.14) in the tails.
 */
export function normalSurvival(x: number): number {
  if (x < -TAIL_BEGINS) return 1 - normalSurvival(-x);
  return x > TAIL_BEGINS ? upperTail(x) : 0.5 - centralArea(x);
}

/** The distribution function of the standard normal distribution. */
export function normalCdf(x: number): number {
  return normalSurvival(-x);
}

/** The area between 0 and `x`, negative below 0. */
function centralArea(x: number): number {
  let term = x;
  let sum = 0;
  for (let k = 3; sum + term !== sum; k += 2) {
    sum += term;
    term *= (x * x) / k;
  }
  return sum * density(x);
}

function upperTail(x: number): number {
  let fraction = x;
  for (let k = FRACTION_TERMS; k > 0; k--) fraction = x + k / fraction;
  return density(x) / fraction;
}

/** The square is split so that its rounding is not magnified by the exponential. */
function density(x: number): number {
  const head = Math.trunc(x * 16) / 16;
  return (Math.exp(-(head * head) / 2) * Math.exp((-(x - head) * (x + head)) / 2)) / SQRT_2_PI;
}
