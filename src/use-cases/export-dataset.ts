import type { Context } from '../context.ts';
import { isNumeric } from '../data/describe-query.ts';
import { exportDiff } from '../data/export-diff.ts';
import { exportParquet } from '../data/export-parquet.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { comparedVersions, diffDataset } from './diff-dataset.ts';
import { findDatasetAndVersion } from './find-one.ts';
import { parseStyle, tableDownload, type TableDownload, type WantedTable } from './table-download.ts';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs'>;

/** The rows of a version, by number or tag, in the order of their keys. @throws AppError INVALID_INPUT, NOT_FOUND */
export async function exportVersion(
  ctx: Resources,
  wanted: WantedTable & { name: string; version: string },
): Promise<TableDownload> {
  const style = parseStyle(wanted);
  const { dataset, version } = await findDatasetAndVersion(
    ctx.db.manager,
    wanted.name,
    wanted.version,
    'version',
  );
  return tableDownload(`${dataset.name}-${version.tag ?? version.number}`, style, {
    etag: version.digest,
    open: (signal) => exportParquet(ctx, version.digest, numericColumns(version), style, signal),
  });
}

/** The cells that changed between two versions. @throws AppError INVALID_INPUT, NOT_FOUND */
export async function exportDatasetDiff(
  ctx: Resources,
  wanted: WantedTable & { name: string; from: string; to: string },
): Promise<TableDownload> {
  const style = parseStyle(wanted);
  const diff = await diffDataset(ctx, { dataset: wanted.name, from: wanted.from, to: wanted.to });
  const numbers = { from: numericColumns(diff.from), to: numericColumns(diff.to) };
  return tableDownload(`${diff.dataset.name}-${diff.from.number}-${diff.to.number}`, style, {
    etag: `${diff.from.digest}-${diff.to.digest}`,
    open: (signal) =>
      exportDiff(
        ctx,
        comparedVersions(diff),
        (column, side) => numbers[side].includes(column),
        style,
        signal,
      ),
  });
}

/** The names of the columns that hold numbers, also of those whose digits only a text can hold. */
export function numericColumns({ columns }: DatasetVersion): string[] {
  return columns.filter(isNumeric).map(({ name }) => name);
}
