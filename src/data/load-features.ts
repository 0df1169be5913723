import type { Context } from '../context.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { identifier, literal } from '../storage/duckdb.ts';
import {
  everyRowDropped,
  featureMissing,
  mayLack,
  notFinite,
  requireColumns,
  type WantedFeature,
} from './feature-errors.ts';

/** The rows of a version, sorted by key, column by column. */
export interface FeatureTable {
  keys: string[];
  /** What people call the rows; the keys, where the dataset names no column for it. */
  names: string[];
  /** One array per feature. */
  columns: Float64Array[];
}

/**
 * Reads the given features of a dataset version: without the rows that lack a `drop` feature; where a `median` feature
 * is missing it is NaN, for the preprocessing to fill.
 * @throws AppError COLUMN_NOT_FOUND, FEATURE_MISSING (null in some row that may not lack it), FEATURE_NOT_FINITE,
 *   BLOB_CORRUPT
 */
export async function loadFeatures(
  ctx: Pick<Context, 'duck' | 'blobs'>,
  dataset: Dataset,
  version: DatasetVersion,
  features: readonly WantedFeature[],
): Promise<FeatureTable> {
  requireColumns(dataset, version, features);
  const table = await readColumns(ctx, dataset, version, features);
  features.forEach((feature, index) => checkColumn(feature, table.columns[index], table.keys));
  const dropping = table.columns.filter((_, index) => features[index].missing === 'drop');
  return dropping.length === 0 ? table : dropRows(table, dropping);
}

async function readColumns(
  { duck, blobs }: Pick<Context, 'duck' | 'blobs'>,
  dataset: Dataset,
  version: DatasetVersion,
  features: readonly WantedFeature[],
): Promise<FeatureTable> {
  const file = await blobs.file(version.digest);
  const [keys, names, ...columns] = await duck.withConnection(async (connection) => {
    const selected = [
      `${identifier(dataset.keyColumn)}::VARCHAR`,
      `${identifier(dataset.nameColumn ?? dataset.keyColumn)}::VARCHAR`,
      ...features.map(({ name }) => `${identifier(name)}::DOUBLE`),
    ];
    const reader = await connection.runAndReadAll(
      `SELECT ${selected.join(', ')} FROM read_parquet(${literal(file)})`,
    );
    return reader.getColumnsJS();
  });
  columns.forEach((column, index) =>
    checkFinite(features[index].name, column as (number | null)[], keys as string[]),
  );
  return {
    keys: keys as string[],
    names: names.map((name, row) => (name ?? keys[row]) as string),
    columns: columns.map((column) =>
      Float64Array.from(column as (number | null)[], (value) => value ?? Number.NaN),
    ),
  };
}

function checkFinite(field: string, column: readonly (number | null)[], keys: readonly string[]): void {
  const row = column.findIndex((each) => each !== null && !Number.isFinite(each));
  if (row < 0) return;
  throw notFinite(field, column[row]!, keys[row]);
}

function checkColumn(feature: WantedFeature, column: Float64Array, keys: readonly string[]): void {
  const lacking = column.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
  if (mayLack(feature, lacking, column.length)) return;
  throw featureMissing(
    feature,
    lacking,
    column.length,
    keys[column.findIndex((value) => Number.isNaN(value))],
  );
}

function dropRows({ keys, names, columns }: FeatureTable, dropping: readonly Float64Array[]): FeatureTable {
  const kept = [...keys.keys()].filter((row) => dropping.every((column) => !Number.isNaN(column[row])));
  if (kept.length === 0) throw everyRowDropped();
  return {
    keys: kept.map((row) => keys[row]),
    names: kept.map((row) => names[row]),
    columns: columns.map((column) => Float64Array.from(kept, (row) => column[row])),
  };
}
