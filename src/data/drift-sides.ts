import type { Context } from '../context.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { identifier, literal, rowsOf } from '../storage/duckdb.ts';
import { countCategories, type CategoryCounts } from './category-counts.ts';
import { pairRows, type PairedRows } from './paired-rows.ts';
import { readDoubleColumns } from './read-double-columns.ts';

/** Both sides of a drift report, to be read a column at a time. */
export interface DriftSides {
  referenceRows: number;
  currentRows: number;
  /** Values in the order of the rows; NaN for what is missing. */
  numbers(column: string): Promise<{ reference: Float64Array; current: Float64Array }>;
  /** How often each value is there, the most frequent first; those beyond `most` are one category. */
  categories(column: string, most: number): Promise<CategoryCounts>;
  /** How many different values the reference has. */
  countDistinct(column: string): Promise<number>;
  /** Which rows have the same key; null where there are no keys. */
  pairs(): Promise<PairedRows | null>;
}

type Resources = Pick<Context, 'duck' | 'blobs'>;
type Version = Pick<DatasetVersion, 'digest' | 'rowCount'>;

/** Two versions of a dataset. @throws AppError BLOB_CORRUPT, CONTENT_EXPIRED */
export async function openVersionSides(
  { duck, blobs }: Resources,
  keyColumn: string,
  versions: { reference: Version; current: Version },
): Promise<DriftSides> {
  const ctx = { duck, blobs };
  const files = {
    reference: await blobs.file(versions.reference.digest),
    current: await blobs.file(versions.current.digest),
  };
  return {
    referenceRows: versions.reference.rowCount,
    currentRows: versions.current.rowCount,
    numbers: async (column) => ({
      reference: await readVersionColumn(ctx, versions.reference, column),
      current: await readVersionColumn(ctx, versions.current, column),
    }),
    categories: async (column, most) =>
      await duck.withConnection(async (connection) => await countCategories(connection, files, column, most)),
    countDistinct: async (column) =>
      await duck.withConnection(async (connection) => {
        const [[distinct]] = await rowsOf<[number]>(
          connection,
          `SELECT count(DISTINCT ${identifier(column)})::DOUBLE FROM read_parquet(${literal(files.reference)})`,
        );
        return distinct;
      }),
    pairs: async () =>
      await duck.withConnection(async (connection) => await pairRows(connection, files, keyColumn)),
  };
}

/** A column of a version as numbers, in the order of its rows; NaN for what is missing. */
export async function readVersionColumn(
  { duck, blobs }: Resources,
  version: Version,
  column: string,
): Promise<Float64Array> {
  const file = await blobs.file(version.digest);
  const { columns } = await duck.withConnection(
    async (connection) => await readDoubleColumns(connection, file, [column], version.rowCount),
  );
  return columns[0];
}
