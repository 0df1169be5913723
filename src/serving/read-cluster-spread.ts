import type { Context } from '../context.ts';
import type { ClusterSpread } from '../ml/index.ts';
import { literal, rowsOf } from '../storage/duckdb.ts';

/** The part of the training rows of a cluster that lies within its limit. */
const WITHIN = 0.99;

/**
 * How far the rows of stored assignments lie from their centres.
 * @param width how many features the model has
 * @throws AppError BLOB_CORRUPT
 */
export async function readClusterSpread(
  { duck, blobs }: Pick<Context, 'duck' | 'blobs'>,
  digest: string,
  clusters: number,
  width: number,
): Promise<ClusterSpread> {
  const file = await blobs.file(digest);
  const found = await duck.withConnection(async (connection) =>
    rowsOf<[number, number, number, number]>(
      connection,
      `SELECT cluster, quantile_cont(distance, ${WITHIN}), sum(distance * distance), count(*)::DOUBLE
       FROM read_parquet(${literal(file)}) GROUP BY cluster`,
    ),
  );
  const limits = Array.from({ length: clusters }, () => 0);
  let [squares, rows] = [0, 0];
  for (const [cluster, limit, squared, count] of found) {
    limits[cluster] = limit;
    squares += squared;
    rows += count;
  }
  return { limits, variance: rows === 0 ? 0 : squares / (rows * width) };
}
