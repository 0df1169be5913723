import { GraphQLJSON } from 'graphql-scalars';
import { GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AppError } from '../errors.ts';
import { ExpectationKindEnum } from './expectation.ts';

/** An object of numbers by name. Each value is checked by name when the model is known, not here. */
export const FeatureValues = new GraphQLScalarType<Record<string, unknown>, never>({
  name: 'FeatureValues',
  description:
    'The features of one row, by name: {"rata_lama_sekolah": 9.2, "harapan_lama_sekolah": 13.1}. Every value is a number.',
  parseValue: requireObject,
  parseLiteral: (node: ValueNode, variables) => {
    if (node.kind !== Kind.OBJECT) throw notAnObject();
    return requireObject(valueFromASTUntyped(node, variables));
  },
});

function requireObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notAnObject();
  return value as Record<string, unknown>;
}

function notAnObject(): AppError {
  return new AppError('INVALID_INPUT', 'The features are not an object of numbers by name.', {
    field: 'features',
    expected: 'an object such as {"rata_lama_sekolah": 9.2}',
  });
}

@ObjectType('BrokenExpectation', {
  description: 'An expectation of the dataset that the features of a row break.',
})
export class BrokenExpectationType {
  @Field(() => ExpectationKindEnum, { description: 'Its kind.' })
  kind: string;
  @Field(() => String, { description: 'The feature.' })
  column: string;
  @Field(() => GraphQLJSON, { nullable: true, description: 'What was sent; null where nothing was.' })
  value: unknown;
  @Field(() => String, { description: 'What it must be.' })
  message: string;
}

@ObjectType('ClusterPrediction', {
  simpleResolvers: true,
  description: 'The cluster of a row, and the way back to the data behind the answer.',
})
export class ClusterPredictionType {
  @Field(() => Int, { description: 'The place of the row among those of the call, from 0.' })
  row: number;
  @Field(() => String, { nullable: true, description: "The caller's own name of the row." })
  id: string | null;
  @Field(() => ID, {
    description: 'The id under which the answer is logged, for `recordOutcomes` to say later what was true.',
  })
  predictionId: string;
  @Field(() => Int, { description: 'The id of the cluster.' })
  cluster: number;
  @Field(() => String, { description: 'The label of the cluster: "Tinggi (High)".' })
  clusterLabel: string;
  @Field(() => Float, {
    description: "The Euclidean distance to the cluster's centre, in the model's standardised space.",
  })
  distanceToCenter: number;
  @Field(() => Float, {
    description:
      "How sure the answer is, from 1 / number of clusters to 1: in a Gaussian mixture the probability of the cluster; otherwise its share where each cluster is a spherical Gaussian of the training rows' variance.",
  })
  confidence: number;
  @Field(() => String, { description: 'The alias that was asked.' })
  alias: string;
  @Field(() => [BrokenExpectationType], {
    description: 'The expectations that the features break, of those that only warn.',
  })
  warnings: BrokenExpectationType[];
}

/** An object of lists of numbers by name. The lists are checked when the model is known, not here. */
export const FeatureColumns = new GraphQLScalarType<Record<string, unknown>, never>({
  name: 'FeatureColumns',
  description:
    'The features of many rows, a list of numbers for each: {"rata_lama_sekolah": [9.2, 7.1], "harapan_lama_sekolah": [13.1, 12.0]}. All lists have the same length; null counts as missing.',
  parseValue: requireObject,
  parseLiteral: (node: ValueNode, variables) => {
    if (node.kind !== Kind.OBJECT) throw notAnObject();
    return requireObject(valueFromASTUntyped(node, variables));
  },
});

@InputType({ description: 'A row to put into a cluster.' })
export class PredictionRowInput {
  @Field(() => String, {
    nullable: true,
    description: 'The caller\'s own name of the row, such as "P35"; comes back with the answer.',
  })
  id?: string | null;
  @Field(() => FeatureValues, { description: 'Its features, by name. null counts as missing.' })
  features: Record<string, unknown>;
}

@ArgsType()
export class PredictClustersArgs {
  @Field(() => String, { description: 'The name of the model.' })
  model: string;
  @Field(() => [PredictionRowInput], {
    nullable: true,
    description: 'The rows, 1 to 10,000; either this or `columns`.',
  })
  rows?: PredictionRowInput[] | null;
  @Field(() => FeatureColumns, {
    nullable: true,
    description: 'The rows, 1 to 10,000, as columns: several times faster than `rows` for thousands of them.',
  })
  columns?: Record<string, unknown> | null;
  @Field(() => [String], {
    nullable: true,
    description: "With `columns`: the caller's own names of the rows, as many as there are rows.",
  })
  ids?: (string | null)[] | null;
  @Field(() => String, {
    defaultValue: 'Production',
    description: 'Which version answers: the one behind this alias.',
  })
  alias: string;
}

@ObjectType('InputError', { description: 'What is wrong with one item of an input.' })
export class InputErrorType {
  @Field(() => String, { description: 'A stable code: see docs/errors.md.' })
  code: string;
  @Field(() => String, { description: 'What is wrong, in words.' })
  message: string;
  @Field(() => String, { nullable: true, description: 'The field to blame.' })
  field: string | null;
  @Field(() => GraphQLJSON, { nullable: true, description: 'What it was.' })
  value: unknown;
  @Field(() => String, { nullable: true, description: 'What would be right.' })
  expected: string | null;
}

@ObjectType('RowError', { description: 'Why a row of a call got no answer.' })
export class RowErrorType {
  @Field(() => Int, { description: 'The place of the row among those of the call, from 0.' })
  row: number;
  @Field(() => String, { nullable: true, description: "The caller's own name of the row." })
  id: string | null;
  @Field(() => InputErrorType, { description: 'What is wrong with it.' })
  error: InputErrorType;
}

@ObjectType('PredictionColumns', {
  // The lists are functions, which graphql calls for the fields that are selected.
  simpleResolvers: true,
  description:
    'The answers as lists, each as long as there were rows; null in the place of a row with an error.',
})
export class PredictionColumnsType {
  @Field(() => [String], { nullable: 'items', description: "The callers' own names of the rows." })
  ids: (string | null)[];
  @Field(() => [ID], { nullable: 'items', description: 'The ids under which the answers are logged.' })
  predictionIds: (string | null)[];
  @Field(() => [Int], { nullable: 'items', description: 'The ids of the clusters.' })
  clusters: (number | null)[];
  @Field(() => [String], { nullable: 'items', description: 'The labels of the clusters.' })
  clusterLabels: (string | null)[];
  @Field(() => [String], {
    nullable: 'items',
    description: 'The names of the versions that answered: while there is a canary, they differ.',
  })
  modelVersions: (string | null)[];
  @Field(() => [Float], { nullable: 'items', description: 'The distances to the centres.' })
  distancesToCenter: (number | null)[];
  @Field(() => [Float], { nullable: 'items', description: 'How sure the answers are.' })
  confidences: (number | null)[];
}

@ObjectType('ClusterPredictions', { description: 'The clusters of many rows.' })
export class ClusterPredictionsType {
  @Field(() => Int, { description: 'How many rows there were.' })
  count: number;
  @Field(() => String, { description: 'The alias that was asked.' })
  alias: string;
}
