import { GraphQLJSON } from 'graphql-scalars';
import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import type { Refusal, RefusedRow, Scoring } from '../entities/scoring.ts';
import { connectionOf } from './connection.ts';

@ObjectType('RefusedRow', { description: 'A row that a model could not score.' })
export class RefusedRowType implements RefusedRow {
  @Field(() => String, { description: 'Its key.' })
  key: string;
  @Field(() => String, { nullable: true, description: 'The feature that is to blame.' })
  feature: string | null;
  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'What the row holds there: a number, "Infinity" or "-Infinity"; null where nothing.',
  })
  value: number | string | null;
  @Field(() => String, { description: 'What is wrong with it, in words.' })
  message: string;
}

@ObjectType('ScoringRefusal', {
  description: 'The rows of a scored version that were refused for one reason.',
})
export class ScoringRefusalType implements Refusal {
  @Field(() => String, {
    description: 'The code that predictCluster has for it; docs/errors.md explains each.',
  })
  code: string;
  @Field(() => Float, { description: 'How many.' })
  rows: number;
  @Field(() => [RefusedRowType], { description: 'The first five, in the order of the version.' })
  examples: RefusedRow[];
}

@ObjectType('ClusterCount', { description: 'How many rows of a scored version are in a cluster.' })
export class ClusterCountType {
  @Field(() => Int, { description: 'The id of the cluster.' })
  cluster: number;
  @Field(() => String, { description: 'The label of the cluster.' })
  label: string;
  @Field(() => Int, { description: 'The number of rows.' })
  rows: number;
}

@ObjectType('ScoredFeature', { description: 'What a scored row holds of a feature of the model.' })
export class ScoredFeatureType {
  @Field(() => String, { description: 'The name of the feature.' })
  feature: string;
  @Field(() => Float, { nullable: true, description: 'Its value; null where there is none that is finite.' })
  value: number | null;
}

@ObjectType('ScoredRow', {
  description: 'A row, and what the model says of it: the same as predictCluster, or the code of its error.',
})
export class ScoredRowType {
  @Field(() => String, { description: 'Its key.' })
  key: string;
  @Field(() => String, { description: 'Its name; its key, where the dataset names no column for it.' })
  name: string;
  @Field(() => [ScoredFeatureType], { description: "The model's features, in its order." })
  features: ScoredFeatureType[];
  @Field(() => Int, { nullable: true, description: 'The id of its cluster; null where it was refused.' })
  cluster: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'The label of its cluster; null where it was refused.',
  })
  clusterLabel: string | null;
  @Field(() => Float, {
    nullable: true,
    description:
      "The Euclidean distance to the cluster's centre, in the model's standardised space; null where it was refused.",
  })
  distance: number | null;
  @Field(() => [Float], {
    nullable: true,
    description:
      'The probability of each cluster, lowest cluster first; null where it was refused, and for models that give none.',
  })
  probabilities: number[] | null;
  @Field(() => [String], {
    nullable: true,
    description: "The features that it lacks and that got the model's own value; null where it was refused.",
  })
  imputedFeatures: string[] | null;
  @Field(() => String, { nullable: true, description: 'Why it was refused; null where it was not.' })
  errorCode: string | null;
}

export const ScoredRowConnection = connectionOf(ScoredRowType, 'ScoredRow');

@ObjectType('Scoring', {
  description:
    'A dataset version with the clusters that a model version puts its rows into. There is one of each pair, and it never changes.',
})
export class ScoringType implements Pick<
  Scoring,
  'id' | 'digest' | 'sizeBytes' | 'rowCount' | 'refusedCount' | 'refusals' | 'scoredBy' | 'createdAt'
> {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => String, { description: 'MD5 of its Parquet file, in hex.' })
  digest: string;
  @Field(() => Float, { description: 'The size of its Parquet file in bytes.' })
  sizeBytes: number;
  @Field(() => Float, { description: 'Its rows, those that were refused too.' })
  rowCount: number;
  @Field(() => Float, { description: 'The rows that the model could not score.' })
  refusedCount: number;
  @Field(() => [ScoringRefusalType], { description: 'Why rows were refused, with examples.' })
  refusals: Refusal[];
  @Field(() => String, { description: 'Who asked for it.' })
  scoredBy: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was made.' })
  createdAt: Date;
}

export const ScoringConnection = connectionOf(ScoringType, 'Scoring');
