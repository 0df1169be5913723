import { z } from 'zod';
import type { Context } from '../context.ts';
import { Job, JOB_STATES, type JobState } from '../entities/job.ts';
import { Run, RunMetric } from '../entities/run.ts';
import {
  decodeCursor,
  findPage,
  isGiven,
  isUuid,
  pageSize,
  toPage,
  type Page,
  type PageInput,
} from './find-page.ts';
import { notFound } from '../errors.ts';
import { parseInput } from './parse-input.ts';

export type RunStatus = 'SCHEDULED' | 'RUNNING' | 'FINISHED' | 'FAILED' | 'KILLED';

/** MLflow's word for how a run stands: as its job does, unless it failed alone. */
export function runStatus(run: Pick<Run, 'errorCode'>, state: JobState): RunStatus {
  if (run.errorCode !== null) return 'FAILED';
  const statuses: Record<JobState, RunStatus> = {
    WAITING: 'SCHEDULED',
    QUEUED: 'SCHEDULED',
    RUNNING: 'RUNNING',
    SUCCEEDED: 'FINISHED',
    FAILED: 'FAILED',
    CANCELLED: 'KILLED',
  };
  return statuses[state];
}

/** A page of runs may be longer than others: tables and charts show thousands. */
export const MOST_RUNS_PER_PAGE = 1000;

export interface RunFilter {
  experiment?: string | null;
  sweepId?: string | null;
  datasetVersionId?: string | null;
  status?: RunStatus | null;
  nClusters?: number | null;
  /** Keeps runs whose metric is at least `atLeast` and at most `atMost`. */
  metric?: { key: string; atLeast?: number | null; atMost?: number | null } | null;
}

export interface RunOrder {
  metric: string;
  direction: 'ASC' | 'DESC';
}

const orderSchema = z.object({
  metric: z.string().min(1, 'must not be empty').max(250, 'must have at most 250 characters'),
});

/**
 * A page of runs: newest first, or by a metric (runs without it come last).
 * @throws AppError INVALID_INPUT, NOT_FOUND
 */
export async function findRuns(
  { db }: Pick<Context, 'db'>,
  filter: RunFilter,
  order: RunOrder | null,
  page: PageInput,
): Promise<Page<Run>> {
  const query = db.manager.createQueryBuilder(Run, 'run');
  for (const field of ['sweepId', 'datasetVersionId'] as const) {
    const id = filter[field];
    if (!isGiven(id)) continue;
    if (!isUuid(id)) throw notFound(field, id);
    query.andWhere(`run.${field} = :${field}`, { [field]: id });
  }
  if (isGiven(filter.nClusters))
    query.andWhere('run.nClusters = :nClusters', { nClusters: filter.nClusters });
  if (isGiven(filter.experiment)) {
    query.andWhere('run.experiment_id = (SELECT id FROM experiment WHERE name = :experiment)', {
      experiment: filter.experiment,
    });
  }
  if (filter.status) {
    const states = JOB_STATES.filter((state) => runStatus({ errorCode: null }, state) === filter.status);
    const isStatus = 'run.error_code IS NULL AND job.state IN (:...states)';
    query
      .innerJoin(Job, 'job', 'job.id = run.job_id')
      .andWhere(filter.status === 'FAILED' ? `(run.error_code IS NOT NULL OR ${isStatus})` : isStatus, {
        states,
      });
  }
  if (filter.metric) {
    const { key, atLeast, atMost } = filter.metric;
    query.innerJoin(RunMetric, 'kept', 'kept.run_id = run.id AND kept.step = 0 AND kept.key = :key', { key });
    if (isGiven(atLeast)) query.andWhere('kept.value >= :atLeast', { atLeast });
    if (isGiven(atMost)) query.andWhere('kept.value <= :atMost', { atMost });
  }
  if (!order) return await findPage(query, page, MOST_RUNS_PER_PAGE);

  const { metric } = parseInput(orderSchema, order);
  const size = pageSize(page, MOST_RUNS_PER_PAGE);
  const after = decodeCursor(z.tuple([z.number().nullable(), z.uuid()]), page);
  const descending = order.direction === 'DESC';
  // In descending order the negated value ascends: so one comparison serves both, and a missing value is infinite.
  const rank = `coalesce(${descending ? '-' : ''}ranked.value, 'Infinity')`;
  query
    .leftJoin(RunMetric, 'ranked', 'ranked.run_id = run.id AND ranked.step = 0 AND ranked.key = :metric', {
      metric,
    })
    .addSelect(rank, 'rank');
  if (after !== null) {
    const [value, id] = after;
    query.andWhere(`(${rank}, run.id) > (:rank, :id)`, { rank: value ?? 'Infinity', id });
  }
  const { entities, raw } = await query
    .orderBy('rank')
    .addOrderBy('run.id')
    .limit(size + 1)
    .getRawAndEntities();
  const ranks = new Map(entities.map((run, index) => [run.id, raw[index].rank as number]));
  return toPage(entities, size, (run) => [finite(ranks.get(run.id)!), run.id]);
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);
