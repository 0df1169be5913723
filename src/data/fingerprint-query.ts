import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { SourceDatabase } from '../storage/source-database.ts';
import { asSubquery, describeQuery, sourceError } from './describe-query.ts';

/**
 * A digest of the query's columns and of its rows as a multiset, computed where the rows are: they stay there.
 * @throws AppError SOURCE_UNAVAILABLE, QUERY_INVALID, QUERY_NOT_READ_ONLY
 */
export async function fingerprintQuery(
  source: SourceDatabase,
  query: string,
  signal: AbortSignal,
): Promise<string> {
  return await source.read(async (client) => {
    signal.throwIfAborted();
    // A query cannot be told to stop; the server ends one whose client is gone.
    const leave = () => void client.end();
    signal.addEventListener('abort', leave);
    try {
      const found = [await describeQuery(client, query), await sumOfHashes(client, query)];
      return createHash('sha256').update(JSON.stringify(found)).digest('hex');
    } finally {
      signal.removeEventListener('abort', leave);
    }
  });
}

/**
 * Each row is hashed as a whole, as text: changes that cancel in sums of values do not cancel here, as they would in sums of
 * hash_record, which combines the hashes of the columns linearly. Sums do not know the order of the rows; two seeds make
 * 128 bits.
 */
async function sumOfHashes(client: pg.Client, query: string): Promise<unknown> {
  // Or numbers that differ in their last digits could have the same text.
  await client.query('SET LOCAL extra_float_digits = 3');
  // `.*`, because a column may have the name of the subquery. OFFSET 0: or each row would be made a text twice.
  const hashed = await client
    .query({
      text: `SELECT count(*), sum(hashtextextended(whole, 0)::numeric), sum(hashtextextended(whole, 1)::numeric)
             FROM (SELECT ROW(source_query.*)::text AS whole FROM ${asSubquery(query)} OFFSET 0) AS hashed`,
      rowMode: 'array',
    })
    .catch((error: Error) => {
      throw sourceError(error, query);
    });
  return hashed.rows[0];
}
