import { ArgsType, Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from './connection.ts';

@ObjectType('ModelShadow', {
  description:
    'The version behind the alias `Shadow`: it answers a share of the requests to Production too, for nobody but the log.',
})
export class ModelShadowType {
  @Field(() => Float, {
    description: 'The share of the requests, 0 to 1; 0.1 until it is set. The same keys always belong to it.',
  })
  ratio: number;
  @Field(() => String, { nullable: true, description: 'Who set the share; null: nobody has.' })
  setBy: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was set.' })
  setAt: Date | null;
}

@ArgsType()
export class ShadowReportArgs {
  @Field(() => String, { description: 'The name of the model.' })
  model: string;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Requests of this time or later; 24 hours before `to` if left out.',
  })
  from?: Date | null;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Requests before this time; now if left out.',
  })
  to?: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'Only answers of this version as the shadow, such as "v2.1".',
  })
  version?: string | null;
}

@ObjectType('ClusterFlip', { description: 'Requests to which another cluster was answered.' })
export class ClusterFlipType {
  @Field(() => String, { description: "The label of Production's answer." })
  fromLabel: string;
  @Field(() => String, { description: 'The label of the other answer.' })
  toLabel: string;
  @Field(() => Int, { description: 'How many requests.' })
  count: number;
}

@ObjectType('ErrorCount', { description: 'Requests that could not be answered, by the reason.' })
export class ErrorCountType {
  @Field(() => String, { description: 'The code of the error.' })
  code: string;
  @Field(() => Int, { description: 'How many requests.' })
  count: number;
}

@ObjectType('ShadowLatency', {
  description:
    'How long the answers took to compute, in milliseconds per row; of a call with many rows each has its part.',
})
export class ShadowLatencyType {
  @Field(() => Float, { description: "The median of Production's." })
  productionMedianMs: number;
  @Field(() => Float, { description: 'What 99 % of them stay below.' })
  productionP99Ms: number;
  @Field(() => Float, { description: "The median of the shadow's." })
  shadowMedianMs: number;
  @Field(() => Float, { description: 'What 99 % of them stay below.' })
  shadowP99Ms: number;
  @Field(() => Float, {
    description: 'The median of the differences within the pairs; above 0 the shadow is slower.',
  })
  medianDifferenceMs: number;
  @Field(() => Float, { description: 'What 99 % of the differences stay below.' })
  p99DifferenceMs: number;
}

@ObjectType('ShadowPair', { description: 'A request that Production and its shadow answered.' })
export class ShadowPairType {
  @Field(() => ID, { description: "The id of Production's answer." })
  predictionId: string;
  @Field(() => ID, { description: "The id of the shadow's answer." })
  shadowPredictionId: string;
  @Field(() => GraphQLISODateTime, { description: 'When Production answered.' })
  time: Date;
  @Field(() => String, { nullable: true, description: "The caller's own name of the row." })
  key: string | null;
  @Field(() => String, { description: 'The version that answered as Production.' })
  productionVersion: string;
  @Field(() => String, { description: 'The version that answered as the shadow.' })
  shadowVersion: string;
  @Field(() => String, { description: "The label of Production's answer." })
  productionLabel: string;
  @Field(() => String, { nullable: true, description: "The label of the shadow's answer; null: an error." })
  shadowLabel: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The code of the error for which the shadow did not answer; null: it did.',
  })
  error: string | null;
  @Field(() => Float, { description: "The distance to the cluster's centre in Production's space." })
  productionDistance: number;
  @Field(() => Float, { nullable: true, description: "The same in the shadow's space." })
  shadowDistance: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'By how much the distances differ, each divided by the median distance of its version.',
  })
  difference: number | null;
}

export const ShadowPairConnection = connectionOf(ShadowPairType, 'ShadowPair');

@ObjectType('ShadowReport', { description: 'What a shadow answered, beside what Production did.' })
export class ShadowReportType {
  @Field(() => GraphQLISODateTime, { description: 'Requests of this time or later.' })
  from: Date;
  @Field(() => GraphQLISODateTime, { description: 'Requests before this time.' })
  to: Date;
  @Field(() => Int, { description: 'The requests that both got.' })
  pairs: number;
  @Field(() => [ErrorCountType], {
    description: 'Those that the shadow could not answer, most frequent first.',
  })
  errors: ErrorCountType[];
  @Field(() => Float, {
    nullable: true,
    description: 'The share of equal labels among the others; null: there are none.',
  })
  agreement: number | null;
  @Field(() => [ClusterFlipType], { description: 'Which labels became which, most frequent first.' })
  flips: ClusterFlipType[];
  @Field(() => ShadowLatencyType, { nullable: true, description: 'How long both took; null without pairs.' })
  latency: ShadowLatencyType | null;
}
