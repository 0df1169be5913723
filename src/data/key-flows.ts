import type { DuckDBConnection } from '@duckdb/node-api';
import type { Context } from '../context.ts';
import { literal, rowsOf } from '../storage/duckdb.ts';

/** The stored assignments of two model versions. */
export interface PairedAssignments {
  fromDigest: string;
  toDigest: string;
}

/** How many keys went from one cluster to another; null: they are not in that version. */
export interface KeyFlow {
  from: number | null;
  to: number | null;
  keys: number;
}

/** A subquery with one row per key: `key`, `name`, and its clusters as `a` and `b`. @throws AppError CONTENT_EXPIRED, BLOB_CORRUPT */
export async function pairAssignments(
  { blobs }: Pick<Context, 'blobs'>,
  { fromDigest, toDigest }: PairedAssignments,
): Promise<string> {
  const [from, to] = [await blobs.file(fromDigest), await blobs.file(toDigest)];
  return `(
    SELECT key, coalesce(new.name, old.name) AS name, old.cluster AS a, new.cluster AS b
    FROM read_parquet(${literal(from)}) AS old FULL JOIN read_parquet(${literal(to)}) AS new USING (key)
  )`;
}

/** Every pair of clusters that has keys, by id; keys that came or went last. */
export async function countKeyFlows(
  ctx: Pick<Context, 'blobs'>,
  connection: DuckDBConnection,
  pair: PairedAssignments,
): Promise<KeyFlow[]> {
  const rows = await pairAssignments(ctx, pair);
  const flows = await rowsOf<[number | null, number | null, number]>(
    connection,
    `SELECT a, b, count(*)::DOUBLE FROM ${rows} GROUP BY a, b ORDER BY a NULLS LAST, b NULLS LAST`,
  );
  return flows.map(([from, to, keys]) => ({ from, to, keys }));
}
