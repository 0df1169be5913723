import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { countOf } from '../access/price.ts';
import type { RequestContext } from '../context.ts';
import { Costs, MostItems } from '../schema/costs.ts';
import { Sweep } from '../entities/sweep.ts';
import { LongPageArgs } from '../schema/connection.ts';
import { DatasetVersionType } from '../schema/dataset-version.ts';
import { ExperimentType } from '../schema/experiment.ts';
import { JobType } from '../schema/job.ts';
import { ModelVersionType } from '../schema/model.ts';
import { SweepEvidenceType } from '../schema/evidence.ts';
import { RunConnection, RunType } from '../schema/run.ts';
import { RejectedRunType, StartSweepInputType, SweepType } from '../schema/sweep.ts';
import { Needs } from '../schema/needs.ts';
import { findElbowPath } from '../use-cases/export-artifact.ts';
import { findEvidence } from '../use-cases/find-evidence.ts';
import { findById } from '../use-cases/find-one.ts';
import { findRuns, MOST_RUNS_PER_PAGE } from '../use-cases/find-runs.ts';
import { startSweep } from '../use-cases/start-sweep.ts';

/** What is beyond the bounds of a sweep is refused later, with the reason. */
function costOfSweep({ input }: Readonly<Record<string, unknown>>): number {
  const { nClusters, nInit } = (input ?? {}) as { nClusters?: unknown; nInit?: unknown };
  const fits = nClusters === undefined ? 5 : Math.min(countOf(nClusters), 50);
  const starts = typeof nInit === 'number' ? Math.min(Math.max(nInit, 1), 10_000) : 10;
  return 100 + (fits * starts) / 10;
}

@Resolver(() => SweepType)
export class SweepResolver {
  @Needs('viewer')
  @Query(() => SweepType, { nullable: true, description: 'A sweep by its id; null where there is none.' })
  async sweep(@Ctx() ctx: RequestContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return await findById(ctx, Sweep, id);
  }

  @Needs('operator')
  @Costs(costOfSweep, '100, and 1 for every 10 starts of a fit: the numbers of clusters times `nInit`')
  @Mutation(() => JobType, {
    description:
      'Fits one model per number of clusters, picks one, registers it and compares it with Production. Without a version or tag it takes the current version, or the newest where there is none. Errors: INVALID_INPUT, NOT_FOUND, CONTENT_EXPIRED, K_EXCEEDS_ROWS, COLUMN_NOT_FOUND, FEATURE_NOT_NUMERIC (weightColumn), VERSION_NOT_VALIDATED, VERSION_BLOCKED, VERSION_QUARANTINED; of the job: ALL_RUNS_FAILED; of its runs: FEATURE_MISSING, FEATURE_NOT_NUMERIC, FEATURE_NOT_FINITE, FEATURE_OUT_OF_DOMAIN, COLUMN_NOT_FOUND, TOO_FEW_DISTINCT_ROWS, INVALID_PARAMETER (AGGLOMERATIVE: too many rows).',
  })
  async startSweep(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => StartSweepInputType, { description: 'The sweep.' }) input: StartSweepInputType,
  ) {
    return await startSweep(ctx, input);
  }

  @FieldResolver(() => ExperimentType, { description: 'The experiment that it belongs to.' })
  async experiment(@Ctx() { loaders }: RequestContext, @Root() sweep: Sweep) {
    return await loaders.experiment.load(sweep.experimentId);
  }

  @FieldResolver(() => DatasetVersionType, { description: 'The data that its runs are fitted on.' })
  async datasetVersion(@Ctx() { loaders }: RequestContext, @Root() sweep: Sweep) {
    return await loaders.datasetVersion.load(sweep.datasetVersionId);
  }

  @FieldResolver(() => JobType, { description: 'The job whose events tell its progress.' })
  async job(@Ctx() { loaders }: RequestContext, @Root() sweep: Sweep) {
    return await loaders.job.load(sweep.jobId);
  }

  @MostItems(MOST_RUNS_PER_PAGE)
  @FieldResolver(() => RunConnection, { description: 'Its runs, newest first.' })
  async runs(@Ctx() ctx: RequestContext, @Root() sweep: Sweep, @Args(() => LongPageArgs) page: LongPageArgs) {
    return await findRuns(ctx, { sweepId: sweep.id }, null, page);
  }

  @FieldResolver(() => RunType, {
    nullable: true,
    description: 'The winner; null while there is none, or where no run is admissible.',
  })
  async pickedRun(@Ctx() { loaders }: RequestContext, @Root() sweep: Sweep) {
    return sweep.pick?.pickedId && (await loaders.run.load(sweep.pick.pickedId));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why this run won, or none did; null until all runs have ended.',
  })
  pickReason(@Root() sweep: Sweep) {
    return sweep.pick?.reason;
  }

  @FieldResolver(() => [RejectedRunType], { description: 'The runs that the pick rule does not admit.' })
  rejectedRuns(@Root() sweep: Sweep) {
    return sweep.pick?.rejected ?? [];
  }

  @FieldResolver(() => SweepEvidenceType, {
    description: 'What speaks for a number of clusters besides the silhouette.',
  })
  async evidence(@Ctx() ctx: RequestContext, @Root() sweep: Sweep) {
    return await findEvidence(ctx, sweep);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The path on this server that gives its elbow chart, an SVG; null until it has ended, and of sweeps from before there were charts.',
  })
  async elbowChart(@Ctx() ctx: RequestContext, @Root() sweep: Sweep) {
    return await findElbowPath(ctx, sweep.id);
  }

  @FieldResolver(() => ModelVersionType, {
    nullable: true,
    description: 'What the winner was registered as; null where the sweep names no model.',
  })
  async modelVersion(@Ctx() { loaders }: RequestContext, @Root() sweep: Sweep) {
    if (!sweep.pick?.pickedId) return null;
    const versions = await loaders.modelVersionsOfRun.load(sweep.pick.pickedId);
    return versions.find((version) => version.registeredModelId === sweep.registeredModelId);
  }
}
