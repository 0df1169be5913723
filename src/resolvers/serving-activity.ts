import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Costs } from '../schema/costs.ts';
import { Needs } from '../schema/needs.ts';
import { ServingActivityArgs, ServingActivityType } from '../schema/serving-activity.ts';
import { servingActivity } from '../use-cases/serving-activity.ts';

@Resolver(() => ServingActivityType)
export class ServingActivityResolver {
  @Needs('viewer')
  @Costs(20)
  @Query(() => ServingActivityType, {
    description:
      'How many calls and rows a model answered in each of the last minutes, and how long that took. An answer is in the log within a second; requests that nobody could answer are not in it. Errors: NOT_FOUND, INVALID_INPUT.',
  })
  async servingActivity(
    @Ctx() ctx: RequestContext,
    @Args(() => ServingActivityArgs) args: ServingActivityArgs,
  ) {
    return await servingActivity(ctx, args);
  }
}
