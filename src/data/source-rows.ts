import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '../entities/dataset.ts';
import type { SourceColumn } from '../entities/dataset-version.ts';
import { AppError } from '../errors.ts';
import { identifier } from '../storage/duckdb.ts';

/** DuckDB's names of PostgreSQL's types that have a counterpart. */
export const DUCK_TYPES: Record<string, string> = {
  smallint: 'SMALLINT',
  integer: 'INTEGER',
  bigint: 'BIGINT',
  real: 'FLOAT',
  'double precision': 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  'timestamp without time zone': 'TIMESTAMP',
  'timestamp with time zone': 'TIMESTAMPTZ',
};
const MOST_DIGITS = 38;

/** PostgreSQL's name of a type without its length or precision. */
export function baseType(type: string): string {
  return type.replace(/\([\d,-]+\)/, '');
}

/**
 * The Parquet type of a PostgreSQL type. Numerics are doubles where models are trained on them, and exact elsewhere:
 * decimals, or text where they are too long. What has no counterpart is its text.
 */
export function duckType({ type }: SourceColumn, isFeature: boolean): string {
  const [, digits, scale] = /^numeric(?:\((\d+),(-?\d+)\))?$/.exec(type) ?? [];
  if (!type.startsWith('numeric')) return DUCK_TYPES[baseType(type)] ?? 'VARCHAR';
  if (isFeature) return 'DOUBLE';
  const fits = Number(digits) <= MOST_DIGITS && Number(scale) >= 0 && Number(scale) <= Number(digits);
  return fits ? `DECIMAL(${digits}, ${scale})` : 'VARCHAR';
}

/** @throws AppError COLUMN_NOT_FOUND where the source lacks a column that the dataset cannot do without */
export function requireColumns(dataset: Dataset, columns: readonly SourceColumn[]): void {
  for (const required of [dataset.keyColumn, dataset.timeColumn, dataset.nameColumn]) {
    if (required === null || columns.some((column) => column.name === required)) continue;
    throw new AppError('COLUMN_NOT_FOUND', `The query no longer returns the column "${required}".`, {
      field: required,
    });
  }
}

/** Creates the connection's temp table `source_rows`, which a source fills and a snapshot is made of. */
export async function createSourceRows(
  connection: DuckDBConnection,
  columns: readonly { name: string; type: string }[],
): Promise<void> {
  const definitions = columns.map(({ name, type }) => `${identifier(name)} ${type}`);
  await connection.run(`CREATE TEMP TABLE source_rows (${definitions.join(', ')})`);
}
