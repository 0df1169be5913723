import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { VersionMove } from '../entities/version-move.ts';
import { connectionOf } from './connection.ts';

export const VersionMoveKindEnum = {
  SNAPSHOT: 'SNAPSHOT',
  ROLLBACK: 'ROLLBACK',
  RESTORE: 'RESTORE',
  RELEASE: 'RELEASE',
} as const;
registerEnumType(VersionMoveKindEnum, {
  name: 'VersionMoveKind',
  description: "Which way a dataset's current version moved.",
  valuesConfig: {
    SNAPSHOT: { description: 'To a version that was taken just then.' },
    ROLLBACK: { description: 'Back to an older version.' },
    RESTORE: { description: 'Forward to a newer version, as a rule after a rollback.' },
    RELEASE: { description: 'To a version that was released from quarantine, or has passed since.' },
  },
});

@ObjectType('VersionMove', {
  description: "One line of the history of a dataset's current version. It is never changed.",
})
export class VersionMoveType implements Pick<VersionMove, 'id' | 'number' | 'movedBy' | 'movedAt'> {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => Int, { description: 'Counts the moves of the dataset from 1, without gaps.' })
  number: number;
  @Field(() => VersionMoveKindEnum, { description: 'Which way it moved.' })
  kind: string;
  @Field(() => String, { description: 'Who moved it.' })
  movedBy: string;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was moved; of a snapshot its message, null where it has none.',
  })
  reason: string | null;
  @Field(() => GraphQLISODateTime, { description: 'When it was moved, in whole milliseconds.' })
  movedAt: Date;
}

export const VersionMoveConnection = connectionOf(VersionMoveType, 'VersionMove');

@InputType('RollbackDatasetInput', { description: 'A dataset whose current version is to move.' })
export class RollbackDatasetInput {
  @Field(() => String, { description: 'The name of the dataset.' })
  dataset: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The number of the version to make current; this or toTag, not both.',
  })
  toVersion?: number;
  @Field(() => String, { nullable: true, description: 'The tag of the version to make current.' })
  toTag?: string;
  @Field(() => String, { description: 'Why: people will read it in the history.' })
  reason: string;
}
