import { addAbortSignal } from 'node:stream';
import type { DuckDBConnection } from '@duckdb/node-api';
import { to as copyTo } from 'pg-copy-streams';
import type { Context } from '../context.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { SourceColumn } from '../entities/dataset-version.ts';
import type { QuerySource } from '../entities/source.ts';
import { AppError } from '../errors.ts';
import { identifier } from '../storage/duckdb.ts';
import { ChunkAppender, CHUNK_ROWS } from './chunk-appender.ts';
import { createDecoder, hasDecoder } from './column-decoders.ts';
import { CopyBinaryParser } from './copy-binary.ts';
import { asSubquery, describeQuery, sourceError } from './describe-query.ts';
import { baseType, createSourceRows, duckType, requireColumns } from './source-rows.ts';

const MOST_ROW_BYTES = 16_000_000;

/** How a column comes over: as the type `sent`, into a column of `stored`. */
interface CopiedColumn {
  name: string;
  sent: string;
  stored: string;
  selected: string;
}

/**
 * Fills the connection's temp table `source_rows` with the rows of the dataset's query, as one transaction sees them.
 * @throws AppError SOURCE_UNAVAILABLE, QUERY_INVALID, QUERY_NOT_READ_ONLY, COLUMN_NOT_FOUND
 */
export async function copyQuery(
  { sources }: Pick<Context, 'sources'>,
  connection: DuckDBConnection,
  dataset: Dataset,
  signal: AbortSignal,
): Promise<{ source: QuerySource; columns: SourceColumn[] }> {
  const source = dataset.source as QuerySource;
  const { query } = source;
  return await sources.database(source.database).read(async (client) => {
    const columns = await describeQuery(client, query);
    requireColumns(dataset, columns);
    const features = new Set(dataset.features.map(({ name }) => name));
    const copied = columns.map((column) => copiedColumn(column, features.has(column.name)));
    const decimals = copied.filter(({ stored }) => stored.startsWith('DECIMAL'));
    await createSourceRows(
      connection,
      copied.map(({ name, stored }) => ({ name, type: stored.startsWith('DECIMAL') ? 'VARCHAR' : stored })),
    );
    // In a transaction the rows are written once; each flush outside of one writes them, and moves them at its commit.
    await connection.run('BEGIN TRANSACTION');
    const appender = await connection.createAppender('source_rows');
    const chunks = new ChunkAppender(
      appender,
      copied.map(({ sent }) => createDecoder(sent, CHUNK_ROWS)),
    );
    const parser = new CopyBinaryParser(chunks, copied.length, MOST_ROW_BYTES);
    const selection = copied.map(({ selected }) => selected).join(', ');
    const rows = client.query(
      copyTo(`COPY (SELECT ${selection} FROM ${asSubquery(query)}) TO STDOUT (FORMAT binary)`),
    );
    for await (const bytes of sourceBytes(addAbortSignal(signal, rows), query, signal)) parser.push(bytes);
    parser.end();
    chunks.close();
    await connection.run('COMMIT');
    for (const { name, stored } of decimals) await toDecimal(connection, name, stored);
    return { source, columns };
  });
}

/** The stream's chunks; its errors are the source's. */
async function* sourceBytes(
  rows: AsyncIterable<Buffer>,
  query: string,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  try {
    yield* rows;
  } catch (error) {
    throw signal.aborted ? error : sourceError(error as Error, query);
  }
}

function copiedColumn(column: SourceColumn, isFeature: boolean): CopiedColumn {
  const { name, type } = column;
  const stored = duckType(column, isFeature);
  const base = baseType(type);
  const quoted = identifier(name);
  if (hasDecoder(base)) return { name, sent: base, stored, selected: quoted };
  if (stored === 'DOUBLE') {
    return { name, sent: 'double precision', stored, selected: `${quoted}::double precision` };
  }
  // Texts are sent as texts; the cast would cut the blanks off the end of a character(n).
  const isText = ['character varying', 'character', 'bpchar'].includes(base);
  return { name, sent: 'text', stored, selected: isText ? quoted : `${quoted}::text` };
}

async function toDecimal(connection: DuckDBConnection, name: string, type: string): Promise<void> {
  await connection
    .run(`ALTER TABLE source_rows ALTER ${identifier(name)} TYPE ${type}`)
    .catch((error: Error) => {
      if (!error.message.includes('Conversion Error')) throw error;
      // PostgreSQL has held it to its digits: only NaN is left.
      throw new AppError('QUERY_INVALID', `"${name}" is not a number in some row.`, {
        field: 'query',
        expected: 'numbers, or nulls',
      });
    });
}
