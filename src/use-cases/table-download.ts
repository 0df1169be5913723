import { z } from 'zod';
import { TABLE_FORMATS, type ExportStyle, type OpenFile } from '../data/export-table.ts';
import { AppError } from '../errors.ts';

/** A table as a file to download. */
export interface TableDownload {
  fileName: string;
  contentType: string;
  /** Names the content where it can never change; null where it may. */
  etag: string | null;
  /** Writes and opens it; gives up when the signal fires. */
  open(signal: AbortSignal): Promise<OpenFile>;
}

export interface WantedTable {
  format: string;
  /** "1": CSV without the apostrophes that keep spreadsheets from running cells. */
  raw?: unknown;
}

const CONTENT_TYPES: Record<ExportStyle['format'], string> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
};

const formatSchema = z.enum(TABLE_FORMATS);
const rawSchema = z.enum(['0', '1']).optional();

/** How the table is wanted. @throws AppError INVALID_INPUT */
export function parseStyle({ format, raw }: WantedTable): ExportStyle {
  const known = formatSchema.safeParse(format);
  if (!known.success) {
    throw new AppError('INVALID_INPUT', `There is no format "${format}".`, {
      field: 'format',
      value: format,
      expected: `one of ${TABLE_FORMATS.join(', ')}`,
    });
  }
  const parsed = rawSchema.safeParse(raw);
  if (!parsed.success) {
    throw new AppError('INVALID_INPUT', 'raw is neither 0 nor 1.', {
      field: 'raw',
      value: raw,
      expected: '0 or 1',
    });
  }
  return { format: known.data, raw: parsed.data === '1' };
}

export function tableDownload(
  name: string,
  { format }: ExportStyle,
  content: Pick<TableDownload, 'etag' | 'open'>,
): TableDownload {
  return {
    fileName: `${name}.${format}`.replace(/[^\w.-]/g, '_'),
    contentType: CONTENT_TYPES[format],
    ...content,
  };
}

/** Where a table can be had, in each format: `path` without its extension, in parts that are yet to be encoded. */
export function downloadLinks(...path: string[]): { format: string; path: string }[] {
  const encoded = path.map((part) => `/${encodeURIComponent(part)}`).join('');
  return TABLE_FORMATS.map((format) => ({ format, path: `${encoded}.${format}` }));
}
