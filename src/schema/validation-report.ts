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
import { connectionOf } from './connection.ts';
import { ExpectationType } from './expectation.ts';

export const OutcomeEnum = { PASS: 'PASS', QUARANTINE: 'QUARANTINE', BLOCK: 'BLOCK' } as const;
registerEnumType(OutcomeEnum, {
  name: 'ValidationOutcome',
  description: 'What a report comes to.',
  valuesConfig: {
    PASS: { description: 'Nothing failed.' },
    QUARANTINE: { description: 'What failed only warns.' },
    BLOCK: { description: 'Something failed that blocks.' },
  },
});

export const StandingEnum = {
  UNCHECKED: 'UNCHECKED',
  PASSED: 'PASSED',
  QUARANTINED: 'QUARANTINED',
  RELEASED: 'RELEASED',
  BLOCKED: 'BLOCKED',
} as const;
registerEnumType(StandingEnum, {
  name: 'VersionStanding',
  description: 'What the newest report of a dataset version says of its use.',
  valuesConfig: {
    UNCHECKED: { description: 'There is no report.' },
    PASSED: { description: 'Nothing failed.' },
    QUARANTINED: { description: 'It is used only where it is named by number or tag.' },
    RELEASED: { description: 'It was in quarantine; somebody has released it.' },
    BLOCKED: { description: 'Nothing is trained on it, and no model that was is promoted.' },
  },
});

@ObjectType('FailingRow', { description: 'A row that does not fulfil an expectation.' })
export class FailingRowType {
  @Field(() => String, { description: 'Its key.' })
  key: string;
  @Field(() => String, {
    nullable: true,
    description: 'Its value, as text; of several columns "x = 1, y = 2".',
  })
  value: string | null;
}

@ObjectType('ExpectationResult', { description: 'What became of one expectation.' })
export class ExpectationResultType {
  @Field(() => ExpectationType, { description: 'The expectation.' })
  expectation: ExpectationType;
  @Field(() => Boolean, { description: 'Whether the version fulfils it.' })
  passed: boolean;
  @Field(() => String, { description: 'What was found, in words.' })
  message: string;
  @Field(() => String, {
    nullable: true,
    description: 'The figure that decided: how many rows failed, a share, a count, a type, a time.',
  })
  observed: string | null;
  @Field(() => Float, {
    nullable: true,
    description: 'How many rows do not fulfil it; null where it is about the version as a whole.',
  })
  failingRows: number | null;
  @Field(() => Float, { nullable: true, description: 'Their share of all rows, 0 to 1.' })
  failingShare: number | null;
  @Field(() => [FailingRowType], { description: 'Rows that do not fulfil it: the first five by key.' })
  examples: FailingRowType[];
}

@ObjectType('VersionRelease', { description: "Somebody's word that a quarantined version may be used." })
export class VersionReleaseType {
  @Field(() => String, { description: 'Why.' })
  reason: string;
  @Field(() => String, { description: 'Who released it.' })
  releasedBy: string;
  @Field(() => GraphQLISODateTime, { description: 'When.' })
  releasedAt: Date;
}

@ObjectType('ValidationReport', {
  description: 'What the expectations of a dataset found in one of its versions. It never changes.',
})
export class ValidationReportType {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => Int, { description: 'The revision of the expectations.' })
  suiteRevision: number;
  @Field(() => OutcomeEnum, { description: 'What it comes to.' })
  outcome: string;
  @Field(() => [ExpectationResultType], { description: 'All expectations, in their order.' })
  results: ExpectationResultType[];
  @Field(() => GraphQLISODateTime, { description: 'When it was made.' })
  createdAt: Date;
}

export const ValidationReportConnection = connectionOf(ValidationReportType, 'ValidationReport');

@InputType('ReleaseVersionInput', { description: 'A quarantined version to release.' })
export class ReleaseVersionInputType {
  @Field(() => String, { description: 'The name of the dataset.' })
  dataset: string;
  @Field(() => Int, { description: 'The number of the version.' })
  version: number;
  @Field(() => String, { description: 'Why it may be used, for the record.' })
  reason: string;
}
