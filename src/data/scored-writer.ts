import { DOUBLE, INTEGER } from '@duckdb/node-api';
import { REFUSALS, type PredictedRows } from '../ml/index.ts';
import type { Context } from '../context.ts';
import type { BlobInfo } from '../storage/blobs.ts';
import { identifier, literal, rowsOf } from '../storage/duckdb.ts';
import { appendColumns } from './assignment-writer.ts';
import type { ScorableRows } from './scorable-rows.ts';
import { featureColumns } from './scored-columns.ts';
import { storeParquet } from './store-parquet.ts';

/** The model that scores, as far as its file tells of it. */
export interface ScoringModel {
  /** In the order of the rows' columns; `fill` is what stands for a missing value. */
  features: readonly { name: string; fill?: number }[];
  clusterLabels: readonly string[];
  givesProbabilities: boolean;
}

/** Stores a scored version that need not fit into memory: DuckDB holds it, on disk where memory is short. */
export interface ScoredWriter extends Disposable {
  /** @param numbers of the rows in the version */
  append(numbers: Float64Array, scored: PredictedRows): void;
  /** The keys of rows. */
  keysOf(numbers: readonly number[]): Promise<Map<number, string>>;
  /** Stores all that was appended as Parquet, sorted by key. */
  finish(): Promise<BlobInfo>;
}

export async function openScoredWriter(
  { duck, blobs }: Pick<Context, 'duck' | 'blobs'>,
  rows: Pick<ScorableRows, 'sql'>,
  model: ScoringModel,
  signal: AbortSignal,
): Promise<ScoredWriter> {
  const opened = await duck.connect(signal);
  const { connection } = opened;
  const probabilities = model.givesProbabilities ? model.clusterLabels.map((_, id) => `p${id}`) : [];
  const types = [DOUBLE, INTEGER, DOUBLE, INTEGER, ...probabilities.map(() => DOUBLE)];
  try {
    await connection.run(
      `CREATE TEMP TABLE scored (${['number DOUBLE, cluster INTEGER, distance DOUBLE, refusal INTEGER', ...probabilities.map((name) => `${name} DOUBLE`)].join(', ')})`,
    );
    const appender = await connection.createAppender('scored');
    return {
      append: (numbers, { clusters, distances, refusals, probabilities: found }) =>
        appendColumns(appender, types, [numbers, clusters, distances, refusals, ...found]),
      async keysOf(numbers) {
        if (numbers.length === 0) return new Map();
        return new Map(
          await rowsOf<[number, string]>(
            connection,
            `SELECT number, key FROM ${rows.sql} WHERE number IN (${numbers.join(', ')})`,
          ),
        );
      },
      async finish() {
        appender.closeSync();
        const selected = selectedColumns(model, probabilities).join(', ');
        const select = `SELECT ${selected} FROM ${rows.sql} JOIN scored USING (number) ORDER BY key`;
        return await storeParquet(blobs, connection, select);
      },
      [Symbol.dispose]: () => opened[Symbol.dispose](),
    };
  } catch (error) {
    opened[Symbol.dispose]();
    throw error;
  }
}

function selectedColumns(
  { features, clusterLabels }: ScoringModel,
  probabilities: readonly string[],
): string[] {
  const ofScored = (sql: string, name: string) => `CASE WHEN refusal < 0 THEN ${sql} END AS ${name}`;
  const names = featureColumns(features);
  const imputed = features.flatMap(({ name, fill }, j) =>
    fill === undefined
      ? []
      : [`CASE WHEN isnan(coalesce(f${j}, 'NaN'::DOUBLE)) THEN [${literal(name)}] ELSE [] END`],
  );
  return [
    'key',
    'name',
    ...names.map((name, j) => `f${j} AS ${identifier(name)}`),
    ofScored('cluster', 'cluster'),
    ofScored(`[${clusterLabels.map(literal).join(', ')}][cluster + 1]`, 'cluster_label'),
    ofScored('distance', 'distance'),
    ...(probabilities.length > 0 ? [ofScored(`[${probabilities.join(', ')}]`, 'probabilities')] : []),
    ofScored(`flatten([${imputed.join(', ')}]::VARCHAR[][])`, 'imputed_features'),
    `[${REFUSALS.map(literal).join(', ')}][refusal + 1] AS error_code`,
  ];
}
