import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countValues } from './category-counts.ts';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import { mannWhitney } from './mann-whitney.ts';
import { sortSamples, type Samples } from './samples.ts';
import { chooseTest, testColumn } from './test-column.ts';
import { isTwoSampleTest, TEST_CATALOG } from './test-catalog.ts';
import { PreparedColumn } from './prepared-column.ts';
import { categoricalColumn, numericColumn } from './testing.ts';
import { totalVariation } from './total-variation.ts';
import { DRIFT_TESTS } from './types.ts';
import { energyDistance, wassersteinDistance } from './wasserstein.ts';

const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });
const check = (property: fc.IProperty<[number[], number[]]>, numRuns = 100) =>
  fc.assert(property, { numRuns, seed: 7 });
const swap = ({ reference, current }: Samples): Samples => ({ reference: current, current: reference });
const samplesOf = (a: Iterable<number>, b: Iterable<number>) => sortSamples(numericColumn(a, b));

test('Kolmogorov-Smirnov and the distances do not depend on which side is the reference', () => {
  check(
    fc.property(values, values, (a, b) => {
      const samples = samplesOf(a, b);
      const [there, back] = [kolmogorovSmirnov(samples), kolmogorovSmirnov(swap(samples))];
      expect(back.statistic).toBe(there.statistic);
      expect(back.pValue).toBeCloseTo(there.pValue!, 12);
      expect(wassersteinDistance(swap(samples))).toBeCloseTo(wassersteinDistance(samples), 10);
      expect(energyDistance(swap(samples)).statistic).toBeCloseTo(energyDistance(samples).statistic, 10);
    }),
  );
});

test('Kolmogorov-Smirnov and Mann-Whitney see only the order of the values', () => {
  check(
    fc.property(values, values, (a, b) => {
      const stretch = (each: number[]) => each.map((value) => Math.exp(value / 10) * 3 - 2);
      const [samples, stretched] = [samplesOf(a, b), samplesOf(stretch(a), stretch(b))];
      expect(kolmogorovSmirnov(stretched)).toEqual(kolmogorovSmirnov(samples));
      expect(mannWhitney(stretched)).toEqual(mannWhitney(samples));
    }),
  );
});

test('Wasserstein of a sample and its shift is the shift', () => {
  check(
    fc.property(values, values, (a, [shift]) => {
      const distance = wassersteinDistance(
        samplesOf(
          a,
          a.map((value) => value + shift),
        ),
      );
      expect(distance).toBeCloseTo(Math.abs(shift), 9);
    }),
  );
});

test('a column never drifts from itself, by any test that takes it', () => {
  check(
    fc.property(values, values, (a, b) => {
      const all = [...a, ...b, 1, 2, 3, 4, 5];
      const numeric = numericColumn(all, all);
      const { reference } = countValues(sortSamples(numeric));
      const pairs = [numeric, categoricalColumn([...reference], [...reference])];
      for (const pair of pairs) {
        for (const name of DRIFT_TESTS.filter(isTwoSampleTest)) {
          if (!TEST_CATALOG[name].columnTypes.includes(pair.type)) continue;
          if (name === 'fisher_exact' && reference.length > 2) continue;
          if (name === 'es') continue;
          expect(testColumn(pair, { test: name })).toMatchObject({ test: name, drifted: false });
        }
      }
    }),
    // A thousand permutations each.
    10,
  );
});

test('every p-value lies in [0, 1] and every distance is at least 0', () => {
  check(
    fc.property(values, values, (a, b) => {
      const prepared = new PreparedColumn(numericColumn([...a, 0, 1], [...b, 0, 1]));
      for (const name of DRIFT_TESTS.filter(isTwoSampleTest)) {
        if (!TEST_CATALOG[name].columnTypes.includes('numeric') || name === 'es') continue;
        const { pValue, statistic } = testColumn(prepared, { test: name });
        if (pValue === null) expect(statistic).toBeGreaterThanOrEqual(0);
        else expect(pValue >= 0 && pValue <= 1).toBe(true);
      }
      expect(chooseTest(prepared)).toMatch(/^(?:ks|chisquare|z)$/);
    }),
  );
});

test('the permutations of the total variation are the same for the same counts', () => {
  const { counts } = new PreparedColumn(categoricalColumn([500, 300, 200], [480, 330, 190]));
  expect(totalVariation(counts)).toEqual(totalVariation(counts));
  expect(totalVariation(counts, 7).pValue).not.toBe(totalVariation(counts).pValue);
});
