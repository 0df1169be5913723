import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import type { DatasetWatch } from '../entities/dataset-watch.ts';
import type { Dataset } from '../entities/dataset.ts';
import { DatasetType } from '../schema/dataset.ts';
import { DatasetWatchType, WatchDatasetInput, WatchErrorType } from '../schema/dataset-watch.ts';
import { JobType } from '../schema/job.ts';
import { Needs } from '../schema/needs.ts';
import { unwatchDataset } from '../use-cases/unwatch-dataset.ts';
import { watchDataset } from '../use-cases/watch-dataset.ts';
import { describeError } from './describe-error.ts';

@Resolver(() => DatasetType)
export class WatchedDatasetResolver {
  @Needs('operator')
  @Mutation(() => DatasetType, {
    description:
      'Lets a dataset follow its source: workers look at it at once and then at every interval, and take a snapshot when its content has changed. A dataset that is watched gets the new interval. Errors: INVALID_INPUT, NOT_FOUND, NOT_WATCHABLE.',
  })
  async watchDataset(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => WatchDatasetInput, { description: 'What to watch, and how often.' })
    input: WatchDatasetInput,
  ) {
    const dataset = await watchDataset(ctx, input);
    ctx.loaders.watchOfDataset.clear(dataset.id);
    return dataset;
  }

  @Needs('operator')
  @Mutation(() => DatasetType, {
    description:
      'Ends the watch of a dataset; without one it does nothing. A snapshot that the watch has asked for is taken all the same. Errors: NOT_FOUND.',
  })
  async unwatchDataset(
    @Ctx() ctx: RequestContext,
    @Arg('dataset', () => String, { description: 'The name of the dataset.' }) name: string,
  ) {
    const dataset = await unwatchDataset(ctx, name);
    ctx.loaders.watchOfDataset.clear(dataset.id);
    return dataset;
  }

  @FieldResolver(() => DatasetWatchType, {
    nullable: true,
    description: 'How it follows its source; null where it does not.',
  })
  async watch(@Ctx() { loaders }: RequestContext, @Root() dataset: Dataset) {
    return await loaders.watchOfDataset.load(dataset.id);
  }
}

@Resolver(() => DatasetWatchType)
export class DatasetWatchResolver {
  @FieldResolver(() => WatchErrorType, {
    nullable: true,
    description: 'Why the last look at the source failed; null where it did not. It is tried again.',
  })
  error(@Root() { errorCode, errorMessage }: DatasetWatch) {
    return describeError({ errorCode, errorMessage, errorDetails: null });
  }

  @FieldResolver(() => JobType, {
    nullable: true,
    description: 'The snapshot that the watch last asked for; null where it has yet to ask for one.',
  })
  async job(@Ctx() { loaders }: RequestContext, @Root() watch: DatasetWatch) {
    return watch.jobId && (await loaders.job.load(watch.jobId));
  }
}
