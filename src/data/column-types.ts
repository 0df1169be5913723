import type { SourceColumn } from '../entities/dataset-version.ts';
import type { ColumnType } from '../entities/expectation.ts';
import { identifier } from '../storage/duckdb.ts';

const TYPES: Record<string, ColumnType> = {
  smallint: 'INTEGER',
  integer: 'INTEGER',
  bigint: 'INTEGER',
  real: 'NUMBER',
  'double precision': 'NUMBER',
  numeric: 'NUMBER',
  boolean: 'BOOLEAN',
  date: 'DATE',
  'timestamp without time zone': 'TIMESTAMP',
  'timestamp with time zone': 'TIMESTAMP',
};

/** The class of a column's type. */
export function columnType({ type }: SourceColumn): ColumnType {
  return TYPES[type.replace(/\(.*?\)/, '')] ?? 'TEXT';
}

export function isNumberType(type: ColumnType): boolean {
  return type === 'INTEGER' || type === 'NUMBER';
}

const DUCK_TYPES: Record<ColumnType, string> = {
  INTEGER: 'BIGINT',
  NUMBER: 'DOUBLE',
  TEXT: 'VARCHAR',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMP',
};

/** The type that stands for the class in DuckDB: times are in UTC there. */
export function duckTypeOf(column: SourceColumn): string {
  return DUCK_TYPES[columnType(column)];
}

/** A stored column as a value of its class: an exact decimal that is stored as text becomes a number. */
export function typedColumn(column: SourceColumn): string {
  return `${identifier(column.name)}::${duckTypeOf(column)}`;
}

const LONGEST_TEXT = 200;

/** A value of the data for people, in a form that PostgreSQL can hold. */
export function shortText(value: string): string {
  const text = value.replaceAll('\u0000', '\uFFFD');
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT).toWellFormed()}…` : text;
}
