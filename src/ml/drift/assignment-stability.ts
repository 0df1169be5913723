import { adjustedRandIndex } from '../adjusted-rand.ts';
import { requireInteger, requireLength } from '../check.ts';

export interface AssignmentStability {
  keys: number;
  /** Keys whose cluster is the same. */
  stayed: number;
  share: number;
  /** Agreement beyond chance, whatever the clusters are called. */
  adjustedRand: number;
}

/**
 * How many of the keys that both versions hold kept their cluster.
 * @param before in the order of the same keys as `after`
 * @throws MlError INVALID_PARAMETER when the lengths differ or there are no keys
 */
export function assignmentStability(before: Int32Array, after: Int32Array): AssignmentStability {
  requireInteger('before.length', before.length, 1);
  requireLength('after', after.length, before.length);
  const stayed = before.filter((label, i) => label === after[i]).length;
  return {
    keys: before.length,
    stayed,
    share: stayed / before.length,
    adjustedRand: adjustedRandIndex(before, after),
  };
}
