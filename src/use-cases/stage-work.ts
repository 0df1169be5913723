import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import type { Job } from '../entities/job.ts';
import type { ErrorCode } from '../errors.ts';
import type { Pipeline, Verdict } from './pipeline-rows.ts';

export type StageResources = Pick<Context, 'db' | 'duck' | 'blobs' | 'compute'>;

/** A child job that does what a stage is for. */
export interface StageJob {
  /** What the stage takes in, as a text: a stage that takes in the same comes to the same. */
  consumed: string;
  /** Creates the job with its parent; `queued` goes to the queue after the commit. */
  create(tx: EntityManager, parentId: string): Promise<{ job: Job; queued: Job[]; links?: Verdict['links'] }>;
}

/** What a stage does. Nothing here is remembered between the calls: rows are. */
export interface StageWork {
  /** Decides without a job, or says which job is to be done. */
  begin(ctx: StageResources, pipeline: Pipeline, signal: AbortSignal): Promise<Verdict | StageJob>;
  /** Whether a job that was cancelled has had its effect all the same. Left out: it cannot have had. */
  isDone?(tx: EntityManager, job: Job): Promise<boolean>;
  /** Errors of the job that are an answer, and which `end` gets to see. Any other one fails the stage. */
  refusals?: readonly ErrorCode[];
  /** Reads what came of the job, which has succeeded or had its effect, or failed with one of these. Writes nothing. */
  end?(tx: EntityManager, pipeline: Pipeline, job: Job): Promise<Verdict>;
}
