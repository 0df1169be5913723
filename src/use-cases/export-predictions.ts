import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { exportRows, type Row, type RowColumn } from '../data/export-rows.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { AppError } from '../errors.ts';
import { isGiven } from './find-page.ts';
import { parseFilter, readLogged, type LoggedPrediction, type PredictionFilter } from './logged-rows.ts';
import { parseStyle, tableDownload, type TableDownload, type WantedTable } from './table-download.ts';

const BATCH = 5000;

const COLUMNS: RowColumn[] = [
  { name: 'prediction_id', type: 'text' },
  { name: 'time', type: 'time' },
  { name: 'model_version', type: 'text' },
  { name: 'alias', type: 'text' },
  { name: 'role', type: 'text' },
  { name: 'caller', type: 'text' },
  { name: 'key', type: 'text' },
  { name: 'cluster', type: 'integer' },
  { name: 'cluster_label', type: 'text' },
  { name: 'distance_to_center', type: 'float' },
  { name: 'confidence', type: 'float' },
  { name: 'latency_ms', type: 'float' },
  { name: 'true_cluster', type: 'integer' },
];

type Wanted = WantedTable & { model: string; from?: unknown; to?: unknown };

/**
 * The logged answers of a model, newest first, with a column for each feature that any of its versions has.
 * @throws AppError INVALID_INPUT, NOT_FOUND
 */
export async function exportPredictions(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs'>,
  wanted: Wanted,
): Promise<TableDownload> {
  const style = parseStyle(wanted);
  const filter = { model: wanted.model, from: readTime('from', wanted.from), to: readTime('to', wanted.to) };
  const { manager } = ctx.db;
  const modelId = await parseFilter(manager, filter);
  return tableDownload(`${wanted.model}-predictions`, style, {
    etag: null,
    open: async (signal) => {
      const versions = await manager.findBy(ModelVersion, { registeredModelId: modelId });
      const features = [...new Set(versions.flatMap(({ signature }) => signature.map(({ name }) => name)))];
      const columns = [
        ...COLUMNS,
        ...features.map((name): RowColumn => ({ name: `features.${name}`, type: 'float' })),
      ];
      return await exportRows(ctx, columns, readBatches(manager, modelId, filter, features), style, signal);
    },
  });
}

async function* readBatches(
  manager: EntityManager,
  modelId: string,
  filter: PredictionFilter,
  features: readonly string[],
): AsyncGenerator<Row[]> {
  let before: string | null = null;
  do {
    const rows: LoggedPrediction[] = await readLogged(manager, modelId, filter, before, BATCH);
    yield rows.map((row) => [
      row.id,
      row.time.toISOString(),
      row.version.name,
      row.alias,
      row.role,
      row.caller,
      row.key,
      row.cluster,
      row.clusterLabel,
      row.distanceToCenter,
      row.confidence,
      row.latencyMs,
      row.outcome?.cluster ?? null,
      ...features.map((name) => row.features.find(({ feature }) => feature === name)?.value ?? null),
    ]);
    before = rows.length === BATCH ? rows.at(-1)!.id : null;
  } while (before !== null);
}

function readTime(field: string, text: unknown): Date | null {
  if (!isGiven(text)) return null;
  const time = typeof text === 'string' ? new Date(text) : new Date(Number.NaN);
  if (!Number.isNaN(time.getTime())) return time;
  throw new AppError('INVALID_INPUT', `${field} is not a time.`, {
    field,
    value: text,
    expected: 'a time such as 2026-11-20T15:00:00Z',
  });
}
