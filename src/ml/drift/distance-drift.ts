import { invalidParameter } from '../check.ts';
import { binomialUpperTail } from './binomial.ts';
import { exceedanceTail } from './exceedance.ts';
import { requireShare } from './require-share.ts';

export interface DistanceOptions {
  /** The share of the training's rows within the boundary. */
  quantile?: number;
  threshold?: number;
}

export interface DistanceDrift {
  /** The distance that `quantile` of the training's rows keep within, the least one of theirs. */
  boundary: number;
  /** Current rows farther from their centre, their share, and the share that new rows like the training's would have. */
  beyond: number;
  rows: number;
  share: number;
  expectedShare: number;
  /** Exact for a boundary that is itself estimated from the training's rows. */
  pValue: number;
  /** Of the one-sided binomial test against 1 - quantile, which takes the boundary for known. */
  binomialPValue: number;
  threshold: number;
  drifted: boolean;
}

/**
 * Whether more rows lie farther from the centre of their cluster than the training's rows did: rows the model has seen
 * nothing like. One-sided: rows nearer to the centres are no harm. Of a few training rows the boundary is so uncertain
 * that the binomial test alarms far too often; the verdict is by the exact distribution of exceedances.
 * @param training distances of the training's rows to their centres
 * @param current distances of the current rows to theirs
 * @throws MlError INVALID_PARAMETER for a side without rows, distances that are not finite and at least 0, or an option
 *   that is not between 0 and 1
 */
export function distanceDrift(
  training: Float64Array,
  current: Float64Array,
  { quantile = 0.99, threshold = 0.05 }: DistanceOptions = {},
): DistanceDrift {
  requireShare('quantile', quantile);
  requireShare('threshold', threshold);
  requireDistances('training', training);
  requireDistances('current', current);
  const rank = Math.ceil(quantile * training.length);
  const boundary = training.toSorted()[rank - 1];
  const rows = current.length;
  const beyond = current.filter((distance) => distance > boundary).length;
  const pValue = exceedanceTail(beyond, rows, rank, training.length);
  return {
    boundary,
    beyond,
    rows,
    share: beyond / rows,
    expectedShare: (training.length + 1 - rank) / (training.length + 1),
    pValue,
    binomialPValue: binomialUpperTail(beyond, rows, 1 - quantile),
    threshold,
    drifted: pValue < threshold,
  };
}

function requireDistances(parameter: string, distances: Float64Array): void {
  if (distances.length === 0) throw invalidParameter(`${parameter}.length`, 0, 'at least 1');
  const wrong = distances.findIndex((distance) => !(distance >= 0 && distance < Infinity));
  if (wrong < 0) return;
  throw invalidParameter(`${parameter}[${wrong}]`, distances[wrong], 'a distance of at least 0');
}
