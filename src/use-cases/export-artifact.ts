import type { Context } from '../context.ts';
import { RunArtifact } from '../entities/run.ts';
import { SweepArtifact } from '../entities/sweep.ts';
import { AppError } from '../errors.ts';
import { isUuid } from './find-page.ts';
import { ELBOW_PATH } from './run-files.ts';

export interface ExportedArtifact {
  fileName: string;
  contentType: string;
  digest: string;
  /** Of a local copy, whose bytes have been checked. */
  file: string;
}

const CONTENT_TYPES: Record<string, string> = {
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
  svg: 'image/svg+xml',
};

/** Where a file of a run can be had. */
export function runArtifactPath({ runId, path }: Pick<RunArtifact, 'runId' | 'path'>): string {
  return `/runs/${runId}/artifacts/${encodeURIComponent(path)}`;
}

/** Where the elbow chart of a sweep can be had; null where none is stored. */
export async function findElbowPath({ db }: Pick<Context, 'db'>, sweepId: string): Promise<string | null> {
  const isStored = await db.manager.existsBy(SweepArtifact, { sweepId, path: ELBOW_PATH });
  return isStored ? `/sweeps/${sweepId}/${ELBOW_PATH}` : null;
}

/** @throws AppError NOT_FOUND, CONTENT_EXPIRED, BLOB_CORRUPT */
export async function exportRunArtifact(
  ctx: Pick<Context, 'db' | 'blobs'>,
  { id, path }: { id: string; path: string },
): Promise<ExportedArtifact> {
  const stored = isUuid(id) ? await ctx.db.manager.findOneBy(RunArtifact, { runId: id, path }) : null;
  if (!stored) {
    throw new AppError('NOT_FOUND', `The run has left no file "${path}".`, { field: 'path', value: path });
  }
  return await exportArtifact(ctx, `run-${id}-${path}`, stored.digest);
}

/** @throws AppError NOT_FOUND, CONTENT_EXPIRED, BLOB_CORRUPT */
export async function exportElbow(ctx: Pick<Context, 'db' | 'blobs'>, id: string): Promise<ExportedArtifact> {
  const stored = isUuid(id)
    ? await ctx.db.manager.findOneBy(SweepArtifact, { sweepId: id, path: ELBOW_PATH })
    : null;
  if (!stored) {
    throw new AppError(
      'NOT_FOUND',
      'The sweep has no elbow chart: it has not ended, or ended before there were any.',
      {
        field: 'sweep',
        value: id,
      },
    );
  }
  return await exportArtifact(ctx, `sweep-${id}-${ELBOW_PATH}`, stored.digest);
}

async function exportArtifact(
  { blobs }: Pick<Context, 'blobs'>,
  name: string,
  digest: string,
): Promise<ExportedArtifact> {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  return {
    fileName: name.replace(/[^\w.-]/g, '_'),
    contentType: CONTENT_TYPES[extension] ?? 'application/octet-stream',
    digest,
    file: await blobs.file(digest),
  };
}
