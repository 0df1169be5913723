import { moments } from '../moments.ts';
import { countCategories } from './category-counts.ts';
import { cliffsDelta } from './cliffs-delta.ts';
import { contingency } from './contingency.ts';
import { effectWord, type EffectWord } from './effect-words.ts';
import { sortSamples, type Samples } from './samples.ts';
import type { CategoricalColumn, ColumnPair, NumericColumn } from './types.ts';

export interface NumericEffect {
  type: 'numeric';
  /** P(current > reference) - P(current < reference), from -1 to 1. */
  cliffsDelta: number;
  cliffsDeltaSize: EffectWord;
  /** Current mean less reference mean, in pooled standard deviations; null where these are 0 and the means differ. */
  cohensD: number | null;
  /** Cohen's d without its bias in small samples. */
  hedgesG: number | null;
  standardisedSize: EffectWord;
}

export interface CategoricalEffect {
  type: 'categorical';
  /** From 0, the same shares, to 1, no category in common. */
  cramersV: number;
  cramersVSize: EffectWord;
}

export type EffectSize = NumericEffect | CategoricalEffect;

/**
 * How far a column moved, whatever its p-value: a large sample makes the smallest shift significant.
 * Cliff's delta, Cohen's d and Hedges' g (L. Hedges,
 * "Distribution theory for Glass's estimator", 1981), Cramér's V (H. Cramér, "Mathematical methods of statistics",
 * 1946); the words by EFFECT_CUT_OFFS.
 * @throws MlError TEST_NOT_APPLICABLE when a side has no value, INVALID_PARAMETER for counts that are no counts
 */
export function effectSize(pair: ColumnPair): EffectSize {
  return pair.type === 'numeric' ? numericEffect(pair) : categoricalEffect(pair);
}

function numericEffect(pair: NumericColumn): NumericEffect {
  const samples = sortSamples(pair);
  const delta = cliffsDelta(samples);
  const { d, freedom } = cohensD(samples);
  return {
    type: 'numeric',
    cliffsDelta: delta,
    cliffsDeltaSize: effectWord('cliffsDelta', delta),
    cohensD: d,
    hedgesG: d === null ? null : d * (1 - 3 / (4 * Math.max(1, freedom) - 1)),
    standardisedSize: effectWord('standardisedDifference', d ?? Infinity),
  };
}

function cohensD({ reference, current }: Samples): { d: number | null; freedom: number } {
  const [before, after] = [moments(reference), moments(current)];
  const freedom = reference.length + current.length - 2;
  const squares = before.variance * reference.length + after.variance * current.length;
  const difference = after.mean - before.mean;
  if (difference === 0) return { d: 0, freedom };
  return { d: squares === 0 ? null : difference / Math.sqrt(squares / freedom), freedom };
}

function categoricalEffect(pair: CategoricalColumn): CategoricalEffect {
  const counts = countCategories(pair);
  const rows = counts.referenceRows + counts.currentRows;
  const cramersV = Math.min(1, Math.sqrt(contingency(counts).statistic / rows));
  return { type: 'categorical', cramersV, cramersVSize: effectWord('cramersV', cramersV) };
}
