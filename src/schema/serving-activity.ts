import { ArgsType, Field, Float, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';

@ArgsType()
export class ServingActivityArgs {
  @Field(() => String, { description: 'The name of the model.' })
  model: string;
  @Field(() => Int, {
    defaultValue: 60,
    description: 'How many minutes, 1 to 1440; the last one is that which runs.',
  })
  minutes: number;
}

@ObjectType('ServingFigures', { description: 'What a model answered within a time.' })
export class ServingFiguresType {
  @Field(() => Int, {
    description: 'The calls with at least one answer; one that a canary answered in part counts as two.',
  })
  calls: number;
  @Field(() => Int, { description: 'The rows that callers got an answer to.' })
  answers: number;
  @Field(() => Int, { description: 'Of these, by the canary.' })
  canaryAnswers: number;
  @Field(() => Float, {
    nullable: true,
    description: 'The median of the times that the answers of a call took to compute, in milliseconds.',
  })
  medianMs: number | null;
  @Field(() => Float, { nullable: true, description: 'What 99 % of these times stay below.' })
  p99Ms: number | null;
  @Field(() => Int, { description: 'The rows that the shadow got.' })
  shadowAnswers: number;
  @Field(() => Int, { description: 'Of these, those that it could not answer.' })
  shadowErrors: number;
}

@ObjectType('ServingMinute', { description: 'What a model answered within a minute.' })
export class ServingMinuteType extends ServingFiguresType {
  @Field(() => GraphQLISODateTime, { description: 'When the minute began.' })
  time: Date;
}

@ObjectType('ServingActivity', {
  description: 'How much a model answered lately, and how long that took, as its log of predictions has it.',
})
export class ServingActivityType {
  @Field(() => GraphQLISODateTime, {
    description:
      'Since when, at the beginning of a minute: later than asked where the log has more than 200,000 rows since.',
  })
  from: Date;
  @Field(() => GraphQLISODateTime, { description: 'Until when: now.' })
  to: Date;
  @Field(() => ServingFiguresType, { description: 'All of the time.' })
  total: ServingFiguresType;
  @Field(() => [ServingMinuteType], { description: 'Minutes with an answer, earliest first.' })
  minutes: ServingMinuteType[];
}
