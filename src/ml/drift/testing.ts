import type { CategoricalColumn, NumericColumn } from './types.ts';

export function numericColumn(reference: Iterable<number>, current: Iterable<number>): NumericColumn {
  return {
    type: 'numeric',
    reference: Float64Array.from(reference),
    current: Float64Array.from(current),
  };
}

/** Categories "a", "b", … with these counts. */
export function categoricalColumn(
  reference: readonly number[],
  current: readonly number[],
): CategoricalColumn {
  return {
    type: 'categorical',
    categories: reference.map((_, i) => String.fromCodePoint(97 + i)),
    reference: Float64Array.from(reference),
    current: Float64Array.from(current),
  };
}

export function range(from: number, to: number, step = 1): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
}
