import type { DuckDBConnection } from '@duckdb/node-api';
import type { SourceColumn } from '../entities/dataset-version.ts';
import { identifier, literal, rowsOf } from '../storage/duckdb.ts';
import { typedColumn } from './column-types.ts';
import { parseRowSql, RowSqlError, type RowSql } from './parse-row-sql.ts';

/** A version to look at. */
export interface StoredRows {
  file: string;
  columns: SourceColumn[];
  keyColumn: string;
}

/** Why an expectation cannot be looked at. */
export class Unanswerable extends Error {}

/** A version that is open, as the views `raw` (as stored) and `rows` (typed). */
export interface Rows {
  connection: DuckDBConnection;
  columns: SourceColumn[];
  rowCount: number;
  /** Expressions for a row's key, in each view. */
  keys: Record<'raw' | 'rows', string>;
}

export async function openRows(
  connection: DuckDBConnection,
  { file, columns, keyColumn }: StoredRows,
): Promise<Rows> {
  const key = freeName('key', columns);
  const typed = columns.map((column) => `${typedColumn(column)} AS ${identifier(column.name)}`);
  await connection.run(`CREATE VIEW raw AS SELECT * FROM read_parquet(${literal(file)})`);
  await connection.run(
    `CREATE VIEW rows AS SELECT ${typed.join(', ')}, ${identifier(keyColumn)}::VARCHAR AS ${key} FROM raw`,
  );
  const [[rowCount]] = await rowsOf<[number]>(connection, 'SELECT count(*)::DOUBLE FROM raw');
  const keys = { raw: `${identifier(keyColumn)}::VARCHAR`, rows: key };
  return { connection, columns, rowCount, keys };
}

function freeName(name: string, columns: readonly SourceColumn[]): string {
  return columns.some((column) => column.name.toLowerCase() === name) ? freeName(`${name}_`, columns) : name;
}

/** @throws Unanswerable */
export function findColumn({ columns }: Rows, name: string): SourceColumn {
  const column = columns.find((each) => each.name === name);
  if (!column) throw new Unanswerable(`there is no column "${name}"`);
  return column;
}

/** @throws Unanswerable */
export async function parseCondition({ connection, columns }: Rows, sql: string): Promise<RowSql> {
  return await parseRowSql(connection, sql, columns).catch((error: Error) => {
    throw error instanceof RowSqlError ? new Unanswerable(error.message) : error;
  });
}
