import { fillZeros, type Shares } from './shares.ts';
import type { Statistic } from './types.ts';

/** The Jensen-Shannon distance in natural units, as SciPy's spatial.distance.jensenshannon: 0 to √ln 2. */
export function jensenShannon({ reference, current }: Shares): Statistic {
  let divergence = 0;
  for (let i = 0; i < reference.length; i++) {
    const middle = (reference[i] + current[i]) / 2;
    divergence += relativeEntropy(reference[i], middle) + relativeEntropy(current[i], middle);
  }
  return { statistic: Math.sqrt(Math.max(0, divergence) / 2), pValue: null };
}

/** The population stability index Σ (r - c) ln(r / c), with Evidently's filling of zeros. */
export function populationStability(shares: Shares): Statistic {
  const { reference, current } = fillZeros(shares);
  let index = 0;
  for (let i = 0; i < reference.length; i++) {
    index += (reference[i] - current[i]) * Math.log(reference[i] / current[i]);
  }
  return { statistic: index, pValue: null };
}

/** The Kullback-Leibler divergence Σ r ln(r / c), with Evidently's filling of zeros; SciPy's entropy norms both sides to 1. */
export function kullbackLeibler(shares: Shares): Statistic {
  const { reference, current } = fillZeros(shares);
  const referenceTotal = reference.reduce((sum, share) => sum + share, 0);
  const currentTotal = current.reduce((sum, share) => sum + share, 0);
  let divergence = 0;
  for (let i = 0; i < reference.length; i++) {
    divergence += relativeEntropy(reference[i] / referenceTotal, current[i] / currentTotal);
  }
  return { statistic: divergence, pValue: null };
}

function relativeEntropy(p: number, q: number): number {
  return p === 0 ? 0 : p * Math.log(p / q);
}
