import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from './context.ts';
import { answerError } from './downloads.ts';
import { exportAuditLog } from './use-cases/export-audit-log.ts';
import {
  exportModelAssignments,
  exportRunAssignments,
  exportScoring,
} from './use-cases/export-assignments.ts';
import { exportDatasetDiff, exportVersion } from './use-cases/export-dataset.ts';
import { exportModelMigrations } from './use-cases/export-migrations.ts';
import { exportPredictions } from './use-cases/export-predictions.ts';
import { exportRuns } from './use-cases/export-runs.ts';
import type { TableDownload } from './use-cases/table-download.ts';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs' | 'log'>;
type Export<Wanted> = (ctx: Resources, wanted: Wanted & { format: string }) => Promise<TableDownload>;

/** A client that takes nothing for so long is cut off, so that it holds up no shutdown. */
const LONGEST_STALL_MS = 60_000;

/** Tables as files: each path ends in .csv, .jsonl or .parquet; `?raw=1` gives CSV cells as they are. */
export function registerDataDownloads(fastify: FastifyInstance, ctx: Resources): void {
  const serve = <Wanted extends object>(path: string, exportAs: Export<Wanted>, config = {}) =>
    fastify.get(path, { config }, async (request, reply) => {
      try {
        const wanted = {
          raw: undefined,
          ...(request.query as object),
          ...(request.params as Wanted & { format: string }),
        };
        return await send(request, reply, await exportAs(ctx, wanted));
      } catch (error) {
        return await answerError(reply, error, ctx.log);
      }
    });
  serve('/datasets/:name/:version/rows.:format', exportVersion);
  serve('/datasets/:name/diff/:from/:to(.+).:format', exportDatasetDiff);
  serve('/experiments/:name/runs.:format', exportRuns);
  serve('/runs/:id/assignments.:format', exportRunAssignments);
  serve('/models/:model/:version/assignments.:format', exportModelAssignments);
  serve('/models/:model/migrations/:from/:to(.+).:format', exportModelMigrations);
  serve('/audit.:format', exportAuditLog, { needs: 'admin' });
  serve('/models/:model/predictions.:format', exportPredictions);
  serve('/scorings/:id/rows.:format', exportScoring);
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  download: TableDownload,
): Promise<FastifyReply> {
  const etag = download.etag === null ? {} : { etag: `"${download.etag}"` };
  if (download.etag !== null && isKnown(request.headers['if-none-match'], download.etag)) {
    return await reply.code(304).headers(etag).send();
  }
  const { stream, sizeBytes } = await download.open(request.signal);
  reply.raw.setTimeout(LONGEST_STALL_MS);
  return await reply
    .headers(etag)
    // The end of a stream comes after its last byte: a server that closes in between would wait for an idle connection.
    .header('connection', 'close')
    .type(download.contentType)
    .header('content-disposition', `attachment; filename="${download.fileName}"`)
    .header('content-length', sizeBytes)
    .send(stream);
}

function isKnown(header: string | undefined, etag: string): boolean {
  const known = (header ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return known.includes(`"${etag}"`) || known.includes('*');
}
