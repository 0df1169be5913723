import { AppError } from '../errors.ts';
import type { FeatureRows } from './compute-rows.ts';

/** What one call may bring. */
export const MOST_ROWS = 10_000;
const LONGEST_KEY = 1000;

export type NamedFeatures = Readonly<Record<string, unknown>>;

/** @throws AppError INVALID_INPUT for no rows, or too many of them */
export function requireRowCount(count: number, field: string, most = MOST_ROWS): void {
  if (count >= 1 && count <= most) return;
  const expected = `1 to ${most.toLocaleString('en')} rows`;
  throw new AppError('INVALID_INPUT', `A call takes ${expected}, not ${count.toLocaleString('en')}.`, {
    field,
    value: count,
    expected,
  });
}

/** How rows were sent. */
interface SentRows {
  count: number;
  valueOf: (row: number, feature: number) => unknown;
  keyOf: (row: number) => unknown;
  /** What callers call the field of the key. */
  keyField: string;
  featuresOf: (row: number) => NamedFeatures;
}

/** Rows that come one by one, each by the names of its features. */
export function rowWise(
  names: readonly string[],
  count: number,
  sent: Pick<SentRows, 'keyOf' | 'keyField' | 'featuresOf'>,
): FeatureRows {
  return toFeatureRows(names.length, {
    count,
    valueOf: (row, feature) => sent.featuresOf(row)[names[feature]],
    ...sent,
  });
}

/**
 * Rows that come as columns by name.
 * @throws AppError INVALID_INPUT for what is no object of lists of one length
 */
export function columnWise(
  names: readonly string[],
  columns: Readonly<Record<string, unknown>>,
  ids: readonly unknown[] | null,
): FeatureRows {
  const given = Object.entries(columns);
  const [first] = given.map(([, column]) => column);
  const count = ids?.length ?? (Array.isArray(first) ? first.length : 0);
  for (const [name, column] of given) requireColumn(name, column, count);
  requireRowCount(count, 'columns');
  const known = Object.fromEntries(given) as Record<string, unknown[]>;
  const wanted = names.map((name) => (Object.hasOwn(columns, name) ? (columns[name] as unknown[]) : null));
  return toFeatureRows(names.length, {
    count,
    valueOf: (row, feature) => wanted[feature]?.[row],
    keyOf: (row) => ids?.[row],
    keyField: 'ids',
    featuresOf: (row) =>
      Object.fromEntries(Object.entries(known).map(([name, column]) => [name, column[row]])),
  });
}

function requireColumn(name: string, column: unknown, count: number): void {
  if (Array.isArray(column) && column.length === count) return;
  const expected = `a list of ${count} numbers, as long as the ids and the other columns`;
  throw new AppError('INVALID_INPUT', `The column ${JSON.stringify(name)} is not ${expected}.`, {
    field: `columns.${name}`,
    value: Array.isArray(column) ? `a list of ${column.length}` : typeof column,
    expected,
  });
}

function toFeatureRows(
  width: number,
  { count, valueOf, keyOf, keyField, featuresOf }: SentRows,
): FeatureRows {
  const values = new Float64Array(count * width);
  const suspects = new Set<number>();
  const errors = new Map<number, AppError>();
  const keys: (string | null)[] = [];
  for (let row = 0; row < count; row++) {
    for (let feature = 0; feature < width; feature++) {
      const value = valueOf(row, feature);
      const isNumber = typeof value === 'number';
      values[row * width + feature] = isNumber ? value : Number.NaN;
      if (!isNumber && value !== null && value !== undefined) suspects.add(row);
    }
    const key = keyOf(row) ?? null;
    const problem = problemOfKey(key);
    keys.push(problem === null && key !== null ? `${key as string | number}` : null);
    if (problem !== null) {
      errors.set(
        row,
        new AppError('INVALID_INPUT', `${keyField} ${problem}.`, { field: keyField, expected: problem }),
      );
    }
  }
  return { count, keys, values, suspects, errors, featuresOf };
}

function problemOfKey(key: unknown): string | null {
  if (key === null) return null;
  if (typeof key !== 'string') return typeof key === 'number' ? null : 'must be a text or a number';
  if (key.length > LONGEST_KEY) return `must have at most ${LONGEST_KEY} characters`;
  return key.includes('\0') ? 'must not hold a NUL character' : null;
}
