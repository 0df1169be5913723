import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PREFLIGHT_HEADERS } from './access/authenticate.ts';
import { asFormError } from './broken-form.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { AppError, ERROR_CODES, toAppError } from './errors.ts';
import { maskError } from './mask-error.ts';
import { resumableUploads } from './resumable-uploads.ts';
import type { Upload } from './entities/upload.ts';
import { DecimalSignEnum, FileFormatEnum } from './schema/upload.ts';
import { previewUpload, type FilePreview } from './use-cases/preview-upload.ts';
import { storeUpload } from './use-cases/store-upload.ts';

export interface UploadOptions {
  ctx: Context;
  config: Pick<Config, 'dataFolder' | 'mostFileBytes'>;
}

/** Files come in beside GraphQL: POST /uploads takes a form with one file, /uploads/resumable speaks tus. */
export async function uploads(fastify: FastifyInstance, { ctx, config }: UploadOptions): Promise<void> {
  await fastify.register(resumableUploads, { ctx, config });
  await fastify.register(multipart, {
    limits: { fileSize: config.mostFileBytes, files: 1, fields: 10, fieldSize: 1000, headerPairs: 100 },
    throwFileSizeLimit: false,
  });
  fastify.post('/uploads', { onRequest: [requirePreflight, requireForm] }, async (request, reply) => {
    try {
      const upload = await receive(ctx, request, config.mostFileBytes);
      return await reply.code(201).send(await described(ctx, upload));
    } catch (error) {
      if (isForm(error)) throw error;
      return await refuse(ctx, error, request, reply);
    }
  });
}

async function requirePreflight(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (PREFLIGHT_HEADERS.some((name) => request.headers[name])) return;
  const message = `An upload needs one of the headers ${PREFLIGHT_HEADERS.join(', ')}, with any value.`;
  await reply.code(400).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
}

async function requireForm(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.headers['content-type']?.toLowerCase().startsWith('multipart/form-data')) return;
  const message =
    'An upload is a form (multipart/form-data) with one file, as curl -F file=@NAME sends it; /uploads/resumable takes plain bytes, by tus.';
  await reply.code(415).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
}

async function receive(ctx: Context, request: FastifyRequest, most: number): Promise<Upload> {
  const path = ctx.blobs.temporaryFile('upload');
  try {
    const fileName = await readForm(request, path, most).catch((error: unknown) => {
      throw asFormError(error);
    });
    if (fileName === null) {
      const details = { field: 'file', expected: 'a form with one file' };
      throw new AppError('INVALID_INPUT', 'The form holds no file.', details);
    }
    return await storeUpload(ctx, { path, fileName });
  } finally {
    await rm(path, { force: true });
  }
}

/** Writes the file of a form to a path. @returns what the client calls it; null: there is none */
async function readForm(request: FastifyRequest, path: string, most: number): Promise<string | null> {
  let fileName: string | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'field') continue;
    fileName = part.filename;
    await pipeline(part.file, createWriteStream(path));
    if (part.file.truncated) {
      const expected = `at most ${most / 1e6} MB; GUGUS_FILE_MB sets how much`;
      throw new AppError('FILE_TOO_LARGE', 'The file is larger than uploads may be.', {
        field: 'file',
        expected,
      });
    }
  }
  return fileName;
}

/** The upload, and what it holds; or why that cannot be read as it is: the upload stays, to be read in another way. */
async function described(ctx: Context, upload: Upload) {
  try {
    return { upload, preview: inGraphqlWords(await previewUpload(ctx, upload)), errors: [] };
  } catch (error) {
    return { upload, preview: null, errors: [maskError(error, ctx.log)] };
  }
}

/** The words that `reading` takes, so that what is seen here can be said there. */
function inGraphqlWords({ format, columns, ...preview }: FilePreview) {
  return {
    ...preview,
    format: enumName(FileFormatEnum, format),
    columns: columns.map((column) => ({ ...column, decimal: enumName(DecimalSignEnum, column.decimal) })),
  };
}

function enumName(values: Record<string, string>, value: string | null): string | null {
  return Object.keys(values).find((name) => values[name] === value) ?? null;
}

async function refuse(ctx: Context, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const known = toAppError(error);
  const status = known ? ERROR_CODES[known.code].status : 500;
  return await reply.code(status).send({ errors: [maskError(error, ctx.log, request.id)] });
}

/** Whether the form itself is not right: the server's own handler of errors says so. */
function isForm(error: unknown): boolean {
  const { statusCode } = error as { statusCode?: number };
  return statusCode !== undefined && statusCode < 500;
}
