import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Scoring } from '../entities/scoring.ts';
import { PageArgs } from '../schema/connection.ts';
import { DatasetVersionType } from '../schema/dataset-version.ts';
import { JobType } from '../schema/job.ts';
import { ModelVersionType } from '../schema/model.ts';
import { ClusterCountType, ScoredRowConnection, ScoringConnection, ScoringType } from '../schema/scoring.ts';
import { TableDownloadType } from '../schema/table-download.ts';
import { Needs } from '../schema/needs.ts';
import { findById } from '../use-cases/find-one.ts';
import { findScoredRows, findScorings } from '../use-cases/find-scorings.ts';
import { scoreDataset } from '../use-cases/score-dataset.ts';
import { downloadLinks } from '../use-cases/table-download.ts';

@Resolver(() => ScoringType)
export class ScoringResolver {
  @Needs('operator')
  @Mutation(() => JobType, {
    description:
      'Scores the rows of a dataset version with a model version. A pair is scored once: asked for again, the answer is the job that did or does it. Errors: INVALID_INPUT, NOT_FOUND, ALIAS_NOT_SET, COLUMN_NOT_FOUND, FEATURE_NOT_NUMERIC, VERSION_NOT_VALIDATED, VERSION_BLOCKED, VERSION_QUARANTINED, CONTENT_EXPIRED; of the job: NO_ROW_SCORED, BLOB_CORRUPT.',
  })
  async scoreDataset(
    @Ctx() ctx: RequestContext,
    @Arg('dataset', () => String, { description: 'The name of the dataset.' }) dataset: string,
    @Arg('model', () => String, { description: 'The name of the model.' }) model: string,
    @Arg('version', () => Int, {
      nullable: true,
      description: 'The number of the dataset version; the current one where neither it nor a tag is said.',
    })
    version?: number,
    @Arg('tag', () => String, { nullable: true, description: 'Or its tag.' }) tag?: string,
    @Arg('alias', () => String, {
      nullable: true,
      description: 'The alias whose version scores; Production where no version of the model is said either.',
    })
    alias?: string,
    @Arg('modelVersion', () => String, {
      nullable: true,
      description: 'Or the name of the version of the model: "v2.1".',
    })
    modelVersion?: string,
  ) {
    const scoredBy = ctx.viewer.name;
    return await scoreDataset(ctx, { dataset, version, tag, model, alias, modelVersion, scoredBy });
  }

  @Needs('viewer')
  @Query(() => ScoringType, {
    nullable: true,
    description: 'A scored version by its id; null where there is none.',
  })
  async scoring(@Ctx() ctx: RequestContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return await findById(ctx, Scoring, id);
  }

  @Needs('viewer')
  @Query(() => ScoringConnection, { description: 'Scored versions, newest first. Errors: INVALID_INPUT.' })
  async scorings(
    @Ctx() ctx: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('dataset', () => String, { nullable: true, description: 'Only those of this dataset.' })
    dataset?: string,
    @Arg('model', () => String, { nullable: true, description: 'Only those by versions of this model.' })
    model?: string,
  ) {
    return await findScorings(ctx, { dataset, model }, page);
  }

  @FieldResolver(() => DatasetVersionType, { description: 'The data that was scored.' })
  async datasetVersion(@Ctx() { loaders }: RequestContext, @Root() scoring: Scoring) {
    return await loaders.datasetVersion.load(scoring.datasetVersionId);
  }

  @FieldResolver(() => ModelVersionType, { description: 'The model version that scored it.' })
  async modelVersion(@Ctx() { loaders }: RequestContext, @Root() scoring: Scoring) {
    return await loaders.modelVersion.load(scoring.modelVersionId);
  }

  @FieldResolver(() => JobType, { description: 'The job that made it.' })
  async job(@Ctx() { loaders }: RequestContext, @Root() scoring: Scoring) {
    return await loaders.job.load(scoring.jobId);
  }

  @FieldResolver(() => [ClusterCountType], { description: 'How many rows are in each cluster, by cluster.' })
  async clusterCounts(@Ctx() { loaders }: RequestContext, @Root() scoring: Scoring) {
    const { clusters } = (await loaders.modelVersion.load(scoring.modelVersionId))!;
    return clusters.map(({ id, label }) => ({ cluster: id, label, rows: scoring.clusterCounts[id] }));
  }

  @FieldResolver(() => ScoredRowConnection, {
    description: 'Its rows, by key. Errors: INVALID_INPUT, CONTENT_EXPIRED, BLOB_CORRUPT.',
  })
  async rows(@Ctx() ctx: RequestContext, @Root() scoring: Scoring, @Args(() => PageArgs) page: PageArgs) {
    const model = await ctx.loaders.modelVersion.load(scoring.modelVersionId);
    return await findScoredRows(ctx, scoring, model!, page);
  }

  @FieldResolver(() => [TableDownloadType], { description: 'Its rows as files, by key.' })
  downloads(@Root() scoring: Scoring) {
    return downloadLinks('scorings', scoring.id, 'rows');
  }
}
