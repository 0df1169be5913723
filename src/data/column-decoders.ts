import { isUtf8 } from 'node:buffer';
import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  FLOAT,
  INTEGER,
  SMALLINT,
  TIMESTAMP,
  TIMESTAMPTZ,
  VARCHAR,
  type DuckDBType,
} from '@duckdb/node-api';
import { AppError } from '../errors.ts';
import type { ColumnValues } from './duck-vectors.ts';

/** Turns the fields of a column, as PostgreSQL sends them in binary, into the values of a vector of DuckDB. */
export interface ColumnDecoder {
  type: DuckDBType;
  /** Of the last rows, by row; `decode` puts them there. */
  values: ColumnValues;
  decode(row: number, view: DataView, offset: number, length: number): void;
}

// PostgreSQL counts from the year 2000: https://www.postgresql.org/docs/18/datatype-datetime.html
const DAY_MICROS = 86_400_000_000n;
const EPOCH_DAYS = 10_957;
const EPOCH_MICROS = BigInt(EPOCH_DAYS) * DAY_MICROS;
const FIRST_DAY = -730_119; // 0001-01-01
const FIRST_MICROS = BigInt(FIRST_DAY) * DAY_MICROS;
const INT32_MAX = 2 ** 31 - 1;
const INT64_MAX = 2n ** 63n - 1n;
const LAST_MICROS = INT64_MAX - 1n - EPOCH_MICROS;

type DecoderMaker = (rows: number) => ColumnDecoder;

const timestamp =
  (type: DuckDBType): DecoderMaker =>
  (rows) => {
    const values = new BigInt64Array(rows);
    return {
      type,
      values,
      decode: (row, view, offset) => {
        values[row] = duckMicros(view.getBigInt64(offset));
      },
    };
  };

/** By PostgreSQL's names of types, without modifiers. One function each, so that each compiles to its own few instructions. */
const MAKERS: Record<string, DecoderMaker> = {
  smallint: (rows) => {
    const values = new Int16Array(rows);
    const decode = (row: number, view: DataView, offset: number) => {
      values[row] = view.getInt16(offset);
    };
    return { type: SMALLINT, values, decode };
  },
  integer: (rows) => {
    const values = new Int32Array(rows);
    const decode = (row: number, view: DataView, offset: number) => {
      values[row] = view.getInt32(offset);
    };
    return { type: INTEGER, values, decode };
  },
  bigint: (rows) => {
    const values = new BigInt64Array(rows);
    const decode = (row: number, view: DataView, offset: number) => {
      values[row] = view.getBigInt64(offset);
    };
    return { type: BIGINT, values, decode };
  },
  real: (rows) => {
    const values = new Float32Array(rows);
    const decode = (row: number, view: DataView, offset: number) => {
      values[row] = view.getFloat32(offset);
    };
    return { type: FLOAT, values, decode };
  },
  'double precision': (rows) => {
    const values = new Float64Array(rows);
    const decode = (row: number, view: DataView, offset: number) => {
      values[row] = view.getFloat64(offset);
    };
    return { type: DOUBLE, values, decode };
  },
  boolean: (rows) => {
    const values: boolean[] = Array(rows).fill(false);
    const decode = (row: number, view: DataView, offset: number) => {
      values[row] = view.getUint8(offset) === 1;
    };
    return { type: BOOLEAN, values, decode };
  },
  date: (rows) => {
    const values = new Int32Array(rows);
    const decode = (row: number, view: DataView, offset: number) => {
      values[row] = duckDays(view.getInt32(offset));
    };
    return { type: DATE, values, decode };
  },
  'timestamp without time zone': timestamp(TIMESTAMP),
  'timestamp with time zone': timestamp(TIMESTAMPTZ),
  text: (rows) => {
    const values: string[] = Array(rows).fill('');
    const decode = (row: number, view: DataView, offset: number, length: number) => {
      values[row] = readText(Buffer.from(view.buffer, view.byteOffset + offset, length));
    };
    return { type: VARCHAR, values, decode };
  },
};

/** The decoder for a type that PostgreSQL sends as DuckDB can hold it; `text` for all that has to be cast to it. */
export function createDecoder(type: string, rows: number): ColumnDecoder {
  return MAKERS[type](rows);
}

export function hasDecoder(type: string): boolean {
  return Object.hasOwn(MAKERS, type);
}

function duckDays(days: number): number {
  if (days === INT32_MAX) return INT32_MAX;
  if (days === -INT32_MAX - 1) return -INT32_MAX;
  if (days < FIRST_DAY) throw beforeChrist();
  return days + EPOCH_DAYS;
}

function duckMicros(micros: bigint): bigint {
  if (micros === INT64_MAX) return INT64_MAX;
  if (micros === -INT64_MAX - 1n) return -INT64_MAX;
  if (micros < FIRST_MICROS) throw beforeChrist();
  if (micros > LAST_MICROS) {
    throw new AppError('QUERY_INVALID', 'The query returns a time after the year 294246.', {
      field: 'query',
      expected: 'earlier times; cast later ones to text',
    });
  }
  return micros + EPOCH_MICROS;
}

function beforeChrist(): AppError {
  return new AppError('QUERY_INVALID', 'The query returns a date before Christ.', {
    field: 'query',
    expected: 'dates after Christ; cast earlier ones to text',
  });
}

/** A database without an encoding (SQL_ASCII) may hold any bytes. */
function readText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd') || isUtf8(bytes)) return text;
  throw new AppError('QUERY_INVALID', 'The query returns a text that is not UTF-8.', {
    field: 'query',
    expected: 'texts in UTF-8',
  });
}
