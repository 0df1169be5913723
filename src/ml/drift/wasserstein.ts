import { moments } from '../moments.ts';
import type { Samples } from './samples.ts';
import type { Statistic } from './types.ts';

const LEAST_DEVIATION = 0.001;

/**
 * The first Wasserstein distance in units of the reference's standard deviation (population; at least 0.001), as Evidently
 * norms SciPy's wasserstein_distance.
 */
export function normedWasserstein(samples: Samples): Statistic {
  const deviation = Math.sqrt(moments(samples.reference).variance);
  return { statistic: wassersteinDistance(samples) / Math.max(deviation, LEAST_DEVIATION), pValue: null };
}

/** The area between the two empirical distribution functions, as SciPy's wasserstein_distance. */
export function wassersteinDistance(samples: Samples): number {
  return integrateGap(samples, Math.abs);
}

/**
 * The energy distance: √2 times the L2 distance of the two empirical distribution functions, as SciPy's energy_distance
 * (M. Rizzo and G. Székely, "Energy distance", 2016).
 */
export function energyDistance(samples: Samples): Statistic {
  return { statistic: Math.sqrt(2 * integrateGap(samples, (gap) => gap * gap)), pValue: null };
}

/** The integral of a function of the gap between the two empirical distribution functions. */
function integrateGap({ reference, current }: Samples, weigh: (gap: number) => number): number {
  const n1 = reference.length;
  const n2 = current.length;
  let area = 0;
  let previous = Math.min(reference[0], current[0]);
  for (let i = 0, j = 0; i < n1 || j < n2;) {
    const takesReference = j === n2 || (i < n1 && reference[i] <= current[j]);
    const value = takesReference ? reference[i] : current[j];
    area += weigh(i / n1 - j / n2) * (value - previous);
    previous = value;
    if (takesReference) i++;
    else j++;
  }
  return area;
}
