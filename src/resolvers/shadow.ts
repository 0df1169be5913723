import { Arg, Args, Ctx, FieldResolver, Float, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Needs } from '../schema/needs.ts';
import type { RequestContext } from '../context.ts';
import type { RegisteredModel } from '../entities/registered-model.ts';
import { PageArgs } from '../schema/connection.ts';
import { ModelVersionType, RegisteredModelType } from '../schema/model.ts';
import {
  ModelShadowType,
  ShadowPairConnection,
  ShadowReportArgs,
  ShadowReportType,
} from '../schema/shadow.ts';
import { findShadow, setShadow, type ModelShadow } from '../use-cases/set-shadow.ts';
import { findShadowPairs, shadowReport, type ShadowReport } from '../use-cases/shadow-report.ts';

@Resolver(() => ModelShadowType)
export class ModelShadowResolver {
  @Needs('operator')
  @Mutation(() => ModelShadowType, {
    description:
      'Sets which share of the requests to Production the shadow of a model answers too; 0 turns it off. Which version it is, the alias `Shadow` says (promoteModel). Errors: INVALID_INPUT, NOT_FOUND.',
  })
  async setShadow(
    @Ctx() ctx: RequestContext,
    @Arg('model', () => String, { description: 'The name of the model.' }) model: string,
    @Arg('ratio', () => Float, { description: 'The share, 0 to 1.' }) ratio: number,
  ) {
    return await setShadow(ctx, { model, ratio, setBy: ctx.viewer.name });
  }

  @FieldResolver(() => ModelVersionType, {
    nullable: true,
    description: 'The version behind the alias `Shadow`; null: there is none.',
  })
  version(@Root() { version }: ModelShadow) {
    return version;
  }
}

@Resolver(() => RegisteredModelType)
export class ShadowedModelResolver {
  @FieldResolver(() => ModelShadowType, { description: 'Its shadow.' })
  async shadow(@Ctx() { db }: RequestContext, @Root() model: RegisteredModel) {
    return await findShadow(db.manager, model.id);
  }
}

@Resolver(() => ShadowReportType)
export class ShadowReportResolver {
  @Needs('viewer')
  @Query(() => ShadowReportType, {
    description:
      'What the shadow of a model answered, beside what Production did, as long as the log keeps it. An answer of the shadow is in the log within a second. Errors: NOT_FOUND, INVALID_INPUT.',
  })
  async shadowReport(@Ctx() ctx: RequestContext, @Args(() => ShadowReportArgs) args: ShadowReportArgs) {
    return await shadowReport(ctx, args);
  }

  @FieldResolver(() => ShadowPairConnection, {
    description:
      'The requests, the most different first: those that the shadow could not answer, then other labels, then equal ones; among them by `difference`.',
  })
  async pairsByDifference(
    @Ctx() ctx: RequestContext,
    @Root() report: ShadowReport,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return await findShadowPairs(ctx, report, page);
  }
}
