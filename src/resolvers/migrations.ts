import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { PageArgs } from '../schema/connection.ts';
import {
  CarriedKeyConnection,
  KeyOfOneVersionConnection,
  MigrationsType,
  MigrationSummaryType,
} from '../schema/migrations.ts';
import { TableDownloadType } from '../schema/table-download.ts';
import { Needs } from '../schema/needs.ts';
import {
  findKeysOfOne,
  findMigrations,
  findMovedKeys,
  summariseMigrations,
  type Migrations,
} from '../use-cases/find-migrations.ts';
import { downloadLinks } from '../use-cases/table-download.ts';

@Resolver(() => MigrationsType)
export class MigrationsResolver {
  @Needs('viewer')
  @Query(() => MigrationsType, {
    description:
      'Which keys changed their label between two versions of a model, and what carried them. Errors: NOT_FOUND, ALIAS_NOT_SET, NO_PREVIOUS_VERSION (where nothing is named), CONTENT_EXPIRED, BLOB_CORRUPT.',
  })
  async migrations(
    @Ctx() ctx: RequestContext,
    @Arg('model', () => String, { description: 'The name of the model.' }) model: string,
    @Arg('from', () => String, {
      nullable: true,
      description:
        'The version before, such as "v1.0"; Production where nothing is said, or where that is `to`, the version that a rollback would lead to.',
    })
    from?: string | null,
    @Arg('to', () => String, {
      nullable: true,
      description: 'The version after; Production where nothing is said.',
    })
    to?: string | null,
  ) {
    return await findMigrations(ctx, { model, from, to });
  }

  @FieldResolver(() => MigrationSummaryType, { description: 'How many keys stayed, moved, came and went.' })
  async summary(@Ctx() ctx: RequestContext, @Root() migrations: Migrations) {
    return await summariseMigrations(ctx, migrations);
  }

  @FieldResolver(() => CarriedKeyConnection, {
    description: 'The keys that both versions have under different labels, by key.',
  })
  async moved(
    @Ctx() ctx: RequestContext,
    @Root() migrations: Migrations,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return await findMovedKeys(ctx, migrations, page);
  }

  @FieldResolver(() => KeyOfOneVersionConnection, {
    description: 'The keys that only the later version has, by key.',
  })
  async came(
    @Ctx() ctx: RequestContext,
    @Root() migrations: Migrations,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return await findKeysOfOne(ctx, migrations, 'CAME', page);
  }

  @FieldResolver(() => KeyOfOneVersionConnection, {
    description: 'The keys that only the earlier version has, by key.',
  })
  async went(
    @Ctx() ctx: RequestContext,
    @Root() migrations: Migrations,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return await findKeysOfOne(ctx, migrations, 'WENT', page);
  }

  @FieldResolver(() => [TableDownloadType], {
    description:
      'The keys that moved, came or went as files: change, key, name, labels, and each feature before and after.',
  })
  downloads(@Root() { model, from, to }: Migrations) {
    return downloadLinks('models', model, 'migrations', from.name, to.name);
  }
}
