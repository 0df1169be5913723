import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import multipart from '@fastify/multipart';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../access/viewer.ts';
import { asFormError } from '../broken-form.ts';
import type { Context } from '../context.ts';
import { AppError, ERROR_CODES, toAppError } from '../errors.ts';
import { maskError } from '../mask-error.ts';
import type { AnsweredRows } from '../use-cases/answer-rows.ts';
import { predictFile } from '../use-cases/predict-file.ts';
import { predictJson } from '../use-cases/predict-json.ts';
import type { Serving } from '../use-cases/served-model.ts';
import { answerJson, answersCsv, answersJson, errorJson } from './answers.ts';
import { openApi } from './open-api.ts';
import { PREDICT } from './schemas.ts';

export interface V1Options {
  ctx: Pick<Context, 'duck' | 'blobs' | 'log'>;
  /** Who asks, and what answers them. */
  servingOf: (request: FastifyRequest) => Serving & { viewer: Viewer };
  /** Takes points beside those of the route. @throws RateLimited */
  pay: (request: FastifyRequest, reply: FastifyReply, points: number) => Promise<void>;
}

/** 10,000 rows of fifty features with their names. */
const MOST_JSON_BYTES = 16 * 1024 * 1024;
const MOST_FILE_BYTES = 64 * 1024 * 1024;
/** As many as 10,000 rows. Others are a point for every hundred, beside that of the request. */
const FILE_POINTS = 100;
const FILE_TYPES = [
  'text/csv',
  'application/x-ndjson',
  'application/vnd.apache.parquet',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

interface Wanted {
  model?: string;
  alias?: string;
  explain?: string;
  raw?: string;
  sheet?: string;
  delimiter?: ',';
  decimal?: '.';
}

type PredictRequest = FastifyRequest<{ Querystring: Wanted; Params: { model?: string } }>;

/** Predictions without GraphQL: POST /v1/predict, its OpenAPI document at /v1/openapi.json, a page of it at /docs. */
export async function v1(fastify: FastifyInstance, { ctx, servingOf, pay }: V1Options): Promise<void> {
  // Schemas only describe: values are checked, and answers written, by hand, which is faster and says more.
  fastify.setValidatorCompiler(() => () => true);
  fastify.setSerializerCompiler(() => (payload) => JSON.stringify(payload));
  fastify.setErrorHandler<FastifyError>(async (error, request, reply) => await refuse(error, request, reply));
  await fastify.register(multipart, { limits: { fileSize: MOST_FILE_BYTES, files: 1, fields: 10 } });
  fastify.addContentTypeParser(FILE_TYPES, (_request, payload, done) => done(null, payload));
  await openApi(fastify, servingOf);

  const options = { bodyLimit: MOST_JSON_BYTES, schema: PREDICT };
  fastify.post(
    '/v1/predict',
    options,
    async (request, reply) => await predict(request as PredictRequest, reply),
  );
  fastify.post('/v1/models/:model/predict', options, async (request, reply) =>
    predict(request as PredictRequest, reply),
  );

  async function predict(request: PredictRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { query, params, body } = request;
    const asked = {
      model: params.model ?? oneText('model', query.model) ?? null,
      alias: oneText('alias', query.alias),
      caller: servingOf(request).viewer.name,
    };
    const [explain, raw] = [flag('explain', query.explain), flag('raw', query.raw)];
    const isFile = body instanceof Readable || request.isMultipart();
    const points = isFile ? FILE_POINTS : Array.isArray(body) ? Math.floor(body.length / 100) : 0;
    if (points > 0) await pay(request, reply, points);
    const parts = isFile
      ? await answerFile(request, asked)
      : [await predictJson(servingOf(request), asked, body)];
    if (request.headers.accept?.includes('text/csv')) {
      return reply.type('text/csv; charset=utf-8').send(await answersCsv(parts, raw));
    }
    const [answered] = parts;
    const isOne = !isFile && !Array.isArray(body);
    if (isOne && answered.errors.size > 0) throw answered.errors.get(0)!;
    const json = isOne ? answerJson(answered, 0, explain) : await answersJson(parts, explain);
    return reply.type('application/json; charset=utf-8').send(json);
  }

  async function answerFile(
    request: PredictRequest,
    asked: { model: string | null; alias: string | undefined; caller: string },
  ): Promise<AnsweredRows[]> {
    const path = ctx.blobs.temporaryFile('predict');
    try {
      await readFile(request, path).catch((error: unknown) => {
        throw asFormError(error);
      });
      const { sheet, delimiter, decimal } = request.query;
      return await predictFile({ ...ctx, ...servingOf(request) }, asked, path, { sheet, delimiter, decimal });
    } finally {
      await rm(path, { force: true });
    }
  }

  async function refuse(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
    const known = toAppError(error) ?? ofFastify(error);
    const status = known ? (error.statusCode ?? ERROR_CODES[known.code].status) : 500;
    const shown = known ?? masked(error, request);
    if (status === 401) void reply.header('www-authenticate', 'Bearer realm="gugus"');
    return await reply.code(status).type('application/json; charset=utf-8').send(errorJson(shown));
  }

  function masked(error: FastifyError, request: FastifyRequest): AppError {
    const { message } = maskError(error, ctx.log, request.id);
    return new AppError('INTERNAL_ERROR', message, { field: 'requestId', value: request.id });
  }
}

async function readFile(request: FastifyRequest, path: string): Promise<void> {
  const sent = request.isMultipart() ? (await request.file())?.file : (request.body as Readable);
  if (!sent) throw noFile();
  await pipeline(sent, bounded(MOST_FILE_BYTES), createWriteStream(path));
  if ('truncated' in sent && sent.truncated) throw tooLarge();
}

/** What Fastify itself finds wrong with a request: no JSON, too large, a type of content that is not taken. */
function ofFastify({ statusCode = 500, message }: FastifyError): AppError | null {
  if (statusCode >= 500) return null;
  return new AppError('INVALID_INPUT', message, {
    field: 'body',
    expected: 'JSON (application/json), or a file as a form or as text/csv',
  });
}

function bounded(most: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > most) done(tooLarge());
      else done(null, chunk);
    },
  });
}

function tooLarge(): AppError {
  return new AppError('FILE_TOO_LARGE', 'The file is larger than predictions take at once.', {
    field: 'file',
    expected: `at most ${MOST_FILE_BYTES / 1024 / 1024} MiB`,
  });
}

function noFile(): AppError {
  return new AppError('INVALID_INPUT', 'The form holds no file.', {
    field: 'file',
    expected: 'a form with one file',
  });
}

function flag(field: string, value: unknown): boolean {
  if (value === undefined || value === 'false' || value === '0') return false;
  if (value === 'true' || value === '1') return true;
  throw new AppError('INVALID_INPUT', `${field} is neither true nor false.`, {
    field,
    value,
    expected: 'true or false',
  });
}

function oneText(field: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new AppError('INVALID_INPUT', `${field} is given more than once.`, { field, expected: 'one value' });
}
