import type { FastifyInstance } from 'fastify';
import type { Context } from './context.ts';
import { ERROR_CODES, isErrorCode } from './errors.ts';
import { maskError } from './mask-error.ts';
import { fireAlerts } from './use-cases/fire-alerts.ts';

/**
 * POST /v1/alerts/:policy takes the webhooks of Alertmanager and Grafana. Errors come as
 * `{"error": {code, message, field, value, expected}}`.
 */
export async function alerts(
  fastify: FastifyInstance,
  { ctx }: { ctx: Pick<Context, 'db' | 'queue' | 'log'> },
): Promise<void> {
  fastify.setErrorHandler(async (error, request, reply) => {
    const { statusCode } = error as { statusCode?: number };
    if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
      const { message } = error as Error;
      const expected = 'the JSON of a webhook of Alertmanager or Grafana, at most 256 KiB';
      return await reply.code(statusCode).send({ error: { code: 'INVALID_INPUT', message, expected } });
    }
    const { message, extensions } = maskError(error, ctx.log, request.id);
    const { code, ...details } = extensions as { code: string };
    return await reply
      .code(isErrorCode(code) ? ERROR_CODES[code].status : 500)
      .send({ error: { code, message, ...details } });
  });
  fastify.post<{ Params: { policy: string } }>(
    '/v1/alerts/:policy',
    async ({ params, body, viewer }, reply) => {
      const fired = await fireAlerts(ctx, params.policy, body, viewer!.name);
      return await reply.code(202).send({ alerts: fired });
    },
  );
}
