import { cramerVonMisesSf } from '../special/cramer-von-mises.ts';
import { countRankings } from './rank-frequencies.ts';
import { requireAtLeast, type Samples } from './samples.ts';
import type { Statistic } from './types.ts';
import { walkValues } from './walk-values.ts';

/** Up to here on both sides the p-value is counted exactly, as SciPy's cramervonmises_2samp does by default. */
const EXACT_ROWS = 20;

/**
 * The Cramér-von Mises test of two samples with midranks: T. Anderson, "On the distribution of the two-sample Cramér-von
 * Mises criterion" (1962), as SciPy's cramervonmises_2samp. The exact p-value is that of samples without ties.
 * @throws MlError TEST_NOT_APPLICABLE for fewer than 2 values on a side
 */
export function cramerVonMises(samples: Samples): Statistic {
  requireAtLeast('cramer_von_mises', samples, 2);
  const n1 = samples.reference.length;
  const n2 = samples.current.length;
  const n = n1 + n2;
  const product = n1 * n2;
  const u = rankDeviation(samples);
  const statistic = u / (product * n) - (4 * product - 1) / (6 * n);
  if (Math.max(n1, n2) <= EXACT_ROWS) return { statistic, pValue: countRankings(u, n1, n2) };

  const mean = (1 + 1 / n) / 6;
  const spread =
    ((n + 1) * (4 * product * n - 3 * (n1 ** 2 + n2 ** 2) - 2 * product)) / (45 * n ** 2 * 4 * product);
  const limit = 1 / 6 + (statistic - mean) / Math.sqrt(45 * spread);
  return { statistic, pValue: limit < 0.003 ? 1 : cramerVonMisesSf(limit) };
}

/** U of equation 10: n₁ Σ (rank - i)² + n₂ Σ (rank - j)². A plain sum of a million rows would lose what T is made of. */
function rankDeviation(samples: Samples): number {
  const sums = [createSum(), createSum()];
  walkValues(samples, (_value, below1, count1, below2, count2) => {
    const rank = below1 + below2 + (count1 + count2 + 1) / 2;
    for (let i = 1; i <= count1; i++) sums[0].add((rank - below1 - i) ** 2);
    for (let j = 1; j <= count2; j++) sums[1].add((rank - below2 - j) ** 2);
  });
  return samples.reference.length * sums[0].total() + samples.current.length * sums[1].total();
}

/** Compensated summation: A. Neumaier (1974). */
function createSum(): { add: (value: number) => void; total: () => number } {
  let sum = 0;
  let lost = 0;
  return {
    add: (value) => {
      const next = sum + value;
      lost += Math.abs(sum) >= value ? sum - next + value : value - next + sum;
      sum = next;
    },
    total: () => sum + lost,
  };
}
