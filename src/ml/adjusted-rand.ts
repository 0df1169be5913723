import { requireLength } from './check.ts';
import { groupLabels } from './label-groups.ts';

/**
 * The adjusted Rand index of two labellings of the same rows: 1 when they agree up to renaming, about 0 for
 * independent ones (L. Hubert, P. Arabie, "Comparing partitions", 1985). Pair counts as scikit-learn's
 * adjusted_rand_score, exact in integers.
 * @throws MlError INVALID_PARAMETER when the lengths differ
 */
export function adjustedRandIndex(a: Int32Array, b: Int32Array): number {
  requireLength('b', b.length, a.length);
  const groupsA = groupLabels(a);
  const groupsB = groupLabels(b);
  const cells = new Map<number, number>();
  for (let row = 0; row < a.length; row++) {
    const cell = groupsA.codes[row] * groupsB.counts.length + groupsB.codes[row];
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  return indexOf(a.length, cells.values(), groupsA.counts, groupsB.counts);
}

/** The same of a contingency table: how many rows have each pair of labels, a pair at most once. */
export function adjustedRandOf(cells: readonly { a: number; b: number; count: number }[]): number {
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  let n = 0;
  for (const { a, b, count } of cells) {
    rows.set(a, (rows.get(a) ?? 0) + count);
    columns.set(b, (columns.get(b) ?? 0) + count);
    n += count;
  }
  const counts = cells.map(({ count }) => count);
  return indexOf(n, counts, rows.values(), columns.values());
}

function indexOf(
  n: number,
  cells: Iterable<number>,
  countsA: Iterable<number>,
  countsB: Iterable<number>,
): number {
  const squaresBoth = sumOfSquares(cells);
  const together = BigInt(squaresBoth - n);
  const onlyA = BigInt(sumOfSquares(countsA) - squaresBoth);
  const onlyB = BigInt(sumOfSquares(countsB) - squaresBoth);
  if (onlyA === 0n && onlyB === 0n) return 1;
  const apart = BigInt(n * n - n) - together - onlyA - onlyB;
  const agreement = 2n * (together * apart - onlyA * onlyB);
  return (
    Number(agreement) / Number((together + onlyA) * (onlyA + apart) + (together + onlyB) * (onlyB + apart))
  );
}

function sumOfSquares(counts: Iterable<number>): number {
  let total = 0;
  for (const count of counts) total += count * count;
  return total;
}
