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

/** A part of a version's rows, column by column. */
export interface FeatureBatch {
  /** Where each row is in the version, from 0 on; what lacks a `drop` feature is counted. */
  numbers: Float64Array;
  /** One array per feature; NaN where a `median` feature is missing. */
  columns: Float64Array[];
}

export interface BatchOptions {
  /** Of a batch; the last one may be short. */
  rows: number;
  /** All rows in an order that depends on the seed and the rows' places alone; the order of the version without it. */
  seed?: number;
}

/** The rows of a version that have all they must have. They are read anew each time that batches are asked for. */
export interface FeatureStream {
  rows: number;
  /** Per feature its least and its greatest value. */
  least: number[];
  greatest: number[];
  /** SQL for a table of all that the stream reads, and each row's `key` and `name`. */
  sql: string;
  batches(options: BatchOptions): AsyncGenerator<FeatureBatch, void, undefined>;
  /** So many rows drawn uniformly, or all; in the order of the version. */
  sample(rows: number, seed: number): Promise<FeatureBatch>;
}

export interface Reading extends Pick<Context, 'duck'> {
  signal: AbortSignal;
}

/**
 * `loadFeatures` for a version that need not fit into memory: checks its rows as that does, with the same errors, and
 * lets them be read a batch at a time. DuckDB streams what it reads in order, and sorts what is shuffled, on disk where
 * memory is short; a whole shuffle keeps neighbours in the file, which are alike, out of one another's batches.
 * @throws AppError COLUMN_NOT_FOUND, FEATURE_NOT_NUMERIC, FEATURE_MISSING, FEATURE_NOT_FINITE, BLOB_CORRUPT
 */
export async function openFeatureStream(
  { duck, blobs }: Pick<Context, 'duck' | 'blobs'>,
  dataset: Dataset,
  version: DatasetVersion,
  features: readonly WantedFeature[],
  signal: AbortSignal,
): Promise<FeatureStream> {
  requireFeatures(dataset, version, features);
  const reading = { duck, signal };
  const file = literal(await blobs.file(version.digest));
  await checkRows(reading, dataset, features, file);

  const numbered = numberedRows(dataset, features, file);
  const needed = features.flatMap(({ missing }, j) => (missing === 'drop' ? [`f${j} IS NOT NULL`] : []));
  const sql = `(SELECT * FROM (${numbered}) ${needed.length > 0 ? `WHERE ${needed.join(' AND ')}` : ''})`;
  const { rows, least, greatest } = await measureRows(reading, features.length, sql);
  if (rows === 0) throw everyRowDropped();

  const columns = ['number', ...features.map((_, j) => `coalesce(f${j}, 'NaN'::DOUBLE)`)].join(', ');
  const shuffled = (seed: number) => `ORDER BY hash(number, ${seed}), number`;
  return {
    rows,
    least,
    greatest,
    sql,
    batches: ({ rows: size, seed }) => {
      const order = seed === undefined ? '' : shuffled(seed);
      return streamColumns(reading, `SELECT ${columns} FROM ${sql} ${order}`, features.length + 1, size);
    },
    async sample(most, seed) {
      const drawn =
        rows <= most ? sql : `(SELECT * FROM ${sql} ${shuffled(seed)} LIMIT ${most}) ORDER BY number`;
      const batches = streamColumns(
        reading,
        `SELECT ${columns} FROM ${drawn}`,
        features.length + 1,
        Math.min(rows, most),
      );
      for await (const batch of batches) return batch;
      throw everyRowDropped();
    },
  };
}

/** SQL for the rows of a version's file: `number`, `key`, `name`, and the features `f0`, `f1` … */
export function numberedRows(
  dataset: Pick<Dataset, 'keyColumn' | 'nameColumn'>,
  features: readonly { name: string }[],
  file: string,
): string {
  const key = identifier(dataset.keyColumn);
  const read = features.map(({ name }, j) => `${identifier(name)}::DOUBLE AS f${j}`);
  // Without a frame DuckDB numbers the rows as they stream by.
  return `SELECT (row_number() OVER () - 1)::DOUBLE AS number, ${key}::VARCHAR AS key,
    coalesce(${identifier(dataset.nameColumn ?? dataset.keyColumn)}::VARCHAR, ${key}::VARCHAR) AS name, ${read.join(', ')}
    FROM read_parquet(${file})`;
}

/** As loadFeatures checks the columns of all rows, those that will be dropped too. */
async function checkRows(
  reading: Reading,
  dataset: Dataset,
  features: readonly WantedFeature[],
  file: string,
): Promise<void> {
  const values = features.map(({ name }, j) => `${identifier(name)}::DOUBLE AS f${j}`);
  const findings = features.flatMap((_, j) => [
    `arg_min(key, place) FILTER (WHERE NOT isfinite(f${j})) AS "infiniteKey${j}"`,
    `arg_min(f${j}, place) FILTER (WHERE NOT isfinite(f${j})) AS "infinite${j}"`,
    `count(*) FILTER (WHERE f${j} IS NULL)::DOUBLE AS "lacking${j}"`,
    `arg_min(key, place) FILTER (WHERE f${j} IS NULL) AS "lackingKey${j}"`,
  ]);
  using opened = await reading.duck.connect(reading.signal);
  const reader = await opened.connection.runAndReadAll(
    `SELECT count(*)::DOUBLE AS total, ${findings.join(', ')} FROM
         (SELECT row_number() OVER () AS place, ${identifier(dataset.keyColumn)}::VARCHAR AS key, ${values.join(', ')}
          FROM read_parquet(${file}))`,
  );
  const [row] = reader.getRowObjectsJS();
  features.forEach(({ name }, j) => {
    const infinite = row[`infinite${j}`];
    if (infinite !== null) throw notFinite(name, infinite as number, row[`infiniteKey${j}`] as string);
  });
  features.forEach((feature, j) => {
    const [lacking, rows] = [row[`lacking${j}`] as number, row.total as number];
    if (!mayLack(feature, lacking, rows))
      throw featureMissing(feature, lacking, rows, row[`lackingKey${j}`] as string);
  });
}

async function measureRows(
  reading: Reading,
  width: number,
  sql: string,
): Promise<{ rows: number; least: number[]; greatest: number[] }> {
  const bounds = Array.from({ length: width }, (_, j) => `min(f${j}), max(f${j})`);
  using opened = await reading.duck.connect(reading.signal);
  const reader = await opened.connection.runAndReadAll(
    `SELECT count(*)::DOUBLE, ${bounds.join(', ')} FROM ${sql}`,
  );
  const [[rows, ...found]] = reader.getRowsJS() as (number | null)[][];
  return {
    rows: rows!,
    least: found.filter((_, i) => i % 2 === 0) as number[],
    greatest: found.filter((_, i) => i % 2 === 1) as number[],
  };
}

/** The rows of a query over numbers, the first of which is the row's own, in batches. */
export async function* streamColumns(
  { duck, signal }: Reading,
  sql: string,
  width: number,
  rows: number,
): AsyncGenerator<FeatureBatch, void, undefined> {
  using opened = await duck.connect(signal);
  signal.throwIfAborted();
  const result = await opened.connection.stream(sql);
  let batch = Array.from({ length: width }, () => new Float64Array(rows));
  let filled = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    for (let from = 0; from < chunk.rowCount;) {
      const length = Math.min(chunk.rowCount - from, rows - filled);
      batch.forEach((column, j) => {
        const vector = chunk.getColumnVector(j);
        for (let i = 0; i < length; i++) column[filled + i] = vector.getItem(from + i) as number;
      });
      filled += length;
      from += length;
      if (filled < rows) continue;
      yield asBatch(batch);
      batch = batch.map(() => new Float64Array(rows));
      filled = 0;
    }
  }
  if (filled > 0) yield asBatch(batch.map((column) => column.slice(0, filled)));
}

function asBatch([numbers, ...columns]: Float64Array[]): FeatureBatch {
  return { numbers, columns };
}
