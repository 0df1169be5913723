/**
 * The probability that at least `beyond` of `current` new rows lie above the value of rank `rank` among `reference`
 * others of the same continuous distribution, whichever that is (E. Gumbel, H. von Schelling, "The distribution of the
 * number of exceedances", 1950). With ties it is an upper bound.
 */
export function exceedanceTail(beyond: number, current: number, rank: number, reference: number): number {
  if (beyond === 0) return 1;
  let logProbability = 0;
  for (let i = 1; i <= current; i++) logProbability += Math.log1p((rank - 1 - reference) / (reference + i));
  let tail = 0;
  for (let j = 0; j <= current; j++) {
    if (j >= beyond) tail += Math.exp(logProbability);
    const ratio = ((current - j) / (current - j + rank - 1)) * ((j + 1 + reference - rank) / (j + 1));
    logProbability += Math.log(ratio);
  }
  return Math.min(1, tail);
}
