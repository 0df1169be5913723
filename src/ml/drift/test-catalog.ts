import { andersonDarling } from './anderson-darling.ts';
import { chiSquare, gTest } from './chi-square.ts';
import { cramerVonMises } from './cramer-von-mises.ts';
import { jensenShannon, kullbackLeibler, populationStability } from './divergences.ts';
import { eppsSingleton } from './epps-singleton.ts';
import { fisherExact } from './fisher-exact.ts';
import { hellingerOfCategories, hellingerOfSamples } from './hellinger.ts';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import { mannWhitney } from './mann-whitney.ts';
import { missingRate } from './missing-rate.ts';
import type { PreparedColumn } from './prepared-column.ts';
import { tTest } from './t-test.ts';
import { totalVariation } from './total-variation.ts';
import { zTest } from './two-proportions.ts';
import type { ColumnPair, DriftTest, Statistic } from './types.ts';
import { energyDistance, normedWasserstein } from './wasserstein.ts';

/** The tests that compare two samples; the others need rows that are matched by key. */
export type TwoSampleTest = Exclude<DriftTest, 'wilcoxon' | 'sign'>;

/** How a score is compared with the threshold for drift. */
export type DriftRule = 'p <= t' | 'p < t' | 'd >= t' | 'd > t';

export interface TestSpec {
  /** As Evidently shows it. */
  displayName: string;
  /** The columns that it can be asked for; Evidently's own choice also takes categorical tests for a few numbers. */
  columnTypes: readonly ColumnPair['type'][];
  threshold: number;
  rule: DriftRule;
  run: (column: PreparedColumn) => Statistic;
}

const NUMERIC = ['numeric'] as const;
const CATEGORICAL = ['categorical'] as const;
const ANY = ['numeric', 'categorical'] as const;

/** Names, thresholds and rules of Evidently's registry (evidently.legacy.calculations.stattests); `missing` is ours. */
export const TEST_CATALOG: Readonly<Record<TwoSampleTest, TestSpec>> = {
  ks: {
    displayName: 'K-S p_value',
    columnTypes: NUMERIC,
    threshold: 0.05,
    rule: 'p <= t',
    run: ({ samples }) => kolmogorovSmirnov(samples),
  },
  chisquare: {
    displayName: 'chi-square p_value',
    columnTypes: CATEGORICAL,
    threshold: 0.05,
    rule: 'p < t',
    run: ({ counts }) => chiSquare(counts),
  },
  z: {
    displayName: 'Z-test p_value',
    columnTypes: CATEGORICAL,
    threshold: 0.05,
    rule: 'p < t',
    run: ({ counts }) => zTest(counts),
  },
  wasserstein: {
    displayName: 'Wasserstein distance (normed)',
    columnTypes: NUMERIC,
    threshold: 0.1,
    rule: 'd >= t',
    run: ({ samples }) => normedWasserstein(samples),
  },
  jensenshannon: {
    displayName: 'Jensen-Shannon distance',
    columnTypes: ANY,
    threshold: 0.1,
    rule: 'd >= t',
    run: ({ shares }) => jensenShannon(shares),
  },
  psi: {
    displayName: 'PSI',
    columnTypes: ANY,
    threshold: 0.1,
    rule: 'd >= t',
    run: ({ shares }) => populationStability(shares),
  },
  kl_div: {
    displayName: 'Kullback-Leibler divergence',
    columnTypes: ANY,
    threshold: 0.1,
    rule: 'd >= t',
    run: ({ shares }) => kullbackLeibler(shares),
  },
  anderson: {
    displayName: 'Anderson-Darling',
    columnTypes: NUMERIC,
    threshold: 0.1,
    rule: 'p < t',
    run: ({ samples }) => andersonDarling(samples),
  },
  cramer_von_mises: {
    displayName: 'Cramer-von Mises',
    columnTypes: NUMERIC,
    threshold: 0.1,
    rule: 'p <= t',
    run: ({ samples }) => cramerVonMises(samples),
  },
  ed: {
    displayName: 'Energy-distance',
    columnTypes: NUMERIC,
    threshold: 0.1,
    rule: 'd > t',
    run: ({ samples }) => energyDistance(samples),
  },
  es: {
    displayName: 'Epps-Singleton',
    columnTypes: NUMERIC,
    threshold: 0.05,
    rule: 'p < t',
    run: ({ samples }) => eppsSingleton(samples),
  },
  mannw: {
    displayName: 'Mann-Whitney U-rank test',
    columnTypes: NUMERIC,
    threshold: 0.05,
    rule: 'p < t',
    run: ({ samples }) => mannWhitney(samples),
  },
  t_test: {
    displayName: 't_test',
    columnTypes: NUMERIC,
    threshold: 0.05,
    rule: 'p < t',
    run: ({ samples }) => tTest(samples),
  },
  hellinger: {
    displayName: 'Hellinger distance',
    columnTypes: ANY,
    threshold: 0.1,
    rule: 'd >= t',
    run: (column) =>
      column.pair.type === 'numeric'
        ? hellingerOfSamples(column.samples)
        : hellingerOfCategories(column.counts),
  },
  fisher_exact: {
    displayName: "Fisher's Exact test",
    columnTypes: CATEGORICAL,
    threshold: 0.1,
    rule: 'p < t',
    run: ({ counts }) => fisherExact(counts),
  },
  g_test: {
    displayName: 'g_test',
    columnTypes: CATEGORICAL,
    threshold: 0.1,
    rule: 'p < t',
    run: ({ counts }) => gTest(counts),
  },
  TVD: {
    displayName: 'Total-Variation-Distance',
    columnTypes: CATEGORICAL,
    threshold: 0.1,
    rule: 'p < t',
    run: ({ counts }) => totalVariation(counts),
  },
  missing: {
    displayName: 'Missing values p_value',
    columnTypes: ANY,
    threshold: 0.05,
    rule: 'p < t',
    run: ({ pair }) => missingRate(pair),
  },
};

export function isTwoSampleTest(test: DriftTest): test is TwoSampleTest {
  return Object.hasOwn(TEST_CATALOG, test);
}
