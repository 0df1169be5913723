import type { Context } from '../context.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { literal } from '../storage/duckdb.ts';
import { requireFeatures } from './feature-errors.ts';
import { numberedRows, streamColumns, type FeatureBatch } from './stream-features.ts';

/** All rows of a version, also those that lack a feature. */
export interface ScorableRows {
  /** SQL for a table of their `number`, `key`, `name`, and the features `f0`, `f1` … */
  sql: string;
  /** The rows in the order of the version; NaN where a value is missing. */
  batches(rows: number): AsyncGenerator<FeatureBatch, void, undefined>;
}

/**
 * Opens a version for a model's features. Nothing but the columns is checked: what each row holds is for the model to judge.
 * @throws AppError COLUMN_NOT_FOUND, FEATURE_NOT_NUMERIC, BLOB_CORRUPT, CONTENT_EXPIRED
 */
export async function openScorableRows(
  { duck, blobs }: Pick<Context, 'duck' | 'blobs'>,
  dataset: Dataset,
  version: DatasetVersion,
  features: readonly { name: string }[],
  signal: AbortSignal,
): Promise<ScorableRows> {
  requireFeatures(dataset, version, features);
  const sql = `(${numberedRows(dataset, features, literal(await blobs.file(version.digest)))})`;
  const columns = ['number', ...features.map((_, j) => `coalesce(f${j}, 'NaN'::DOUBLE)`)];
  return {
    sql,
    batches: (rows) =>
      streamColumns({ duck, signal }, `SELECT ${columns.join(', ')} FROM ${sql}`, columns.length, rows),
  };
}
