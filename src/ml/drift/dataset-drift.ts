import { invalidParameter } from '../check.ts';
import { requireShare } from './require-share.ts';

export interface DatasetRule {
  /** The share of drifted columns from which on the data drifted. */
  threshold?: number;
  /** What each column counts, 1 where it is not named; 0 leaves a column out. */
  weights?: Readonly<Record<string, number>>;
}

export interface DatasetDrift {
  columns: number;
  drifted: number;
  /** The drifted columns' part of the weights: their plain share without weights. */
  share: number;
  threshold: number;
  isDrift: boolean;
}

/**
 * Whether a table drifted, from the verdicts on its columns. By default Evidently's rule: at least half of them.
 * @throws MlError INVALID_PARAMETER for a threshold that is not above 0 and at most 1, for a weight that is negative,
 *   not finite or of no column, and when all weights are 0 or there is no column
 */
export function datasetDrift(
  columns: readonly { name: string; drifted: boolean }[],
  { threshold = 0.5, weights = {} }: DatasetRule = {},
): DatasetDrift {
  if (threshold !== 1) requireShare('threshold', threshold);
  checkWeights(columns, weights);
  const weightOf = (name: string) => (Object.hasOwn(weights, name) ? weights[name] : 1);
  let [all, moved] = [0, 0];
  for (const { name, drifted } of columns) {
    all += weightOf(name);
    if (drifted) moved += weightOf(name);
  }
  if (all === 0) throw invalidParameter('the sum of the weights', 0, 'above 0');
  const share = moved / all;
  const drifted = columns.filter((column) => column.drifted).length;
  return { columns: columns.length, drifted, share, threshold, isDrift: share >= threshold };
}

function checkWeights(columns: readonly { name: string }[], weights: Readonly<Record<string, number>>): void {
  const names = new Set(columns.map(({ name }) => name));
  for (const [name, weight] of Object.entries(weights)) {
    if (!names.has(name))
      throw invalidParameter('weights', name, `names of columns (${[...names].join(', ')})`);
    if (!(weight >= 0 && weight < Infinity)) {
      throw invalidParameter(`weights.${name}`, weight, 'a number of at least 0');
    }
  }
}
