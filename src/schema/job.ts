import { GraphQLJSON } from 'graphql-scalars';
import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from './connection.ts';

export const JobKindEnum = {
  SNAPSHOT: 'snapshot',
  VALIDATE: 'validate',
  SWEEP: 'sweep',
  FIT: 'fit',
  EVIDENCE: 'evidence',
  PROMOTE: 'promote',
  CANARY: 'canary',
  DRIFT: 'drift',
  SCORE: 'score',
  COLLECT: 'collect',
  PIPELINE: 'pipeline',
} as const;
registerEnumType(JobKindEnum, {
  name: 'JobKind',
  description: 'What a job does.',
  valuesConfig: {
    SNAPSHOT: { description: 'Reads a source into a dataset version.' },
    VALIDATE: { description: 'Looks at a dataset version with the expectations of its dataset.' },
    SWEEP: {
      description: 'Waits for its fits, picks the winner, registers it, compares it with Production.',
    },
    FIT: { description: 'Fits runs of a sweep.' },
    EVIDENCE: { description: 'Weighs the numbers of clusters of a sweep by further methods.' },
    PROMOTE: { description: 'Moves an alias, forth or back.' },
    CANARY: { description: 'Waits until a canary has ended, and tells how.' },
    PIPELINE: {
      description: 'Takes a firing of a training policy through its stages, one job after another.',
    },
    DRIFT: { description: 'Makes a drift report.' },
    SCORE: { description: 'Scores the rows of a dataset version with a model version.' },
    COLLECT: {
      description: 'Moves content that no policy keeps to the trash, and deletes what was long enough there.',
    },
  },
});

export const JobStateEnum = {
  WAITING: 'WAITING',
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  SUCCEEDED: 'SUCCEEDED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
} as const;
registerEnumType(JobStateEnum, {
  name: 'JobState',
  description: 'How a job stands.',
  valuesConfig: {
    WAITING: { description: 'Its child jobs are not done yet.' },
    QUEUED: { description: 'Waits for a worker.' },
    RUNNING: { description: 'A worker is at it.' },
    SUCCEEDED: { description: 'Done; what it was to write is there.' },
    FAILED: { description: 'Its error says why; it has written nothing.' },
    CANCELLED: { description: 'Somebody cancelled it; it has written nothing.' },
  },
});

@ObjectType('JobError', { description: 'Why a job failed.' })
export class JobErrorType {
  @Field(() => String, { description: 'A stable code; docs/errors.md explains each.' })
  code: string;
  @Field(() => String, { description: 'What happened, in words.' })
  message: string;
  @Field(() => String, { nullable: true, description: 'The field that is to blame, where one is.' })
  field: string | null;
  @Field(() => GraphQLJSON, {
    description: 'What else is known, as in the extensions of an error: value, expected, position, codes …',
  })
  details: Record<string, unknown>;
}

@ObjectType('Job', {
  description: 'One unit of work. Mutations that take time answer at once with their job.',
})
export class JobType {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => JobKindEnum, { description: 'What it does.' })
  kind: string;
  @Field(() => JobStateEnum, { description: 'How it stands.' })
  state: string;
  @Field(() => Float, { description: 'The share of it that is done, 0 to 1.' })
  fraction: number;
  @Field(() => Int, { description: 'How many times a worker has started it.' })
  attempt: number;
  @Field(() => Boolean, { description: 'Whether somebody has asked for its end.' })
  cancelRequested: boolean;
  @Field(() => GraphQLISODateTime, { description: 'When it was accepted.' })
  createdAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When a worker first started it.' })
  startedAt: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it ended.' })
  finishedAt: Date | null;
}

export const JobConnection = connectionOf(JobType, 'Job');

export const ProgressKindEnum = {
  QUEUED: 'QUEUED',
  STARTED: 'STARTED',
  PROGRESS: 'PROGRESS',
  RETRYING: 'RETRYING',
  SUCCEEDED: 'SUCCEEDED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
} as const;
registerEnumType(ProgressKindEnum, {
  name: 'ProgressKind',
  description: 'What a progress event tells. After SUCCEEDED, FAILED or CANCELLED no more events follow.',
  valuesConfig: {
    QUEUED: { description: 'The job was accepted.' },
    STARTED: { description: 'A worker has started it.' },
    PROGRESS: { description: 'It, or one of its child jobs, got on.' },
    RETRYING: { description: 'It met a failure that may pass, and will be tried again.' },
    SUCCEEDED: { description: 'It is done.' },
    FAILED: { description: 'It failed.' },
    CANCELLED: { description: 'It was cancelled.' },
  },
});

@ObjectType('ProgressEvent', {
  description: "One step of a job. A sweep's events include those of its runs.",
})
export class ProgressEventType {
  @Field(() => ID, { description: 'The job.' })
  jobId: string;
  @Field(() => Int, {
    description: 'Counts the events of the job from 1, without gaps: pass the last one seen as `after`.',
  })
  number: number;
  @Field(() => ProgressKindEnum, { description: 'What it tells.' })
  kind: string;
  @Field(() => Float, { description: 'The share of the job that is done, 0 to 1.' })
  fraction: number;
  @Field(() => String, { description: 'What happened, in words.' })
  message: string;
  @Field(() => GraphQLISODateTime, { description: 'When it happened.' })
  at: Date;
}

export const ProgressEventConnection = connectionOf(ProgressEventType, 'ProgressEvent');
