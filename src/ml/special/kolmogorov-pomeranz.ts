const SCALE_BITS = 128;
const SCALE = 2 ** SCALE_BITS;

/**
 * P(D < d) of the Kolmogorov-Smirnov statistic of n values by the recursion of J. Pomeranz, "Exact cumulative
 * distribution of the Kolmogorov-Smirnov statistic for small samples" (1974), in the form of Simard and L'Ecuyer (2011).
 */
export function pomeranzCdf(n: number, d: number): number {
  const t = n * d;
  const whole = Math.floor(t);
  const f = t - whole;
  const g = Math.min(f, 1 - f);
  const width = 2 * (whole + 1);
  const outer = poissonPowers(g / n, width);
  const odd = poissonPowers((2 * g) / n, width);
  const even = poissonPowers((1 - 2 * g) / n, width);

  let exponent = 0;
  let previous = new Float64Array(width);
  let row = new Float64Array(width);
  let [previousStart, rowStart] = [0, 0];
  row[0] = 1;
  let [first, last] = rowBounds(0, n, whole, f);
  for (let i = 1; i < 2 * n + 2; i++) {
    const before = first;
    [previous, row] = [row, previous];
    [previousStart, rowStart] = [rowStart, previousStart];
    row.fill(0);
    [first, last] = rowBounds(i, n, whole, f);
    if (last - before + 1 <= 0) continue;
    const powers = i === 1 || i === 2 * n + 1 ? outer : i % 2 === 1 ? odd : even;
    let largest = 0;
    for (let j = first; j <= last; j++) {
      let sum = 0;
      for (let from = before; from <= j; from++) {
        sum += (previous[from - previousStart] ?? 0) * (powers[j - from] ?? 0);
      }
      row[j - first] = sum;
      largest = Math.max(largest, sum);
    }
    if (largest > 0 && largest < 1 / SCALE) {
      for (let j = 0; j < width; j++) row[j] *= SCALE;
      exponent -= SCALE_BITS;
    }
    rowStart = previousStart + first - before;
  }

  let p = row[n - rowStart];
  for (let m = 1; m <= n; m++) {
    if (Math.abs(p) > SCALE) {
      p /= SCALE;
      exponent += SCALE_BITS;
    }
    p *= m;
  }
  return p * 2 ** exponent;
}

/** rate^m / m!: Poisson probabilities without their common factor. */
function poissonPowers(rate: number, count: number): Float64Array {
  const powers = new Float64Array(count).fill(1);
  for (let m = 1; m < count; m++) powers[m] = (powers[m - 1] * rate) / m;
  return powers;
}

/** The entries of row i that can differ from 0. */
function rowBounds(i: number, n: number, whole: number, f: number): [first: number, last: number] {
  const ceil = f > 0 ? 1 : 0;
  const round = f > 0.5 ? 1 : 0;
  const half = Math.floor((i + 1) / 2);
  let [first, last] = [half - 2 - whole, half + whole + round - 1];
  if (i === 0) [first, last] = [-whole - ceil - 1, whole + ceil - 1];
  else if (i % 2 === 1 && half === n + 1) [first, last] = [n - whole - ceil - 1, n + whole + ceil - 1];
  else if (i % 2 === 1) [first, last] = [half - 2 - whole - round, half + whole + ceil - 2];
  return [Math.max(first + 2, 0), Math.min(last, n)];
}
