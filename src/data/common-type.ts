/** Digits before the decimal point; a sign takes none. */
const WHOLE_DIGITS: Record<string, number> = {
  TINYINT: 3,
  UTINYINT: 3,
  SMALLINT: 5,
  USMALLINT: 5,
  INTEGER: 10,
  UINTEGER: 10,
  BIGINT: 19,
  UBIGINT: 20,
  HUGEINT: 39,
  UHUGEINT: 39,
};
const MOST_DIGITS = 38;
const FLOATING = ['FLOAT', 'DOUBLE'];

interface Digits {
  whole: number;
  scale: number;
}

/** Whether values of this DuckDB type are numbers. */
export function isNumericType(type: string): boolean {
  return FLOATING.includes(type) || digitsOf(type) !== null;
}

/**
 * The DuckDB type in which values of two types are compared, and into which every value of both can be cast: numbers by
 * value (exactly where a decimal can hold both, else as doubles), anything else of different types as text.
 */
export function commonType(one: string, other: string): string {
  if (one === other) return one;
  if (!isNumericType(one) || !isNumericType(other)) return 'VARCHAR';
  const [first, second] = [digitsOf(one), digitsOf(other)];
  if (!first || !second) return 'DOUBLE';
  const scale = Math.max(first.scale, second.scale);
  const digits = Math.max(first.whole, second.whole) + scale;
  return digits <= MOST_DIGITS ? `DECIMAL(${digits}, ${scale})` : 'DOUBLE';
}

/** How an exact numeric type is laid out; null for any other type. */
function digitsOf(type: string): Digits | null {
  const [, digits, scale] = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(type) ?? [];
  if (digits !== undefined) return { whole: Number(digits) - Number(scale), scale: Number(scale) };
  return Object.hasOwn(WHOLE_DIGITS, type) ? { whole: WHOLE_DIGITS[type], scale: 0 } : null;
}
