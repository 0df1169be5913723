/** Ascending numbers in few words: "2–6", or one by one where some are left out. */
export function rangeOf(numbers: readonly number[]): string {
  const [first, last] = [numbers.at(0), numbers.at(-1)];
  const isWhole = first !== undefined && last !== undefined && last - first === numbers.length - 1;
  return isWhole && last > first ? `${first}–${last}` : numbers.join(', ');
}
