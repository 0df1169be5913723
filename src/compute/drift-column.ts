import {
  describeSample,
  detectablePairedShift,
  detectableShift,
  effectSize,
  pairedTests,
  sharedHistogram,
  testColumn,
  type ColumnPair,
  type DetectableShift,
  type DriftTest,
  type EffectWord,
  type PairedResult,
  type SampleSummary,
  type TestResult,
} from '../ml/index.ts';

export interface DriftColumnInput {
  pair: ColumnPair;
  /** Of categories: how many different ones there are. */
  distinct: { reference: number; current: number } | null;
  /** Where the rows of both sides are that belong together; null: that is not known. */
  pairs: { reference: Uint32Array; current: Uint32Array } | null;
  /** null: what Evidently would take. */
  test: DriftTest | null;
  threshold: number | null;
  /** Whether pairs decide where no test was asked for. */
  preferPairs: boolean;
}

const PAIRED_THRESHOLD = 0.05;
/** Of the categories, the most frequent first; the others are added up. */
const MOST_SHOWN = 20;

/** Compares both sides of a column in every way; `decided` is the verdict that counts. */
export function driftColumn(input: DriftColumnInput) {
  const { pair } = input;
  const { reference, current } = summaries(input);
  const missing = {
    reference: missingShare(reference),
    current: missingShare(current),
    verdict: verdictOf(testColumn(pair, { test: 'missing' })),
  };
  const described = { type: pair.type, reference, current, missing, histogram: histogramOf(pair) };
  if (reference.count === 0 || current.count === 0) {
    const nothing = { twoSample: null, paired: null, effects: [], detectableShift: null };
    return { ...described, ...nothing, decided: missing.verdict };
  }
  const isPaired = input.test === 'wilcoxon' || input.test === 'sign';
  const byPairs = isPaired || (input.test === null && input.preferPairs);
  const paired = pairedOf(input, byPairs);
  const twoSample = verdictOf(
    testColumn(pair, {
      ...(input.test !== null && !isPaired && { test: input.test }),
      ...(input.threshold !== null && !isPaired && { threshold: input.threshold }),
    }),
  );
  const decided =
    byPairs && paired ? verdictOf(paired[input.test === 'sign' ? 'sign' : 'wilcoxon']) : twoSample;
  return {
    ...described,
    twoSample,
    paired: paired && findingOf(paired),
    effects: effectsOf(pair, paired),
    detectableShift: detectableShift(pair).shift,
    decided,
  };
}

function pairedOf({ pair, pairs, threshold }: DriftColumnInput, byPairs: boolean): Paired | null {
  if (pair.type !== 'numeric' || pairs === null) return null;
  const before = Float64Array.from(pairs.reference, (row) => pair.reference[row]);
  const after = Float64Array.from(pairs.current, (row) => pair.current[row]);
  const isComplete = (value: number, row: number) => Number.isFinite(value) && Number.isFinite(after[row]);
  if (!before.some(isComplete)) return null;
  const level = byPairs && threshold !== null ? threshold : PAIRED_THRESHOLD;
  return {
    ...pairedTests(before, after, { threshold: level }),
    detectable: detectablePairedShift(before, after),
  };
}

type Paired = PairedResult & { detectable: DetectableShift };

function findingOf(paired: Paired) {
  const { pairs, rose, fell, stayed, shift, wilcoxon, sign, detectable } = paired;
  return {
    rows: pairs,
    rose,
    fell,
    stayed,
    shift: shift.estimate,
    shiftLow: shift.low,
    shiftHigh: shift.high,
    detectableShift: detectable.shift,
    wilcoxon: verdictOf(wilcoxon),
    sign: verdictOf(sign),
  };
}

function effectsOf(pair: ColumnPair, paired: Paired | null): Effect[] {
  const effect = effectSize(pair);
  if (effect.type === 'categorical') {
    return [{ measure: 'cramersV', value: effect.cramersV, size: effect.cramersVSize }];
  }
  const effects: Effect[] = [
    { measure: 'cliffsDelta', value: effect.cliffsDelta, size: effect.cliffsDeltaSize },
  ];
  if (effect.hedgesG !== null) {
    effects.push({ measure: 'hedgesG', value: effect.hedgesG, size: effect.standardisedSize });
  }
  if (paired) {
    effects.push({ measure: 'rankBiserial', value: paired.rankBiserial, size: paired.rankBiserialSize });
  }
  return effects;
}

interface Effect {
  measure: 'cliffsDelta' | 'hedgesG' | 'rankBiserial' | 'cramersV';
  value: number;
  size: EffectWord;
}

/** Rows and databases hold what JSON can: an infinite statistic is null there. */
function verdictOf({ test, statistic, pValue, score, threshold, drifted }: TestResult) {
  return {
    test,
    statistic: Number.isFinite(statistic) ? statistic : null,
    pValue,
    score,
    threshold,
    drifted,
  };
}

function summaries({ pair, distinct }: DriftColumnInput): { reference: Side; current: Side } {
  if (pair.type === 'numeric') {
    return {
      reference: { ...describeSample(pair.reference), distinct: null },
      current: { ...describeSample(pair.current), distinct: null },
    };
  }
  const side = (name: 'reference' | 'current') => ({
    ...describeSample(new Float64Array(0)),
    count: pair[name].reduce((sum, count) => sum + count, 0),
    missing: pair.missing?.[name] ?? 0,
    distinct: distinct?.[name] ?? null,
  });
  return { reference: side('reference'), current: side('current') };
}

type Side = SampleSummary & { distinct: number | null };

const missingShare = ({ count, missing }: Side) => (count + missing === 0 ? 0 : missing / (count + missing));

function histogramOf(pair: ColumnPair) {
  if (pair.type === 'numeric') return { ...sharedHistogram(pair), categories: null };
  const isAll = pair.categories.length <= MOST_SHOWN;
  const shown = isAll ? pair.categories.length : MOST_SHOWN - 1;
  const cut = (counts: Float64Array) => {
    const rest = counts.subarray(shown).reduce((sum, count) => sum + count, 0);
    return isAll ? [...counts] : [...counts.subarray(0, shown), rest];
  };
  return {
    edges: null,
    categories: isAll ? pair.categories : [...pair.categories.slice(0, shown), '…'],
    reference: cut(pair.reference),
    current: cut(pair.current),
  };
}
