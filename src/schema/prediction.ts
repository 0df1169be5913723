import { GraphQLJSON } from 'graphql-scalars';
import { GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';
import { Field, Float, Int, ObjectType } from 'type-graphql';
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
  description: 'The cluster of a row, and the way back to the data behind the answer.',
})
export class ClusterPredictionType {
  @Field(() => String, { nullable: true, description: "The caller's own name of the row." })
  id: string | null;
  @Field(() => Int, { description: 'The id of the cluster.' })
  cluster: number;
  @Field(() => String, { description: 'The label of the cluster: "Tinggi (High)".' })
  clusterLabel: string;
  @Field(() => Float, {
    description: "The Euclidean distance to the cluster's centre, in the model's standardised space.",
  })
  distanceToCenter: number;
  @Field(() => String, { description: 'The alias that was asked.' })
  alias: string;
  @Field(() => [String], { description: 'The features that were sent but that the model does not use.' })
  ignoredFeatures: string[];
  @Field(() => [BrokenExpectationType], {
    description: 'The expectations that the features break, of those that only warn.',
  })
  warnings: BrokenExpectationType[];
}
