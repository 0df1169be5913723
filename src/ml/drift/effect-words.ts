/** How large an effect is in words. */
export type EffectWord = 'negligible' | 'small' | 'medium' | 'large';

export type EffectMeasure = 'cliffsDelta' | 'standardisedDifference' | 'cramersV' | 'rankBiserial';

interface CutOffs {
  /** The least absolute effect that each word is said of. */
  small: number;
  medium: number;
  large: number;
  source: string;
}

const COHEN = 'J. Cohen, "Statistical power analysis for the behavioral sciences", 1988';

/** From where on an effect is called what, and who says so. */
export const EFFECT_CUT_OFFS: Readonly<Record<EffectMeasure, CutOffs>> = {
  cliffsDelta: {
    small: 0.147,
    medium: 0.33,
    large: 0.474,
    source:
      'J. Romano, J. Kromrey, J. Coraggio, J. Skowronek, "Appropriate statistics for ordinal level data", 2006',
  },
  standardisedDifference: { small: 0.2, medium: 0.5, large: 0.8, source: `${COHEN}, 2.2` },
  // Two samples leave one degree of freedom on their side of the table, where V equals his w.
  cramersV: { small: 0.1, medium: 0.3, large: 0.5, source: `${COHEN}, 7.2` },
  rankBiserial: { small: 0.1, medium: 0.3, large: 0.5, source: `${COHEN}, 3.2 (correlations)` },
};

export function effectWord(measure: EffectMeasure, effect: number): EffectWord {
  const { small, medium, large } = EFFECT_CUT_OFFS[measure];
  const size = Math.abs(effect);
  if (size < small) return 'negligible';
  if (size < medium) return 'small';
  return size < large ? 'medium' : 'large';
}
