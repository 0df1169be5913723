import { GraphQLJSON } from 'graphql-scalars';
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
import { DriftReport } from '../entities/drift-report.ts';
import { PipelineRun, type PipelineOutcome, type PipelineStage } from '../entities/pipeline-run.ts';
import type { ProgressEvent } from '../entities/progress-event.ts';
import { PageArgs } from '../schema/connection.ts';
import { DatasetVersionType } from '../schema/dataset-version.ts';
import { JobType, ProgressEventType } from '../schema/job.ts';
import { LanguageEnum } from '../schema/drift-enums.ts';
import { DriftReportType } from '../schema/drift-report.ts';
import { AliasMoveType, ModelVersionType } from '../schema/model.ts';
import {
  DecisionAnswerType,
  FireTrainingPolicyInput,
  PipelineOutcomeEnum,
  PipelineRunConnection,
  PipelineRunType,
  PipelineStageType,
} from '../schema/pipeline-run.ts';
import { SweepType } from '../schema/sweep.ts';
import { PolicyRevisionType, TrainingPolicyType } from '../schema/training-policy.ts';
import { Needs } from '../schema/needs.ts';
import { cancelPipelineRun } from '../use-cases/cancel-pipeline-run.ts';
import { inWords } from '../use-cases/decision-words.ts';
import type { Language } from '../use-cases/describe-drift.ts';
import { explainDecision } from '../use-cases/explain-decision.ts';
import { findById } from '../use-cases/find-one.ts';
import { findPipelineRuns, findRevision, followPipelineRun } from '../use-cases/find-pipeline-runs.ts';
import { fireTrainingPolicy } from '../use-cases/fire-training-policy.ts';
import { retryPipelineRun } from '../use-cases/retry-pipeline-run.ts';

const LANGUAGE = { defaultValue: 'EN', description: 'The language of the words.' } as const;
const RUN_ID = { description: 'The firing.' };

@Resolver(() => PipelineRunType)
export class PipelineRunResolver {
  @Needs('viewer')
  @Query(() => PipelineRunType, {
    nullable: true,
    description: 'A firing by its id; null where there is none.',
  })
  async pipelineRun(@Ctx() ctx: RequestContext, @Arg('id', () => ID, RUN_ID) id: string) {
    return await findById(ctx, PipelineRun, id);
  }

  @Needs('viewer')
  @Query(() => PipelineRunConnection, {
    description: 'Firings of training policies, newest first. Errors: INVALID_INPUT, NOT_FOUND (policy).',
  })
  async pipelineRuns(
    @Ctx() ctx: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('policy', () => String, { nullable: true, description: 'Only those of the policy of this name.' })
    policy?: string,
    @Arg('outcome', () => PipelineOutcomeEnum, {
      nullable: true,
      description: 'Only those of which this came.',
    })
    outcome?: PipelineOutcome,
  ) {
    return await findPipelineRuns(ctx, { policy, outcome }, page);
  }

  @Needs('viewer')
  @Query(() => [DecisionAnswerType], {
    description:
      'Why a firing did what it did, and did not do what it did not, as questions and answers. Errors: NOT_FOUND.',
  })
  async explainDecision(
    @Ctx() ctx: RequestContext,
    @Arg('run', () => ID, RUN_ID) run: string,
    @Arg('language', () => LanguageEnum, LANGUAGE) language: Language,
  ) {
    return await explainDecision(ctx, run, language);
  }

  @Needs('operator')
  @Mutation(() => PipelineRunType, {
    description:
      'Fires a training policy by hand, whether it is enabled or not: collects, validates, versions, looks for drift, sweeps, compares, promotes and notifies, as far as the policy has it. Errors: INVALID_INPUT, NOT_FOUND.',
  })
  async fireTrainingPolicy(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => FireTrainingPolicyInput, { description: 'Which policy, and how.' })
    input: FireTrainingPolicyInput,
  ) {
    return await fireTrainingPolicy(ctx, { ...input, firedBy: ctx.viewer.name });
  }

  @Needs('operator')
  @Mutation(() => PipelineRunType, {
    description:
      'Goes on with a firing that failed, was blocked or cancelled: what is done stays done, the rest is done. Its events begin anew. Errors: NOT_FOUND, NOTHING_TO_RETRY.',
  })
  async retryPipelineRun(@Ctx() ctx: RequestContext, @Arg('id', () => ID, RUN_ID) id: string) {
    return await retryPipelineRun(ctx, id);
  }

  @Needs('operator')
  @Mutation(() => PipelineRunType, {
    description:
      'Cancels a firing with all that it has begun; what is at work stops within a second. Errors: NOT_FOUND, JOB_FINISHED.',
  })
  async cancelPipelineRun(@Ctx() ctx: RequestContext, @Arg('id', () => ID, RUN_ID) id: string) {
    return await cancelPipelineRun(ctx, id);
  }

  @Needs('viewer')
  @Subscription(() => ProgressEventType, {
    description:
      'The events of a firing, past ones first: each once, in order. Ends with it. After a lost connection pass the number of the last event seen. Errors: NOT_FOUND.',
    subscribe: ({ context, args }: { context: RequestContext; args: { id: string; after: number } }) =>
      followPipelineRun(context, args.id, args.after),
  })
  pipelineRunEvents(
    @Root() event: ProgressEvent,
    @Arg('id', () => ID, RUN_ID) _id: string,
    @Arg('after', () => Int, {
      defaultValue: 0,
      description: 'The number of the last event that is known already.',
    })
    _after: number,
  ) {
    return event;
  }

  @FieldResolver(() => TrainingPolicyType, { description: 'The policy that fired.' })
  async policy(@Ctx() { loaders }: RequestContext, @Root() run: PipelineRun) {
    return await loaders.trainingPolicy.load(run.policyId);
  }

  @FieldResolver(() => PolicyRevisionType, { description: 'What the policy said when it fired.' })
  async spec(@Ctx() ctx: RequestContext, @Root() run: PipelineRun) {
    return await findRevision(ctx, run.policyId, run.revision);
  }

  @FieldResolver(() => String, { description: 'What fired, in words.' })
  firedBecause(@Root() run: PipelineRun, @Arg('language', () => LanguageEnum, LANGUAGE) language: Language) {
    return inWords(run.details, language);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The reason that decided the outcome, in words; null until it has ended.',
  })
  reason(@Root() run: PipelineRun, @Arg('language', () => LanguageEnum, LANGUAGE) language: Language) {
    return run.why && inWords(run.why, language);
  }

  @FieldResolver(() => [PipelineStageType], {
    description: 'Its stages in their order; none where it was coalesced or cooled down.',
  })
  async stages(@Ctx() { loaders }: RequestContext, @Root() run: PipelineRun) {
    return await loaders.stagesOfRun.load(run.id);
  }

  @FieldResolver(() => JobType, {
    nullable: true,
    description: 'The job that takes it through its stages; null where nothing was to be done.',
  })
  async job(@Ctx() { loaders }: RequestContext, @Root() { jobId }: PipelineRun) {
    return jobId && (await loaders.job.load(jobId));
  }

  @FieldResolver(() => DatasetVersionType, { nullable: true, description: 'The data that it went by.' })
  async datasetVersion(@Ctx() { loaders }: RequestContext, @Root() { datasetVersionId }: PipelineRun) {
    return datasetVersionId && (await loaders.datasetVersion.load(datasetVersionId));
  }

  @FieldResolver(() => DriftReportType, { nullable: true, description: 'The drift report that it went by.' })
  async driftReport(@Ctx() ctx: RequestContext, @Root() { driftReportId }: PipelineRun) {
    return driftReportId && (await findById(ctx, DriftReport, driftReportId));
  }

  @FieldResolver(() => SweepType, { nullable: true, description: 'The sweep that trained.' })
  async sweep(@Ctx() { loaders }: RequestContext, @Root() { sweepId }: PipelineRun) {
    return sweepId && (await loaders.sweep.load(sweepId));
  }

  @FieldResolver(() => ModelVersionType, { nullable: true, description: 'The model that was trained.' })
  async modelVersion(@Ctx() { loaders }: RequestContext, @Root() { modelVersionId }: PipelineRun) {
    return modelVersionId && (await loaders.modelVersion.load(modelVersionId));
  }

  @FieldResolver(() => AliasMoveType, { nullable: true, description: 'The promotion.' })
  async aliasMove(@Ctx() { loaders }: RequestContext, @Root() { aliasMoveId }: PipelineRun) {
    return aliasMoveId && (await loaders.aliasMove.load(aliasMoveId));
  }
}

@Resolver(() => PipelineStageType)
export class PipelineStageResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Why it ended so, in words; null until then.' })
  reason(@Root() { why }: PipelineStage, @Arg('language', () => LanguageEnum, LANGUAGE) language: Language) {
    return why && inWords(why, language);
  }

  @FieldResolver(() => GraphQLJSON, {
    nullable: true,
    description: 'The reason as data: its code and the figures that were compared.',
  })
  figures(@Root() { why }: PipelineStage) {
    return why;
  }

  @FieldResolver(() => JobType, {
    nullable: true,
    description: 'The job that did it; null where none had to.',
  })
  async job(@Ctx() { loaders }: RequestContext, @Root() { jobId }: PipelineStage) {
    return jobId && (await loaders.job.load(jobId));
  }
}
