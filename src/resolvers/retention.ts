import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import type { ModelVersion } from '../entities/model-version.ts';
import type { ContentKind } from '../entities/retention-policy.ts';
import type { Run } from '../entities/run.ts';
import type { Scoring } from '../entities/scoring.ts';
import { PageArgs } from '../schema/connection.ts';
import { DatasetVersionType } from '../schema/dataset-version.ts';
import { JobType } from '../schema/job.ts';
import { ModelVersionType } from '../schema/model.ts';
import {
  ContentKindEnum,
  RetentionInput,
  RetentionPolicyType,
  RetentionPreviewType,
  TrashedContentConnection,
  TrashedContentType,
} from '../schema/retention.ts';
import { RunType } from '../schema/run.ts';
import { Needs } from '../schema/needs.ts';
import { ScoringType } from '../schema/scoring.ts';
import { applyRetention } from '../use-cases/apply-retention.ts';
import { findRetentionPolicies, findTrash } from '../use-cases/find-retention.ts';
import { previewRetention } from '../use-cases/preview-retention.ts';
import { restoreContent } from '../use-cases/restore-content.ts';
import { setRetention } from '../use-cases/set-retention.ts';

@Resolver()
export class RetentionResolver {
  @Needs('viewer')
  @Query(() => [RetentionPolicyType], { description: 'The policies of all kinds.' })
  async retentionPolicies(@Ctx() ctx: RequestContext) {
    return await findRetentionPolicies(ctx);
  }

  @Needs('viewer')
  @Query(() => RetentionPreviewType, {
    description:
      'What applyRetention would move to the trash now, how many bytes, and why the rest of what is old stays. Changes nothing. Errors: INVALID_INPUT.',
  })
  async previewRetention(
    @Ctx() ctx: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('goes', () => Boolean, {
      nullable: true,
      description: 'Only candidates that would go, or (false) only those that stay.',
    })
    goes?: boolean,
  ) {
    return await previewRetention(ctx, { ...page, goes });
  }

  @Needs('viewer')
  @Query(() => TrashedContentConnection, {
    description: 'What is in the trash and can be restored, newest first.',
  })
  async trashedContent(@Ctx() ctx: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return await findTrash(ctx, page);
  }

  @Needs('admin')
  @Mutation(() => RetentionPolicyType, {
    description: 'Sets the policy of a kind. Nothing goes before applyRetention. Errors: INVALID_INPUT.',
  })
  async setRetention(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RetentionInput, { description: 'The policy.' }) input: RetentionInput,
  ) {
    return await setRetention(ctx, { ...input, setBy: ctx.viewer.name });
  }

  @Needs('admin')
  @Mutation(() => JobType, {
    description:
      'Moves what the policies let go to the trash, and deletes what has been there long enough. Errors: JOB_IN_PROGRESS.',
  })
  async applyRetention(@Ctx() ctx: RequestContext) {
    return await applyRetention(ctx);
  }

  @Needs('admin')
  @Mutation(() => [TrashedContentType], {
    description:
      'Takes the content of a thing out of the trash; its age counts anew. Errors: INVALID_INPUT, NOT_FOUND, CONTENT_KEPT, CONTENT_EXPIRED (it is deleted).',
  })
  async restoreContent(
    @Ctx() ctx: RequestContext,
    @Arg('kind', () => ContentKindEnum, { description: 'What it is.' }) kind: ContentKind,
    @Arg('id', () => ID, { description: 'Its id; of an unreferenced object its digest.' }) id: string,
  ) {
    return await restoreContent(ctx, { kind, id });
  }
}

const EXPIRED = { nullable: true, description: 'When and why its content expired; null: it is there.' };

@Resolver(() => DatasetVersionType)
export class DatasetVersionContentResolver {
  @FieldResolver(() => TrashedContentType, EXPIRED)
  async expired(@Ctx() ctx: RequestContext, @Root() version: DatasetVersion) {
    return await firstExpired(ctx, [version.digest]);
  }
}

@Resolver(() => RunType)
export class RunContentResolver {
  @FieldResolver(() => TrashedContentType, EXPIRED)
  async expired(@Ctx() ctx: RequestContext, @Root() run: Run) {
    const artifacts = await ctx.loaders.artifactsOfRun.load(run.id);
    return await firstExpired(
      ctx,
      artifacts.map(({ digest }) => digest),
    );
  }
}

@Resolver(() => ModelVersionType)
export class ModelVersionContentResolver {
  @FieldResolver(() => TrashedContentType, EXPIRED)
  async expired(@Ctx() ctx: RequestContext, @Root() version: ModelVersion) {
    return await firstExpired(ctx, [version.artifactDigest, version.assignmentsDigest]);
  }
}

@Resolver(() => ScoringType)
export class ScoringContentResolver {
  @FieldResolver(() => TrashedContentType, EXPIRED)
  async expired(@Ctx() ctx: RequestContext, @Root() scoring: Scoring) {
    return await firstExpired(ctx, [scoring.digest]);
  }
}

async function firstExpired({ loaders }: RequestContext, digests: string[]) {
  const trash = await Promise.all(digests.map((digest) => loaders.trashOfBlob.load(digest)));
  return trash.find((row) => row !== null && row.restoredAt === null) ?? null;
}
