import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier, literal, rowsOf } from '../../storage/duckdb.ts';
import { checkNames } from './column-names.ts';
import { createFileRows, fieldColumn, type Field } from './file-rows.ts';
import { fileTooLarge, invalidFile, MOST_CELLS, MOST_COLUMNS } from './limits.ts';

const NESTED = /\[\d*\]$|^(?:STRUCT|MAP|UNION|LIST)\b/;

/** How a type of DuckDB is kept: in PostgreSQL's words, and as which type. */
const KEPT: Record<string, [type: string, kept: string]> = {
  BOOLEAN: ['boolean', 'BOOLEAN'],
  TINYINT: ['smallint', 'SMALLINT'],
  UTINYINT: ['smallint', 'SMALLINT'],
  SMALLINT: ['smallint', 'SMALLINT'],
  USMALLINT: ['integer', 'INTEGER'],
  INTEGER: ['integer', 'INTEGER'],
  UINTEGER: ['bigint', 'BIGINT'],
  BIGINT: ['bigint', 'BIGINT'],
  UBIGINT: ['numeric(20,0)', 'DECIMAL(20, 0)'],
  FLOAT: ['real', 'FLOAT'],
  DOUBLE: ['double precision', 'DOUBLE'],
  DATE: ['date', 'DATE'],
  TIMESTAMP: ['timestamp without time zone', 'TIMESTAMP'],
  TIMESTAMP_S: ['timestamp without time zone', 'TIMESTAMP'],
  TIMESTAMP_MS: ['timestamp without time zone', 'TIMESTAMP'],
  TIMESTAMP_NS: ['timestamp without time zone', 'TIMESTAMP'],
  'TIMESTAMP WITH TIME ZONE': ['timestamp with time zone', 'TIMESTAMPTZ'],
};

/**
 * Opens a Parquet file as `file_rows` with its own types; lists, structs and maps are their JSON text.
 * @throws AppError FILE_INVALID, FILE_TOO_LARGE
 */
export async function openParquet(connection: DuckDBConnection, path: string): Promise<Field[]> {
  const [[rowCount]] = await rowsOf<[number]>(
    connection,
    `SELECT num_rows::DOUBLE FROM parquet_file_metadata(${literal(path)})`,
  );
  const file = `read_parquet(${literal(path)}, binary_as_string = true, hive_partitioning = false)`;
  const described = await rowsOf<[string, string]>(connection, `DESCRIBE SELECT * FROM ${file}`);
  if (described.length > MOST_COLUMNS) throw fileTooLarge('columns', MOST_COLUMNS, described.length);
  const cells = rowCount * described.length;
  if (cells > MOST_CELLS) throw fileTooLarge('cells', MOST_CELLS, cells);
  const names = checkNames(described.map(([name]) => name));
  const fields = described.map(([name, type], index) => {
    const column = identifier(name);
    const as = `AS ${fieldColumn(index)}`;
    const [, digits, scale] = /^DECIMAL\((\d+),(\d+)\)$/.exec(type) ?? [];
    if (digits !== undefined) return { type: `numeric(${digits},${scale})`, select: `${column} ${as}` };
    if (type === 'BLOB') throw invalidFile(`Column "${name}" holds bytes.`, { column: name, value: type });
    const [kept, cast] = KEPT[type] ?? ['text', 'VARCHAR'];
    const value = NESTED.test(type) ? `to_json(${column})` : column;
    return { type: kept, select: `${value}::${cast} ${as}` };
  });
  await createFileRows(connection, `SELECT ${fields.map(({ select }) => select).join(', ')} FROM ${file}`);
  return names.map((name, index) => ({ name, type: fields[index].type }));
}
