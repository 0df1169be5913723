import { requireLength } from '../check.ts';

/** The differences `after - before` of the pairs that have both values, and how many have not. */
export function finiteDifferences(
  before: Float64Array,
  after: Float64Array,
): { differences: Float64Array; missing: number } {
  requireLength('after', after.length, before.length);
  const differences = after.map((value, i) => value - before[i]).filter((value) => Number.isFinite(value));
  return { differences, missing: before.length - differences.length };
}
