const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
const DIGITS = 6;
/** Below this the histograms cost more than they save. */
const FEWEST_ROWS = 4096;

/**
 * Sorts a column of finite values ascending, -0 before 0, as the builtin does: least significant digit first, 11 bits at a
 * time, skipping the digits that are the same in all rows (E. Friend, "Sorting on electronic computer systems", 1956). The bits
 * of a float64 ascend with its magnitude; the negatives come out last and descending, and are turned round.
 * @param column sorted in place; no NaN
 * @param scratch memory of at least its length that is overwritten
 */
export function sortFloats(
  column: Float64Array,
  scratch: Float64Array = new Float64Array(column.length),
): Float64Array {
  const n = column.length;
  if (n < FEWEST_ROWS) {
    column.sort();
    return column;
  }
  const counts = countDigits(column);
  let from: Float64Array = column;
  let to: Float64Array = scratch.subarray(0, n);
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = counts.subarray(digit * BUCKETS, (digit + 1) * BUCKETS);
    if (count.includes(n)) continue;
    scatter(from, to, digit, toOffsets(count));
    [from, to] = [to, from];
  }
  const negatives = countNegatives(counts);
  if (from === column && negatives === 0) return column;
  if (from === column) {
    to.set(from);
    from = to;
  }
  for (let i = 0; i < negatives; i++) column[i] = from[n - 1 - i];
  column.set(from.subarray(0, n - negatives), negatives);
  return column;
}

function wordsOf(column: Float64Array): Uint32Array {
  return new Uint32Array(column.buffer, column.byteOffset, column.length * 2);
}

function countDigits(column: Float64Array): Uint32Array {
  const words = wordsOf(column);
  const counts = new Uint32Array(DIGITS * BUCKETS);
  for (let i = 0; i < words.length; i += 2) {
    const low = words[i];
    const high = words[i + 1];
    counts[low & 2047]++;
    counts[2048 + ((low >>> 11) & 2047)]++;
    counts[4096 + ((low >>> 22) | ((high & 1) << 10))]++;
    counts[6144 + ((high >>> 1) & 2047)]++;
    counts[8192 + ((high >>> 12) & 2047)]++;
    counts[10240 + (high >>> 23)]++;
  }
  return counts;
}

function countNegatives(counts: Uint32Array): number {
  // The last digit has nine bits, the sign first.
  let negatives = 0;
  for (let bucket = 256; bucket < 512; bucket++) negatives += counts[(DIGITS - 1) * BUCKETS + bucket];
  return negatives;
}

function toOffsets(count: Uint32Array): Uint32Array {
  const offsets = new Uint32Array(BUCKETS);
  for (let bucket = 1; bucket < BUCKETS; bucket++) offsets[bucket] = offsets[bucket - 1] + count[bucket - 1];
  return offsets;
}

function scatter(from: Float64Array, to: Float64Array, digit: number, offsets: Uint32Array): void {
  const words = wordsOf(from);
  const n = from.length;
  const shift = digit * DIGIT_BITS;
  if (digit < 2) {
    for (let i = 0; i < n; i++) to[offsets[(words[2 * i] >>> shift) & 2047]++] = from[i];
  } else if (digit === 2) {
    for (let i = 0; i < n; i++) {
      to[offsets[(words[2 * i] >>> 22) | ((words[2 * i + 1] & 1) << 10)]++] = from[i];
    }
  } else {
    for (let i = 0; i < n; i++) to[offsets[(words[2 * i + 1] >>> (shift - 32)) & 2047]++] = from[i];
  }
}
