import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Context } from '../../context.ts';
import type { SourceColumn } from '../../entities/dataset-version.ts';
import type { FileFormat, FileReading } from '../../entities/source.ts';
import { AppError } from '../../errors.ts';
import { csvLayout } from './csv-layout.ts';
import { detectFormat } from './detect-format.ts';
import { explainingFile, type Field } from './file-rows.ts';
import { fillRows } from './fill-rows.ts';
import { inferColumns, type FileColumn } from './infer-columns.ts';
import { inferenceRows } from './limits.ts';
import { openCsv } from './read-csv.ts';
import { openJsonLines } from './read-json-lines.ts';
import { openParquet } from './read-parquet.ts';
import { toUtf8, type Encoding } from './to-utf8.ts';
import { sheetToCsv } from './xlsx/sheet-to-csv.ts';
import { interruptOn } from '../../storage/duckdb.ts';

/** What was found out about a file. */
export interface FileTable {
  format: FileFormat;
  /** Of a text. */
  encoding: Encoding | null;
  /** Of a CSV file. */
  delimiter: string | null;
  /** The names of a workbook's sheets. */
  sheets: string[];
  columns: FileColumn[];
}

export interface FileRequest {
  path: string;
  reading: FileReading;
  /** Only as many rows as types are found out from; otherwise all. */
  firstRows?: boolean;
  /** The columns that the file must have, neither less nor more, in their types and order; otherwise its own. */
  as?: readonly SourceColumn[];
}

interface OpenedFile extends Omit<FileTable, 'format' | 'columns'> {
  fields: Field[];
}

/**
 * Reads a file into the connection's temp table `source_rows`, with named and typed columns.
 * @throws AppError FILE_INVALID, FILE_TOO_LARGE, COLUMN_NOT_FOUND (one that was asked for)
 */
export async function readFile(
  { blobs }: Pick<Context, 'blobs'>,
  connection: DuckDBConnection,
  { path, reading, firstRows = false, as }: FileRequest,
  signal: AbortSignal,
): Promise<FileTable> {
  signal.throwIfAborted();
  using _ = interruptOn(signal, connection);
  const [text, sheet] = [blobs.temporaryFile('txt'), blobs.temporaryFile('csv')];
  try {
    return await explainingFile(async () => {
      const format = reading.format ?? (await detectFormat(path));
      const opened = await openFile(connection, { format, path, text, sheet, reading, firstRows }, signal);
      // An interrupt between two statements stops nothing.
      signal.throwIfAborted();
      const asked = as ? { ...reading, columns: [...as] } : reading;
      requireColumns(opened.fields, asked.columns, as !== undefined);
      const found = await inferColumns(connection, opened.fields, asked, opened.delimiter);
      signal.throwIfAborted();
      const rows = firstRows ? inferenceRows(opened.fields.length) : null;
      await fillRows(connection, opened.fields, found, asked, rows);
      signal.throwIfAborted();
      const { fields: _fields, ...facts } = opened;
      return { format, ...facts, columns: found };
    });
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    await Promise.all([text, sheet].map((each) => rm(each, { force: true })));
  }
}

async function openFile(
  connection: DuckDBConnection,
  file: {
    format: FileFormat;
    path: string;
    text: string;
    sheet: string;
    reading: FileReading;
    firstRows: boolean;
  },
  signal: AbortSignal,
): Promise<OpenedFile> {
  const none = { encoding: null, delimiter: null, sheets: [] };
  switch (file.format) {
    case 'parquet':
      return { ...none, fields: await openParquet(connection, file.path) };
    case 'xlsx': {
      const { names, sheets } = await sheetToCsv(
        file.path,
        file.sheet,
        file.reading.sheet,
        file.firstRows,
        signal,
      );
      return { ...none, sheets, fields: await openCsv(connection, file.sheet, ',', names) };
    }
    case 'csv': {
      const { path, encoding } = await toUtf8(file.path, file.text, signal);
      const { delimiter, names } = await csvLayout(path, file.reading.delimiter);
      return { ...none, encoding, delimiter, fields: await openCsv(connection, path, delimiter, names) };
    }
    case 'jsonl': {
      const { path, encoding } = await toUtf8(file.path, file.text, signal);
      const rows = file.firstRows ? inferenceRows(1) : null;
      return { ...none, encoding, fields: await openJsonLines(connection, path, rows) };
    }
  }
}

function requireColumns(fields: readonly Field[], asked: readonly { name: string }[], isAll: boolean): void {
  const missing = asked.find(({ name }) => fields.every((field) => field.name !== name));
  const further = isAll && fields.find(({ name }) => asked.every((each) => each.name !== name));
  if (!missing && !further) return;
  const [name, what, known] = missing
    ? [missing.name, 'lacks', fields]
    : [(further as Field).name, 'has beside those of the version', asked];
  throw new AppError('COLUMN_NOT_FOUND', `The file ${what} the column "${name}".`, {
    field: name,
    value: name,
    expected: `${missing ? 'one of' : 'only'} ${known.map((each) => each.name).join(', ')}`,
  });
}
