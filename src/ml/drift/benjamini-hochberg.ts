import { invalidParameter } from '../check.ts';

/**
 * P-values adjusted so that calling drifted what is at most q keeps the expected share of false calls at q
 * (Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", 1995), in the order given; the answer of
 * scipy.stats.false_discovery_control and of R's p.adjust. Of independent columns and of positively dependent ones.
 * Distances have no p-value and stay out of it.
 * @throws MlError INVALID_PARAMETER for a p-value outside 0 to 1
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  pValues.forEach((p, i) => {
    if (!(p >= 0 && p <= 1)) throw invalidParameter(`pValues[${i}]`, p, 'from 0 to 1');
  });
  const adjusted = Array.from<number>({ length: pValues.length });
  const descending = [...pValues.keys()].sort((a, b) => pValues[b] - pValues[a]);
  let least = 1;
  descending.forEach((i, above) => {
    least = Math.min(least, pValues[i] * (pValues.length / (pValues.length - above)));
    adjusted[i] = least;
  });
  return adjusted;
}
