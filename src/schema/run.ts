import {
  Field,
  Float,
  GraphQLISODateTime,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import type { Run } from '../entities/run.ts';
import type { RunFilter, RunOrder, RunStatus } from '../use-cases/find-runs.ts';
import { connectionOf } from './connection.ts';

export const RunStatusEnum = {
  SCHEDULED: 'SCHEDULED',
  RUNNING: 'RUNNING',
  FINISHED: 'FINISHED',
  FAILED: 'FAILED',
  KILLED: 'KILLED',
} as const;
registerEnumType(RunStatusEnum, {
  name: 'RunStatus',
  description: "How a run stands, in MLflow's words.",
  valuesConfig: {
    SCHEDULED: { description: 'Waits for a worker.' },
    RUNNING: { description: 'A worker is fitting it.' },
    FINISHED: { description: 'Its model, metrics and artifacts are there.' },
    FAILED: { description: 'It failed; its error says why.' },
    KILLED: { description: 'It was cancelled.' },
  },
});

@ObjectType('RunParam', { description: 'A parameter of a run.' })
export class RunParamType {
  @Field(() => String, { description: 'Its name, such as "n_clusters".' })
  key: string;
  @Field(() => String, { description: 'Its value, as text.' })
  value: string;
}

@ObjectType('RunMetric', { description: 'A metric of a run.' })
export class RunMetricType {
  @Field(() => String, {
    description:
      'Its name, such as "silhouette_score", "inertia", "davies_bouldin_index" or "calinski_harabasz_score".',
  })
  key: string;
  @Field(() => Float, { description: 'Its value.' })
  value: number;
  @Field(() => Int, { description: 'The step of the training that it belongs to; 0 for the result.' })
  step: number;
  @Field(() => GraphQLISODateTime, { description: 'When it was recorded.' })
  recordedAt: Date;
}

@ObjectType('SilhouetteScore', {
  description:
    'The mean silhouette of a run: exact up to 32,768 rows, above from a stratified sample of the rows.',
})
export class SilhouetteScoreType {
  @Field(() => Float, { description: 'The score, -1 to 1.' })
  score: number;
  @Field(() => Boolean, { description: 'Whether all rows were counted.' })
  exact: boolean;
  @Field(() => Float, {
    description: 'The lower bound of its 95 % confidence interval; the score itself where it is exact.',
  })
  low: number;
  @Field(() => Float, {
    description: 'The upper bound of its 95 % confidence interval; the score itself where it is exact.',
  })
  high: number;
}

@ObjectType('FeatureLoading', { description: 'What a feature weighs in a principal component.' })
export class FeatureLoadingType {
  @Field(() => String, { description: 'The name of the feature.' })
  feature: string;
  @Field(() => Float, { description: 'Its weight, -1 to 1, on the standardised feature.' })
  loading: number;
}

@ObjectType('PrincipalComponent', {
  description:
    "A direction along which the standardised features vary most: an axis of the scatter plot. The rows' places along the first two are `pc1` and `pc2` of its assignments.",
})
export class PrincipalComponentType {
  @Field(() => Float, { description: 'The share of the variance that it explains, 0 to 1.' })
  explained: number;
  @Field(() => [FeatureLoadingType], { description: 'What each feature weighs in it.' })
  loadings: FeatureLoadingType[];
}

@ObjectType('RunPoint', { description: "A row of a run's data, with what the run says of it." })
export class RunPointType {
  @Field(() => String, { description: 'Its key.' })
  key: string;
  @Field(() => String, { description: 'What people call it.' })
  name: string;
  @Field(() => Int, { description: 'Its cluster.' })
  cluster: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Its silhouette, -1 to 1; null outside of a sample, and of MINI_BATCH_K_MEANS.',
  })
  silhouette: number | null;
  @Field(() => Float, { nullable: true, description: 'Its place along the first principal component.' })
  pc1: number | null;
  @Field(() => Float, { nullable: true, description: 'Its place along the second principal component.' })
  pc2: number | null;
  @Field(() => [Float], {
    nullable: 'items',
    description: "The value of each feature, in the data's own units; null where it is missing.",
  })
  values: (number | null)[];
}

@ObjectType('RunPoints', {
  description: "The rows of a run's data as its plots show them: all of them, or a sample.",
})
export class RunPointsType {
  @Field(() => [String], { description: 'The features, in the order of the values.' })
  features: string[];
  @Field(() => Float, { description: 'How many rows there are.' })
  rowCount: number;
  @Field(() => [RunPointType], { description: 'The rows, by key.' })
  points: RunPointType[];
}

@ObjectType('RunArtifact', { description: 'A file that a run left.' })
export class RunArtifactType {
  @Field(() => String, { description: 'Its path within the run.' })
  path: string;
  @Field(() => String, { description: 'MD5 of its bytes, in hex.' })
  digest: string;
  @Field(() => Float, { description: 'Its size in bytes.' })
  sizeBytes: number;
}

@ObjectType('Run', { description: 'One fit: its parameters, metrics and artifacts.' })
export class RunType implements Pick<
  Run,
  'id' | 'name' | 'nClusters' | 'clusterSizes' | 'clusterSilhouettes' | 'createdAt'
> {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => String, { description: 'What tells it from the other runs of its sweep, such as "k = 3".' })
  name: string;
  @Field(() => Int, { description: 'The number of clusters.' })
  nClusters: number;
  @Field(() => [Int], {
    nullable: true,
    description: 'Rows per cluster, lowest cluster first; null until the fit is done.',
  })
  clusterSizes: number[] | null;
  @Field(() => [Float], {
    nullable: 'itemsAndList',
    description:
      'The mean silhouette of each cluster, lowest cluster first; null until the fit is done, and of MINI_BATCH_K_MEANS.',
  })
  clusterSilhouettes: (number | null)[] | null;
  @Field(() => GraphQLISODateTime, { description: 'When it was accepted.' })
  createdAt: Date;
}

export const RunConnection = connectionOf(RunType, 'Run');

@InputType('MetricFilter', { description: 'Keeps runs by a metric.' })
export class MetricFilterInput {
  @Field(() => String, { description: 'The name of the metric.' })
  key: string;
  @Field(() => Float, { nullable: true, description: 'Keeps runs whose value is at least this.' })
  atLeast?: number | null;
  @Field(() => Float, { nullable: true, description: 'Keeps runs whose value is at most this.' })
  atMost?: number | null;
}

@InputType('RunFilter', { description: 'Which runs to list; all conditions must hold.' })
export class RunFilterInput implements RunFilter {
  @Field(() => String, { nullable: true, description: 'The name of their experiment.' })
  experiment?: string | null;
  @Field(() => ID, { nullable: true, description: 'The sweep that they belong to.' })
  sweepId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The dataset version that they were fitted on.' })
  datasetVersionId?: string | null;
  @Field(() => RunStatusEnum, { nullable: true, description: 'How they stand.' })
  status?: RunStatus | null;
  @Field(() => Int, { nullable: true, description: 'Their number of clusters.' })
  nClusters?: number | null;
  @Field(() => MetricFilterInput, { nullable: true, description: 'Bounds of one of their metrics.' })
  metric?: MetricFilterInput | null;
}

export const SortDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
registerEnumType(SortDirection, {
  name: 'SortDirection',
  description: 'Which end of an order comes first.',
  valuesConfig: { ASC: { description: 'Smallest first.' }, DESC: { description: 'Largest first.' } },
});

@InputType('RunOrder', { description: 'In which order to list runs. Runs without the metric come last.' })
export class RunOrderInput implements RunOrder {
  @Field(() => String, { description: 'The metric to sort by, such as "silhouette_score".' })
  metric: string;
  @Field(() => SortDirection, { defaultValue: 'DESC', description: 'Which end comes first.' })
  direction: 'ASC' | 'DESC';
}
