import { gcd } from './gcd.ts';

/** How many orders of the rows give each value of the criterion; values ascend. */
interface Frequencies {
  values: Float64Array;
  counts: Float64Array;
}

const NONE: Frequencies = { values: new Float64Array(0), counts: new Float64Array(0) };

/**
 * The share of all orders of n₁ + n₂ different values whose Cramér-von Mises U is at least `u`: algorithm 1 of Y. Xiao,
 * A. Gordon and A. Yakovlev, "A C++ program for the Cramér-von Mises two-sample test" (2006).
 */
export function countRankings(u: number, n1: number, n2: number): number {
  const multiple = (n1 / gcd(n1, n2)) * n2;
  const a = multiple / n1;
  const b = multiple / n2;
  const product = n1 * n2;
  const bound = Math.floor(
    (multiple ** 2 * (n1 + n2) * (6 * u - product * (4 * product - 1))) / (6 * product ** 2),
  );
  let column: Frequencies[] = Array.from({ length: n1 + 1 }, () => NONE);
  column[0] = { values: Float64Array.of(0), counts: Float64Array.of(1) };
  for (let j = 0; j <= n2; j++) {
    let below = NONE;
    column = column.map((left, i) => (below = shift(merge(below, left), (a * i - b * j) ** 2)));
  }
  const { values, counts } = column[n1];
  let extreme = 0;
  let total = 0;
  counts.forEach((count, i) => {
    total += count;
    if (values[i] >= bound) extreme += count;
  });
  return extreme / total;
}

function shift({ values, counts }: Frequencies, by: number): Frequencies {
  return { values: values.map((value) => value + by), counts };
}

function merge(a: Frequencies, b: Frequencies): Frequencies {
  if (a.values.length === 0) return b;
  if (b.values.length === 0) return a;
  const values = new Float64Array(a.values.length + b.values.length);
  const counts = new Float64Array(values.length);
  let size = 0;
  for (let i = 0, j = 0; i < a.values.length || j < b.values.length; size++) {
    const value = Math.min(a.values[i] ?? Infinity, b.values[j] ?? Infinity);
    values[size] = value;
    if (a.values[i] === value) counts[size] += a.counts[i++];
    if (b.values[j] === value) counts[size] += b.counts[j++];
  }
  return { values: values.subarray(0, size), counts: counts.subarray(0, size) };
}
