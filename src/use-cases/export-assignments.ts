import type { Context } from '../context.ts';
import { exportParquet } from '../data/export-parquet.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { Run, RunArtifact } from '../entities/run.ts';
import { Scoring } from '../entities/scoring.ts';
import { AppError, noModelVersion, notFound } from '../errors.ts';
import { numericColumns } from './export-dataset.ts';
import { findById, findModelVersion } from './find-one.ts';
import { ASSIGNMENTS_PATH } from './run-files.ts';
import { parseStyle, tableDownload, type TableDownload, type WantedTable } from './table-download.ts';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs'>;

/** The clusters of a run, by key. @throws AppError INVALID_INPUT, NOT_FOUND (run, or it has none yet) */
export async function exportRunAssignments(
  ctx: Resources,
  wanted: WantedTable & { id: string },
): Promise<TableDownload> {
  const run = await findById(ctx, Run, wanted.id);
  if (!run) throw notFound('run', wanted.id);
  const stored = await ctx.db.manager.findOneBy(RunArtifact, { runId: run.id, path: ASSIGNMENTS_PATH });
  if (!stored) {
    throw new AppError('NOT_FOUND', 'The run has no assignments: its fit is not done, or failed.', {
      field: 'run',
      value: run.id,
    });
  }
  return await exportAssignments(
    ctx,
    `run-${run.id}-assignments`,
    stored.digest,
    run.datasetVersionId,
    wanted,
  );
}

/** The clusters of a model version, by key, under its own ids. @throws AppError INVALID_INPUT, NOT_FOUND */
export async function exportModelAssignments(
  ctx: Resources,
  wanted: WantedTable & { model: string; version: string },
): Promise<TableDownload> {
  const { model, version: name } = wanted;
  const version = await findModelVersion(ctx.db.manager, model, name);
  if (!version) throw noModelVersion(model, name);
  const fileName = `${model}-${name}-assignments`;
  return await exportAssignments(ctx, fileName, version.assignmentsDigest, version.datasetVersionId, wanted);
}

/** A scored version, by key. @throws AppError INVALID_INPUT, NOT_FOUND */
export async function exportScoring(
  ctx: Resources,
  wanted: WantedTable & { id: string },
): Promise<TableDownload> {
  const scoring = await findById(ctx, Scoring, wanted.id);
  if (!scoring) throw notFound('scoring', wanted.id);
  return await exportAssignments(
    ctx,
    `scoring-${scoring.id}`,
    scoring.digest,
    scoring.datasetVersionId,
    wanted,
  );
}

async function exportAssignments(
  ctx: Resources,
  fileName: string,
  digest: string,
  datasetVersionId: string,
  wanted: WantedTable,
): Promise<TableDownload> {
  const style = parseStyle(wanted);
  const version = await ctx.db.manager.findOneByOrFail(DatasetVersion, { id: datasetVersionId });
  const { keyColumn, nameColumn } = await ctx.db.manager.findOneByOrFail(Dataset, { id: version.datasetId });
  const numeric = numericColumns(version);
  const numbers = [
    ...(numeric.includes(keyColumn) ? ['key'] : []),
    ...(numeric.includes(nameColumn ?? keyColumn) ? ['name'] : []),
  ];
  return tableDownload(fileName, style, {
    etag: digest,
    open: (signal) => exportParquet(ctx, digest, numbers, style, signal),
  });
}
