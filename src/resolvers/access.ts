import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import {
  ApiKeyConnection,
  ApiKeyType,
  CreateApiKeyInputType,
  IssuedApiKeyType,
  RotateApiKeyArgs,
  ViewerType,
} from '../schema/access.ts';
import { PageArgs } from '../schema/connection.ts';
import { Needs } from '../schema/needs.ts';
import { ApiKey } from '../entities/api-key.ts';
import { createApiKey } from '../use-cases/create-api-key.ts';
import { findPage } from '../use-cases/find-page.ts';
import { revokeApiKey } from '../use-cases/revoke-api-key.ts';
import { rotateApiKey } from '../use-cases/rotate-api-key.ts';

@Resolver()
export class AccessResolver {
  @Needs('known')
  @Query(() => ViewerType, { description: 'Who asks, and what they may do.' })
  viewer(@Ctx() { viewer }: RequestContext) {
    return viewer;
  }

  @Needs('admin')
  @Query(() => ApiKeyConnection, { description: 'All keys and sessions, also past ones, newest first.' })
  async apiKeys(@Ctx() ctx: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return await findPage(ctx.db.manager.createQueryBuilder(ApiKey, 'key'), page);
  }

  @Needs('admin')
  @Mutation(() => IssuedApiKeyType, {
    description: 'Makes a key, which is shown in the answer and never again. Errors: INVALID_INPUT.',
  })
  async createApiKey(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CreateApiKeyInputType, { description: 'The key.' }) input: CreateApiKeyInputType,
  ) {
    return await createApiKey(ctx, { ...input, createdBy: ctx.viewer.name });
  }

  @Needs('admin')
  @Mutation(() => IssuedApiKeyType, {
    description:
      'Makes a key with the same name and rights; the old one counts for a while yet. Errors: INVALID_INPUT, NOT_FOUND.',
  })
  async rotateApiKey(@Ctx() ctx: RequestContext, @Args(() => RotateApiKeyArgs) wanted: RotateApiKeyArgs) {
    return await rotateApiKey(ctx, { ...wanted, by: ctx.viewer.name });
  }

  @Needs('admin')
  @Mutation(() => ApiKeyType, {
    description:
      'Ends a key and its sessions for good, everywhere within a second; open subscriptions end. Errors: NOT_FOUND.',
  })
  async revokeApiKey(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID, { description: 'The id of the key.' }) id: string,
  ) {
    return await revokeApiKey(ctx, { id, by: ctx.viewer.name });
  }
}
