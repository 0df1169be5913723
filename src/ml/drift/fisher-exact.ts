import { testNotApplicable } from '../check.ts';
import type { CategoryCounts } from './category-counts.ts';
import type { Statistic } from './types.ts';

/** Tables whose probabilities differ by less than rounding count as equally likely. */
const TIE = 1 + 1e-11;

/**
 * Fisher's exact test of a 2 x 2 table, two-sided: the probability of all tables with its margins that are no likelier than
 * it (R. Fisher, 1934; as SciPy's fisher_exact). Evidently refuses sides of different lengths; we do not.
 * @returns as statistic the odds ratio of the second category, current to reference; 1 and p 1 where a margin is 0
 * @throws MlError TEST_NOT_APPLICABLE for more than two categories
 */
export function fisherExact({
  reference,
  current,
}: Pick<CategoryCounts, 'reference' | 'current'>): Statistic {
  if (reference.length > 2) {
    const message = `fisher_exact needs at most two categories, got ${reference.length}`;
    throw testNotApplicable(message, { test: 'fisher_exact', categories: reference.length });
  }
  const [a, b, c, d] = [current[1] ?? 0, current[0], reference[1] ?? 0, reference[0]];
  if (a + b === 0 || c + d === 0 || a + c === 0 || b + d === 0) return { statistic: 1, pValue: 1 };
  return { statistic: (a * d) / (b * c), pValue: tailProbability(a, a + b, c + d, a + c) };
}

/** The mass of what is no likelier than x, of a hypergeometric variable: `drawn` rows out of `rows` + `others`. */
function tailProbability(x: number, rows: number, others: number, drawn: number): number {
  const lowest = Math.max(0, drawn - others);
  const highest = Math.min(rows, drawn);
  const mode = Math.min(
    highest,
    Math.max(lowest, Math.floor(((drawn + 1) * (rows + 1)) / (rows + others + 2))),
  );
  // Weights in relation to the mode's; the recurrence carries no more than their own rounding errors.
  const up = (k: number) => ((rows - k) * (drawn - k)) / ((k + 1) * (others - drawn + k + 1));
  const down = (k: number) => (k * (others - drawn + k)) / ((rows - k + 1) * (drawn - k + 1));
  let bound = 1;
  for (let k = mode; k < x; k++) bound *= up(k);
  for (let k = mode; k > x; k--) bound *= down(k);
  bound *= TIE;

  let total = 1;
  let tail = bound >= 1 ? 1 : 0;
  const add = (weight: number) => {
    total += weight;
    if (weight <= bound) tail += weight;
  };
  for (let k = mode, weight = 1; k < highest && weight > 0; k++) add((weight *= up(k)));
  for (let k = mode, weight = 1; k > lowest && weight > 0; k--) add((weight *= down(k)));
  return Math.min(1, tail / total);
}
