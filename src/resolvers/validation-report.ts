import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { ValidationReport } from '../entities/validation-report.ts';
import { ColumnProfileConnection, ColumnProfileType } from '../schema/column-profile.ts';
import { PageArgs } from '../schema/connection.ts';
import { DatasetVersionType } from '../schema/dataset-version.ts';
import { JobType } from '../schema/job.ts';
import {
  ReleaseVersionInputType,
  StandingEnum,
  ValidationReportConnection,
  ValidationReportType,
  VersionReleaseType,
} from '../schema/validation-report.ts';
import { Needs } from '../schema/needs.ts';
import { findColumnProfile, findProfile } from '../use-cases/find-profile.ts';
import { findPage } from '../use-cases/find-page.ts';
import { releaseVersion } from '../use-cases/release-version.ts';
import { validateVersion } from '../use-cases/validate-version.ts';
import { standingOf } from '../use-cases/version-standing.ts';

@Resolver(() => DatasetVersionType)
export class VersionQualityResolver {
  @Needs('operator')
  @Mutation(() => JobType, {
    description:
      'Looks at a version with the expectations of its dataset as they stand. Errors: INVALID_INPUT (no expectations), NOT_FOUND, JOB_IN_PROGRESS; of the job: BLOB_CORRUPT.',
  })
  async validateVersion(
    @Ctx() ctx: RequestContext,
    @Arg('dataset', () => String, { description: 'The name of the dataset.' }) dataset: string,
    @Arg('version', () => Int, { description: 'The number of the version.' }) version: number,
  ) {
    return await validateVersion(ctx, { dataset, version });
  }

  @Needs('approver')
  @Mutation(() => DatasetVersionType, {
    description:
      'Lets a quarantined version be used as if nothing had failed, until a later report. Errors: INVALID_INPUT, NOT_FOUND, VERSION_NOT_VALIDATED, VERSION_BLOCKED, NOT_QUARANTINED, CONTENT_EXPIRED.',
  })
  async releaseVersion(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ReleaseVersionInputType, { description: 'The version, and why.' })
    input: ReleaseVersionInputType,
  ) {
    return await releaseVersion(ctx, { ...input, releasedBy: ctx.viewer.name });
  }

  @FieldResolver(() => ColumnProfileConnection, {
    description: 'What its columns look like, in their order. Errors: BLOB_CORRUPT.',
  })
  async profile(
    @Ctx() ctx: RequestContext,
    @Root() version: DatasetVersion,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return await findProfile(ctx, version, page);
  }

  @FieldResolver(() => ColumnProfileType, {
    nullable: true,
    description: 'What one column looks like; null where there is none of this name. Errors: BLOB_CORRUPT.',
  })
  async columnProfile(
    @Ctx() ctx: RequestContext,
    @Root() version: DatasetVersion,
    @Arg('name', () => String, { description: 'The name of the column.' }) name: string,
  ) {
    return await findColumnProfile(ctx, version, name);
  }

  @FieldResolver(() => ValidationReportType, { nullable: true, description: 'The report that counts.' })
  async validation(@Ctx() { loaders }: RequestContext, @Root() version: DatasetVersion) {
    return await loaders.newestReport.load(version.id);
  }

  @FieldResolver(() => ValidationReportConnection, { description: 'All its reports, newest first.' })
  async validations(
    @Ctx() ctx: RequestContext,
    @Root() version: DatasetVersion,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const reports = ctx.db.manager.createQueryBuilder(ValidationReport, 'report');
    return await findPage(reports.where({ datasetVersionId: version.id }), page);
  }

  @FieldResolver(() => StandingEnum, { description: 'What its newest report says of its use.' })
  async standing(@Ctx() { loaders }: RequestContext, @Root() version: DatasetVersion) {
    const report = await loaders.newestReport.load(version.id);
    return standingOf(report, report !== null && (await loaders.release.load(report.id)) !== null);
  }
}

@Resolver(() => ValidationReportType)
export class ValidationReportResolver {
  @FieldResolver(() => VersionReleaseType, {
    nullable: true,
    description: 'The release of the version in spite of this report.',
  })
  async release(@Ctx() { loaders }: RequestContext, @Root() report: ValidationReport) {
    return await loaders.release.load(report.id);
  }
}
