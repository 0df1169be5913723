import { In, type EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { exportRows, type Row, type RowColumn } from '../data/export-rows.ts';
import { Experiment } from '../entities/experiment.ts';
import { RunMetric, RunParam } from '../entities/run.ts';
import { notFound } from '../errors.ts';
import { findByName } from './find-one.ts';
import { runStatus } from './find-runs.ts';
import { parseStyle, tableDownload, type TableDownload, type WantedTable } from './table-download.ts';

const BATCH = 500;

const COLUMNS: RowColumn[] = [
  { name: 'run_id', type: 'text' },
  { name: 'name', type: 'text' },
  { name: 'sweep_id', type: 'text' },
  { name: 'dataset', type: 'text' },
  { name: 'dataset_version', type: 'integer' },
  { name: 'dataset_tag', type: 'text' },
  { name: 'status', type: 'text' },
  { name: 'cluster_sizes', type: 'text' },
  { name: 'created_at', type: 'time' },
  { name: 'started_at', type: 'time' },
  { name: 'ended_at', type: 'time' },
];

/**
 * The runs of an experiment, oldest first, with a column for each parameter and metric that any of them has.
 * @throws AppError INVALID_INPUT, NOT_FOUND
 */
export async function exportRuns(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs'>,
  wanted: WantedTable & { name: string },
): Promise<TableDownload> {
  const style = parseStyle(wanted);
  const experiment = await findByName(ctx, Experiment, wanted.name);
  if (!experiment) throw notFound('experiment', wanted.name);
  return tableDownload(`${experiment.name}-runs`, style, {
    etag: null,
    open: (signal) =>
      ctx.db.transaction('REPEATABLE READ', async (tx) => {
        const params = await keysOf(tx, 'run_param', experiment.id);
        const metrics = await keysOf(tx, 'run_metric', experiment.id);
        const columns = [
          ...COLUMNS,
          ...params.map((key): RowColumn => ({ name: `params.${key}`, type: 'text' })),
          ...metrics.map((key): RowColumn => ({ name: `metrics.${key}`, type: 'float' })),
        ];
        return await exportRows(ctx, columns, readBatches(tx, experiment.id, params, metrics), style, signal);
      }),
  });
}

async function keysOf(
  tx: EntityManager,
  table: 'run_param' | 'run_metric',
  experimentId: string,
): Promise<string[]> {
  const rows: { key: string }[] = await tx.query(
    `SELECT DISTINCT key FROM ${table} JOIN run ON run.id = run_id WHERE experiment_id = $1 ORDER BY key`,
    [experimentId],
  );
  return rows.map(({ key }) => key);
}

async function* readBatches(
  tx: EntityManager,
  experimentId: string,
  params: string[],
  metrics: string[],
): AsyncGenerator<Row[]> {
  let after: string | null = null;
  do {
    const runs: Record<string, never>[] = await tx.query(
      `SELECT run.id, run.name, run.sweep_id, dataset.name AS dataset, version.number, version.tag, job.state, run.error_code,
              array_to_string(run.cluster_sizes, ' ') AS sizes, run.created_at, job.started_at, job.finished_at
       FROM run JOIN job ON job.id = run.job_id JOIN dataset_version AS version ON version.id = run.dataset_version_id
       JOIN dataset ON dataset.id = version.dataset_id
       WHERE run.experiment_id = $1 AND ($2::uuid IS NULL OR run.id > $2) ORDER BY run.id LIMIT ${BATCH}`,
      [experimentId, after],
    );
    const ids = runs.map((run) => run['id'] as string);
    const of = { runId: In(ids) };
    const param = byRun(await tx.findBy(RunParam, of));
    const metric = byRun(await tx.findBy(RunMetric, { ...of, step: 0 }));
    yield runs.map((run) => [
      run['id'],
      run['name'],
      run['sweep_id'],
      run['dataset'],
      run['number'],
      run['tag'],
      runStatus({ errorCode: run['error_code'] }, run['state']),
      run['sizes'],
      isoTime(run['created_at']),
      isoTime(run['started_at']),
      isoTime(run['finished_at']),
      ...params.map((key) => param(run['id'], key)),
      ...metrics.map((key) => metric(run['id'], key)),
    ]);
    after = ids.length === BATCH ? ids.at(-1)! : null;
  } while (after !== null);
}

function byRun<Value extends string | number>(rows: { runId: string; key: string; value: Value }[]) {
  const values = new Map(rows.map(({ runId, key, value }) => [`${runId} ${key}`, value]));
  return (runId: string, key: string): Value | null => values.get(`${runId} ${key}`) ?? null;
}

const isoTime = (time: Date | null) => time?.toISOString() ?? null;
