import { createReadStream } from 'node:fs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import type { Context } from './context.ts';
import { ERROR_CODES, isErrorCode } from './errors.ts';
import { maskError } from './mask-error.ts';
import { exportElbow, exportRunArtifact, type ExportedArtifact } from './use-cases/export-artifact.ts';
import { exportDriftReport } from './use-cases/export-drift.ts';
import { exportModel } from './use-cases/export-model.ts';

interface ModelParams {
  model: string;
  version: string;
  format: string;
}

/**
 * Files beside GraphQL: GET /models/:model/:version/:format gives a model as json, onnx or pmml,
 * GET /drift-reports/:id.json a drift report in the JSON of Evidently, GET /runs/:id/artifacts/:path what a run left, and
 * GET /sweeps/:id/elbow.svg the chart of a sweep.
 */
export function registerDownloads(
  fastify: FastifyInstance,
  ctx: Pick<Context, 'db' | 'blobs' | 'log'>,
): void {
  fastify.get<{ Params: ModelParams }>('/models/:model/:version/:format', async (request, reply) => {
    try {
      const { fileName, contentType, bytes } = await exportModel(ctx, request.params);
      return await reply
        .type(contentType)
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .send(Buffer.from(bytes));
    } catch (error) {
      return await answerError(reply, error, ctx.log);
    }
  });
  fastify.get<{ Params: { id: string } }>('/drift-reports/:id.json', async (request, reply) => {
    try {
      const { id } = request.params;
      const report = await exportDriftReport(ctx, id);
      return await reply
        .header('content-disposition', `attachment; filename="drift-${id}.json"`)
        .send(report);
    } catch (error) {
      return await answerError(reply, error, ctx.log);
    }
  });
  fastify.get<{ Params: { id: string; path: string } }>(
    '/runs/:id/artifacts/:path',
    async (request, reply) => {
      try {
        return sendArtifact(reply, await exportRunArtifact(ctx, request.params));
      } catch (error) {
        return await answerError(reply, error, ctx.log);
      }
    },
  );
  fastify.get<{ Params: { id: string } }>('/sweeps/:id/elbow.svg', async (request, reply) => {
    try {
      return sendArtifact(reply, await exportElbow(ctx, request.params.id));
    } catch (error) {
      return await answerError(reply, error, ctx.log);
    }
  });
}

function sendArtifact(
  reply: FastifyReply,
  { fileName, contentType, digest, file }: ExportedArtifact,
): FastifyReply {
  return reply
    .type(contentType)
    .header('etag', `"${digest}"`)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .send(createReadStream(file));
}

/** An error of a download, in the form of GraphQL's and with the status of its code. */
export async function answerError(reply: FastifyReply, error: unknown, log: Logger): Promise<FastifyReply> {
  const shown = maskError(error, log);
  const code = shown.extensions?.['code'];
  return await reply.code(isErrorCode(code) ? ERROR_CODES[code].status : 500).send({ errors: [shown] });
}
