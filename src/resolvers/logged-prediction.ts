import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import type { RegisteredModel } from '../entities/registered-model.ts';
import {
  LoggedPredictionConnection,
  LoggedPredictionType,
  OutcomeInput,
  PredictionsArgs,
  RecordedOutcomeType,
} from '../schema/logged-prediction.ts';
import { ModelVersionType, RegisteredModelType } from '../schema/model.ts';
import { TableDownloadType } from '../schema/table-download.ts';
import { Needs } from '../schema/needs.ts';
import { findPredictions } from '../use-cases/find-predictions.ts';
import type { LoggedPrediction } from '../use-cases/logged-rows.ts';
import { recordOutcomes } from '../use-cases/record-outcomes.ts';
import { downloadLinks } from '../use-cases/table-download.ts';

@Resolver(() => LoggedPredictionType)
export class LoggedPredictionResolver {
  @Needs('viewer')
  @Query(() => LoggedPredictionConnection, {
    description:
      'The answers that a model gave, newest first, as long as the log keeps them. An answer is in the log within a second. Errors: NOT_FOUND, INVALID_INPUT.',
  })
  async predictions(@Ctx() ctx: RequestContext, @Args(() => PredictionsArgs) args: PredictionsArgs) {
    return await findPredictions(ctx, args, args);
  }

  @Needs('operator')
  @Mutation(() => [RecordedOutcomeType], {
    description:
      'Records what turned out to be true about predictions, 1 to 10,000 at once, each for itself and in the order given. Sent again it changes nothing. Errors: INVALID_INPUT; of an outcome: NOT_FOUND (the log does not have the prediction, or not yet), INVALID_INPUT, OUTCOME_CONFLICT.',
  })
  async recordOutcomes(
    @Ctx() ctx: RequestContext,
    @Arg('outcomes', () => [OutcomeInput], { description: 'What turned out to be true.' })
    outcomes: OutcomeInput[],
  ) {
    return await recordOutcomes(ctx, outcomes, ctx.viewer.name);
  }

  @FieldResolver(() => ModelVersionType, { description: 'The version that answered.' })
  modelVersion(@Root() { version }: LoggedPrediction) {
    return version;
  }
}

@Resolver(() => RegisteredModelType)
export class ModelPredictionsResolver {
  @FieldResolver(() => [TableDownloadType], {
    description:
      'The log of its predictions as files; "?from=" and "?to=" take times, as in 2026-11-20T15:00:00Z.',
  })
  predictionDownloads(@Root() { name }: RegisteredModel) {
    return downloadLinks('models', name, 'predictions');
  }
}
