import { LessThan } from 'typeorm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { PipelineRun, type PipelineOutcome } from '../entities/pipeline-run.ts';
import type { ProgressEvent } from '../entities/progress-event.ts';
import { PolicyRevision, TrainingPolicy, type PolicySpec } from '../entities/training-policy.ts';
import { notFound } from '../errors.ts';
import { findById, findByName } from './find-one.ts';
import { decodeCursor, findPage, pageSize, toPage, type Page, type PageInput } from './find-page.ts';
import { followJob } from './follow-job.ts';
import { parseAfter } from './follow-rows.ts';

/** A page of policies, newest first. @throws AppError INVALID_INPUT */
export async function findPolicies(
  { db }: Pick<Context, 'db'>,
  page: PageInput,
): Promise<Page<TrainingPolicy>> {
  return await findPage(db.manager.createQueryBuilder(TrainingPolicy, 'policy'), page);
}

/** A page of firings, newest first. @throws AppError INVALID_INPUT, NOT_FOUND (policy) */
export async function findPipelineRuns(
  ctx: Pick<Context, 'db'>,
  { policy, outcome }: { policy?: string; outcome?: PipelineOutcome },
  page: PageInput,
): Promise<Page<PipelineRun>> {
  const query = ctx.db.manager.createQueryBuilder(PipelineRun, 'run');
  if (policy !== undefined && policy !== null) {
    const row = await findByName(ctx, TrainingPolicy, policy);
    if (!row) throw notFound('policy', policy);
    query.andWhere('run.policyId = :id', { id: row.id });
  }
  if (outcome) query.andWhere('run.outcome = :outcome', { outcome });
  return await findPage(query, page);
}

/** The events of a firing after the number `after`, until it has ended. @throws AppError NOT_FOUND */
export async function followPipelineRun(
  ctx: Pick<Context, 'db' | 'signals' | 'log'>,
  id: string,
  after: number,
): Promise<AsyncGenerator<ProgressEvent>> {
  const run = await findById(ctx, PipelineRun, id);
  if (!run) throw notFound('pipeline run', id);
  return run.jobId === null ? none(parseAfter(after)) : await followJob(ctx, run.jobId, after);
}

/** Nothing was done for it, and nothing will be told. */
async function* none(_after: number): AsyncGenerator<ProgressEvent> {}

type FoundRevision = Pick<PolicyRevision, 'number' | 'setBy' | 'setAt'> & PolicySpec;

/** What a policy said in a revision. */
export async function findRevision(
  { db }: Pick<Context, 'db'>,
  policyId: string,
  number: number,
): Promise<FoundRevision> {
  return asFound(await db.manager.findOneByOrFail(PolicyRevision, { policyId, number }));
}

/** A page of what a policy has said, newest first. @throws AppError INVALID_INPUT */
export async function findRevisions(
  { db }: Pick<Context, 'db'>,
  policyId: string,
  page: PageInput,
): Promise<Page<FoundRevision>> {
  const size = pageSize(page);
  const after = decodeCursor(z.int(), page);
  const rows = await db.manager.find(PolicyRevision, {
    where: { policyId, ...(after !== null && { number: LessThan(after) }) },
    order: { number: 'DESC' },
    take: size + 1,
  });
  return toPage(rows.map(asFound), size, ({ number }) => number);
}

const asFound = ({ number, setBy, setAt, spec }: PolicyRevision) => ({ number, setBy, setAt, ...spec });
