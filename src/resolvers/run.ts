import { GraphQLJSON } from 'graphql-scalars';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Float,
  GraphQLISODateTime,
  ID,
  Int,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { describeError } from './describe-error.ts';
import { Experiment } from '../entities/experiment.ts';
import { Run, RunArtifact } from '../entities/run.ts';
import { Sweep } from '../entities/sweep.ts';
import { LongPageArgs, PageArgs } from '../schema/connection.ts';
import { Costs, MostItems } from '../schema/costs.ts';
import { DatasetVersionType } from '../schema/dataset-version.ts';
import { ExperimentConnection, ExperimentType } from '../schema/experiment.ts';
import { JobErrorType, JobType } from '../schema/job.ts';
import {
  PrincipalComponentType,
  RunArtifactType,
  RunConnection,
  RunFilterInput,
  RunMetricType,
  RunOrderInput,
  RunParamType,
  RunPointsType,
  RunStatusEnum,
  RunType,
  SilhouetteScoreType,
} from '../schema/run.ts';
import { AssignmentConnection, ClusterType, ModelVersionType } from '../schema/model.ts';
import { SweepConnection, SweepType } from '../schema/sweep.ts';
import { TableDownloadType } from '../schema/table-download.ts';
import { Needs } from '../schema/needs.ts';
import { runPointer } from '../use-cases/dvc-pointers.ts';
import { findRunAssignments } from '../use-cases/find-assignments.ts';
import { findComponents } from '../use-cases/find-components.ts';
import { runArtifactPath } from '../use-cases/export-artifact.ts';
import { findById, findByName } from '../use-cases/find-one.ts';
import { findPage } from '../use-cases/find-page.ts';
import { findRunClusters, findRunPoints, MOST_POINTS_OF_RUN } from '../use-cases/find-run-model.ts';
import { findRuns, MOST_RUNS_PER_PAGE, runStatus } from '../use-cases/find-runs.ts';
import { downloadLinks } from '../use-cases/table-download.ts';

/** What is beyond the bounds is refused later, with the reason. */
function costOfPoints({ most }: Readonly<Record<string, unknown>>): number {
  const rows = typeof most === 'number' && most > 0 ? Math.min(most, MOST_POINTS_OF_RUN) : 1000;
  return 20 + rows / 10;
}

@Resolver(() => ExperimentType)
export class ExperimentResolver {
  @Needs('viewer')
  @Query(() => ExperimentType, {
    nullable: true,
    description: 'An experiment by its name; null where there is none.',
  })
  async experiment(
    @Ctx() ctx: RequestContext,
    @Arg('name', () => String, { description: 'Its name.' }) name: string,
  ) {
    return await findByName(ctx, Experiment, name);
  }

  @Needs('viewer')
  @Query(() => ExperimentConnection, { description: 'All experiments, newest first.' })
  async experiments(@Ctx() ctx: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return await findPage(ctx.db.manager.createQueryBuilder(Experiment, 'experiment'), page);
  }

  @FieldResolver(() => SweepConnection, { description: 'Its sweeps, newest first.' })
  async sweeps(
    @Ctx() ctx: RequestContext,
    @Root() experiment: Experiment,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const sweeps = ctx.db.manager.createQueryBuilder(Sweep, 'sweep');
    return await findPage(sweeps.where({ experimentId: experiment.id }), page);
  }

  @FieldResolver(() => [TableDownloadType], {
    description: 'Its runs as files, oldest first, with a column for each parameter and metric.',
  })
  downloads(@Root() experiment: Experiment) {
    return downloadLinks('experiments', experiment.name, 'runs');
  }
}

@Resolver(() => RunType)
export class RunResolver {
  @Needs('viewer')
  @Query(() => RunType, { nullable: true, description: 'A run by its id; null where there is none.' })
  async run(@Ctx() ctx: RequestContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return await findById(ctx, Run, id);
  }

  @Needs('viewer')
  @MostItems(MOST_RUNS_PER_PAGE)
  @Query(() => RunConnection, { description: 'Runs that fit the filter: newest first, or by a metric.' })
  async runs(
    @Ctx() ctx: RequestContext,
    @Args(() => LongPageArgs) page: LongPageArgs,
    @Arg('filter', () => RunFilterInput, { nullable: true, description: 'Which runs.' })
    filter?: RunFilterInput,
    @Arg('orderBy', () => RunOrderInput, { nullable: true, description: 'In which order.' })
    orderBy?: RunOrderInput,
  ) {
    return await findRuns(ctx, filter ?? {}, orderBy ?? null, page);
  }

  @FieldResolver(() => ExperimentType, { description: 'The experiment that it belongs to.' })
  async experiment(@Ctx() { loaders }: RequestContext, @Root() run: Run) {
    return await loaders.experiment.load(run.experimentId);
  }

  @FieldResolver(() => SweepType, { description: 'The sweep that it belongs to.' })
  async sweep(@Ctx() { loaders }: RequestContext, @Root() run: Run) {
    return await loaders.sweep.load(run.sweepId);
  }

  @FieldResolver(() => DatasetVersionType, { description: 'The data that it was fitted on.' })
  async datasetVersion(@Ctx() { loaders }: RequestContext, @Root() run: Run) {
    return await loaders.datasetVersion.load(run.datasetVersionId);
  }

  @FieldResolver(() => JobType, { description: 'The job that fits it, as a rule together with others.' })
  async job(@Ctx() { loaders }: RequestContext, @Root() run: Run) {
    return await loaders.job.load(run.jobId);
  }

  @FieldResolver(() => RunStatusEnum, { description: 'How it stands.' })
  async status(@Ctx() { loaders }: RequestContext, @Root() run: Run) {
    const job = await loaders.job.load(run.jobId);
    return runStatus(run, job!.state);
  }

  @FieldResolver(() => JobErrorType, {
    nullable: true,
    description: 'Why it failed, alone or with its job; null unless it did.',
  })
  async error(@Ctx() { loaders }: RequestContext, @Root() run: Run) {
    return describeError(run) ?? describeError((await loaders.job.load(run.jobId))!);
  }

  @FieldResolver(() => GraphQLISODateTime, { nullable: true, description: 'When a worker first started it.' })
  async startedAt(@Ctx() { loaders }: RequestContext, @Root() run: Run) {
    return (await loaders.job.load(run.jobId))?.startedAt;
  }

  @FieldResolver(() => GraphQLISODateTime, { nullable: true, description: 'When it ended.' })
  async endedAt(@Ctx() { loaders }: RequestContext, @Root() run: Run) {
    return (await loaders.job.load(run.jobId))?.finishedAt;
  }

  @FieldResolver(() => [RunParamType], { description: 'Its parameters, by name.' })
  async params(@Ctx() { loaders }: RequestContext, @Root() run: Run) {
    return await loaders.paramsOfRun.load(run.id);
  }

  @FieldResolver(() => [RunMetricType], { description: 'Its metrics, by name.' })
  async metrics(@Ctx() { loaders }: RequestContext, @Root() run: Run) {
    return await loaders.metricsOfRun.load(run.id);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'One of its metrics; null where it has none of that name.',
  })
  async metric(
    @Ctx() { loaders }: RequestContext,
    @Root() run: Run,
    @Arg('key', () => String, { description: 'The name of the metric, such as "silhouette_score".' })
    key: string,
  ) {
    return (await loaders.metricsOfRun.load(run.id)).findLast((metric) => metric.key === key)?.value;
  }

  @FieldResolver(() => GraphQLJSON, {
    description: 'Its parameters as one object, value by name: for tables of many runs.',
  })
  async paramValues(@Ctx() { loaders }: RequestContext, @Root() run: Run) {
    return await loaders.paramValuesOfRun.load(run.id);
  }

  @FieldResolver(() => GraphQLJSON, {
    description: 'Its metrics as one object, value by name: for tables of many runs.',
  })
  async metricValues(@Ctx() { loaders }: RequestContext, @Root() run: Run) {
    return await loaders.metricValuesOfRun.load(run.id);
  }

  @FieldResolver(() => [ModelVersionType], {
    description: 'What it was registered as: one version per model, as a rule none or one.',
  })
  async modelVersions(@Ctx() { loaders }: RequestContext, @Root() run: Run) {
    return await loaders.modelVersionsOfRun.load(run.id);
  }

  @FieldResolver(() => AssignmentConnection, {
    description: 'The rows of its data with their clusters, by key; empty until the fit is done.',
  })
  async assignments(@Ctx() ctx: RequestContext, @Root() run: Run, @Args(() => PageArgs) page: PageArgs) {
    return await findRunAssignments(ctx, run, page);
  }

  @FieldResolver(() => [TableDownloadType], {
    description: 'Its assignments as files, by key; not there until the fit is done.',
  })
  assignmentDownloads(@Root() run: Run) {
    return downloadLinks('runs', run.id, 'assignments');
  }

  @FieldResolver(() => SilhouetteScoreType, {
    nullable: true,
    description: 'Its silhouette score, and how it was found; null until the fit is done.',
  })
  async silhouette(@Ctx() { loaders }: RequestContext, @Root() run: Run) {
    const metrics = await loaders.metricsOfRun.load(run.id);
    const value = (key: string) => metrics.find((metric) => metric.key === key)?.value;
    const score = value('silhouette_score');
    if (score === undefined) return null;
    const [low, high] = [value('silhouette_score_low'), value('silhouette_score_high')];
    return { score, exact: low === undefined, low: low ?? score, high: high ?? score };
  }

  @FieldResolver(() => [PrincipalComponentType], {
    description: 'The axes of its scatter plot, at most two; none until the fit is done.',
  })
  async principalComponents(@Ctx() ctx: RequestContext, @Root() run: Run) {
    return await findComponents(ctx, run);
  }

  @Costs(5)
  @FieldResolver(() => [ClusterType], {
    description: 'The clusters that it found, lowest first; none until the fit is done.',
  })
  async clusters(@Ctx() ctx: RequestContext, @Root() run: Run) {
    return await findRunClusters(ctx, run);
  }

  @Costs(costOfPoints, '20, and 1 for every 10 rows')
  @FieldResolver(() => RunPointsType, {
    nullable: true,
    description:
      'The rows of its data as its plots show them: where there are more than are wanted, a sample, the same of all runs on the same data. null until the fit is done.',
  })
  async points(
    @Ctx() ctx: RequestContext,
    @Root() run: Run,
    @Arg('most', () => Int, {
      defaultValue: 1000,
      description: `How many rows at most, ${MOST_POINTS_OF_RUN} or fewer.`,
    })
    most: number,
  ) {
    return await findRunPoints(ctx, run, { most });
  }

  @FieldResolver(() => [RunArtifactType], { description: 'The files that it left.' })
  async artifacts(@Ctx() { loaders }: RequestContext, @Root() run: Run) {
    return await loaders.artifactsOfRun.load(run.id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The text of the `.dvc` file with which DVC fetches the directory of its files from the `dvcRemote`; null until the fit is done. Errors: BLOB_STORE_UNAVAILABLE.',
  })
  async dvcPointer(@Ctx() ctx: RequestContext, @Root() run: Run) {
    return await runPointer(ctx, run, await ctx.loaders.artifactsOfRun.load(run.id));
  }
}

@Resolver(() => RunArtifactType)
export class RunArtifactResolver {
  @FieldResolver(() => String, { description: 'The path on this server that gives the file.' })
  download(@Root() artifact: RunArtifact) {
    return runArtifactPath(artifact);
  }
}
