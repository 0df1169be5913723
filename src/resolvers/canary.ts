import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Needs } from '../schema/needs.ts';
import type { RequestContext } from '../context.ts';
import type { Canary } from '../entities/canary.ts';
import { Job } from '../entities/job.ts';
import { ModelVersion } from '../entities/model-version.ts';
import {
  CanaryConnection,
  CanaryCountsType,
  CanaryStepType,
  CanaryTestType,
  CanaryType,
  StartCanaryInput,
} from '../schema/canary.ts';
import { PageArgs } from '../schema/connection.ts';
import { JobType } from '../schema/job.ts';
import { ModelVersionType } from '../schema/model.ts';
import { ClusterFlipType } from '../schema/shadow.ts';
import { abortCanary } from '../use-cases/abort-canary.ts';
import { sumCounts, sumFlips } from '../use-cases/canary-rows.ts';
import { startCanary } from '../use-cases/create-canary.ts';
import { findCanaries, findCanary, stepsOf, verdictOf } from '../use-cases/find-canary.ts';

@Resolver(() => CanaryType)
export class CanaryResolver {
  @Needs('viewer')
  @Query(() => CanaryType, {
    nullable: true,
    description: 'The newest canary of a model; null: it never had one. Errors: NOT_FOUND.',
  })
  async canary(
    @Ctx() ctx: RequestContext,
    @Arg('model', () => String, { description: 'The name of the model.' }) model: string,
  ) {
    return await findCanary(ctx, model);
  }

  @Needs('viewer')
  @Query(() => CanaryConnection, {
    description: 'The canaries of a model, newest first. Errors: NOT_FOUND, INVALID_INPUT.',
  })
  async canaries(
    @Ctx() ctx: RequestContext,
    @Arg('model', () => String, { description: 'The name of the model.' }) model: string,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return await findCanaries(ctx, model, page);
  }

  @Needs('approver')
  @Mutation(() => CanaryType, {
    description:
      'Has a version serve a growing share of the requests to Production. It begins when it has answered its stored samples and passed the gate of Production; it is aborted by itself when it is worse than allowed, and promoted after its last step. Errors: INVALID_INPUT, NOT_FOUND, ALIAS_NOT_SET, VERSION_BLOCKED, CONTENT_EXPIRED, JOB_IN_PROGRESS (the model has a canary).',
  })
  async startCanary(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => StartCanaryInput, { description: 'What to try, and how.' }) input: StartCanaryInput,
  ) {
    return await startCanary(ctx, { ...input, startedBy: ctx.viewer.name });
  }

  @Needs('operator')
  @Mutation(() => CanaryType, {
    description:
      'Takes the canary of a model back: Production answers everything again, in every process at once. Errors: INVALID_INPUT, NOT_FOUND, CANARY_NOT_RUNNING.',
  })
  async abortCanary(
    @Ctx() ctx: RequestContext,
    @Arg('model', () => String, { description: 'The name of the model.' }) model: string,
    @Arg('reason', () => String, { description: 'Why: people will read it in the history.' }) reason: string,
  ) {
    return await abortCanary(ctx, { model, reason, abortedBy: ctx.viewer.name });
  }

  @FieldResolver(() => ModelVersionType, { description: 'The version that is tried.' })
  async version(@Ctx() { db }: RequestContext, @Root() { modelVersionId }: Canary) {
    return await db.manager.findOneByOrFail(ModelVersion, { id: modelVersionId });
  }

  @FieldResolver(() => ModelVersionType, { description: 'The version that was in Production when it began.' })
  async baseline(@Ctx() { db }: RequestContext, @Root() { baselineId }: Canary) {
    return await db.manager.findOneByOrFail(ModelVersion, { id: baselineId });
  }

  @FieldResolver(() => JobType, { description: 'The job that waits until it has ended.' })
  async job(@Ctx() { db }: RequestContext, @Root() { jobId }: Canary) {
    return await db.manager.findOneByOrFail(Job, { id: jobId });
  }

  @FieldResolver(() => [CanaryStepType], { description: 'The steps of its plan.' })
  async steps(@Ctx() ctx: RequestContext, @Root() canary: Canary) {
    return await stepsOf(ctx, canary);
  }

  @FieldResolver(() => CanaryCountsType, { description: 'What was seen in all steps.' })
  async counts(@Ctx() { db }: RequestContext, @Root() { id }: Canary) {
    return await sumCounts(db.manager, id);
  }

  @FieldResolver(() => [CanaryTestType], {
    description: 'What the sequential tests say of it now, or said when it ended.',
  })
  async tests(@Ctx() ctx: RequestContext, @Root() canary: Canary) {
    return await verdictOf(ctx, canary);
  }

  @FieldResolver(() => [ClusterFlipType], {
    description: "Which of Production's labels became which of its own, most frequent first.",
  })
  async flips(@Ctx() { db }: RequestContext, @Root() { id }: Canary) {
    return await sumFlips(db.manager, id);
  }
}
