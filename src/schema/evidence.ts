import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType('GapValue', { description: 'The gap statistic of a number of clusters.' })
export class GapValueType {
  @Field(() => Int, { description: 'The number of clusters, from 1.' })
  nClusters: number;
  @Field(() => Float, {
    description: 'How far the logarithm of the dispersion lies below what data without clusters give.',
  })
  gap: number;
  @Field(() => Float, { description: 'Its standard error, simulation error included.' })
  error: number;
}

@ObjectType('GapStatistic', {
  description: 'The gap statistic of Tibshirani, Walther and Hastie (2001), with 20 uniform references.',
})
export class GapStatisticType {
  @Field(() => Int, {
    nullable: true,
    description: 'The number of clusters that it chooses; null where the gap rises to the end.',
  })
  nClusters: number | null;
  @Field(() => [GapValueType], { description: 'Its values, ascending by number of clusters.' })
  values: GapValueType[];
}

@ObjectType('ClusterStability', {
  description:
    'How well a number of clusters survives 20 bootstrap samples (after Hennig, 2007): the adjusted Rand index of their clusterings with that of the rows.',
})
export class ClusterStabilityType {
  @Field(() => Int, { description: 'The number of clusters.' })
  nClusters: number;
  @Field(() => Float, { description: 'The mean index; 1 is perfect, 0 is chance.' })
  mean: number;
  @Field(() => Float, { description: 'The least index.' })
  least: number;
}

@ObjectType('SweepEvidence', {
  description: 'What speaks for a number of clusters besides the silhouette. It does not decide.',
})
export class SweepEvidenceType {
  @Field(() => Int, {
    nullable: true,
    description:
      'The elbow of the inertia by Kneedle (Satopää and others, 2011); null where there is none, or fewer than three runs have ended.',
  })
  elbow: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The rows on which gap and stability were weighed, all or a sample; null until they are.',
  })
  rows?: number;
  @Field(() => GapStatisticType, {
    nullable: true,
    description: 'The gap statistic; null until it is there, or where the sweep did not ask for evidence.',
  })
  gap?: GapStatisticType;
  @Field(() => [ClusterStabilityType], {
    nullable: true,
    description: 'The stability of each number of clusters; null until it is there, as the gap.',
  })
  stability?: ClusterStabilityType[];
}
