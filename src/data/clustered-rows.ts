import type { Context } from '../context.ts';
import { identifier, literal } from '../storage/duckdb.ts';

/** A row of a version with what a clustering says of it. */
export interface ClusteredRow {
  key: string;
  name: string;
  cluster: number;
  /** null outside of a sample, and where it is not known. */
  silhouette: number | null;
  pc1: number | null;
  pc2: number | null;
  /** Of each feature, in the data's own units; null where it is missing. */
  values: (number | null)[];
}

/** Rows of a version, the features of which are wanted, joined with stored assignments. */
export interface WantedRows {
  assignmentsDigest: string;
  versionDigest: string;
  keyColumn: string;
  features: readonly string[];
}

/**
 * The rows by key; where there are more than `most`, a sample, drawn by their keys: the same of every clustering of the
 * same data. Older assignments hold no coordinates.
 * @throws AppError BLOB_CORRUPT, CONTENT_EXPIRED
 */
export async function readClusteredRows(
  { duck, blobs }: Pick<Context, 'duck' | 'blobs'>,
  { assignmentsDigest, versionDigest, keyColumn, features }: WantedRows,
  most: number,
): Promise<ClusteredRow[]> {
  const [assignments, version] = [await blobs.file(assignmentsDigest), await blobs.file(versionDigest)];
  const values = features.map((feature) => `data.${identifier(feature)}::DOUBLE`);
  return await duck.inTurn(async (connection) => {
    const reader = await connection.runAndReadAll(
      `SELECT key, name, cluster, silhouette, pc1, pc2, [${values.join(', ')}] AS values
       FROM (
         SELECT * FROM (
           FROM read_parquet(${literal(assignments)})
           UNION ALL BY NAME SELECT NULL::DOUBLE AS pc1, NULL::DOUBLE AS pc2 WHERE false
         ) ORDER BY md5(key), key LIMIT $most
       ) AS drawn
       JOIN read_parquet(${literal(version)}) AS data ON data.${identifier(keyColumn)}::VARCHAR = key
       ORDER BY key`,
      { most },
    );
    return reader.getRowObjectsJS() as unknown as ClusteredRow[];
  });
}
