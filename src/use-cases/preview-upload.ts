import type { z } from 'zod';
import type { Context } from '../context.ts';
import { readFile, type FileTable } from '../data/files/read-file.ts';
import { inferenceRows } from '../data/files/limits.ts';
import type { FileReading } from '../entities/source.ts';
import type { Upload } from '../entities/upload.ts';
import { AppError } from '../errors.ts';
import { readingSchema } from './file-reading.ts';
import { parseInput } from './parse-input.ts';

const SAMPLE_ROWS = 10;
const SLOWEST_MS = 60_000;

/** What an upload holds, as it would be read. */
export interface FilePreview extends FileTable {
  /** From how many of the first rows the types were found out. */
  inferenceRows: number;
  /** Some of the first rows, as texts. */
  rows: (string | null)[][];
}

/**
 * Reads the first rows of an upload, for a person to check before anything is made of them.
 * @throws AppError INVALID_INPUT, FILE_INVALID, FILE_TOO_LARGE, COLUMN_NOT_FOUND (one whose type was said)
 */
export async function previewUpload(
  ctx: Pick<Context, 'blobs' | 'duck'>,
  upload: Upload,
  input?: z.input<typeof readingSchema>,
): Promise<FilePreview> {
  return await previewFile(ctx, upload, parseInput(readingSchema, input));
}

/** The same, for who has checked how to read it. @throws AppError FILE_INVALID, FILE_TOO_LARGE, COLUMN_NOT_FOUND */
export async function previewFile(
  ctx: Pick<Context, 'blobs' | 'duck'>,
  upload: Upload,
  reading: FileReading,
): Promise<FilePreview> {
  const path = await ctx.blobs.file(upload.digest);
  return await ctx.duck.inTurn(async (connection) => {
    const signal = AbortSignal.timeout(SLOWEST_MS);
    const request = { path, reading, firstRows: true };
    const table = await readFile(ctx, connection, request, signal).catch((error: unknown) => {
      throw signal.aborted ? tooSlow() : error;
    });
    const rows = await connection.runAndReadAll(
      `SELECT COLUMNS(*)::VARCHAR FROM (FROM source_rows LIMIT ${SAMPLE_ROWS})`,
    );
    return {
      ...table,
      inferenceRows: inferenceRows(table.columns.length),
      rows: rows.getRowsJS() as (string | null)[][],
    };
  });
}

function tooSlow(): AppError {
  return new AppError('FILE_TOO_LARGE', 'The first rows of the file take too long to read.', {
    field: 'file',
    expected: `a file whose first rows are read within ${SLOWEST_MS / 1000} s`,
  });
}
