import { rm } from 'node:fs/promises';
import type { Context } from '../context.ts';
import type { SnapshotFile } from '../data/snapshot-file.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { Upload } from '../entities/upload.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import { versionMissing } from './add-data.ts';

/**
 * The file that a version is to be made from: what was added, or the file that the dataset was created with, or what its
 * URL gives now; null where the source is a query.
 * @param current what rows are appended to
 * @throws AppError NOT_FOUND (a version to append to), URL_NOT_ALLOWED, URL_UNREACHABLE, FILE_TOO_LARGE
 */
export async function findSnapshotFile(
  ctx: Pick<Context, 'db' | 'sources' | 'blobs'>,
  dataset: Dataset,
  added: JobPayload<'snapshot'>['added'],
  current: DatasetVersion | null,
  signal: AbortSignal,
): Promise<SnapshotFile | null> {
  const { source } = dataset;
  if (source.kind === 'query') return null;
  const { reading } = source;
  if (source.kind === 'url') {
    const { url } = source;
    const digest = await fetchBlob(ctx, url, signal);
    const path = await ctx.blobs.file(digest);
    return { path, reading, source: { kind: 'url', url, digest }, appendTo: null };
  }
  const { uploadId, mode } = added ?? { uploadId: source.uploadId, mode: 'REPLACE' as const };
  if (mode === 'APPEND' && !current) throw versionMissing(dataset);
  const { digest, fileName } = await ctx.db.manager.findOneByOrFail(Upload, { id: uploadId });
  return {
    path: await ctx.blobs.file(digest),
    reading,
    source: { kind: 'files', fileName, digest, mode },
    appendTo:
      mode === 'APPEND' && current
        ? { path: await ctx.blobs.file(current.digest), columns: current.columns }
        : null,
  };
}

/** Keeps the bytes as they came: a version says by their digest what it was made from. */
async function fetchBlob(
  { sources, blobs }: Pick<Context, 'sources' | 'blobs'>,
  url: string,
  signal: AbortSignal,
): Promise<string> {
  const path = blobs.temporaryFile('download');
  try {
    await sources.download(url, path, signal);
    return (await blobs.putFile(path)).digest;
  } finally {
    await rm(path, { force: true });
  }
}
