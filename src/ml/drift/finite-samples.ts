import { invalidParameter } from '../check.ts';
import type { NumericColumn } from './types.ts';

/**
 * Both samples without what is missing.
 * @throws MlError INVALID_PARAMETER when nothing is left of one
 */
export function finiteSamples(pair: NumericColumn): { reference: Float64Array; current: Float64Array } {
  const finite = { reference: onlyFinite(pair.reference), current: onlyFinite(pair.current) };
  for (const side of ['reference', 'current'] as const) {
    if (finite[side].length === 0) throw invalidParameter(`finite values in ${side}`, 0, 'at least 1');
  }
  return finite;
}

export function onlyFinite(values: Float64Array): Float64Array {
  return values.filter((value) => Number.isFinite(value));
}
