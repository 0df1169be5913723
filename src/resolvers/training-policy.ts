import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { TrainingPolicy } from '../entities/training-policy.ts';
import { PageArgs } from '../schema/connection.ts';
import { DatasetType } from '../schema/dataset.ts';
import { RegisteredModelType } from '../schema/model.ts';
import { PipelineRunConnection } from '../schema/pipeline-run.ts';
import {
  PolicyRevisionConnection,
  PolicyRevisionType,
  TrainingPolicyConnection,
  TrainingPolicyType,
} from '../schema/training-policy.ts';
import { TrainingPolicyInput } from '../schema/training-policy-input.ts';
import { Needs } from '../schema/needs.ts';
import { deleteTrainingPolicy } from '../use-cases/delete-training-policy.ts';
import { findByName } from '../use-cases/find-one.ts';
import {
  findPipelineRuns,
  findPolicies,
  findRevision,
  findRevisions,
} from '../use-cases/find-pipeline-runs.ts';
import { setTrainingPolicy } from '../use-cases/set-training-policy.ts';

@Resolver(() => TrainingPolicyType)
export class TrainingPolicyResolver {
  @Needs('viewer')
  @Query(() => TrainingPolicyType, {
    nullable: true,
    description: 'A training policy by its name; null where there is none.',
  })
  async trainingPolicy(
    @Ctx() ctx: RequestContext,
    @Arg('name', () => String, { description: 'Its name.' }) name: string,
  ) {
    return await findByName(ctx, TrainingPolicy, name);
  }

  @Needs('viewer')
  @Query(() => TrainingPolicyConnection, { description: 'The training policies, newest first.' })
  async trainingPolicies(@Ctx() ctx: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return await findPolicies(ctx, page);
  }

  @Needs('approver')
  @Mutation(() => TrainingPolicyType, {
    description:
      'Declares a training policy, or sets the one of this name anew. What is at work goes on as it began. Errors: INVALID_INPUT, NOT_FOUND (dataset).',
  })
  async setTrainingPolicy(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => TrainingPolicyInput, { description: 'The policy.' }) input: TrainingPolicyInput,
  ) {
    return await setTrainingPolicy(ctx, { ...input, setBy: ctx.viewer.name });
  }

  @Needs('approver')
  @Mutation(() => String, {
    description:
      'Deletes a policy that has never fired, or whose dataset has no version, with the records of its firings, and answers with its name. Another one can be disabled. Errors: NOT_FOUND, POLICY_IN_USE.',
  })
  async deleteTrainingPolicy(
    @Ctx() ctx: RequestContext,
    @Arg('name', () => String, { description: 'Its name.' }) name: string,
  ) {
    return await deleteTrainingPolicy(ctx, name, ctx.viewer.name);
  }

  @FieldResolver(() => PolicyRevisionType, { description: 'What it says now.' })
  async spec(@Ctx() ctx: RequestContext, @Root() policy: TrainingPolicy) {
    return await findRevision(ctx, policy.id, policy.revision);
  }

  @FieldResolver(() => PolicyRevisionConnection, { description: 'All that it ever said, newest first.' })
  async revisions(
    @Ctx() ctx: RequestContext,
    @Root() policy: TrainingPolicy,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return await findRevisions(ctx, policy.id, page);
  }

  @FieldResolver(() => DatasetType, { description: 'The dataset that it follows.' })
  async dataset(@Ctx() { loaders }: RequestContext, @Root() policy: TrainingPolicy) {
    return await loaders.dataset.load(policy.datasetId);
  }

  @FieldResolver(() => RegisteredModelType, { description: 'The model that it trains.' })
  async model(@Ctx() { loaders }: RequestContext, @Root() policy: TrainingPolicy) {
    return await loaders.registeredModel.load(policy.registeredModelId);
  }

  @FieldResolver(() => PipelineRunConnection, { description: 'Its firings, newest first.' })
  async runs(
    @Ctx() ctx: RequestContext,
    @Root() policy: TrainingPolicy,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return await findPipelineRuns(ctx, { policy: policy.name }, page);
  }
}
