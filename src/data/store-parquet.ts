import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { BlobInfo, BlobStore } from '../storage/blobs.ts';
import { literal } from '../storage/duckdb.ts';

/** Stores the rows of a SELECT as a Parquet object. */
export async function storeParquet(
  blobs: Pick<BlobStore, 'temporaryFile' | 'putFile'>,
  connection: DuckDBConnection,
  select: string,
): Promise<BlobInfo> {
  const path = blobs.temporaryFile('parquet');
  try {
    await connection.run(`COPY (${select}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`);
    return await blobs.putFile(path);
  } finally {
    await rm(path, { force: true });
  }
}
