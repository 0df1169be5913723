import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import type { Dataset } from '../entities/dataset.ts';
import { DatasetType } from '../schema/dataset.ts';
import { ExpectationType, SetExpectationsInputType } from '../schema/expectation.ts';
import { Needs } from '../schema/needs.ts';
import { setExpectations, type SetExpectationsInput } from '../use-cases/set-expectations.ts';
import { suggestExpectations } from '../use-cases/suggest-expectations.ts';

@Resolver(() => DatasetType)
export class DatasetExpectationsResolver {
  @Needs('viewer')
  @Query(() => [ExpectationType], {
    description:
      'Expectations that a version fulfils, each with the reason for it, in the form that setExpectations takes. Errors: INVALID_INPUT, NOT_FOUND, BLOB_CORRUPT.',
  })
  async suggestExpectations(
    @Ctx() ctx: RequestContext,
    @Arg('dataset', () => String, { description: 'The name of the dataset.' }) dataset: string,
    @Arg('version', () => Int, { description: 'The number of the version to learn from.' }) version: number,
  ) {
    return await suggestExpectations(ctx, { dataset, version });
  }

  @Needs('operator')
  @Mutation(() => DatasetType, {
    description:
      'Replaces the expectations of a dataset and has its newest version and its current one looked at with them. Errors: INVALID_INPUT (with all problems), NOT_FOUND, SOURCE_UNAVAILABLE, QUERY_INVALID.',
  })
  async setExpectations(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SetExpectationsInputType, { description: 'The expectations.' })
    input: SetExpectationsInputType,
  ) {
    return await setExpectations(ctx, input as SetExpectationsInput);
  }

  @FieldResolver(() => [ExpectationType], { description: 'What is expected of its data, in order.' })
  async expectations(@Ctx() { loaders }: RequestContext, @Root() dataset: Dataset) {
    return (await loaders.suite.load(dataset.id)).expectations;
  }

  @FieldResolver(() => Int, {
    description: 'Counts how often its expectations were set; 0 before the first time.',
  })
  async suiteRevision(@Ctx() { loaders }: RequestContext, @Root() dataset: Dataset) {
    return (await loaders.suite.load(dataset.id)).revision;
  }
}
