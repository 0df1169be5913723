import { GraphQLJSON } from 'graphql-scalars';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Costs } from '../schema/costs.ts';
import type { DriftColumn } from '../entities/drift-column.ts';
import { DriftReport, type ThroughModelFinding } from '../entities/drift-report.ts';
import { PageArgs } from '../schema/connection.ts';
import { DatasetVersionType } from '../schema/dataset-version.ts';
import { DatasetType } from '../schema/dataset.ts';
import { DriftColumnConnection, DriftColumnType, RowPairType } from '../schema/drift-column.ts';
import { LanguageEnum } from '../schema/drift-enums.ts';
import {
  DriftReportConnection,
  DriftReportType,
  DriftSettingsType,
  DriftWindowType,
  StartDriftReportInputType,
} from '../schema/drift-report.ts';
import { ThroughModelDriftType } from '../schema/drift-rows.ts';
import { JobType } from '../schema/job.ts';
import { ModelVersionType, RegisteredModelType } from '../schema/model.ts';
import { Needs } from '../schema/needs.ts';
import {
  describeColumn,
  describeReport,
  describeThroughModel,
  type Language,
} from '../use-cases/describe-drift.ts';
import { toEvidently } from '../use-cases/export-drift.ts';
import { findDriftHistory, findDriftReports, findPreviousReport } from '../use-cases/find-drift.ts';
import { findById } from '../use-cases/find-one.ts';
import { findRowPairs } from '../use-cases/find-row-pairs.ts';
import { startDriftReport } from '../use-cases/start-drift-report.ts';

const LANGUAGE = { defaultValue: 'EN', description: 'The language of the sentence.' } as const;
const MODEL = { nullable: true, description: 'The name of the model; this or dataset.' } as const;
const DATASET = {
  nullable: true,
  description: 'The name of the dataset, for reports that name no model; this or model.',
} as const;

@Resolver(() => DriftReportType)
export class DriftReportResolver {
  @Needs('viewer')
  @Query(() => DriftReportType, {
    nullable: true,
    description: 'A drift report by its id; null where there is none.',
  })
  async driftReport(@Ctx() ctx: RequestContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return await findById(ctx, DriftReport, id);
  }

  @Needs('viewer')
  @Query(() => DriftReportConnection, {
    description:
      'The drift reports about a model or a dataset, newest first. Errors: INVALID_INPUT, NOT_FOUND.',
  })
  async driftReports(
    @Ctx() ctx: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('model', () => String, MODEL) model?: string,
    @Arg('dataset', () => String, DATASET) dataset?: string,
  ) {
    return await findDriftReports(ctx, { model, dataset }, page);
  }

  @Needs('viewer')
  @Query(() => DriftColumnConnection, {
    description:
      'What the reports about a model or a dataset found of a column, newest first. Errors: INVALID_INPUT, NOT_FOUND.',
  })
  async driftHistory(
    @Ctx() ctx: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('column', () => String, { description: 'The name of the column.' }) column: string,
    @Arg('model', () => String, MODEL) model?: string,
    @Arg('dataset', () => String, DATASET) dataset?: string,
  ) {
    return await findDriftHistory(ctx, { model, dataset }, column, page);
  }

  @Needs('operator')
  @Costs(100)
  @Mutation(() => JobType, {
    description:
      'Compares two sides of a dataset, column by column. Errors: INVALID_INPUT, NOT_FOUND, ALIAS_NOT_SET (the model has no Production), COLUMN_NOT_FOUND, FEATURE_NOT_NUMERIC, CONTENT_EXPIRED, JOB_IN_PROGRESS (the same sides are being compared); of the job: NO_COMMON_KEYS, WINDOW_EMPTY, TEST_NOT_APPLICABLE (a test does not fit the values of a column), INVALID_PARAMETER, CONTENT_EXPIRED, BLOB_CORRUPT.',
  })
  async startDriftReport(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => StartDriftReportInputType, { description: 'What to compare, and how to judge.' })
    input: StartDriftReportInputType,
  ) {
    return await startDriftReport(ctx, { ...input, createdBy: ctx.viewer.name });
  }

  @FieldResolver(() => DatasetType, { description: 'The dataset.' })
  async dataset(@Ctx() { loaders }: RequestContext, @Root() report: DriftReport) {
    return await loaders.dataset.load(report.datasetId);
  }

  @FieldResolver(() => RegisteredModelType, {
    nullable: true,
    description: 'The model that it is about; null where it is about the dataset alone.',
  })
  async model(@Ctx() { loaders }: RequestContext, @Root() report: DriftReport) {
    return report.registeredModelId && (await loaders.registeredModel.load(report.registeredModelId));
  }

  @FieldResolver(() => ModelVersionType, {
    nullable: true,
    description: 'The version of the model that was Production when the report was asked for.',
  })
  async modelVersion(@Ctx() { loaders }: RequestContext, @Root() report: DriftReport) {
    return report.modelVersionId && (await loaders.modelVersion.load(report.modelVersionId));
  }

  @FieldResolver(() => DatasetVersionType, { description: 'What is compared with.' })
  async reference(@Ctx() { loaders }: RequestContext, @Root() report: DriftReport) {
    return await loaders.datasetVersion.load(report.referenceVersionId);
  }

  @FieldResolver(() => DatasetVersionType, {
    nullable: true,
    description: 'The version that is looked at; null where that is a window of predictions.',
  })
  async current(@Ctx() { loaders }: RequestContext, @Root() report: DriftReport) {
    return report.currentVersionId && (await loaders.datasetVersion.load(report.currentVersionId));
  }

  @FieldResolver(() => DriftWindowType, {
    nullable: true,
    description: 'The window of predictions that is looked at; null where that is a version.',
  })
  window(@Root() { windowFrom: from, windowTo: to }: DriftReport) {
    return from && { from, to };
  }

  @FieldResolver(() => DriftSettingsType, { description: 'How it judges.' })
  settings(@Root() report: DriftReport) {
    return report.options;
  }

  @FieldResolver(() => JobType, {
    description: 'The job that makes it; where it failed, its error says why.',
  })
  async job(@Ctx() { loaders }: RequestContext, @Root() report: DriftReport) {
    return await loaders.job.load(report.jobId);
  }

  @FieldResolver(() => [DriftColumnType], {
    description:
      'What was found of its columns, at most 100, in the order that they were named in; empty until it is done.',
  })
  async columns(@Ctx() { loaders }: RequestContext, @Root() report: DriftReport) {
    return await loaders.columnsOfDriftReport.load(report.id);
  }

  @FieldResolver(() => DriftColumnType, {
    nullable: true,
    description: 'What was found of one column; null where it was not compared.',
  })
  async column(
    @Ctx() { loaders }: RequestContext,
    @Root() report: DriftReport,
    @Arg('name', () => String, { description: 'The name of the column.' }) name: string,
  ) {
    return (await loaders.columnsOfDriftReport.load(report.id)).find((column) => column.name === name);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What it comes to, in a sentence; null until it is done.',
  })
  async verdict(
    @Ctx() { loaders }: RequestContext,
    @Root() report: DriftReport,
    @Arg('language', () => LanguageEnum, LANGUAGE) language: Language,
  ) {
    return describeReport(report, await loaders.driftedNames.load(report.id), language);
  }

  @FieldResolver(() => DriftReportType, {
    nullable: true,
    description: 'The last finished report about the same model, or else about the same dataset, before it.',
  })
  async previous(@Ctx() ctx: RequestContext, @Root() report: DriftReport) {
    return await findPreviousReport(ctx, report);
  }

  @Costs(5)
  @FieldResolver(() => GraphQLJSON, {
    nullable: true,
    description:
      "The report in the JSON of Evidently: metrics and tests, and the older API's keys under `legacy`; null until it is done.",
  })
  async evidently(@Ctx() { loaders }: RequestContext, @Root() report: DriftReport) {
    return toEvidently(report, await loaders.columnsOfDriftReport.load(report.id));
  }

  @FieldResolver(() => String, { description: 'Where the same JSON can be downloaded.' })
  evidentlyPath(@Root() { id }: DriftReport) {
    return `/drift-reports/${id}.json`;
  }
}

@Resolver(() => DriftColumnType)
export class DriftColumnResolver {
  @FieldResolver(() => DriftReportType, { description: 'The report.' })
  async report(@Ctx() { loaders }: RequestContext, @Root() column: DriftColumn) {
    return await loaders.driftReport.load(column.reportId);
  }

  @Costs(20)
  @FieldResolver(() => [RowPairType], {
    description:
      'The rows that both sides share, before and after: those with a value on both sides, the ones that moved furthest first. Empty where `paired` is null. Errors: INVALID_INPUT, CONTENT_EXPIRED, BLOB_CORRUPT.',
  })
  async pairs(
    @Ctx() ctx: RequestContext,
    @Root() column: DriftColumn,
    @Arg('first', () => Int, { defaultValue: 1000, description: 'How many at most, 1 to 1000.' })
    first: number,
  ) {
    return await findRowPairs(ctx, column, { first });
  }

  @FieldResolver(() => String, {
    description: 'What was found, in words, and why the tests differ where they do.',
  })
  verdict(@Root() column: DriftColumn, @Arg('language', () => LanguageEnum, LANGUAGE) language: Language) {
    return describeColumn(column, language);
  }
}

@Resolver(() => ThroughModelDriftType)
export class ThroughModelDriftResolver {
  @FieldResolver(() => String, { description: 'The same in words.' })
  verdict(
    @Root() found: ThroughModelFinding,
    @Arg('language', () => LanguageEnum, LANGUAGE) language: Language,
  ) {
    return describeThroughModel(found, language);
  }
}
