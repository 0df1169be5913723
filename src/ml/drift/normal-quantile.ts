import { bisect } from './bisect.ts';
import { normalSurvival } from './normal-distribution.ts';

/** The standard normal quantile of a share strictly between 0 and 1. */
export function normalQuantile(share: number): number {
  const upper = (tail: number) => bisect((x) => normalSurvival(x) <= tail);
  return share < 0.5 ? -upper(share) : upper(1 - share);
}
