import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import type { AliasMove } from '../entities/alias-move.ts';
import type { RegisteredModel } from '../entities/registered-model.ts';
import { AliasMoveType, ModelVersionType, RegisteredModelType } from '../schema/model.ts';
import {
  GateAssessmentType,
  MoveGateType,
  PromotionGateInputType,
  PromotionGateType,
} from '../schema/promotion-gate.ts';
import { Needs } from '../schema/needs.ts';
import { assessPromotion, type GateAssessment } from '../use-cases/assess-gate.ts';
import { describeMoveGate } from '../use-cases/describe-move-gate.ts';
import { findGate } from '../use-cases/gate-rows.ts';
import { setPromotionGate, type PromotionGateInput } from '../use-cases/set-promotion-gate.ts';

@Resolver(() => RegisteredModelType)
export class ModelGateResolver {
  @Needs('approver')
  @Mutation(() => PromotionGateType, {
    description:
      "Declares what a version must show before an alias of the model moves to it: the next revision of the model's gate. It holds for every move that has not happened yet. Errors: INVALID_INPUT (with all problems), NOT_FOUND.",
  })
  async setPromotionGate(
    @Ctx() ctx: RequestContext,
    @Arg('model', () => String, { description: 'The name of the model.' }) model: string,
    @Arg('gate', () => PromotionGateInputType, { description: 'The gate.' }) gate: PromotionGateInputType,
  ) {
    return await setPromotionGate(ctx, {
      model,
      gate: gate as PromotionGateInput,
      setBy: ctx.viewer.name,
    });
  }

  @FieldResolver(() => PromotionGateType, {
    nullable: true,
    description: 'Its gate; null where none was ever set, or not so often.',
  })
  async promotionGate(
    @Ctx() { db }: RequestContext,
    @Root() model: RegisteredModel,
    @Arg('revision', () => Int, { nullable: true, description: 'A revision; the newest if left out.' })
    revision?: number | null,
  ) {
    return await findGate(db.manager, model.id, revision ?? undefined);
  }
}

@Resolver(() => GateAssessmentType)
export class GateAssessmentResolver {
  @Needs('viewer')
  @Query(() => GateAssessmentType, {
    description:
      'Puts a version before the gate of an alias, as a promotion would; nothing moves. Errors: NOT_FOUND, CONTENT_EXPIRED, BLOB_CORRUPT.',
  })
  async assessPromotion(
    @Ctx() ctx: RequestContext,
    @Arg('model', () => String, { description: 'The name of the model.' }) model: string,
    @Arg('version', () => String, { description: 'The name of the version, such as "v2.1".' })
    version: string,
    @Arg('alias', () => String, { defaultValue: 'Production', description: 'The alias.' }) alias: string,
  ) {
    return await assessPromotion(ctx, { model, version, alias });
  }

  @FieldResolver(() => ModelVersionType, {
    nullable: true,
    description: 'The version that holds the alias; null where none does.',
  })
  champion(@Root() { champion }: GateAssessment) {
    return champion;
  }

  @FieldResolver(() => ModelVersionType, { description: 'The version that was put before the gate.' })
  challenger(@Root() { challenger }: GateAssessment) {
    return challenger;
  }
}

@Resolver(() => AliasMoveType)
export class AliasMoveGateResolver {
  @FieldResolver(() => MoveGateType, {
    nullable: true,
    description: 'What the gate said of the move; null where none guarded the alias, and of a rollback.',
  })
  async gate(@Ctx() { loaders }: RequestContext, @Root() move: AliasMove) {
    return describeMoveGate(move, await loaders.checksOfMove.load(move.id));
  }
}
