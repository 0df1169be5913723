import { open, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { identifier, literal, interruptOn } from '../storage/duckdb.ts';

export const TABLE_FORMATS = ['csv', 'jsonl', 'parquet'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export interface ExportStyle {
  format: TableFormat;
  /** CSV as the data is, also where a spreadsheet would run it. */
  raw: boolean;
}

/** A column of a table to export: its value as SQL, and what kind of value that is where a format cares. */
export interface ExportColumn {
  name: string;
  sql: string;
  kind: 'text' | 'float' | 'other';
}

export interface ExportTable {
  columns: ExportColumn[];
  /** What the columns are selected from, in the order of the rows. */
  from: string;
}

export interface OpenFile {
  sizeBytes: number;
  stream: Readable;
}

const COPY_OPTIONS: Record<TableFormat, string> = {
  csv: 'FORMAT csv, HEADER',
  jsonl: 'FORMAT json',
  parquet: 'FORMAT parquet, COMPRESSION zstd',
};

/**
 * Writes a table to a temporary file and opens it. The file is gone from the folder by then, and from the disk when the
 * stream is closed: whoever reads slowly holds nothing else, and whoever goes away leaves nothing behind.
 * @throws AppError CANCELLED when the signal fires before the file is whole
 */
export async function exportTable(
  { duck, blobs }: Pick<Context, 'duck' | 'blobs'>,
  style: ExportStyle,
  signal: AbortSignal,
  describe: (connection: DuckDBConnection) => Promise<ExportTable>,
): Promise<OpenFile> {
  const path = blobs.temporaryFile(style.format);
  try {
    await duck.withConnection(async (connection) => {
      using _ = interruptOn(signal, connection);
      const { columns, from } = await describe(connection);
      signal.throwIfAborted();
      const selected = columns.map((column) => writtenColumn(column, style));
      await connection.run(
        `COPY (SELECT ${selected.join(', ')} FROM ${from}) TO ${literal(path)} (${COPY_OPTIONS[style.format]})`,
      );
    });
    return await openFile(path);
  } catch (error) {
    throw signal.aborted ? new AppError('CANCELLED', 'The client went away.') : error;
  } finally {
    await rm(path, { force: true });
  }
}

export async function openFile(path: string): Promise<OpenFile> {
  const file = await open(path);
  const { size } = await file.stat();
  return { sizeBytes: size, stream: file.createReadStream() };
}

/** Text as a cell that no spreadsheet runs: an apostrophe goes before what would begin a formula there. */
export function harmless(sql: string): string {
  return `CASE WHEN regexp_matches(${sql}, '^[=+\\-@\\t\\r\\n]') THEN '''' || ${sql} ELSE ${sql} END`;
}

function writtenColumn({ name, sql, kind }: ExportColumn, { format, raw }: ExportStyle): string {
  const guarded = format === 'csv' && !raw;
  const value =
    guarded && kind === 'text' ? harmless(sql) : format === 'jsonl' && kind === 'float' ? finite(sql) : sql;
  return `${value} AS ${identifier(guarded && /^[=+\-@\t\r\n]/.test(name) ? `'${name}` : name)}`;
}

/** JSON knows neither NaN nor infinities. */
const finite = (sql: string) => `CASE WHEN isfinite(${sql}) THEN ${sql} END`;
