import { registerEnumType } from 'type-graphql';

export const DriftTestEnum = {
  KS: 'ks',
  CHISQUARE: 'chisquare',
  Z: 'z',
  WASSERSTEIN: 'wasserstein',
  JENSENSHANNON: 'jensenshannon',
  PSI: 'psi',
  KL_DIV: 'kl_div',
  ANDERSON: 'anderson',
  CRAMER_VON_MISES: 'cramer_von_mises',
  ED: 'ed',
  ES: 'es',
  MANNW: 'mannw',
  T_TEST: 't_test',
  HELLINGER: 'hellinger',
  FISHER_EXACT: 'fisher_exact',
  G_TEST: 'g_test',
  TVD: 'TVD',
  MISSING: 'missing',
  WILCOXON: 'wilcoxon',
  SIGN: 'sign',
} as const;
registerEnumType(DriftTestEnum, {
  name: 'DriftTest',
  description:
    'A test that drift is judged by, under the name that Evidently gives it; the last three are ours.',
  valuesConfig: {
    KS: { description: 'Kolmogorov-Smirnov; p-value. The default of numbers up to 1,000 reference rows.' },
    CHISQUARE: {
      description:
        'Chi-square against the shares of the reference; p-value. The default of 3 to 5 different numbers and of categories, up to 1,000 reference rows.',
    },
    Z: {
      description:
        'Z test of two proportions; p-value. The default of two different values, up to 1,000 reference rows.',
    },
    WASSERSTEIN: {
      description:
        'Wasserstein distance in standard deviations of the reference. The default of numbers above 1,000 reference rows.',
    },
    JENSENSHANNON: {
      description: 'Jensen-Shannon distance. The default of categories above 1,000 reference rows.',
    },
    PSI: { description: 'Population stability index; a distance.' },
    KL_DIV: { description: 'Kullback-Leibler divergence; a distance.' },
    ANDERSON: { description: 'Anderson-Darling; p-value. Numbers only.' },
    CRAMER_VON_MISES: { description: 'Cramér-von Mises; p-value. Numbers only.' },
    ED: { description: 'Energy distance. Numbers only.' },
    ES: { description: 'Epps-Singleton; p-value. Numbers only.' },
    MANNW: { description: 'Mann-Whitney; p-value. Numbers only.' },
    T_TEST: { description: "Student's t; p-value. Numbers only." },
    HELLINGER: { description: 'Hellinger distance.' },
    FISHER_EXACT: { description: "Fisher's exact test; p-value. Two categories only." },
    G_TEST: { description: 'G test; p-value. Categories only.' },
    TVD: { description: 'Total variation distance; p-value by permutation. Categories only.' },
    MISSING: {
      description:
        'The shares of missing values. It decides where one side has no values; it cannot be asked for.',
    },
    WILCOXON: {
      description: "Wilcoxon's signed ranks over the rows that both sides share; p-value. Numbers only.",
    },
    SIGN: { description: 'Sign test over the rows that both sides share; p-value. Numbers only.' },
  },
});

export const DriftColumnKindEnum = { NUMERIC: 'numeric', CATEGORICAL: 'categorical' } as const;
registerEnumType(DriftColumnKindEnum, {
  name: 'DriftColumnType',
  description: 'What the values of a column are taken for.',
  valuesConfig: {
    NUMERIC: { description: 'Numbers.' },
    CATEGORICAL: { description: 'Categories: which value it is, not how large.' },
  },
});

export const PairingEnum = { AUTO: 'AUTO', ALWAYS: 'ALWAYS', NEVER: 'NEVER' } as const;
registerEnumType(PairingEnum, {
  name: 'DriftPairing',
  description:
    'Whether numeric columns are judged by the rows that both sides share. A test that is asked for decides in any case.',
  valuesConfig: {
    AUTO: {
      description:
        'Where both sides share at least 10 keys and 80 % of the larger side, and the reference has at most 1,000 rows: above, a p-value sees any change.',
    },
    ALWAYS: { description: 'Always; the report fails where no key is on both sides.' },
    NEVER: { description: 'Never; rows are not paired.' },
  },
});

export const EffectMeasureEnum = {
  CLIFFS_DELTA: 'cliffsDelta',
  HEDGES_G: 'hedgesG',
  RANK_BISERIAL: 'rankBiserial',
  CRAMERS_V: 'cramersV',
} as const;
registerEnumType(EffectMeasureEnum, {
  name: 'EffectMeasure',
  description: 'A measure of how large a difference is, whatever the number of rows.',
  valuesConfig: {
    CLIFFS_DELTA: {
      description:
        'Numbers: how much more often current values exceed reference values than the reverse, -1 to 1.',
    },
    HEDGES_G: {
      description:
        'Numbers: the difference of the means in pooled standard deviations, without its bias in small samples.',
    },
    RANK_BISERIAL: { description: 'Paired rows: 1 where all rose, -1 where all fell.' },
    CRAMERS_V: { description: 'Categories: from 0, the same shares, to 1, no category in common.' },
  },
});

export const EffectWordEnum = {
  NEGLIGIBLE: 'negligible',
  SMALL: 'small',
  MEDIUM: 'medium',
  LARGE: 'large',
} as const;
registerEnumType(EffectWordEnum, {
  name: 'EffectWord',
  description:
    "How large an effect is in a word, after Cohen (1988) and, of Cliff's delta, Romano and others (2006).",
  valuesConfig: {
    NEGLIGIBLE: { description: 'Below small.' },
    SMALL: { description: 'Small.' },
    MEDIUM: { description: 'Medium.' },
    LARGE: { description: 'Large.' },
  },
});

export const LanguageEnum = { EN: 'EN', ID: 'ID' } as const;
registerEnumType(LanguageEnum, {
  name: 'Language',
  description: 'The language of a sentence.',
  valuesConfig: {
    EN: { description: 'English.' },
    ID: { description: 'Indonesian.' },
  },
});
