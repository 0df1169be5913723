import {
  ArgsType,
  Field,
  Float,
  GraphQLISODateTime,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import { connectionOf, PageArgs } from './connection.ts';
import { InputErrorType } from './prediction.ts';

@InputType({ description: 'What turned out to be true about a prediction: its cluster, by id or by label.' })
export class OutcomeInput {
  @Field(() => ID, { description: 'The `predictionId` of the answer.' })
  predictionId: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The id of the true cluster, of the model that answered.',
  })
  cluster?: number | null;
  @Field(() => String, { nullable: true, description: 'The label of the true cluster, instead of its id.' })
  label?: string | null;
}

@ObjectType('RecordedOutcome', { description: 'What became of one outcome that was sent.' })
export class RecordedOutcomeType {
  @Field(() => ID, { description: 'The prediction that it is about, as it was sent.' })
  predictionId: string;
  @Field(() => Boolean, {
    description: 'Whether it is recorded now; also true where the same outcome had been recorded before.',
  })
  recorded: boolean;
  @Field(() => InputErrorType, { nullable: true, description: 'Why it is not; null where it is.' })
  error: InputErrorType | null;
}

@ObjectType('PredictionOutcome', { description: 'What turned out to be true about a prediction.' })
export class PredictionOutcomeType {
  @Field(() => Int, { description: 'The id of the true cluster.' })
  cluster: number;
  @Field(() => String, { description: 'Who said so.' })
  recordedBy: string;
  @Field(() => GraphQLISODateTime, { description: 'When.' })
  recordedAt: Date;
}

@ObjectType('FeatureValue', { description: 'The value of a feature.' })
export class FeatureValueType {
  @Field(() => String, { description: 'The feature.' })
  feature: string;
  @Field(() => Float, {
    nullable: true,
    description: 'The value, in the unit of the data; null where none was given.',
  })
  value: number | null;
}

export const PredictionRoleEnum = { PRODUCTION: 'PRODUCTION', CANARY: 'CANARY', SHADOW: 'SHADOW' } as const;
registerEnumType(PredictionRoleEnum, {
  name: 'PredictionRole',
  description: 'In what role a version answered.',
  valuesConfig: {
    PRODUCTION: { description: 'For the caller, as the version behind the alias that was asked.' },
    CANARY: { description: "For the caller, in Production's place." },
    SHADOW: { description: 'For nobody but the log.' },
  },
});

@ObjectType('LoggedPrediction', { description: 'An answer as it was logged.' })
export class LoggedPredictionType {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was given.' })
  time: Date;
  @Field(() => String, { nullable: true, description: "The caller's own name of the row." })
  key: string | null;
  @Field(() => String, { description: 'The alias that was asked.' })
  alias: string;
  @Field(() => PredictionRoleEnum, { description: 'In what role the version answered.' })
  role: string;
  @Field(() => String, { description: 'Who asked.' })
  caller: string;
  @Field(() => Float, { description: 'How long the answers of the call took to compute, in milliseconds.' })
  latencyMs: number;
  @Field(() => Int, { description: 'The id of the cluster.' })
  cluster: number;
  @Field(() => String, { description: 'The label of the cluster.' })
  clusterLabel: string;
  @Field(() => Float, { description: "The distance to the cluster's centre." })
  distanceToCenter: number;
  @Field(() => Float, { description: 'How sure the answer was.' })
  confidence: number;
  @Field(() => [FeatureValueType], { description: "The features, in the model's order." })
  features: FeatureValueType[];
  @Field(() => PredictionOutcomeType, {
    nullable: true,
    description: 'What turned out to be true; null until somebody says so.',
  })
  outcome: PredictionOutcomeType | null;
}

export const LoggedPredictionConnection = connectionOf(LoggedPredictionType, 'LoggedPrediction');

@ArgsType()
export class PredictionsArgs extends PageArgs {
  @Field(() => String, { description: 'The name of the model.' })
  model: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Only answers of this time or later.' })
  from?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Only answers before this time.' })
  to?: Date | null;
  @Field(() => Int, { nullable: true, description: 'Only answers with the cluster of this id.' })
  cluster?: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'Only answers about rows that the callers gave this name.',
  })
  key?: string | null;
}
