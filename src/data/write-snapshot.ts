import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Context } from '../context.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion, SourceColumn } from '../entities/dataset-version.ts';
import type { QuerySource } from '../entities/source.ts';
import { AppError } from '../errors.ts';
import { identifier, literal } from '../storage/duckdb.ts';
import { exportQuery } from './export-query.ts';
import { fillFromFile, type SnapshotFile } from './snapshot-file.ts';

export type SnapshotContent = Pick<
  DatasetVersion,
  'source' | 'columns' | 'rowCount' | 'digest' | 'sizeBytes' | 'timeFrom' | 'timeTo'
>;

const EXAMPLES = 5;
const LONGEST_ROW_BYTES = 16_000_000;
const BEFORE_CHRIST = 'returns a date before Christ';

/**
 * Reads the dataset's source, sorts the rows by key and stores them as Parquet under their MD5. The same rows give the
 * same digest, in whatever order the source returns them.
 * @param file what to read where the source is no query
 * @throws AppError DATASET_EMPTY, KEY_MISSING, KEY_NOT_UNIQUE, COLUMN_NOT_FOUND, and those of `exportQuery` and
 *   `fillFromFile`
 */
export async function writeSnapshot(
  ctx: Pick<Context, 'sources' | 'duck' | 'blobs'>,
  dataset: Dataset,
  file: SnapshotFile | null,
  signal: AbortSignal,
): Promise<SnapshotContent> {
  const csv = ctx.blobs.temporaryFile('csv');
  const parquet = ctx.blobs.temporaryFile('parquet');
  try {
    return await ctx.duck.withConnection(async (connection) => {
      const filled = file
        ? await fillFromFile(ctx, connection, dataset, file, signal)
        : await fillFromQuery(ctx, connection, dataset, csv, signal);
      const summary = await checkRows(connection, dataset);
      await connection.run(
        `COPY (SELECT * FROM source_rows ORDER BY ${identifier(dataset.keyColumn)})
           TO ${literal(parquet)} (FORMAT parquet, COMPRESSION zstd)`,
      );
      return { ...filled, ...summary, ...(await ctx.blobs.putFile(parquet)) };
    });
  } catch (error) {
    throw explained(error);
  } finally {
    await Promise.all([csv, parquet].map((path) => rm(path, { force: true })));
  }
}

/** Makes `source_rows` show the rows of the dataset's query, as one transaction sees them. */
async function fillFromQuery(
  { sources }: Pick<Context, 'sources'>,
  connection: DuckDBConnection,
  dataset: Dataset,
  csv: string,
  signal: AbortSignal,
): Promise<Pick<SnapshotContent, 'source' | 'columns'>> {
  const source = dataset.source as QuerySource;
  const columns = await exportQuery(sources.database(source.database), source.query, csv, signal);
  for (const required of [dataset.keyColumn, dataset.timeColumn, dataset.nameColumn]) {
    if (required !== null && !columns.some((column) => column.name === required)) {
      throw new AppError('COLUMN_NOT_FOUND', `The query no longer returns the column "${required}".`, {
        field: required,
      });
    }
  }
  const features = new Set(dataset.features.map((feature) => feature.name));
  const typed = columns.map((column) => ({
    name: column.name,
    type: duckType(column, features.has(column.name)),
  }));
  const types = typed.map(
    ({ name, type }) => `${literal(name)}: ${literal(isTemporal(type) ? 'VARCHAR' : type)}`,
  );
  await connection.run(
    `CREATE TEMP VIEW source_rows AS SELECT ${typed.map(selected).join(', ')} FROM read_csv(${literal(csv)}, auto_detect = false, header = false,
       delim = ',', quote = '"', escape = '"', new_line = '\\n', nullstr = '', allow_quoted_nulls = false,
       max_line_size = ${LONGEST_ROW_BYTES}, columns = {${types.join(', ')}})`,
  );
  return { source, columns };
}

/** DuckDB would read the year 44 BC as the year 44. */
function selected({ name, type }: { name: string; type: string }): string {
  const column = identifier(name);
  if (!isTemporal(type)) return column;
  return `CASE WHEN ${column} LIKE '% BC' THEN error(${literal(BEFORE_CHRIST)}) ELSE ${column}::${type} END AS ${column}`;
}

/** The limits of what DuckDB reads, as errors of the query. */
function explained(error: unknown): unknown {
  const message = error instanceof Error ? error.message : '';
  const most = LONGEST_ROW_BYTES / 1e6;
  if (message.includes(BEFORE_CHRIST)) {
    const expected = 'dates after Christ; cast earlier ones to text';
    return new AppError('QUERY_INVALID', `The query ${BEFORE_CHRIST}.`, { field: 'query', expected });
  }
  if (message.includes('Maximum line size')) {
    const expected = `rows of at most ${most} MB`;
    return new AppError('QUERY_INVALID', `A row is larger than ${most} MB as CSV.`, {
      field: 'query',
      expected,
    });
  }
  return error;
}

async function checkRows(connection: DuckDBConnection, dataset: Dataset) {
  const key = identifier(dataset.keyColumn);
  const time = dataset.timeColumn === null ? 'NULL' : identifier(dataset.timeColumn);
  const [[rowCount, keyless, timeFrom, timeTo]] = await rowsOf<
    [number, number, string | null, string | null]
  >(
    connection,
    `SELECT count(*)::DOUBLE, count(*) FILTER (WHERE ${key} IS NULL)::DOUBLE, min(${time})::VARCHAR, max(${time})::VARCHAR FROM source_rows`,
  );
  if (rowCount === 0)
    throw new AppError('DATASET_EMPTY', 'The source has no rows.', {
      field: dataset.query === null ? 'file' : 'query',
      value: dataset.query,
    });
  if (keyless !== 0) {
    throw new AppError('KEY_MISSING', `The key is null in ${keyless} of ${rowCount} rows.`, {
      field: dataset.keyColumn,
    });
  }
  const repeated = await rowsOf<[string]>(
    connection,
    `SELECT ${key}::VARCHAR FROM source_rows GROUP BY ${key} HAVING count(*) > 1 ORDER BY ${key} LIMIT ${EXAMPLES}`,
  );
  if (repeated.length > 0) {
    const examples = repeated.map(([value]) => value);
    throw new AppError(
      'KEY_NOT_UNIQUE',
      `Several rows have the same key, for instance ${examples.join(', ')}.`,
      {
        field: dataset.keyColumn,
        value: examples,
        expected: 'one row per key',
      },
    );
  }
  return { rowCount, timeFrom, timeTo };
}

async function rowsOf<Row>(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  return (await connection.runAndReadAll(sql)).getRowsJS() as Row[];
}

const DUCK_TYPES: Record<string, string> = {
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
const isTemporal = (type: string) => type === 'DATE' || type.startsWith('TIMESTAMP');
const MOST_DIGITS = 38;

/**
 * The Parquet type of a PostgreSQL type. Numerics are doubles where models are trained on them, and exact elsewhere:
 * decimals, or text where they are too long. What has no counterpart is its text.
 */
function duckType({ type }: SourceColumn, isFeature: boolean): string {
  const [, digits, scale] = /^numeric(?:\((\d+),(-?\d+)\))?$/.exec(type) ?? [];
  if (!type.startsWith('numeric')) return DUCK_TYPES[type.replace(/\(\d+\)/, '')] ?? 'VARCHAR';
  if (isFeature) return 'DOUBLE';
  const fits = Number(digits) <= MOST_DIGITS && Number(scale) >= 0 && Number(scale) <= Number(digits);
  return fits ? `DECIMAL(${digits}, ${scale})` : 'VARCHAR';
}
