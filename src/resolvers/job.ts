import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { describeError } from './describe-error.ts';
import { Job } from '../entities/job.ts';
import { ProgressEvent } from '../entities/progress-event.ts';
import { PageArgs } from '../schema/connection.ts';
import { DatasetVersionType } from '../schema/dataset-version.ts';
import { DriftReportType } from '../schema/drift-report.ts';
import {
  JobConnection,
  JobErrorType,
  JobKindEnum,
  JobStateEnum,
  JobType,
  ProgressEventConnection,
  ProgressEventType,
} from '../schema/job.ts';
import { AliasMoveType, ModelVersionType } from '../schema/model.ts';
import { RunType } from '../schema/run.ts';
import { ScoringType } from '../schema/scoring.ts';
import { SweepType } from '../schema/sweep.ts';
import { Needs } from '../schema/needs.ts';
import { cancelJob } from '../use-cases/cancel-job.ts';
import { findJobEvents, findJobs } from '../use-cases/find-jobs.ts';
import { findById } from '../use-cases/find-one.ts';
import { followJob } from '../use-cases/follow-job.ts';

@Resolver(() => JobType)
export class JobResolver {
  @Needs('viewer')
  @Query(() => JobType, { nullable: true, description: 'A job by its id; null where there is none.' })
  async job(@Ctx() ctx: RequestContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return await findById(ctx, Job, id);
  }

  @Needs('viewer')
  @Query(() => JobConnection, { description: 'Jobs, newest first.' })
  async jobs(
    @Ctx() ctx: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('state', () => JobStateEnum, { nullable: true, description: 'Only those that stand like this.' })
    state?: Job['state'],
    @Arg('kind', () => JobKindEnum, { nullable: true, description: 'Only those that do this.' })
    kind?: string,
  ) {
    return await findJobs(ctx, { state, kind }, page);
  }

  @Needs('operator')
  @Mutation(() => JobType, {
    description:
      'Cancels a job and its child jobs; what is at work stops within a second. Errors: NOT_FOUND, JOB_FINISHED.',
  })
  async cancelJob(@Ctx() ctx: RequestContext, @Arg('id', () => ID, { description: 'The job.' }) id: string) {
    return await cancelJob(ctx, id);
  }

  @Needs('viewer')
  @Subscription(() => ProgressEventType, {
    description:
      'The events of a job, past ones first: each once, in order. Ends with the job. After a lost connection pass the number of the last event seen. Errors: NOT_FOUND.',
    subscribe: ({ context, args }: { context: RequestContext; args: { jobId: string; after: number } }) =>
      followJob(context, args.jobId, args.after),
  })
  jobProgress(
    @Root() event: ProgressEvent,
    @Arg('jobId', () => ID, { description: 'The job.' }) _jobId: string,
    @Arg('after', () => Int, {
      defaultValue: 0,
      description: 'The number of the last event that is known already.',
    })
    _after: number,
  ) {
    return event;
  }

  @FieldResolver(() => JobErrorType, { nullable: true, description: 'Why it failed; null unless it did.' })
  error(@Root() job: Job) {
    return describeError(job);
  }

  @FieldResolver(() => JobType, { nullable: true, description: 'The job that it is a part of.' })
  async parent(@Ctx() { loaders }: RequestContext, @Root() job: Job) {
    return job.parentId && (await loaders.job.load(job.parentId));
  }

  @FieldResolver(() => JobConnection, { description: 'Its child jobs, newest first.' })
  async children(@Ctx() ctx: RequestContext, @Root() job: Job, @Args(() => PageArgs) page: PageArgs) {
    return await findJobs(ctx, { parentId: job.id }, page);
  }

  @FieldResolver(() => ProgressEventConnection, { description: 'Its events, oldest first.' })
  async events(@Ctx() ctx: RequestContext, @Root() job: Job, @Args(() => PageArgs) page: PageArgs) {
    return await findJobEvents(ctx, job.id, page);
  }

  @FieldResolver(() => DatasetVersionType, {
    nullable: true,
    description: 'SNAPSHOT: the version that holds the content, when done.',
  })
  async datasetVersion(@Ctx() { loaders }: RequestContext, @Root() job: Job) {
    return typeof job.result?.['datasetVersionId'] === 'string'
      ? await loaders.datasetVersion.load(job.result['datasetVersionId'])
      : null;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'SNAPSHOT: whether the version is new; false where the content was known. null until done.',
  })
  created(@Root() job: Job) {
    return job.result?.['created'];
  }

  @FieldResolver(() => SweepType, { nullable: true, description: 'SWEEP and EVIDENCE: the sweep.' })
  async sweep(@Ctx() { loaders }: RequestContext, @Root() job: Job) {
    return typeof job.payload['sweepId'] === 'string'
      ? await loaders.sweep.load(job.payload['sweepId'])
      : null;
  }

  @FieldResolver(() => [RunType], { description: 'FIT: the runs that it fits, by number of clusters.' })
  async runs(@Ctx() { loaders }: RequestContext, @Root() job: Job) {
    return await loaders.runsOfJob.load(job.id);
  }

  @FieldResolver(() => ModelVersionType, {
    nullable: true,
    description: 'SWEEP: what the winner was registered as, when done.',
  })
  async modelVersion(@Ctx() { loaders }: RequestContext, @Root() job: Job) {
    return typeof job.result?.['modelVersionId'] === 'string'
      ? await loaders.modelVersion.load(job.result['modelVersionId'])
      : null;
  }

  @FieldResolver(() => DriftReportType, { nullable: true, description: 'DRIFT: the report.' })
  async driftReport(@Ctx() { loaders }: RequestContext, @Root() job: Job) {
    return typeof job.payload['reportId'] === 'string'
      ? await loaders.driftReport.load(job.payload['reportId'])
      : null;
  }

  @FieldResolver(() => AliasMoveType, {
    nullable: true,
    description: 'PROMOTE: the move, when done; null where the alias stood there already.',
  })
  async aliasMove(@Ctx() { loaders }: RequestContext, @Root() job: Job) {
    return typeof job.result?.['aliasMoveId'] === 'string'
      ? await loaders.aliasMove.load(job.result['aliasMoveId'])
      : null;
  }

  @FieldResolver(() => ScoringType, { nullable: true, description: 'SCORE: the scored version, when done.' })
  async scoring(@Ctx() { loaders }: RequestContext, @Root() job: Job) {
    return typeof job.result?.['scoringId'] === 'string'
      ? await loaders.scoring.load(job.result['scoringId'])
      : null;
  }
}

@Resolver(() => ProgressEventType)
export class ProgressEventResolver {
  @FieldResolver(() => RunType, {
    nullable: true,
    description: 'The run that it is about, in the events of a sweep.',
  })
  async run(@Ctx() { loaders }: RequestContext, @Root() event: ProgressEvent) {
    return event.runId && (await loaders.run.load(event.runId));
  }
}
