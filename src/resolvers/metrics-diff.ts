import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { MetricsDiffArgs, MetricsDiffType } from '../schema/metrics-diff.ts';
import { Needs } from '../schema/needs.ts';
import { diffMetrics, metricsDiffJson, type MetricsDiff } from '../use-cases/diff-metrics.ts';

@Resolver(() => MetricsDiffType)
export class MetricsDiffResolver {
  @Needs('viewer')
  @Query(() => MetricsDiffType, {
    description:
      'What `dvc metrics diff` answers. A model version stands for the run that made it, a dataset version for the picked run of the newest finished sweep on it. Errors: INVALID_INPUT, NOT_FOUND.',
  })
  async metricsDiff(@Ctx() ctx: RequestContext, @Args(() => MetricsDiffArgs) versions: MetricsDiffArgs) {
    return await diffMetrics(ctx, versions);
  }

  @FieldResolver(() => String, {
    description: 'The text that `dvc metrics diff --json` prints for these rows.',
  })
  json(@Root() diff: MetricsDiff) {
    return metricsDiffJson(diff);
  }
}
