import { normalSf } from '../special/normal.ts';
import { bisect } from './bisect.ts';

/** The standard normal quantile of a share strictly between 0 and 1. */
export function normalQuantile(share: number): number {
  const upper = (tail: number) => bisect((z) => normalSf(z) <= tail);
  return share < 0.5 ? -upper(share) : upper(1 - share);
}
