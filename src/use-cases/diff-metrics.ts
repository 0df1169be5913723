import { z } from 'zod';
import type { Context } from '../context.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { Job } from '../entities/job.ts';
import { Run, RunMetric } from '../entities/run.ts';
import { Sweep } from '../entities/sweep.ts';
import { AppError, noModelVersion } from '../errors.ts';
import { findDatasetAndVersion, findModelVersion } from './find-one.ts';
import { isGiven } from './find-page.ts';
import { parseInput } from './parse-input.ts';

/** The file that a metric would stand in, had DVC written it. */
const METRICS_PATH = 'metrics.json';

const inputSchema = z
  .object({
    dataset: z.string().nullish(),
    model: z.string().nullish(),
    from: z.string(),
    to: z.string(),
    all: z.boolean(),
  })
  .refine(({ dataset, model }) => isGiven(dataset) !== isGiven(model), {
    path: ['dataset'],
    message: 'must be given, or model instead, and not both',
  });

/** A metric in two runs; null where one of them lacks it. `diff` is new minus old where both have it. */
export interface MetricDiff {
  path: string;
  metric: string;
  old: number | null;
  new: number | null;
  diff: number | null;
}

export interface MetricsDiff {
  from: Run;
  to: Run;
  /** By name. */
  rows: MetricDiff[];
}

/**
 * Compares the metrics of two versions as `dvc metrics diff` does. A model version stands for the run that made it, a
 * dataset version for the picked run of the newest finished sweep on it.
 * @throws AppError INVALID_INPUT, NOT_FOUND (also where no finished sweep has picked a run)
 */
export async function diffMetrics(
  ctx: Pick<Context, 'db'>,
  input: z.input<typeof inputSchema>,
): Promise<MetricsDiff> {
  const { dataset, model, all, ...versions } = parseInput(inputSchema, input);
  const runOf = async (field: 'from' | 'to') =>
    isGiven(model)
      ? await runOfModelVersion(ctx, model, versions[field], field)
      : await runOfDatasetVersion(ctx, dataset!, versions[field], field);
  const [from, to] = [await runOf('from'), await runOf('to')];
  const [before, after] = [await metricsOf(ctx, from), await metricsOf(ctx, to)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const rows = names.map((metric): MetricDiff => {
    const [old, now] = [before.get(metric) ?? null, after.get(metric) ?? null];
    const diff = old === null || now === null ? null : now - old;
    return { path: METRICS_PATH, metric, old, new: now, diff };
  });
  return { from, to, rows: all ? rows : rows.filter((row) => row.old !== row.new) };
}

/** What `dvc metrics diff --json` prints for these rows: `diff` only where both sides are there. */
export function metricsDiffJson({ rows }: MetricsDiff): string {
  const entries = rows.map(({ metric, old, new: now, diff }) => {
    const values = [`"old": ${old}`, `"new": ${now}`, ...(diff === null ? [] : [`"diff": ${diff}`])];
    return `${JSON.stringify(metric)}: {${values.join(', ')}}`;
  });
  return entries.length === 0 ? '{}' : `{"${METRICS_PATH}": {${entries.join(', ')}}}`;
}

async function runOfModelVersion(
  { db }: Pick<Context, 'db'>,
  model: string,
  name: string,
  field: string,
): Promise<Run> {
  const version = await findModelVersion(db.manager, model, name);
  if (!version) throw noModelVersion(model, name, field);
  return await db.manager.findOneByOrFail(Run, { id: version.runId });
}

async function runOfDatasetVersion(
  { db }: Pick<Context, 'db'>,
  dataset: string,
  reference: string,
  field: string,
): Promise<Run> {
  const { version } = await findDatasetAndVersion(db.manager, dataset, reference, field);
  const sweep = await db.manager
    .createQueryBuilder(Sweep, 'sweep')
    .innerJoin(Job, 'job', `job.id = sweep.job_id AND job.state = 'SUCCEEDED'`)
    .where({ datasetVersionId: version.id })
    .andWhere(`sweep.pick ->> 'pickedId' IS NOT NULL`)
    .orderBy('job.finished_at', 'DESC')
    .addOrderBy('sweep.id', 'DESC')
    .getOne();
  if (!sweep) throw withoutRun(dataset, version, field, reference);
  return await db.manager.findOneByOrFail(Run, { id: sweep.pick!.pickedId! });
}

function withoutRun(dataset: string, version: DatasetVersion, field: string, value: string): AppError {
  return new AppError(
    'NOT_FOUND',
    `No finished sweep on version ${version.number} of ${dataset} has picked a run: there are no metrics to compare.`,
    { field, value, expected: 'a version with a finished sweep' },
  );
}

async function metricsOf({ db }: Pick<Context, 'db'>, run: Run): Promise<Map<string, number>> {
  const metrics = await db.manager.findBy(RunMetric, { runId: run.id, step: 0 });
  return new Map(metrics.map(({ key, value }) => [key, value]));
}
