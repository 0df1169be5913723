import type { Context } from '../context.ts';
import { identifier, literal } from '../storage/duckdb.ts';
import { featureColumns } from './scored-columns.ts';

/** A row of a scored version. What a model says of it is null where it was refused. */
export interface ScoredRow {
  key: string;
  name: string;
  /** Those of the model, in its order; null where a row has none that is finite. */
  features: { feature: string; value: number | null }[];
  cluster: number | null;
  clusterLabel: string | null;
  distance: number | null;
  /** One per cluster; null also where the model gives none. */
  probabilities: number[] | null;
  imputedFeatures: string[] | null;
  errorCode: string | null;
}

/** A page of a scored version in the order of its keys, after the key `after`. @throws AppError BLOB_CORRUPT, CONTENT_EXPIRED */
export async function readScored(
  { duck, blobs }: Pick<Context, 'duck' | 'blobs'>,
  digest: string,
  features: readonly { name: string }[],
  limit: number,
  after: string | null,
): Promise<ScoredRow[]> {
  const file = await blobs.file(digest);
  const values = featureColumns(features).map((name, j) => {
    const column = identifier(name);
    return `CASE WHEN isfinite(${column}) THEN ${column} END AS f${j}`;
  });
  return await duck.inTurn(async (connection) => {
    const reader = await connection.runAndReadAll(
      `SELECT key, name, cluster, cluster_label, distance, probabilities, imputed_features, error_code, ${values.join(', ')}
       FROM (FROM read_parquet(${literal(file)}) UNION ALL BY NAME SELECT NULL::DOUBLE[] AS probabilities WHERE false)
       WHERE $after IS NULL OR key > $after ORDER BY key LIMIT $limit`,
      { after, limit },
    );
    return reader.getRowObjectsJS().map((row) => ({
      key: row['key'] as string,
      name: row['name'] as string,
      features: features.map(({ name }, j) => ({ feature: name, value: row[`f${j}`] as number | null })),
      cluster: row['cluster'] as number | null,
      clusterLabel: row['cluster_label'] as string | null,
      distance: row['distance'] as number | null,
      probabilities: row['probabilities'] as number[] | null,
      imputedFeatures: row['imputed_features'] as string[] | null,
      errorCode: row['error_code'] as string | null,
    }));
  });
}
