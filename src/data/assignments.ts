import type { Context } from '../context.ts';
import type { BlobInfo } from '../storage/blobs.ts';
import { literal } from '../storage/duckdb.ts';
import { storeParquet } from './store-parquet.ts';

/** Which cluster each row of a version belongs to. All arrays are as long as the version has rows. */
export interface Assignments {
  keys: readonly string[];
  names: readonly string[];
  clusters: Int32Array;
  /** To the row's own centre, in the standardised space. */
  distances: Float64Array;
  /** NaN for the rows outside a sample. */
  silhouettes: Float64Array;
  /** The rows along the first principal components: two arrays, or fewer where there are fewer. */
  coordinates: readonly Float64Array[];
}

export interface Assignment {
  key: string;
  name: string;
  cluster: number;
  distance: number;
  silhouette: number | null;
  pc1: number | null;
  pc2: number | null;
}

/** A row whose cluster's label is not the same in two sets of assignments. */
export interface ClusterMove {
  key: string;
  name: string;
  fromCluster: number;
  fromLabel: string;
  toCluster: number;
  toLabel: string;
}

export interface LabelledAssignments {
  digest: string;
  /** By cluster. */
  labels: readonly string[];
}

type Resources = Pick<Context, 'duck' | 'blobs'>;

/** Stores assignments as Parquet, sorted by key. */
export async function writeAssignments({ duck, blobs }: Resources, rows: Assignments): Promise<BlobInfo> {
  return await duck.withConnection(async (connection) => {
    await connection.run(
      'CREATE TEMP TABLE assignment (key VARCHAR, name VARCHAR, cluster INTEGER, distance DOUBLE, silhouette DOUBLE, pc1 DOUBLE, pc2 DOUBLE)',
    );
    const appender = await connection.createAppender('assignment');
    for (let row = 0; row < rows.keys.length; row++) {
      appender.appendVarchar(rows.keys[row]);
      appender.appendVarchar(rows.names[row]);
      appender.appendInteger(rows.clusters[row]);
      appender.appendDouble(rows.distances[row]);
      for (const column of [rows.silhouettes, rows.coordinates[0], rows.coordinates[1]]) {
        if (!column || Number.isNaN(column[row])) appender.appendNull();
        else appender.appendDouble(column[row]);
      }
      appender.endRow();
    }
    appender.closeSync();
    return await storeParquet(blobs, connection, 'SELECT * FROM assignment ORDER BY key');
  });
}

/** The stored assignments with other cluster ids: `newIds[old]`. */
export async function relabelAssignments(
  { duck, blobs }: Resources,
  digest: string,
  newIds: Int32Array,
): Promise<BlobInfo> {
  const file = await blobs.file(digest);
  const relabelled = `SELECT * REPLACE (([${newIds.join(', ')}])[cluster + 1]::INTEGER AS cluster)
    FROM read_parquet(${literal(file)}) ORDER BY key`;
  return await duck.withConnection((connection) => storeParquet(blobs, connection, relabelled));
}

/** A page of assignments in the order of their keys, after the key `after`. */
export async function readAssignments(
  ctx: Resources,
  digest: string,
  limit: number,
  after: string | null,
): Promise<Assignment[]> {
  const wanted = 'WHERE $after IS NULL OR key > $after ORDER BY key LIMIT $limit';
  return await selectAssignments(ctx, digest, wanted, { after, limit });
}

/** The assignment of one key; null where there is none. */
export async function readAssignment(
  ctx: Resources,
  digest: string,
  key: string,
): Promise<Assignment | null> {
  const [found] = await selectAssignments(ctx, digest, 'WHERE key = $key', { key });
  return found ?? null;
}

/** Older files hold no coordinates. */
async function selectAssignments(
  { duck, blobs }: Resources,
  digest: string,
  wanted: string,
  values: Record<string, string | number | null>,
): Promise<Assignment[]> {
  const file = await blobs.file(digest);
  return await duck.withConnection(async (connection) => {
    const reader = await connection.runAndReadAll(
      `SELECT key, name, cluster, distance, silhouette, pc1, pc2
       FROM (FROM read_parquet(${literal(file)}) UNION ALL BY NAME SELECT NULL::DOUBLE AS pc1, NULL::DOUBLE AS pc2 WHERE false)
       ${wanted}`,
      values,
    );
    return reader.getRowObjectsJS() as unknown as Assignment[];
  });
}

/** A page of the rows that both sets hold and label differently, in the order of their keys, after the key `after`. */
export async function readClusterMoves(
  { duck, blobs }: Resources,
  from: LabelledAssignments,
  to: LabelledAssignments,
  limit: number,
  after: string | null,
): Promise<ClusterMove[]> {
  const [fromFile, toFile] = [await blobs.file(from.digest), await blobs.file(to.digest)];
  const labelOf = (side: string, labels: readonly string[]) =>
    `([${labels.map(literal).join(', ')}])[${side}.cluster + 1]`;
  return await duck.withConnection(async (connection) => {
    const reader = await connection.runAndReadAll(
      `SELECT key, new.name, old.cluster AS "fromCluster", ${labelOf('old', from.labels)} AS "fromLabel",
              new.cluster AS "toCluster", ${labelOf('new', to.labels)} AS "toLabel"
       FROM read_parquet(${literal(fromFile)}) AS old JOIN read_parquet(${literal(toFile)}) AS new USING (key)
       WHERE "fromLabel" <> "toLabel" AND ($after IS NULL OR key > $after) ORDER BY key LIMIT $limit`,
      { after, limit },
    );
    return reader.getRowObjectsJS() as unknown as ClusterMove[];
  });
}
