import type { DuckDBConnection } from '@duckdb/node-api';
import type { Context } from '../context.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { identifier, literal } from '../storage/duckdb.ts';
import {
  everyRowDropped,
  featureMissing,
  mayLack,
  notFinite,
  requireFeatures,
  type WantedFeature,
} from './feature-errors.ts';
import { readDoubleColumns, type DoubleColumns } from './read-double-columns.ts';
import { loadRowNames, type RowNames } from './row-names.ts';

/** Features of the rows of a version, sorted by key, column by column. */
export interface FeatureColumns {
  /** One array per feature. */
  columns: Float64Array[];
  /** Which rows of the version these are, where some were dropped; null: all. */
  kept: Uint32Array | null;
}

/** The same, and what the rows are called. */
export interface FeatureTable extends RowNames {
  columns: Float64Array[];
}

type Resources = Pick<Context, 'duck' | 'blobs'>;

/** `loadFeatureColumns` with keys and names: millions of texts, for whoever needs them. */
export async function loadFeatures(
  ctx: Resources,
  dataset: Dataset,
  version: DatasetVersion,
  features: readonly WantedFeature[],
): Promise<FeatureTable> {
  const { columns, kept } = await loadFeatureColumns(ctx, dataset, version, features);
  return { columns, ...(await loadRowNames(ctx, dataset, version, kept)) };
}

/**
 * Reads the given features of a dataset version: without the rows that lack a `drop` feature; where a `median` feature
 * is missing it is NaN, for the preprocessing to fill.
 * @throws AppError COLUMN_NOT_FOUND, FEATURE_NOT_NUMERIC, FEATURE_MISSING (null in some row that may not lack it),
 *   FEATURE_NOT_FINITE, BLOB_CORRUPT
 */
export async function loadFeatureColumns(
  { duck, blobs }: Resources,
  dataset: Dataset,
  version: DatasetVersion,
  features: readonly WantedFeature[],
): Promise<FeatureColumns> {
  requireFeatures(dataset, version, features);
  const file = await blobs.file(version.digest);
  const { columns, nulls } = await duck.withConnection(async (connection) => {
    const names = features.map(({ name }) => name);
    const read = await readDoubleColumns(connection, file, names, version.rowCount);
    await checkValues(features, read, (feature, condition) =>
      firstRow(connection, file, dataset.keyColumn, feature, condition),
    );
    return read;
  });
  const dropping = columns.filter((_, index) => features[index].missing === 'drop' && nulls[index] > 0);
  return dropping.length === 0 ? { columns, kept: null } : dropRows(columns, dropping);
}

/** The first row in which `condition` holds for the value of a column. */
type FirstRow = (column: string, condition: string) => Promise<{ key: string; value: number | null }>;

async function firstRow(
  connection: DuckDBConnection,
  file: string,
  keyColumn: string,
  column: string,
  condition: string,
): Promise<{ key: string; value: number | null }> {
  const reader = await connection.runAndReadAll(
    `SELECT key, value
     FROM (SELECT ${identifier(keyColumn)}::VARCHAR AS key, ${identifier(column)}::DOUBLE AS value FROM read_parquet(${literal(file)}))
     WHERE ${condition} LIMIT 1`,
  );
  return reader.getRowObjectsJS()[0] as { key: string; value: number | null };
}

async function checkValues(
  features: readonly WantedFeature[],
  { columns, nulls }: DoubleColumns,
  first: FirstRow,
): Promise<void> {
  for (const [index, { name }] of features.entries()) {
    if (countNotFinite(columns[index]) === nulls[index]) continue;
    const { key, value } = await first(name, 'NOT isfinite(value)');
    throw notFinite(name, value!, key);
  }
  for (const [index, feature] of features.entries()) {
    const [lacking, rows] = [nulls[index], columns[index].length];
    if (mayLack(feature, lacking, rows)) continue;
    const { key } = await first(feature.name, 'value IS NULL');
    throw featureMissing(feature, lacking, rows, key);
  }
}

function countNotFinite(column: Float64Array): number {
  let count = 0;
  for (let row = 0; row < column.length; row++) if (!Number.isFinite(column[row])) count++;
  return count;
}

function dropRows(columns: readonly Float64Array[], dropping: readonly Float64Array[]): FeatureColumns {
  const kept: number[] = [];
  for (let row = 0; row < columns[0].length; row++) {
    if (dropping.every((column) => !Number.isNaN(column[row]))) kept.push(row);
  }
  if (kept.length === 0) throw everyRowDropped();
  return {
    columns: columns.map((column) => Float64Array.from(kept, (row) => column[row])),
    kept: Uint32Array.from(kept),
  };
}
