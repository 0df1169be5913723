const SCALE_BITS = 128;
const SCALE = 2 ** SCALE_BITS;

/**
 * P(D < d) of the Kolmogorov-Smirnov statistic of n values by Durbin's matrix: G. Marsaglia, W. Tsang and J. Wang,
 * "Evaluating Kolmogorov's distribution" (2003). For small n d: a matrix of 2 n d rows is raised to the power n.
 */
export function durbinCdf(n: number, d: number): number {
  const k = Math.ceil(n * d);
  const h = k - n * d;
  const m = 2 * k - 1;
  let base = { values: durbinMatrix(m, h), exponent: 0 };
  let power = { values: identity(m), exponent: 0 };
  const middle = (k - 1) * m + k - 1;
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) {
      power = { values: multiply(power.values, base.values, m), exponent: power.exponent + base.exponent };
    }
    base = { values: multiply(base.values, base.values, m), exponent: base.exponent * 2 };
    if (Math.abs(base.values[middle]) > SCALE) {
      base = { values: base.values.map((value) => value / SCALE), exponent: base.exponent + SCALE_BITS };
    }
  }
  let p = power.values[middle];
  let exponent = power.exponent;
  for (let i = 1; i <= n; i++) {
    p = (i * p) / n;
    if (Math.abs(p) < 1 / SCALE) {
      p *= SCALE;
      exponent -= SCALE_BITS;
    }
  }
  return p * 2 ** exponent;
}

function durbinMatrix(m: number, h: number): Float64Array {
  const matrix = new Float64Array(m * m);
  const inverseFactorials = new Float64Array(m + 1).fill(1);
  for (let j = 1; j <= m; j++) inverseFactorials[j] = inverseFactorials[j - 1] / j;
  for (let column = 1; column < m; column++) {
    for (let row = column - 1; row < m; row++) matrix[row * m + column] = inverseFactorials[row - column + 1];
  }
  for (let row = 0; row < m; row++) {
    const isLast = row === m - 1;
    const edge = isLast ? 1 + Math.max(2 * h - 1, 0) ** m - 2 * h ** m : 1 - h ** (row + 1);
    matrix[row * m] = edge * inverseFactorials[row + 1];
  }
  for (let column = 1; column < m; column++) matrix[(m - 1) * m + column] = matrix[(m - 1 - column) * m];
  return matrix;
}

function identity(m: number): Float64Array {
  const matrix = new Float64Array(m * m);
  for (let i = 0; i < m; i++) matrix[i * m + i] = 1;
  return matrix;
}

function multiply(a: Float64Array, b: Float64Array, m: number): Float64Array {
  const product = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < m; k++) {
      const factor = a[i * m + k];
      if (factor === 0) continue;
      for (let j = 0; j < m; j++) product[i * m + j] += factor * b[k * m + j];
    }
  }
  return product;
}
