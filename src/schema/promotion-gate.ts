import { Field, Float, GraphQLISODateTime, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

export const ComparedMetricEnum = {
  SILHOUETTE: 'SILHOUETTE',
  DAVIES_BOULDIN: 'DAVIES_BOULDIN',
  CALINSKI_HARABASZ: 'CALINSKI_HARABASZ',
  INERTIA: 'INERTIA',
} as const;
registerEnumType(ComparedMetricEnum, {
  name: 'ComparedMetric',
  description:
    "What two versions are compared by, on the same rows and in one space: the challenger's training data, standardised as it does.",
  valuesConfig: {
    SILHOUETTE: { description: 'The mean silhouette, -1 to 1; higher is better.' },
    DAVIES_BOULDIN: { description: 'The Davies-Bouldin index, from 0; lower is better.' },
    CALINSKI_HARABASZ: { description: 'The Calinski-Harabasz index, from 0; higher is better.' },
    INERTIA: {
      description:
        'The sum of squared distances of the rows to the mean of their cluster; lower is better. More clusters always have less.',
    },
  },
});

export const MetricDirectionEnum = { HIGHER: 'HIGHER', LOWER: 'LOWER' } as const;
registerEnumType(MetricDirectionEnum, {
  name: 'MetricDirection',
  description: 'Which way a metric gets better.',
  valuesConfig: {
    HIGHER: { description: 'More is better.' },
    LOWER: { description: 'Less is better.' },
  },
});

export const GateCheckNameEnum = {
  COMPARABLE: 'COMPARABLE',
  ...ComparedMetricEnum,
  CLUSTER_SIZE: 'CLUSTER_SIZE',
  CLUSTER_SHARE: 'CLUSTER_SHARE',
  STABILITY: 'STABILITY',
  MATCHING: 'MATCHING',
} as const;
registerEnumType(GateCheckNameEnum, {
  name: 'GateCheckName',
  description: 'A condition of a gate.',
  valuesConfig: {
    COMPARABLE: { description: "The holder of the alias can score the version's training data." },
    SILHOUETTE: { description: 'The improvement of the silhouette.' },
    DAVIES_BOULDIN: { description: 'The improvement of the Davies-Bouldin index.' },
    CALINSKI_HARABASZ: { description: 'The improvement of the Calinski-Harabasz index.' },
    INERTIA: { description: 'The improvement of the inertia.' },
    CLUSTER_SIZE: { description: 'The training rows of the smallest cluster.' },
    CLUSTER_SHARE: { description: 'The share of the training rows in the smallest cluster.' },
    STABILITY: { description: "The bootstrap stability of the number of clusters, in the sweep's evidence." },
    MATCHING: {
      description: 'The adjusted Rand index with the holder, over the keys that both were trained on.',
    },
  },
});

@ObjectType('MetricBound', { description: 'By how much a version must beat the present holder.' })
@InputType('MetricBoundInput', { description: 'By how much a version must beat the present holder.' })
export class MetricBoundType {
  @Field(() => ComparedMetricEnum, { description: 'The metric.' })
  metric: string;
  @Field(() => MetricDirectionEnum, {
    nullable: true,
    description: "Which way it gets better; the metric's own way where nothing is said.",
  })
  direction?: string | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'The improvement must be above it, in the unit of the metric; 0 where nothing is said. Below 0 it is how much worse is still taken.',
  })
  minimumImprovement?: number | null;
}

/** What the API returns of a gate, it takes. */
@ObjectType()
@InputType()
class GateConditionsType {
  @Field(() => [String], {
    nullable: true,
    description: 'The aliases that it guards; ["Production"] where nothing is said, [] opens it.',
  })
  aliases?: string[] | null;
  @Field(() => [MetricBoundType], {
    nullable: true,
    description:
      'The metrics to beat, each at most once; where nothing is said the silhouette, by anything above 0.',
  })
  metrics?: MetricBoundType[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the holder must be able to score the version's training data; true where nothing is said. Where false, metrics pass that cannot be compared.",
  })
  requireComparable?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'The least training rows of each cluster; none: any.' })
  minimumClusterSize?: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'The least share of the training rows in each cluster, 0 to 1; none: any.',
  })
  minimumClusterShare?: number | null;
  @Field(() => Float, {
    nullable: true,
    description:
      "The least bootstrap stability, -1 to 1, of the number of clusters in the sweep's evidence, without which it fails (startSweep: withEvidence); none: any.",
  })
  minimumStability?: number | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'The least adjusted Rand index, -1 to 1, with the holder over the keys that both were trained on; none: any.',
  })
  minimumMatching?: number | null;
}

@InputType('PromotionGateInput', {
  description: 'What a version must show before an alias moves to it.',
})
export class PromotionGateInputType extends GateConditionsType {}

@ObjectType('PromotionGate', {
  description:
    'What a version of a model must show before an alias moves to it. A revision is never changed; the newest one holds.',
})
export class PromotionGateType extends GateConditionsType {
  @Field(() => Int, { description: 'Counts how often the gate of the model was set, from 1.' })
  revision: number;
  @Field(() => String, { description: 'Who set it.' })
  setBy: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was set.' })
  setAt: Date;
}

@ObjectType('GateCheck', { description: 'A condition of a gate, and what was found of it.' })
export class GateCheckType {
  @Field(() => GateCheckNameEnum, { description: 'The condition.' })
  name: string;
  @Field(() => Boolean, { description: 'Whether it is fulfilled.' })
  passed: boolean;
  @Field(() => Float, {
    nullable: true,
    description: 'The figure; of a metric the improvement. null: there is none, and `reason` says why.',
  })
  value: number | null;
  @Field(() => Float, { nullable: true, description: 'What the figure is held against; null: nothing.' })
  bound: number | null;
  @Field(() => String, { description: 'The verdict in words, with its figures.' })
  reason: string;
}

@ObjectType('GateAssessment', { description: 'What the gate of an alias says of a version.' })
export class GateAssessmentType {
  @Field(() => String, { description: 'The alias.' })
  alias: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The revision of the gate; null: none guards the alias, and everything passes.',
  })
  gateRevision: number | null;
  @Field(() => Boolean, { description: 'Whether every check is passed.' })
  passed: boolean;
  @Field(() => [GateCheckType], {
    description:
      'Every condition in the order comparable, metrics, clusters, stability, matching. Those that compare pass where no other version holds the alias.',
  })
  checks: GateCheckType[];
}

@ObjectType('MoveGate', { description: 'What the gate said when an alias moved.' })
export class MoveGateType {
  @Field(() => Int, { description: 'The revision of the gate.' })
  revision: number;
  @Field(() => Boolean, { description: 'Whether every check was passed.' })
  passed: boolean;
  @Field(() => Boolean, { description: 'Whether the alias moved although a check was not passed.' })
  overridden: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Why it moved nevertheless; null: it was not overridden. By whom, `movedBy` says.',
  })
  overrideReason: string | null;
  @Field(() => [GateCheckType], { description: 'Every check, with the figures of then.' })
  checks: GateCheckType[];
}

@InputType('GateOverrideInput', { description: 'A decision against the gate.' })
export class GateOverrideInput {
  @Field(() => String, { description: 'Why: people will read it in the history.' })
  reason: string;
}
