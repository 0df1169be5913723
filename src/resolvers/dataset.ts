import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  GraphQLISODateTime,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Costs } from '../schema/costs.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { Dataset } from '../entities/dataset.ts';
import { VersionMove } from '../entities/version-move.ts';
import { PageArgs } from '../schema/connection.ts';
import {
  AddDataInputType,
  CreateDatasetInputType,
  DatasetConnection,
  DatasetType,
} from '../schema/dataset.ts';
import { DatasetVersionConnection, DatasetVersionType, SourceColumnType } from '../schema/dataset-version.ts';
import { JobType } from '../schema/job.ts';
import { TableDownloadType } from '../schema/table-download.ts';
import { VersionMoveConnection } from '../schema/version-move.ts';
import { Needs } from '../schema/needs.ts';
import { addData, type AddDataInput } from '../use-cases/add-data.ts';
import { createDataset, type CreateDatasetInput } from '../use-cases/create-dataset.ts';
import { deleteDataset } from '../use-cases/delete-dataset.ts';
import { versionPointer } from '../use-cases/dvc-pointers.ts';
import { findByName, findDatasetVersion } from '../use-cases/find-one.ts';
import { findSourceColumns } from '../use-cases/find-source-columns.ts';
import { findPage } from '../use-cases/find-page.ts';
import { snapshotDataset } from '../use-cases/snapshot-dataset.ts';
import { downloadLinks } from '../use-cases/table-download.ts';
import { currentVersionAsOf } from '../use-cases/version-rows.ts';

@Resolver(() => DatasetType)
export class DatasetResolver {
  @Needs('viewer')
  @Query(() => DatasetType, {
    nullable: true,
    description: 'A dataset by its name; null where there is none.',
  })
  async dataset(
    @Ctx() ctx: RequestContext,
    @Arg('name', () => String, { description: 'Its name.' }) name: string,
  ) {
    return await findByName(ctx, Dataset, name);
  }

  @Needs('viewer')
  @Query(() => DatasetConnection, { description: 'All datasets, newest first.' })
  async datasets(@Ctx() ctx: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return await findPage(ctx.db.manager.createQueryBuilder(Dataset, 'dataset'), page);
  }

  @Needs('operator')
  @Costs(10)
  @Query(() => [SourceColumnType], {
    description:
      'The columns that a query on a source database returns, without running it: what createDataset can name. Errors: INVALID_INPUT, QUERY_INVALID, QUERY_NOT_READ_ONLY, SOURCE_UNKNOWN, SOURCE_UNAVAILABLE.',
  })
  async sourceColumns(
    @Ctx() ctx: RequestContext,
    @Arg('query', () => String, { description: 'One SELECT statement.' }) query: string,
    @Arg('database', () => String, {
      nullable: true,
      description:
        'Which database to read, by the variable of the environment that holds its URL; without it the default one.',
    })
    database?: string | null,
  ) {
    return await findSourceColumns(ctx, { query, database });
  }

  @Needs('operator')
  @Mutation(() => DatasetType, {
    description:
      'Registers a dataset, after a look at its source. Errors: INVALID_INPUT, QUERY_INVALID, QUERY_NOT_READ_ONLY, COLUMN_NOT_FOUND, FEATURE_NOT_NUMERIC, SOURCE_UNKNOWN, SOURCE_UNAVAILABLE, NOT_FOUND (upload), FILE_INVALID, FILE_TOO_LARGE, NAME_TAKEN.',
  })
  async createDataset(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CreateDatasetInputType, { description: 'The dataset.' })
    input: CreateDatasetInputType,
  ) {
    return await createDataset(ctx, input as CreateDatasetInput);
  }

  @Needs('admin')
  @Costs(50)
  @Mutation(() => String, {
    description:
      'Deletes a dataset that has no version yet, with its expectations and its watch, and answers its name: the way out of a declaration that turned out wrong. What has a version is history. Errors: NOT_FOUND, DATASET_IN_USE.',
  })
  async deleteDataset(
    @Ctx() ctx: RequestContext,
    @Arg('name', () => String, { description: 'The name of the dataset.' }) name: string,
  ) {
    return await deleteDataset(ctx, name);
  }

  @Needs('operator')
  @Costs(50)
  @Mutation(() => JobType, {
    description:
      'Takes a new version of a dataset, which becomes its current one unless its expectations hold it back. Content that a version holds already makes none, and moves nothing. Errors: INVALID_INPUT, NOT_FOUND, TAG_TAKEN, JOB_IN_PROGRESS; of the job: DATASET_EMPTY, KEY_MISSING, KEY_NOT_UNIQUE, COLUMN_NOT_FOUND, CONTENT_UNCHANGED, SOURCE_UNAVAILABLE, QUERY_INVALID.',
  })
  async snapshotDataset(
    @Ctx() ctx: RequestContext,
    @Arg('dataset', () => String, { description: 'The name of the dataset.' }) dataset: string,
    @Arg('tag', () => String, {
      nullable: true,
      description: 'A name for the version, unique in the dataset.',
    })
    tag?: string,
    @Arg('message', () => String, { nullable: true, description: 'Why it is taken.' }) message?: string,
  ) {
    return await snapshotDataset(ctx, { dataset, tag, message, takenBy: ctx.viewer.name });
  }

  @Needs('operator')
  @Costs(50)
  @Mutation(() => JobType, {
    description:
      "Adds an upload's rows to a dataset of files, as a new version. Errors: INVALID_INPUT, NOT_FOUND (dataset, upload, version), TAG_TAKEN, JOB_IN_PROGRESS; of the job: DATASET_EMPTY, KEY_MISSING, KEY_NOT_UNIQUE, COLUMN_NOT_FOUND, FEATURE_NOT_NUMERIC, CONTENT_UNCHANGED, FILE_INVALID, FILE_TOO_LARGE.",
  })
  async addData(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => AddDataInputType, { description: 'What to add to what.' }) input: AddDataInputType,
  ) {
    return await addData(ctx, { ...input, takenBy: ctx.viewer.name } as AddDataInput);
  }

  @FieldResolver(() => DatasetVersionType, {
    nullable: true,
    description: 'Its newest version, whether it is the current one or not.',
  })
  async latestVersion(@Ctx() { loaders }: RequestContext, @Root() dataset: Dataset) {
    return await loaders.latestVersion.load(dataset.id);
  }

  @FieldResolver(() => DatasetVersionType, {
    nullable: true,
    description: 'The version that sweeps train on unless they name another; null until there is one.',
  })
  async currentVersion(
    @Ctx() { db, loaders }: RequestContext,
    @Root() dataset: Dataset,
    @Arg('asOf', () => GraphQLISODateTime, {
      nullable: true,
      description: 'Asks for the version that was current at this time; null before the first one.',
    })
    asOf?: Date | null,
  ) {
    if (asOf) return await currentVersionAsOf(db.manager, dataset.id, asOf);
    return dataset.currentVersionId && (await loaders.datasetVersion.load(dataset.currentVersionId));
  }

  @FieldResolver(() => VersionMoveConnection, {
    description: 'The history of its current version, newest first.',
  })
  async versionMoves(
    @Ctx() ctx: RequestContext,
    @Root() dataset: Dataset,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const moves = ctx.db.manager.createQueryBuilder(VersionMove, 'move');
    return await findPage(moves.where({ datasetId: dataset.id }), page);
  }

  @FieldResolver(() => DatasetVersionConnection, { description: 'Its versions, newest first.' })
  async versions(@Ctx() ctx: RequestContext, @Root() dataset: Dataset, @Args(() => PageArgs) page: PageArgs) {
    const versions = ctx.db.manager.createQueryBuilder(DatasetVersion, 'version');
    return await findPage(versions.where({ datasetId: dataset.id }), page);
  }
}

@Resolver(() => DatasetVersionType)
export class DatasetVersionResolver {
  @Needs('viewer')
  @Query(() => DatasetVersionType, {
    nullable: true,
    description:
      'A version of a dataset: the current one, or the one with the number or tag; null where there is none. Errors: NOT_FOUND (dataset).',
  })
  async datasetVersion(
    @Ctx() ctx: RequestContext,
    @Arg('dataset', () => String, { description: 'The name of the dataset.' }) dataset: string,
    @Arg('number', () => Int, { nullable: true, description: 'Its number.' }) number?: number,
    @Arg('tag', () => String, { nullable: true, description: 'Its tag.' }) tag?: string,
  ) {
    return await findDatasetVersion(ctx.db.manager, dataset, { number, tag });
  }

  @Needs('viewer')
  @Query(() => DatasetVersionConnection, { description: 'The versions of all datasets, newest first.' })
  async datasetVersions(@Ctx() ctx: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return await findPage(ctx.db.manager.createQueryBuilder(DatasetVersion, 'version'), page);
  }

  @FieldResolver(() => DatasetType, { description: 'The dataset that it is a version of.' })
  async dataset(@Ctx() { loaders }: RequestContext, @Root() version: DatasetVersion) {
    return await loaders.dataset.load(version.datasetId);
  }

  @FieldResolver(() => [TableDownloadType], { description: 'Its rows as files, by key.' })
  async downloads(@Ctx() { loaders }: RequestContext, @Root() version: DatasetVersion) {
    const dataset = await loaders.dataset.load(version.datasetId);
    return downloadLinks('datasets', dataset!.name, `${version.number}`, 'rows');
  }

  @FieldResolver(() => DatasetVersionType, {
    nullable: true,
    description: 'The version that was current when it was taken; null for the first one.',
  })
  async parent(@Ctx() { loaders }: RequestContext, @Root() version: DatasetVersion) {
    return version.parentId && (await loaders.datasetVersion.load(version.parentId));
  }

  @FieldResolver(() => String, {
    description: 'The text of the `.dvc` file with which DVC fetches its Parquet file from the `dvcRemote`.',
  })
  async dvcPointer(@Ctx() { loaders }: RequestContext, @Root() version: DatasetVersion) {
    return versionPointer((await loaders.dataset.load(version.datasetId))!, version);
  }
}
