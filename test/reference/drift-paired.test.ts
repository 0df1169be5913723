import { beforeAll, describe, expect, test } from 'vitest';
import { chiSquareSf } from '../../src/ml/special/gamma.ts';
import { noncentralChiSquareSf } from '../../src/ml/drift/noncentral-chi-square.ts';
import { contingency } from '../../src/ml/drift/contingency.ts';
import { binomialUpperTail } from '../../src/ml/drift/binomial.ts';
import {
  countCategories,
  createRandom,
  effectSize,
  pairedTests,
  type WilcoxonMethod,
} from '../../src/ml/index.ts';
import { normals } from '../../src/ml/testing.ts';
import { hasRealData, loadColumns } from './real-data.ts';
import { askPython, relativeError } from './sklearn.ts';

const SCRIPT = 'paired_reference.py';

interface Paired {
  auto: [number, number] | null;
  normal: [number, number] | null;
  enumerated: number | null;
  sign: number | null;
  median_average: number;
}

interface Sample {
  name: string;
  before: Float64Array;
  after: Float64Array;
}

/** Differences around `shift`, on a grid of `step` where there is one: ties, and zeros too. */
function sample(n: number, shift: number, step: number): Sample {
  const normal = normals(createRandom(1000 * n + 40 * step + shift));
  const grid = (value: number) => (step === 0 ? value : Math.round(value / step) * step);
  const before = Float64Array.from({ length: n }, () => grid(10 * normal()));
  const after = before.map((value) => value + grid(shift + normal()));
  return { name: `${n} pairs, shift ${shift}, step ${step}`, before, after };
}

const SAMPLES = [5, 6, 9, 12, 14, 25, 34, 50, 51, 200, 514, 1000].flatMap((n) =>
  [0, 0.25, 1].flatMap((step) => [0, 1].map((shift) => sample(n, shift, step))),
);

const withScipy = (method: WilcoxonMethod) => SAMPLES.map((s) => pairedTests(s.before, s.after, { method }));

describe('the paired tests', () => {
  let answers: Paired[] = [];
  beforeAll(() => {
    answers = askPython<Paired>(
      SCRIPT,
      SAMPLES.map(({ before, after }) => ({ op: 'paired', before: [...before], after: [...after] })),
    );
  });

  test('answer as scipy.stats.wilcoxon does, when asked to', () => {
    withScipy('scipy').forEach(({ wilcoxon }, i) => {
      const [statistic, pValue] = answers[i].auto ?? [0, 1];
      expect(wilcoxon.statistic, SAMPLES[i].name).toBe(statistic);
      expect(relativeError(wilcoxon.pValue!, pValue), SAMPLES[i].name).toBeLessThan(1e-9);
    });
  });

  test('take the normal approximation as SciPy does', () => {
    withScipy('normal').forEach(({ wilcoxon }, i) => {
      const [, pValue] = answers[i].normal ?? [0, 1];
      expect(relativeError(wilcoxon.pValue!, pValue), SAMPLES[i].name).toBeLessThan(1e-9);
    });
  });

  test('equal SciPy by default where no differences are tied or zero', () => {
    const untied = SAMPLES.flatMap(({ name }, i) => (name.endsWith('step 0') ? [i] : []));
    for (const i of untied) {
      const { wilcoxon } = pairedTests(SAMPLES[i].before, SAMPLES[i].after);
      expect(relativeError(wilcoxon.pValue!, answers[i].auto![1]), SAMPLES[i].name).toBeLessThan(1e-9);
    }
    expect(untied).toHaveLength(24);
  });

  test('count all sign patterns of a small sample, tied or not', () => {
    const enumerated = SAMPLES.flatMap((_, i) => (answers[i].enumerated === null ? [] : [i]));
    for (const i of enumerated) {
      const { wilcoxon } = pairedTests(SAMPLES[i].before, SAMPLES[i].after);
      expect(wilcoxon.method).toBe('exact');
      expect(relativeError(wilcoxon.pValue!, answers[i].enumerated!), SAMPLES[i].name).toBeLessThan(1e-12);
    }
    expect(enumerated.length).toBeGreaterThan(25);
  });

  test('give the sign test of scipy.stats.binomtest and the median of all averages', () => {
    withScipy('auto').forEach(({ sign, shift }, i) => {
      expect(relativeError(sign.pValue!, answers[i].sign ?? 1), SAMPLES[i].name).toBeLessThan(1e-9);
      expect(relativeError(shift.estimate, answers[i].median_average), SAMPLES[i].name).toBeLessThan(1e-12);
    });
  });
});

test('the tails of the distributions equal those of SciPy', () => {
  const noncentral = [
    [9, 4, 3],
    [3.84, 1, 7.85],
    [30, 7, 20],
  ];
  const binomial = [
    [1, 500, 0.01],
    [5, 500, 0.01],
    [20, 500, 0.01],
    [100, 500, 0.01],
    [10_300, 1_000_000, 0.01],
    [3, 3, 0.01],
  ];
  const [expected] = askPython<{ noncentral: number[]; binomial: number[] }>(SCRIPT, [
    { op: 'tails', noncentral, binomial },
  ]);
  noncentral.forEach(([x, df, nc], i) => {
    expect(relativeError(noncentralChiSquareSf(x, df, nc), expected.noncentral[i])).toBeLessThan(1e-9);
  });
  binomial.forEach(([k, n, p], i) => {
    expect(relativeError(binomialUpperTail(k, n, p), expected.binomial[i])).toBeLessThan(1e-9);
  });
});

test("effects equal Cliff's delta by all pairs, Cohen's d of equal samples and SciPy's Cramér's V", () => {
  const numeric = SAMPLES.filter(({ before }) => before.length <= 200);
  const tables = [
    { reference: [50, 30, 20], current: [30, 40, 30] },
    { reference: [5, 0], current: [2, 9] },
    { reference: [100, 200, 0, 17], current: [1, 2, 3, 0] },
  ];
  const answers = askPython<Record<string, number>>(SCRIPT, [
    ...numeric.map(({ before, after }) => ({ op: 'two_samples', before: [...before], after: [...after] })),
    ...tables.map((table) => ({ op: 'contingency', ...table })),
  ]);
  numeric.forEach(({ before, after, name }, i) => {
    const effect = effectSize({ type: 'numeric', reference: before, current: after });
    if (effect.type !== 'numeric') throw new Error('a numeric column was asked about');
    expect(effect.cliffsDelta, name).toBeCloseTo(answers[i].cliffs_delta, 12);
    expect(effect.cohensD, name).toBeCloseTo(answers[i].cohens_d, 12);
  });
  tables.forEach(({ reference, current }, i) => {
    const sides = { reference: Float64Array.from(reference), current: Float64Array.from(current) };
    const expected = answers[numeric.length + i];
    const categories = reference.map((_, category) => String(category));
    const { statistic, degreesOfFreedom } = contingency(
      countCategories({ type: 'categorical', categories, ...sides }),
    );
    expect(relativeError(statistic, expected.statistic)).toBeLessThan(1e-12);
    expect(relativeError(chiSquareSf(statistic, degreesOfFreedom), expected.p)).toBeLessThan(1e-9);
    expect(effectSize({ type: 'categorical', categories, ...sides })).toMatchObject({
      cramersV: expect.closeTo(expected.cramers_v, 12),
    });
  });
});

describe.runIf(hasRealData)('the provinces from 2019 to 2023', () => {
  const features = ['angka_melek_huruf', 'rata_lama_sekolah', 'harapan_lama_sekolah'];

  test('nearly all rose, which the paired tests see and the Kolmogorov-Smirnov test does not', () => {
    const [before, after] = ['2019', '2023'].map((year) =>
      loadColumns(`education_provinces_${year}_3f`, features),
    );
    const answers = askPython<{ ks: number }>(
      SCRIPT,
      features.map((_, j) => ({ op: 'two_samples', before: [...before[j]], after: [...after[j]] })),
    );
    const found = features.map((_, j) => pairedTests(before[j], after[j]));
    expect(answers.map(({ ks }) => Number(ks.toFixed(2)))).toEqual([0.47, 0.47, 0.31]);
    expect(found.map(({ pairs, rose }) => `${rose} of ${pairs}`)).toEqual([
      '30 of 34',
      '34 of 34',
      '34 of 34',
    ]);
    for (const { wilcoxon, sign, rankBiserial } of found) {
      expect(wilcoxon.pValue).toBeLessThan(1e-6);
      expect(sign.pValue).toBeLessThan(1e-5);
      expect(rankBiserial).toBeGreaterThan(0.8);
    }
  });
});
