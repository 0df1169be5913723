import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { PageArgs } from '../schema/connection.ts';
import {
  ChangeKindEnum,
  ColumnChangeType,
  ColumnShiftType,
  DatasetDiffType,
  RowChangeConnection,
  RowCountsType,
} from '../schema/dataset-diff.ts';
import { TableDownloadType } from '../schema/table-download.ts';
import { Needs } from '../schema/needs.ts';
import {
  countDiffRows,
  diffDataset,
  findColumnChanges,
  findColumnShifts,
  findDiffRows,
  type DatasetDiff,
} from '../use-cases/diff-dataset.ts';
import { downloadLinks } from '../use-cases/table-download.ts';

@Resolver(() => DatasetDiffType)
export class DatasetDiffResolver {
  @Needs('viewer')
  @Query(() => DatasetDiffType, {
    description: 'What is different between two versions of a dataset. Errors: NOT_FOUND, BLOB_CORRUPT.',
  })
  async datasetDiff(
    @Ctx() ctx: RequestContext,
    @Arg('dataset', () => String, { description: 'The name of the dataset.' }) dataset: string,
    @Arg('from', () => String, { description: 'The version before: its number or its tag.' }) from: string,
    @Arg('to', () => String, { description: 'The version after: its number or its tag.' }) to: string,
  ) {
    return await diffDataset(ctx, { dataset, from, to });
  }

  @FieldResolver(() => [ColumnChangeType], {
    description:
      'The columns that are new, gone, or of another type. They do not make rows count as changed.',
  })
  columns(@Root() diff: DatasetDiff) {
    return findColumnChanges(diff);
  }

  @FieldResolver(() => RowCountsType, { description: 'How many rows are new, gone, changed and unchanged.' })
  async rowCounts(@Ctx() ctx: RequestContext, @Root() diff: DatasetDiff) {
    return await countDiffRows(ctx, diff);
  }

  @FieldResolver(() => RowChangeConnection, {
    description:
      'The rows that differ in a way, in the order of their keys. Values are equal if they are the same number (also in different types), text, null or NaN.',
  })
  async rows(
    @Ctx() ctx: RequestContext,
    @Root() diff: DatasetDiff,
    @Arg('kind', () => ChangeKindEnum, { description: 'In which way.' })
    kind: 'ADDED' | 'REMOVED' | 'CHANGED',
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return await findDiffRows(ctx, diff, kind, page);
  }

  @FieldResolver(() => [TableDownloadType], {
    description: 'Its changed cells as files: change, key, column, from, to.',
  })
  downloads(@Root() { dataset, from, to }: DatasetDiff) {
    return downloadLinks('datasets', dataset.name, 'diff', `${from.number}`, `${to.number}`);
  }

  @FieldResolver(() => [ColumnShiftType], {
    description: 'How the columns moved that are numeric in both versions, in the order of the later one.',
  })
  async shifts(@Ctx() ctx: RequestContext, @Root() diff: DatasetDiff) {
    return await findColumnShifts(ctx, diff);
  }
}
