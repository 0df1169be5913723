/**
 * The k-th smallest (from 1) of the n (n + 1) / 2 averages (a_i + a_j) / 2, i <= j, of ascending numbers, without
 * forming them: a bisection over the floating-point numbers in between, each step counting in linear time.
 */
export function selectWalshAverage(sorted: Float64Array, k: number): number {
  let low = orderOf(sorted[0]);
  let high = orderOf(sorted[sorted.length - 1]);
  while (low < high) {
    const middle = (low + high) >> 1n;
    if (countUpTo(sorted, numberAt(middle)) >= k) high = middle;
    else low = middle + 1n;
  }
  return numberAt(low);
}

function countUpTo(sorted: Float64Array, bound: number): number {
  let count = 0;
  let j = sorted.length - 1;
  for (let i = 0; i <= j; i++) {
    while (j >= i && average(sorted[i], sorted[j]) > bound) j--;
    count += j - i + 1;
  }
  return count;
}

function average(a: number, b: number): number {
  return a / 2 + b / 2;
}

const bits = new DataView(new ArrayBuffer(8));

/** The place of a number among all floating-point numbers in ascending order; -0 counts as 0. */
function orderOf(value: number): bigint {
  bits.setFloat64(0, Math.abs(value));
  const place = bits.getBigInt64(0);
  return value < 0 ? -place : place;
}

function numberAt(place: bigint): number {
  bits.setBigInt64(0, place < 0n ? -place : place);
  return place < 0n ? -bits.getFloat64(0) : bits.getFloat64(0);
}
