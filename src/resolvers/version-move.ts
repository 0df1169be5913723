import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import type { VersionMove } from '../entities/version-move.ts';
import { DatasetType } from '../schema/dataset.ts';
import { DatasetVersionType } from '../schema/dataset-version.ts';
import { RollbackDatasetInput, VersionMoveType } from '../schema/version-move.ts';
import { Needs } from '../schema/needs.ts';
import { rollbackDataset } from '../use-cases/rollback-dataset.ts';

@Resolver(() => VersionMoveType)
export class VersionMoveResolver {
  @Needs('approver')
  @Mutation(() => VersionMoveType, {
    description:
      'Makes another version of a dataset the current one, from which sweeps train unless they name a version. Nothing is deleted. Errors: INVALID_INPUT, NOT_FOUND, ALREADY_CURRENT, VERSION_BLOCKED, VERSION_QUARANTINED, CONTENT_EXPIRED.',
  })
  async rollbackDataset(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RollbackDatasetInput, { description: 'What to move where, and why.' })
    input: RollbackDatasetInput,
  ) {
    const move = await rollbackDataset(ctx, { ...input, movedBy: ctx.viewer.name });
    ctx.loaders.dataset.clear(move.datasetId);
    return move;
  }

  @FieldResolver(() => DatasetType, { description: 'The dataset whose current version moved.' })
  async dataset(@Ctx() { loaders }: RequestContext, @Root() move: VersionMove) {
    return await loaders.dataset.load(move.datasetId);
  }

  @FieldResolver(() => DatasetVersionType, {
    nullable: true,
    description: 'What was current before; null for the first version.',
  })
  async from(@Ctx() { loaders }: RequestContext, @Root() move: VersionMove) {
    return move.fromVersionId && (await loaders.datasetVersion.load(move.fromVersionId));
  }

  @FieldResolver(() => DatasetVersionType, { description: 'What is current since.' })
  async to(@Ctx() { loaders }: RequestContext, @Root() move: VersionMove) {
    return await loaders.datasetVersion.load(move.toVersionId);
  }
}
