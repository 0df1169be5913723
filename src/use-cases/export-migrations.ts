import type { Context } from '../context.ts';
import { exportMigrations } from '../data/key-migrations.ts';
import { findMigrations, openPair } from './find-migrations.ts';
import { parseStyle, tableDownload, type TableDownload, type WantedTable } from './table-download.ts';

/** The keys that moved, came or went between two versions of a model. @throws AppError INVALID_INPUT, NOT_FOUND, CONTENT_EXPIRED */
export async function exportModelMigrations(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs'>,
  wanted: WantedTable & { model: string; from: string; to: string },
): Promise<TableDownload> {
  const style = parseStyle(wanted);
  const migrations = await findMigrations(ctx, wanted);
  const { pair } = await openPair(ctx, migrations);
  const { from, to } = migrations;
  return tableDownload(`${wanted.model}-${from.name}-${to.name}-migrations`, style, {
    etag: `${from.assignmentsDigest}-${to.assignmentsDigest}`,
    open: (signal) => exportMigrations(ctx, pair, style, signal),
  });
}
