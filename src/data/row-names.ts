import type { Context } from '../context.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { identifier, literal } from '../storage/duckdb.ts';

/** What the rows of a version are called, in the order of their keys. */
export interface RowNames {
  keys: string[];
  /** What people call the rows; the keys, where the dataset names no column for it. */
  names: string[];
}

/** @param kept the rows that are wanted; null: all. @throws AppError BLOB_CORRUPT */
export async function loadRowNames(
  { duck, blobs }: Pick<Context, 'duck' | 'blobs'>,
  { keyColumn, nameColumn }: Dataset,
  version: DatasetVersion,
  kept: Uint32Array | null,
): Promise<RowNames> {
  const file = await blobs.file(version.digest);
  const wanted = nameColumn === null ? [keyColumn] : [keyColumn, nameColumn];
  const [keys, names = keys] = await duck.withConnection(async (connection) => {
    const selected = wanted.map((column) => `${identifier(column)}::VARCHAR`);
    const sql = `SELECT ${selected.join(', ')} FROM read_parquet(${literal(file)})`;
    return (await connection.runAndReadAll(sql)).getColumnsJS() as [string[], (string | null)[]?];
  });
  const rows = kept === null ? [...keys.keys()] : [...kept];
  return { keys: rows.map((row) => keys[row]), names: rows.map((row) => names[row] ?? keys[row]) };
}
