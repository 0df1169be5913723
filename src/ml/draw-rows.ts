import { createRandom } from './random.ts';

/**
 * So many of the rows, or all, drawn uniformly without replacement, ascending (algorithm S of D. Knuth, "The art of
 * computer programming", 2, 3.4.2): it looks at each row once and holds nothing but the answer.
 */
export function drawRows(rows: number, most: number, seed: number): Uint32Array {
  if (rows <= most) return Uint32Array.from({ length: rows }, (_, row) => row);
  const random = createRandom(seed);
  const drawn = new Uint32Array(most);
  let count = 0;
  for (let row = 0; count < most; row++) {
    if ((rows - row) * random() < most - count) drawn[count++] = row;
  }
  return drawn;
}
