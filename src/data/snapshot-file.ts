import type { DuckDBConnection } from '@duckdb/node-api';
import type { Context } from '../context.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { SourceColumn } from '../entities/dataset-version.ts';
import type { FileReading, VersionSource } from '../entities/source.ts';
import { AppError } from '../errors.ts';
import { literal, rowsOf } from '../storage/duckdb.ts';
import { checkColumns } from './check-columns.ts';
import { readFile } from './files/read-file.ts';

/** A file that a version is made from. */
export interface SnapshotFile {
  path: string;
  reading: FileReading;
  source: VersionSource;
  /** The version whose rows stay: its Parquet file, and its columns, which the file must have; null: none does. */
  appendTo: { path: string; columns: SourceColumn[] } | null;
}

/**
 * Fills the connection's temp table `source_rows` from a file.
 * @throws AppError DATASET_EMPTY, FILE_INVALID, FILE_TOO_LARGE, COLUMN_NOT_FOUND, FEATURE_NOT_NUMERIC
 */
export async function fillFromFile(
  ctx: Pick<Context, 'blobs'>,
  connection: DuckDBConnection,
  dataset: Dataset,
  { path, reading, source, appendTo }: SnapshotFile,
  signal: AbortSignal,
): Promise<{ source: VersionSource; columns: SourceColumn[] }> {
  const table = await readFile(
    ctx,
    connection,
    { path, reading, ...(appendTo && { as: appendTo.columns }) },
    signal,
  );
  const columns = appendTo?.columns ?? table.columns.map(({ name, type }) => ({ name, type }));
  const [row] = await rowsOf(connection, 'SELECT 1 FROM source_rows LIMIT 1');
  if (!row && !appendTo) throw new AppError('DATASET_EMPTY', 'The file has no rows.', { field: 'file' });
  checkColumns(columns, dataset);
  if (appendTo) {
    await connection.run(
      `CREATE TEMP TABLE all_rows AS FROM read_parquet(${literal(appendTo.path)}) UNION ALL BY NAME FROM source_rows`,
    );
    await connection.run('DROP TABLE source_rows');
    await connection.run('ALTER TABLE all_rows RENAME TO source_rows');
  }
  return { source, columns };
}
