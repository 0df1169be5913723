import { z } from 'zod';
import type { Context } from '../context.ts';
import { describeQuery } from '../data/describe-query.ts';
import type { SourceColumn } from '../entities/dataset-version.ts';
import type { DatasetSource, QuerySource } from '../entities/source.ts';
import { Upload } from '../entities/upload.ts';
import { AppError, notFound } from '../errors.ts';
import { identifier } from '../storage/duckdb.ts';
import { readingSchema } from './file-reading.ts';
import { findById } from './find-one.ts';
import { isGiven } from './find-page.ts';
import { textSchema } from './parse-input.ts';
import { previewFile } from './preview-upload.ts';

const PART = String.raw`"(?:[^"]|"")+"|[^".]+`;
const TABLE = new RegExp(`^(?:(${PART})\\.)?(${PART})$`);

/** Credentials would be stored, and shown with the dataset. */
const sourceUrl = textSchema(2000)
  .refine(
    (text) => /^https?:/i.test(text) && URL.canParse(text),
    'must be a URL that starts with http:// or https://',
  )
  .refine(
    (text) => !URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === ''),
    'must be a URL without a user or password',
  );

/** The fields of an input that say where the rows come from. */
export const sourceFields = {
  query: textSchema(100_000).trim().min(1, 'must not be empty').nullish(),
  table: textSchema(200)
    .regex(TABLE, 'must be a table or schema.table; a name with a dot goes in double quotes')
    .nullish(),
  database: z.string().nullish(),
  upload: z.string().nullish(),
  url: sourceUrl.nullish(),
  reading: readingSchema,
};

const WAYS = ['query', 'table', 'upload', 'url'] as const;

type SourceInput = z.infer<z.ZodObject<typeof sourceFields>>;

/** Adds the problems of an input that names no source, or several. */
export function checkSourceFields(input: SourceInput, check: z.core.$RefinementCtx): void {
  const given = WAYS.filter((way) => input[way] !== null && input[way] !== undefined);
  const isQuery = given[0] === 'query' || given[0] === 'table';
  if (!isQuery && input.database) {
    const message = 'must only be said with query or table';
    check.addIssue({ code: 'custom', path: ['database'], input: input.database, message });
  }
  if (given.length === 1) return;
  const message = `must be the source, of which there is exactly one: ${WAYS.join(', ')}`;
  check.addIssue({ code: 'custom', path: [given[1] ?? 'query'], input: given, message });
}

/**
 * The source that an input names, and its columns; null where they are known only when it is fetched.
 * @throws AppError NOT_FOUND (upload), FILE_INVALID, FILE_TOO_LARGE, SOURCE_UNKNOWN, SOURCE_UNAVAILABLE, QUERY_INVALID,
 *   QUERY_NOT_READ_ONLY
 */
export async function describeSource(
  ctx: Pick<Context, 'db' | 'sources' | 'duck' | 'blobs'>,
  input: SourceInput,
): Promise<{ source: DatasetSource; columns: SourceColumn[] | null }> {
  const { upload: uploadId, url, reading } = input;
  if (isGiven(url)) return { source: { kind: 'url', url, format: reading.format, reading }, columns: null };
  if (!isGiven(uploadId)) return await describeDatabase(ctx, input);
  const upload = await findById(ctx, Upload, uploadId);
  if (!upload) throw notFound('upload', uploadId);
  const { format, columns } = await previewFile(ctx, upload, reading);
  return { source: { kind: 'files', format, uploadId: upload.id, reading }, columns };
}

async function describeDatabase(
  { sources }: Pick<Context, 'sources'>,
  { query, table, database }: SourceInput,
): Promise<{ source: DatasetSource; columns: SourceColumn[] }> {
  const source: QuerySource = {
    kind: 'query',
    query: query ?? `SELECT * FROM ${quotedTable(table!)}`,
    database: database ?? null,
  };
  try {
    const reading = sources.database(source.database);
    return { source, columns: await reading.read((client) => describeQuery(client, source.query)) };
  } catch (error) {
    // Whoever named a table wrote no query.
    const isAboutTable = table && error instanceof AppError && error.details.field === 'query';
    throw isAboutTable
      ? new AppError(error.code, error.message, { field: 'table', value: table, expected: 'a table' })
      : error;
  }
}

/** PostgreSQL quotes names as DuckDB does. */
function quotedTable(table: string): string {
  const parts = TABLE.exec(table)!.slice(1).filter(Boolean);
  return parts
    .map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part))
    .map(identifier)
    .join('.');
}
