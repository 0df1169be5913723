import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Upload } from './entities/upload.ts';
import { ERROR_CODES, toAppError } from './errors.ts';
import { maskError } from './mask-error.ts';
import type { UploadOptions } from './uploads.ts';
import { findById } from './use-cases/find-one.ts';
import { isUuid } from './use-cases/find-page.ts';
import { storeUpload } from './use-cases/store-upload.ts';

const PATH = '/uploads/resumable';
const UNFINISHED_MS = 24 * 3600 * 1000;
const CLEAN_UP_MS = 3600 * 1000;

/**
 * Uploads that go on where they were cut off, by the tus protocol (https://tus.io/protocols/resumable-upload): its
 * headers and methods are none that a web page of somebody else could send without asking, and the answer to that is no.
 * The last part of an upload's URL is the id that it keeps. Bytes wait in the data folder until they are complete.
 */
export async function resumableUploads(
  fastify: FastifyInstance,
  { ctx, config }: UploadOptions,
): Promise<void> {
  const directory = join(config.dataFolder, 'uploads');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const datastore = new FileStore({ directory, expirationPeriodInMilliseconds: UNFINISHED_MS });
  const tus = new Server({
    path: PATH,
    datastore,
    maxSize: config.mostFileBytes,
    relativeLocation: true,
    allowedOrigins: () => false,
    namingFunction: async () => {
      const [{ id }] = await ctx.db.query('SELECT uuidv7() AS id');
      return id as string;
    },
    getFileIdFromRequest: (_, id) => (id !== undefined && isUuid(id) ? id : undefined),
    onUploadFinish: async (_, { id }) => {
      await finish(id);
      return {};
    },
    onResponseError: (_, error) => {
      if ('status_code' in error && 'body' in error) return undefined;
      const known = toAppError(error);
      return {
        status_code: known ? ERROR_CODES[known.code].status : 500,
        body: JSON.stringify({ errors: [maskError(error, ctx.log)] }),
      };
    },
  });

  /** Keeps a complete upload; as often as it is tried, and also where an earlier try died half-way. */
  async function finish(id: string): Promise<void> {
    try {
      await keep(id);
    } catch (error) {
      // Another try may have taken the bytes away in the middle of this one: then the upload is there.
      if (!(await findById(ctx, Upload, id))) throw error;
    }
  }

  async function keep(id: string): Promise<void> {
    const { metadata } = await datastore.getUpload(id);
    const copy = ctx.blobs.temporaryFile('upload');
    try {
      await copyFile(join(directory, id), copy);
      await storeUpload(ctx, { id, path: copy, fileName: metadata?.['filename'] ?? '' });
    } finally {
      await rm(copy, { force: true });
    }
    await datastore
      .remove(id)
      .catch((error: unknown) => ctx.log.debug({ err: error }, 'another try was faster'));
  }

  /** The upload, if all of its bytes have come: the answer to the last of them may have been lost. */
  async function findComplete(id: string): Promise<Upload | null> {
    const waiting = await datastore.getUpload(id).catch(() => null);
    if (waiting && waiting.offset === waiting.size) await finish(id);
    return await findById(ctx, Upload, id);
  }

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value!);
    reply.raw.setHeader('x-request-id', request.id);
    await tus.handle(request.raw, reply.raw);
  }

  // The bytes are tus's to read.
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null));
  fastify.route({ method: ['POST', 'OPTIONS'], url: PATH, handler: handle });
  fastify.route({ method: ['PATCH', 'DELETE', 'OPTIONS'], url: `${PATH}/:id`, handler: handle });
  fastify.head<{ Params: { id: string } }>(`${PATH}/:id`, async (request, reply) => {
    const { id } = request.params;
    const upload = isUuid(id) ? await findComplete(id) : null;
    if (!upload) return await handle(request, reply);
    const size = String(upload.sizeBytes);
    return await reply
      .headers({
        'tus-resumable': '1.0.0',
        'cache-control': 'no-store',
        'upload-offset': size,
        'upload-length': size,
      })
      .send();
  });

  const cleanUp = () =>
    void tus
      .cleanUpExpiredUploads()
      .catch((error: unknown) => ctx.log.warn({ err: error }, 'old uploads stay'));
  cleanUp();
  const timer = setInterval(cleanUp, CLEAN_UP_MS);
  fastify.addHook('onClose', async () => clearInterval(timer));
}
