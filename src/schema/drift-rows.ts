import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { MultivariateFinding, RowsFinding, ThroughModelFinding } from '../entities/drift-report.ts';

@ObjectType('RowsDrift', { description: 'A test of whole rows; its p-value is by permutation.' })
export class RowsDriftType implements RowsFinding {
  @Field(() => Float, { description: 'What is measured.' })
  statistic: number;
  @Field(() => Float, { description: 'Its p-value.' })
  pValue: number;
  @Field(() => Float, { description: 'The threshold.' })
  threshold: number;
  @Field(() => Boolean, { description: 'Whether the p-value is below the threshold.' })
  drifted: boolean;
}

@ObjectType('MultivariateDrift', {
  description:
    'What the numeric columns of a report say together: drift that no column shows alone. At most 500 rows of each side are looked at. It does not count in the verdict of the report.',
})
export class MultivariateDriftType implements MultivariateFinding {
  @Field(() => [String], { description: 'The columns.' })
  columns: string[];
  @Field(() => Int, { description: 'How many rows of the reference were looked at.' })
  referenceRows: number;
  @Field(() => Int, { description: 'How many current rows were looked at.' })
  currentRows: number;
  @Field(() => Int, { description: 'How many random divisions of the rows the p-values come from.' })
  permutations: number;
  @Field(() => RowsDriftType, {
    description:
      'Whether a classifier can tell the sides apart (Lopez-Paz and Oquab, 2017); the statistic is its AUC, 0.5 by chance.',
  })
  classifier: RowsDriftType;
  @Field(() => RowsDriftType, {
    description:
      'The maximum mean discrepancy (Gretton and others, 2012); the statistic is its square, about 0 without drift.',
  })
  mmd: RowsDriftType;
}

@ObjectType('ClusterShare', { description: 'Which share of the rows a cluster has on both sides.' })
export class ClusterShareType {
  @Field(() => Int, { description: 'The cluster.' })
  cluster: number;
  @Field(() => String, { description: 'Its label.' })
  label: string;
  @Field(() => Float, { description: 'Its share of the reference, 0 to 1.' })
  referenceShare: number;
  @Field(() => Float, { description: 'Its share of the current rows, 0 to 1.' })
  currentShare: number;
}

@ObjectType('ShareDrift', {
  description: 'Whether rows fall into the clusters in other shares; a chi-square test of homogeneity.',
})
export class ShareDriftType {
  @Field(() => Float, { description: 'Its statistic.' })
  statistic: number;
  @Field(() => Float, { description: 'Its p-value.' })
  pValue: number;
  @Field(() => Boolean, { description: 'Whether the p-value is below 0.05.' })
  drifted: boolean;
  @Field(() => Boolean, {
    description: 'Whether a cluster would have fewer than 5 rows, where the test is doubtful.',
  })
  doubtful: boolean;
}

@ObjectType('DistanceDrift', {
  description:
    'Whether more rows than expected lie farther from their centre than the reference does: rows that the model has seen nothing like.',
})
export class DistanceDriftType {
  @Field(() => Float, {
    description: 'The distance that 99 % of the reference keep within, in the standardised space.',
  })
  boundary: number;
  @Field(() => Float, { description: 'The mean distance of the reference.' })
  referenceMean: number;
  @Field(() => Float, { description: 'The mean distance of the current rows.' })
  currentMean: number;
  @Field(() => Float, { description: 'The share of the current rows beyond the boundary.' })
  share: number;
  @Field(() => Float, { description: 'The share that rows like the reference would have there.' })
  expectedShare: number;
  @Field(() => Float, { description: 'The p-value, one-sided and exact.' })
  pValue: number;
  @Field(() => Boolean, { description: 'Whether the p-value is below 0.05.' })
  drifted: boolean;
}

@ObjectType('ConfidenceDrift', {
  description: 'How sure the answers of the model are: the mean of what `predictCluster` calls confidence.',
})
export class ConfidenceDriftType {
  @Field(() => Float, { description: 'Of the reference, 0 to 1.' })
  reference: number;
  @Field(() => Float, { description: 'Of the current rows, 0 to 1.' })
  current: number;
}

@ObjectType('AssignmentStability', {
  description: 'How many of the rows that both sides share kept their cluster.',
})
export class AssignmentStabilityType {
  @Field(() => Float, { description: 'How many rows there are.' })
  rows: number;
  @Field(() => Float, { description: 'How many kept their cluster.' })
  stayed: number;
  @Field(() => Float, { description: 'Their share, 0 to 1.' })
  share: number;
  @Field(() => Float, { description: 'The adjusted Rand index of the two assignments.' })
  adjustedRand: number;
}

@ObjectType('ToldOutcomes', { description: 'Answers whose true cluster was told later.' })
export class ToldOutcomesType {
  @Field(() => Float, { description: 'How many there are.' })
  rows: number;
  @Field(() => Float, { description: 'How many named that cluster.' })
  correct: number;
  @Field(() => Float, { description: 'Their share: the accuracy.' })
  share: number;
}

@ObjectType('ThroughModelDrift', {
  description:
    'What the model makes of both sides, of at most 262,144 rows each. It does not count in the verdict of the report.',
})
export class ThroughModelDriftType implements ThroughModelFinding {
  @Field(() => Float, { description: 'How many rows of the reference it answers for.' })
  referenceRows: number;
  @Field(() => Float, { description: 'How many current rows it answers for.' })
  currentRows: number;
  @Field(() => Float, {
    description:
      'For how many rows of the reference it has no answer, as they lack a feature or lie out of its domain.',
  })
  referenceUnanswered: number;
  @Field(() => Float, { description: 'For how many current rows it has no answer.' })
  currentUnanswered: number;
  @Field(() => [ClusterShareType], { description: 'The clusters, in their order.' })
  clusters: ClusterShareType[];
  @Field(() => ShareDriftType, { description: 'Whether the shares of the clusters differ.' })
  shares: ShareDriftType;
  @Field(() => DistanceDriftType, { description: 'Whether rows lie farther from their centres.' })
  distance: DistanceDriftType;
  @Field(() => ConfidenceDriftType, { description: 'How sure the answers are.' })
  confidence: ConfidenceDriftType;
  @Field(() => AssignmentStabilityType, {
    nullable: true,
    description: 'How many rows kept their cluster; null without rows in common, and above 262,144 rows.',
  })
  stability: AssignmentStabilityType | null;
  @Field(() => ToldOutcomesType, {
    nullable: true,
    description: 'Of a window: how often the model was right; null where nobody has told.',
  })
  outcomes: ToldOutcomesType | null;
}
