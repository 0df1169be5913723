import {
  DATE,
  DuckDBDateValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  TIMESTAMP,
  TIMESTAMPTZ,
  type DuckDBType,
  type DuckDBValue,
  type DuckDBVector,
} from '@duckdb/node-api';

/** As DuckDB holds them: dates as days, times as microseconds, both since 1970. */
export type ColumnValues = Float64Array | Float32Array | Int32Array | Int16Array | BigInt64Array | unknown[];

// What the package keeps private, and what makes a column one copy instead of a call for each of its values.
interface Internals {
  items?: unknown;
  validity?: { data?: unknown };
}

/** The memory of a vector of fixed-width values, if the package still has it there. */
function itemsOf(vector: DuckDBVector): unknown {
  return (vector as unknown as Internals).items;
}

/** Fills a fresh vector with the first values of a column; those of the rows in `nulls` are null. */
export function writeVector(vector: DuckDBVector, values: ColumnValues, nulls: readonly number[]): void {
  const rows = vector.itemCount;
  const items = itemsOf(vector);
  if (ArrayBuffer.isView(values) && ArrayBuffer.isView(items) && items.constructor === values.constructor) {
    (items as Float64Array).set((values as Float64Array).subarray(0, rows));
  } else {
    const toItem = itemMaker(vector.type);
    for (let row = 0; row < rows; row++) vector.setItem(row, toItem(values[row]));
  }
  for (const row of nulls) vector.setItem(row, null);
  vector.flush();
}

function itemMaker(type: DuckDBType): (value: unknown) => DuckDBValue {
  if (type === DATE) return (days) => new DuckDBDateValue(days as number);
  if (type === TIMESTAMP) return (micros) => new DuckDBTimestampValue(micros as bigint);
  if (type === TIMESTAMPTZ) return (micros) => new DuckDBTimestampTZValue(micros as bigint);
  return (value) => value as DuckDBValue;
}

/** Copies a vector of doubles to `target`, from `start` on, with NaN for null. @returns the number of nulls */
export function readDoubles(vector: DuckDBVector, target: Float64Array, start: number): number {
  const items = itemsOf(vector);
  if (items instanceof Float64Array) {
    target.set(items, start);
    if ((vector as unknown as Internals).validity?.data === null) return 0;
  }
  let nulls = 0;
  for (let row = 0; row < vector.itemCount; row++) {
    const value = vector.getItem(row) as number | null;
    if (value === null) nulls++;
    target[start + row] = value ?? Number.NaN;
  }
  return nulls;
}
