import { moments } from '../moments.ts';
import { contingency } from './contingency.ts';
import { effectWord, type EffectWord } from './effect-words.ts';
import { midRanks } from './mid-ranks.ts';
import { finiteSamples } from './finite-samples.ts';
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
 * Cliff's delta (N. Cliff, "Dominance statistics", 1993) from mid-ranks, Cohen's d and Hedges' g (L. Hedges,
 * "Distribution theory for Glass's estimator", 1981), Cramér's V (H. Cramér, "Mathematical methods of statistics",
 * 1946); the words by EFFECT_CUT_OFFS.
 * @throws MlError INVALID_PARAMETER when a side has no value
 */
export function effectSize(pair: ColumnPair): EffectSize {
  return pair.type === 'numeric' ? numericEffect(pair) : categoricalEffect(pair);
}

function numericEffect(pair: NumericColumn): NumericEffect {
  const { reference, current } = finiteSamples(pair);
  const delta = cliffsDelta(reference, current);
  const { d, freedom } = cohensD(reference, current);
  return {
    type: 'numeric',
    cliffsDelta: delta,
    cliffsDeltaSize: effectWord('cliffsDelta', delta),
    cohensD: d,
    hedgesG: d === null ? null : d * (1 - 3 / (4 * Math.max(1, freedom) - 1)),
    standardisedSize: effectWord('standardisedDifference', d ?? Infinity),
  };
}

function cliffsDelta(reference: Float64Array, current: Float64Array): number {
  const [n, m] = [reference.length, current.length];
  const pooled = new Float64Array(n + m);
  pooled.set(current);
  pooled.set(reference, m);
  const { ranks } = midRanks(pooled);
  let sum = 0;
  for (let i = 0; i < m; i++) sum += ranks[i];
  const wins = sum - (m * (m + 1)) / 2;
  return (2 * wins) / (n * m) - 1;
}

function cohensD(reference: Float64Array, current: Float64Array): { d: number | null; freedom: number } {
  const [before, after] = [moments(reference), moments(current)];
  const freedom = reference.length + current.length - 2;
  const squares = before.variance * reference.length + after.variance * current.length;
  const difference = after.mean - before.mean;
  if (difference === 0) return { d: 0, freedom };
  return { d: squares === 0 ? null : difference / Math.sqrt(squares / freedom), freedom };
}

function categoricalEffect(pair: CategoricalColumn): CategoricalEffect {
  const { statistic, total } = contingency(pair);
  const cramersV = Math.min(1, Math.sqrt(statistic / total));
  return { type: 'categorical', cramersV, cramersVSize: effectWord('cramersV', cramersV) };
}
