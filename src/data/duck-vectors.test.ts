import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDataChunk,
  FLOAT,
  INTEGER,
  SMALLINT,
  TIMESTAMP,
  TIMESTAMPTZ,
  VARCHAR,
  type DuckDBType,
  type DuckDBVector,
} from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { readDoubles, writeVector, type ColumnValues } from './duck-vectors.ts';

const COLUMNS: [DuckDBType, ColumnValues][] = [
  [SMALLINT, Int16Array.of(1, -2, 3, 4)],
  [INTEGER, Int32Array.of(1, -2, 3, 4)],
  [BIGINT, BigInt64Array.of(1n, -2n, 3n, 4n)],
  [FLOAT, Float32Array.of(1.5, -2, 3, 4)],
  [DOUBLE, Float64Array.of(1.1, -2, 3, 4)],
  [DATE, Int32Array.of(0, 2 ** 31 - 1, 3, 4)],
  [TIMESTAMP, BigInt64Array.of(1n, -2n, 3n, 4n)],
  [TIMESTAMPTZ, BigInt64Array.of(1n, -2n, 3n, 4n)],
  [BOOLEAN, [true, false, true, false]],
  [VARCHAR, ['a', '', 'é🌏', 'longer than twelve bytes']],
];

/** The vector as it would be, did the package keep its memory elsewhere. */
function withoutMemory(vector: DuckDBVector): DuckDBVector {
  return new Proxy(vector, {
    get: (target, name) => {
      const value = name === 'items' ? undefined : (Reflect.get(target, name, target) as unknown);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

function written(type: DuckDBType, values: ColumnValues, nulls: number[], hidden = false): unknown[] {
  const memory = DuckDBDataChunk.create([type]);
  const chunk = new DuckDBDataChunk(memory.chunk);
  chunk.rowCount = 3;
  const vector = chunk.getColumnVector(0);
  writeVector(hidden ? withoutMemory(vector) : vector, values, nulls);
  return new DuckDBDataChunk(memory.chunk).getColumnVector(0).toArray();
}

describe('the vectors of DuckDB', () => {
  test.each(COLUMNS)(
    '%s: values and nulls arrive, with or without the memory of the vector',
    (type, values) => {
      const result = written(type, values, [1]);
      expect(result).toHaveLength(3);
      expect(result.map((item) => item === null)).toEqual([false, true, false]);
      expect(written(type, values, [1], true)).toEqual(result);
      expect(written(type, values, [])).toEqual(written(type, values, [], true));
    },
  );

  test('have their memory where the fast path looks for it', () => {
    for (const [type, values] of COLUMNS.filter((column) => ArrayBuffer.isView(column[1]))) {
      const vector = DuckDBDataChunk.create([type], 3).getColumnVector(0);
      expect((vector as unknown as { items: object }).items.constructor, String(type)).toBe(
        values.constructor,
      );
    }
    const vector = DuckDBDataChunk.create([DOUBLE], 3).getColumnVector(0);
    expect((vector as unknown as { validity: object }).validity).toHaveProperty('data', null);
  });

  test('a vector that is filled anew holds nothing of what it held', () => {
    const memory = DuckDBDataChunk.create([DOUBLE, VARCHAR]);
    const fill = (rows: number, doubles: number[], texts: string[], nulls: number[]) => {
      memory.reset();
      const chunk = new DuckDBDataChunk(memory.chunk);
      chunk.rowCount = rows;
      writeVector(chunk.getColumnVector(0), Float64Array.from(doubles), nulls);
      writeVector(chunk.getColumnVector(1), texts, nulls);
      return new DuckDBDataChunk(memory.chunk).getColumns();
    };
    expect(fill(2, [1, 2], ['a', 'b'], [0, 1])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(fill(3, [1, 2, 3], ['a', 'b', 'c'], [])).toEqual([
      [1, 2, 3],
      ['a', 'b', 'c'],
    ]);
  });

  test.each([false, true])('doubles are read with NaN for null (memory hidden: %s)', (hidden) => {
    const chunk = DuckDBDataChunk.create([DOUBLE], 3);
    const vector = chunk.getColumnVector(0);
    writeVector(vector, Float64Array.of(1, 2, 3), [1]);
    const target = new Float64Array(5);
    expect(readDoubles(hidden ? withoutMemory(vector) : vector, target, 1)).toBe(1);
    expect([...target]).toEqual([0, 1, Number.NaN, 3, 0]);
  });
});
