import { Field, GraphQLISODateTime, InputType, Int, ObjectType } from 'type-graphql';
import type { DatasetWatch } from '../entities/dataset-watch.ts';

@ObjectType('WatchError', { description: 'Why a source could not be looked at.' })
export class WatchErrorType {
  @Field(() => String, { description: 'A stable code; docs/errors.md explains each.' })
  code: string;
  @Field(() => String, { description: 'What happened, in words.' })
  message: string;
}

@ObjectType('DatasetWatch', {
  description:
    'How a dataset follows its source: the source is looked at again and again, and a change makes a version.',
})
export class DatasetWatchType implements Pick<
  DatasetWatch,
  'everySeconds' | 'checkedAt' | 'changedAt' | 'createdAt'
> {
  @Field(() => Int, { description: 'How many seconds lie between two looks at the source.' })
  everySeconds: number;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the source was last looked at, with success or without; null: not yet.',
  })
  checkedAt: Date | null;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When a look last found other content than the one before; null: never yet.',
  })
  changedAt: Date | null;
  @Field(() => GraphQLISODateTime, { description: 'Since when the source is watched.' })
  createdAt: Date;
}

@InputType('WatchDatasetInput', { description: 'A dataset that is to follow its source.' })
export class WatchDatasetInput {
  @Field(() => String, { description: 'The name of the dataset.' })
  dataset: string;
  @Field(() => Int, {
    description: 'How many seconds lie between two looks at the source: 1 to 2678400, which is 31 days.',
  })
  everySeconds: number;
}
