import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Context } from '../context.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { AppError } from '../errors.ts';
import { identifier, interruptOn, literal, rowsOf } from '../storage/duckdb.ts';
import { copyQuery } from './copy-query.ts';
import { fillFromFile, type SnapshotFile } from './snapshot-file.ts';

export type SnapshotContent = Pick<
  DatasetVersion,
  'source' | 'columns' | 'rowCount' | 'digest' | 'sizeBytes' | 'timeFrom' | 'timeTo'
>;

const EXAMPLES = 5;

/**
 * Reads the dataset's source, sorts the rows by key and stores them as Parquet under their MD5. The same rows give the
 * same digest, in whatever order the source returns them.
 * @param file what to read where the source is no query
 * @throws AppError DATASET_EMPTY, KEY_MISSING, KEY_NOT_UNIQUE, and those of `copyQuery` and `fillFromFile`
 */
export async function writeSnapshot(
  ctx: Pick<Context, 'sources' | 'duck' | 'blobs'>,
  dataset: Dataset,
  file: SnapshotFile | null,
  signal: AbortSignal,
): Promise<SnapshotContent> {
  const parquet = ctx.blobs.temporaryFile('parquet');
  try {
    return await ctx.duck.withConnection(async (connection) => {
      const filled = file
        ? await fillFromFile(ctx, connection, dataset, file, signal)
        : await copyQuery(ctx, connection, dataset, signal);
      signal.throwIfAborted();
      using _ = interruptOn(signal, connection);
      const summary = await summarize(connection, dataset);
      await connection.run(
        `COPY (SELECT * FROM source_rows ORDER BY ${identifier(dataset.keyColumn)})
           TO ${literal(parquet)} (FORMAT parquet, COMPRESSION zstd)`,
      );
      await requireUniqueKeys(connection, parquet, dataset.keyColumn);
      signal.throwIfAborted();
      return { ...filled, ...summary, ...(await ctx.blobs.putFile(parquet)) };
    });
  } finally {
    await rm(parquet, { force: true });
  }
}

async function summarize(connection: DuckDBConnection, dataset: Dataset) {
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
  return { rowCount, timeFrom, timeTo };
}

/** In sorted rows equal keys are neighbours: one pass, where a table of all keys would take as much memory as they. */
async function requireUniqueKeys(
  connection: DuckDBConnection,
  sorted: string,
  keyColumn: string,
): Promise<void> {
  const key = identifier(keyColumn);
  const repeated = await rowsOf<[string]>(
    connection,
    `SELECT key::VARCHAR FROM (SELECT ${key} AS key, lag(${key}) OVER () AS before FROM read_parquet(${literal(sorted)}))
     WHERE key = before GROUP BY key ORDER BY key LIMIT ${EXAMPLES}`,
  );
  if (repeated.length === 0) return;
  const examples = repeated.map(([value]) => value);
  throw new AppError(
    'KEY_NOT_UNIQUE',
    `Several rows have the same key, for instance ${examples.join(', ')}.`,
    {
      field: keyColumn,
      value: examples,
      expected: 'one row per key',
    },
  );
}
