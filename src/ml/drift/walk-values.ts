import type { Samples } from './samples.ts';

/** One distinct value: how many rows of each side are below it, and how many have it. */
export interface ValueVisit {
  (
    value: number,
    referenceBelow: number,
    referenceCount: number,
    currentBelow: number,
    currentCount: number,
  ): void;
}

/** Visits the distinct values of both sides together, ascending. */
export function walkValues({ reference, current }: Samples, visit: ValueVisit): void {
  const n1 = reference.length;
  const n2 = current.length;
  for (let i = 0, j = 0; i < n1 || j < n2;) {
    const value = i === n1 ? current[j] : j === n2 ? reference[i] : Math.min(reference[i], current[j]);
    const [fromI, fromJ] = [i, j];
    while (i < n1 && reference[i] === value) i++;
    while (j < n2 && current[j] === value) j++;
    visit(value, fromI, i - fromI, fromJ, j - fromJ);
  }
}
