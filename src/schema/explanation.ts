import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Explanation, FeatureChange, FeatureShare } from '../ml/index.ts';

@ObjectType('FeatureChange', {
  description: 'A change of one feature that brings a row to the border of its cluster.',
})
export class FeatureChangeType implements FeatureChange {
  @Field(() => String, { description: 'The feature.' })
  feature: string;
  @Field(() => Float, { description: 'What the row has, in the unit of the data.' })
  from: number;
  @Field(() => Float, {
    description: 'Where the border is, in the unit of the data: a row beyond it is in the other cluster.',
  })
  to: number;
  @Field(() => Int, { description: 'The id of the cluster on the other side of the border.' })
  cluster: number;
}

@ObjectType('FeatureShare', { description: 'What one feature contributes to an answer.' })
export class FeatureShareType implements FeatureShare {
  @Field(() => String, { description: 'The feature.' })
  feature: string;
  @Field(() => Float, {
    description:
      "Its part of the squared distance to the cluster's centre: all parts add up to 1, or are 0 on the centre itself.",
  })
  share: number;
  @Field(() => FeatureChangeType, {
    nullable: true,
    description:
      'The smallest change of this feature alone that leads out of the cluster; null where none does within the values that its transform takes.',
  })
  change: FeatureChange | null;
}

@ObjectType('RunnerUp', { description: 'The cluster that a row would have been put into next.' })
export class RunnerUpType {
  @Field(() => Int, { description: 'Its id.' })
  cluster: number;
  @Field(() => Float, { description: "The distance to its centre, in the model's standardised space." })
  distance: number;
}

@ObjectType('PredictionExplanation', {
  description: 'Why a row is in its cluster, and what would change that.',
})
export class PredictionExplanationType implements Explanation {
  @Field(() => [FeatureShareType], { description: "The features, in the model's order." })
  features: FeatureShare[];
  @Field(() => RunnerUpType, {
    nullable: true,
    description:
      'The cluster that comes next, by distance or, in a mixture, by probability; null where the model has one only.',
  })
  runnerUp: Explanation['runnerUp'];
  @Field(() => Boolean, {
    description:
      'Whether the row lies further from the centre than 99 % of the training rows of its cluster.',
  })
  outOfDistribution: boolean;
  @Field(() => Float, { description: 'The distance that 99 % of those rows do not exceed.' })
  distanceLimit: number;
  @Field(() => FeatureChangeType, {
    nullable: true,
    description:
      'Of the changes of one feature the smallest, measured in the standardised space; null where no feature alone leads out of the cluster.',
  })
  smallestChange: FeatureChange | null;
}
