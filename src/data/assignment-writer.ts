import { DOUBLE, DuckDBDataChunk, INTEGER, type DuckDBAppender, type DuckDBType } from '@duckdb/node-api';
import type { Context } from '../context.ts';
import type { BlobInfo } from '../storage/blobs.ts';
import { storeParquet } from './store-parquet.ts';
import type { FeatureStream } from './stream-features.ts';

/** Stores assignments of a version that need not fit into memory: DuckDB holds them, on disk where memory is short. */
export interface AssignmentWriter extends Disposable {
  /** @param numbers of the rows in the version */
  append(numbers: Float64Array, clusters: Int32Array, distances: Float64Array): void;
  /** Stores all that was appended, with the keys and names of the rows and the silhouettes of those that have one. */
  finish(numbers: Float64Array, silhouettes: Float64Array): Promise<BlobInfo>;
}

const CHUNK = 2048;

export async function openAssignmentWriter(
  { duck, blobs }: Pick<Context, 'duck' | 'blobs'>,
  stream: Pick<FeatureStream, 'sql'>,
  signal: AbortSignal,
): Promise<AssignmentWriter> {
  const opened = await duck.connect(signal);
  const { connection } = opened;
  const open = async (table: string, columns: string) => {
    await connection.run(`CREATE TEMP TABLE ${table} (number DOUBLE, ${columns})`);
    return await connection.createAppender(table);
  };
  try {
    const assigned = await open('assigned', 'cluster INTEGER, distance DOUBLE');
    const scored = await open('scored', 'silhouette DOUBLE');
    return {
      append: (...columns) => appendColumns(assigned, [DOUBLE, INTEGER, DOUBLE], columns),
      async finish(...columns) {
        appendColumns(scored, [DOUBLE, DOUBLE], columns);
        assigned.closeSync();
        scored.closeSync();
        return await storeParquet(
          blobs,
          connection,
          `SELECT key, name, cluster, distance, silhouette
           FROM ${stream.sql} JOIN assigned USING (number) LEFT JOIN scored USING (number) ORDER BY key`,
        );
      },
      [Symbol.dispose]: () => opened[Symbol.dispose](),
    };
  } catch (error) {
    opened[Symbol.dispose]();
    throw error;
  }
}

/** Appends columns of one length, as many as there are types. */
export function appendColumns(
  appender: DuckDBAppender,
  types: readonly DuckDBType[],
  columns: readonly (Float64Array | Int32Array)[],
): void {
  for (let from = 0; from < columns[0].length; from += CHUNK) {
    const parts = columns.map((column) => Array.from(column.subarray(from, from + CHUNK)));
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns(parts);
    appender.appendDataChunk(chunk);
  }
}
