import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Costs } from '../schema/costs.ts';
import { AliasMove } from '../entities/alias-move.ts';
import { ModelAlias } from '../entities/model-alias.ts';
import { ModelComparison } from '../entities/model-comparison.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { PageArgs } from '../schema/connection.ts';
import { DatasetVersionType } from '../schema/dataset-version.ts';
import { JobType } from '../schema/job.ts';
import {
  AliasMoveConnection,
  AliasMoveType,
  AssignmentConnection,
  ComparedScoreType,
  ClusterMoveConnection,
  ModelAliasType,
  ModelComparisonType,
  ModelDownloadType,
  ModelMatchingType,
  ModelVersionConnection,
  ModelVersionType,
  PromoteModelInput,
  RegisteredModelConnection,
  RegisteredModelType,
  RollbackAliasInput,
  VersionRowType,
} from '../schema/model.ts';
import { RunType } from '../schema/run.ts';
import { TableDownloadType } from '../schema/table-download.ts';
import { scoresOf } from '../use-cases/compare-models.ts';
import { Needs } from '../schema/needs.ts';
import { EXPORT_FORMATS } from '../use-cases/export-model.ts';
import { findByName, findModelVersion } from '../use-cases/find-one.ts';
import { findPage } from '../use-cases/find-page.ts';
import { findVersionRow } from '../use-cases/find-version-row.ts';
import { findAssignments, findClusterMoves } from '../use-cases/find-assignments.ts';
import { followAliasMoves } from '../use-cases/follow-alias-moves.ts';
import { describeMatching, type VersionMatching } from '../use-cases/measure-matching.ts';
import { promoteModel, rollbackAlias } from '../use-cases/promote-model.ts';
import { downloadLinks } from '../use-cases/table-download.ts';

@Resolver(() => RegisteredModelType)
export class RegisteredModelResolver {
  @Needs('viewer')
  @Query(() => RegisteredModelType, {
    nullable: true,
    description: 'A model by its name; null where there is none.',
  })
  async model(
    @Ctx() ctx: RequestContext,
    @Arg('name', () => String, { description: 'Its name.' }) name: string,
  ) {
    return await findByName(ctx, RegisteredModel, name);
  }

  @Needs('viewer')
  @Query(() => RegisteredModelConnection, { description: 'All models, newest first.' })
  async models(@Ctx() ctx: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return await findPage(ctx.db.manager.createQueryBuilder(RegisteredModel, 'model'), page);
  }

  @Needs('approver')
  @Costs(50)
  @Mutation(() => JobType, {
    description:
      'Moves an alias to a version, after the model has passed its self-test and the gate that guards the alias. Errors: INVALID_INPUT, NOT_FOUND, VERSION_BLOCKED (of its training data), CONTENT_EXPIRED, JOB_IN_PROGRESS; of the job: SELF_TEST_FAILED, NOT_BETTER, NOT_COMPARABLE, GATE_FAILED, VERSION_BLOCKED.',
  })
  async promoteModel(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => PromoteModelInput, { description: 'What to move where, and why.' })
    input: PromoteModelInput,
  ) {
    return await promoteModel(ctx, { ...input, movedBy: ctx.viewer.name });
  }

  @Needs('approver')
  @Costs(50)
  @Mutation(() => JobType, {
    description:
      'Moves an alias back to the version that was promoted before, past any gate. Errors: INVALID_INPUT, NOT_FOUND, NO_PREVIOUS_VERSION, JOB_IN_PROGRESS; of the job: SELF_TEST_FAILED.',
  })
  async rollbackAlias(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RollbackAliasInput, { description: 'What to move back, and why.' })
    input: RollbackAliasInput,
  ) {
    return await rollbackAlias(ctx, { ...input, movedBy: ctx.viewer.name });
  }

  @Needs('viewer')
  @Subscription(() => AliasMoveType, {
    description: "The moves of a model's aliases, as they happen: each once, in order. Errors: NOT_FOUND.",
    subscribe: ({ context, args }: { context: RequestContext; args: { model: string; after?: number } }) =>
      followAliasMoves(context, args.model, args.after ?? null),
  })
  aliasMoved(
    @Root() move: AliasMove,
    @Arg('model', () => String, { description: 'The name of the model.' }) _model: string,
    @Arg('after', () => Int, {
      nullable: true,
      description: 'The number of the last move that is known already; the newest one where nothing is said.',
    })
    _after?: number,
  ) {
    return move;
  }

  @FieldResolver(() => ModelVersionConnection, { description: 'Its versions, newest first.' })
  async versions(
    @Ctx() ctx: RequestContext,
    @Root() model: RegisteredModel,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const versions = ctx.db.manager.createQueryBuilder(ModelVersion, 'version');
    return await findPage(versions.where({ registeredModelId: model.id }), page);
  }

  @FieldResolver(() => [ModelAliasType], { description: 'Its aliases, by name.' })
  async aliases(@Ctx() { loaders }: RequestContext, @Root() model: RegisteredModel) {
    return await loaders.aliasesOfModel.load(model.id);
  }

  @FieldResolver(() => ModelAliasType, {
    nullable: true,
    description: 'One of its aliases; null where it has none of that name.',
  })
  async alias(
    @Ctx() { loaders }: RequestContext,
    @Root() model: RegisteredModel,
    @Arg('name', () => String, { defaultValue: 'Production', description: 'The name of the alias.' })
    name: string,
  ) {
    return (await loaders.aliasesOfModel.load(model.id)).find((alias) => alias.name === name);
  }

  @FieldResolver(() => AliasMoveConnection, { description: 'The history of its aliases, newest first.' })
  async aliasMoves(
    @Ctx() ctx: RequestContext,
    @Root() model: RegisteredModel,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const moves = ctx.db.manager.createQueryBuilder(AliasMove, 'move');
    return await findPage(moves.where({ registeredModelId: model.id }), page);
  }
}

@Resolver(() => ModelVersionType)
export class ModelVersionResolver {
  @Needs('viewer')
  @Query(() => ModelVersionType, {
    nullable: true,
    description: 'A version of a model; null where there is none.',
  })
  async modelVersion(
    @Ctx() ctx: RequestContext,
    @Arg('model', () => String, { description: 'The name of the model.' }) model: string,
    @Arg('version', () => String, { description: 'The name of the version, such as "v2.1".' })
    version: string,
  ) {
    return await findModelVersion(ctx.db.manager, model, version);
  }

  @FieldResolver(() => RegisteredModelType, { description: 'The model that it is a version of.' })
  async model(@Ctx() { loaders }: RequestContext, @Root() version: ModelVersion) {
    return await loaders.registeredModel.load(version.registeredModelId);
  }

  @FieldResolver(() => RunType, { description: 'The run that made it.' })
  async run(@Ctx() { loaders }: RequestContext, @Root() version: ModelVersion) {
    return await loaders.run.load(version.runId);
  }

  @FieldResolver(() => DatasetVersionType, { description: 'The data that it was trained on.' })
  async datasetVersion(@Ctx() { loaders }: RequestContext, @Root() version: ModelVersion) {
    return await loaders.datasetVersion.load(version.datasetVersionId);
  }

  @FieldResolver(() => ModelVersionType, {
    nullable: true,
    description:
      'The version from which its clusters took their ids and labels; null where they were ordered afresh.',
  })
  async matchedTo(@Ctx() { loaders }: RequestContext, @Root() version: ModelVersion) {
    return version.matchedToId && (await loaders.modelVersion.load(version.matchedToId));
  }

  @FieldResolver(() => ModelMatchingType, {
    nullable: true,
    description:
      'How well they continue those of that version; null where they were ordered afresh, or registered before it was measured.',
  })
  matching(@Root() version: ModelVersion) {
    return describeMatching(version);
  }

  @FieldResolver(() => [String], { description: 'The aliases that stand on it.' })
  async aliases(@Ctx() { loaders }: RequestContext, @Root() version: ModelVersion) {
    return (await loaders.aliasesOfVersion.load(version.id)).map((alias) => alias.name);
  }

  @FieldResolver(() => ModelComparisonType, {
    nullable: true,
    description:
      'Its first comparison with a Production, as a rule when it was registered; null where there was none or it could not score this data.',
  })
  async comparison(@Ctx() { loaders }: RequestContext, @Root() version: ModelVersion) {
    return (await loaders.comparisonsOfChallenger.load(version.id)).at(0);
  }

  @FieldResolver(() => [ModelDownloadType], { description: 'The file forms that other systems read.' })
  async downloads(@Ctx() { loaders }: RequestContext, @Root() version: ModelVersion) {
    const model = await loaders.registeredModel.load(version.registeredModelId);
    return EXPORT_FORMATS.map((format) => ({
      format,
      path: `/models/${encodeURIComponent(model!.name)}/${version.name}/${format}`,
    }));
  }

  @Costs(20)
  @FieldResolver(() => AssignmentConnection, {
    description: 'The rows of its training data with their clusters, by key.',
  })
  async assignments(
    @Ctx() ctx: RequestContext,
    @Root() version: ModelVersion,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return await findAssignments(ctx, version.assignmentsDigest, page);
  }

  @Costs(5)
  @FieldResolver(() => VersionRowType, {
    nullable: true,
    description:
      'One row of its training data; null where there is none of this key. Errors: CONTENT_EXPIRED, BLOB_CORRUPT.',
  })
  async row(
    @Ctx() ctx: RequestContext,
    @Root() version: ModelVersion,
    @Arg('key', () => String, { description: 'The key of the row.' }) key: string,
  ) {
    return await findVersionRow(ctx, version, key);
  }

  @FieldResolver(() => [TableDownloadType], { description: 'Its assignments as files, by key.' })
  async assignmentDownloads(@Ctx() { loaders }: RequestContext, @Root() version: ModelVersion) {
    const model = await loaders.registeredModel.load(version.registeredModelId);
    return downloadLinks('models', model!.name, version.name, 'assignments');
  }
}

@Resolver(() => ModelMatchingType)
export class ModelMatchingResolver {
  @FieldResolver(() => ModelVersionType, { description: 'The version that they were matched to.' })
  async matchedTo(@Ctx() { loaders }: RequestContext, @Root() { matchedToId }: VersionMatching) {
    return await loaders.modelVersion.load(matchedToId);
  }
}

@Resolver(() => ModelAliasType)
export class ModelAliasResolver {
  @FieldResolver(() => ModelVersionType, { description: 'The version that it stands on.' })
  async version(@Ctx() { loaders }: RequestContext, @Root() alias: ModelAlias) {
    return await loaders.modelVersion.load(alias.modelVersionId);
  }
}

@Resolver(() => AliasMoveType)
export class AliasMoveResolver {
  @FieldResolver(() => RegisteredModelType, { description: 'The model whose alias it is.' })
  async model(@Ctx() { loaders }: RequestContext, @Root() move: AliasMove) {
    return await loaders.registeredModel.load(move.registeredModelId);
  }

  @FieldResolver(() => ModelVersionType, {
    nullable: true,
    description: 'Where it stood before; null where it was new.',
  })
  async from(@Ctx() { loaders }: RequestContext, @Root() move: AliasMove) {
    return move.fromVersionId && (await loaders.modelVersion.load(move.fromVersionId));
  }

  @FieldResolver(() => ModelVersionType, { description: 'Where it stands now.' })
  async to(@Ctx() { loaders }: RequestContext, @Root() move: AliasMove) {
    return await loaders.modelVersion.load(move.toVersionId);
  }
}

@Resolver(() => ModelComparisonType)
export class ModelComparisonResolver {
  @FieldResolver(() => ModelVersionType, { description: 'The version that held the alias.' })
  async champion(@Ctx() { loaders }: RequestContext, @Root() comparison: ModelComparison) {
    return await loaders.modelVersion.load(comparison.championId);
  }

  @FieldResolver(() => ModelVersionType, { description: 'The version that would take its place.' })
  async challenger(@Ctx() { loaders }: RequestContext, @Root() comparison: ModelComparison) {
    return await loaders.modelVersion.load(comparison.challengerId);
  }

  @FieldResolver(() => [ComparedScoreType], {
    description: 'Every metric of both; of comparisons from before there were others, the silhouette.',
  })
  scores(@Root() comparison: ModelComparison) {
    return scoresOf(comparison);
  }

  @FieldResolver(() => ClusterMoveConnection, {
    description: 'The rows whose label is not the same in both, each on its own training data, by key.',
  })
  async moves(
    @Ctx() ctx: RequestContext,
    @Root() comparison: ModelComparison,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return await findClusterMoves(ctx, comparison, page);
  }
}
