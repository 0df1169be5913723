import { GraphQLJSON } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  PIPELINE_OUTCOMES,
  STAGE_STATES,
  STAGES,
  TRIGGER_KINDS,
  type PipelineRun,
} from '../entities/pipeline-run.ts';
import { connectionOf } from './connection.ts';

/** The names of an enum whose values are its names. */
const names = <Name extends string>(all: readonly Name[]) =>
  Object.fromEntries(all.map((name) => [name, name])) as { [Key in Name]: Key };

export const TriggerKindEnum = names(TRIGGER_KINDS);
registerEnumType(TriggerKindEnum, {
  name: 'TriggerKind',
  description: 'What fires a training policy.',
  valuesConfig: {
    SCHEDULE: { description: 'Its schedule was due.' },
    DATA_CHANGE: { description: 'Another version of its dataset became the current one.' },
    DRIFT: { description: 'A drift report about its model found drift.' },
    ALERT: { description: 'A monitoring system sent an alert.' },
    MANUAL: { description: 'Somebody fired it by hand.' },
  },
});

export const PipelineOutcomeEnum = names(PIPELINE_OUTCOMES);
registerEnumType(PipelineOutcomeEnum, {
  name: 'PipelineOutcome',
  description: 'What came of a firing.',
  valuesConfig: {
    PROMOTED: { description: 'A new model is Production.' },
    NOT_PROMOTED: { description: 'A model was trained and is registered, and Production stayed.' },
    NOT_TRAINED: { description: 'There was no reason to train, or no run was admissible.' },
    BLOCKED: { description: 'The data is not valid.' },
    FAILED: { description: 'A stage failed.' },
    CANCELLED: { description: 'Somebody cancelled it.' },
    COALESCED: { description: 'Another firing that waited for its turn sees to it. Nothing was done.' },
    COOLED_DOWN: { description: 'It came too soon after another one. Nothing was done.' },
  },
});

export const StageEnum = names(STAGES);
registerEnumType(StageEnum, {
  name: 'PipelineStageName',
  description: 'What a firing goes through, in this order.',
  valuesConfig: {
    COLLECT: { description: 'Reads the source.' },
    VALIDATE: { description: 'Checks the rows by the expectations of the dataset.' },
    VERSION: { description: 'Whether there is a new version, and which one is gone on with.' },
    DRIFT: { description: 'Compares it with what Production was trained on.' },
    SWEEP: { description: 'Trains.' },
    COMPARE: { description: 'Compares the new model with Production on the new data.' },
    CANARY: { description: 'Tries it on a growing share of the requests, where the policy says so.' },
    PROMOTE: { description: 'Makes the new model Production.' },
    NOTIFY: { description: 'Tells those who subscribed. It always happens.' },
  },
});

export const StageStateEnum = names(STAGE_STATES);
registerEnumType(StageStateEnum, {
  name: 'PipelineStageState',
  description: 'How a stage stands.',
  valuesConfig: {
    PENDING: { description: 'It has yet to begin.' },
    RUNNING: { description: 'Its job is at work.' },
    DONE: { description: 'It did what it is for.' },
    SKIPPED: { description: 'There was nothing to do, or a reason not to.' },
    FAILED: { description: 'It failed, or its data is not valid, or it was cancelled.' },
  },
});

@ObjectType('PipelineStage', { description: 'One stage of a firing: how it ended, and why.' })
export class PipelineStageType {
  @Field(() => StageEnum, { description: 'Which one.' })
  stage: string;
  @Field(() => StageStateEnum, { description: 'How it stands.' })
  state: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it began.' })
  startedAt: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it ended.' })
  finishedAt: Date | null;
}

@ObjectType('PipelineRun', {
  description:
    'One firing of a training policy. With its stages it is the record of what was decided, and why.',
})
export class PipelineRunType implements Pick<
  PipelineRun,
  | 'id'
  | 'number'
  | 'triggerKind'
  | 'triggerKey'
  | 'details'
  | 'forceRetrain'
  | 'skipPromotion'
  | 'firedBy'
  | 'outcome'
  | 'createdAt'
  | 'startedAt'
  | 'finishedAt'
> {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => Int, { description: 'Counts the firings of the policy, without gaps.' })
  number: number;
  @Field(() => TriggerKindEnum, { name: 'trigger', description: 'What kind of thing fired.' })
  triggerKind: PipelineRun['triggerKind'];
  @Field(() => String, { description: 'Names what fired: the same never fires a policy twice.' })
  triggerKey: string;
  @Field(() => GraphQLJSON, { name: 'triggerDetails', description: 'What is known of what fired.' })
  details: PipelineRun['details'];
  @Field(() => Boolean, { description: 'Whether it trains the current version, drift or not.' })
  forceRetrain: boolean;
  @Field(() => Boolean, { description: 'Whether it leaves Production as it is: a dry run.' })
  skipPromotion: boolean;
  @Field(() => String, { description: 'Who fired it.' })
  firedBy: string;
  @Field(() => PipelineOutcomeEnum, {
    nullable: true,
    description: 'What came of it; null until it has ended.',
  })
  outcome: PipelineRun['outcome'];
  @Field(() => GraphQLISODateTime, { description: 'When it fired.' })
  createdAt: Date;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it had its turn; null: it waits for another one, or nothing was to be done.',
  })
  startedAt: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it ended.' })
  finishedAt: Date | null;
}

export const PipelineRunConnection = connectionOf(PipelineRunType, 'PipelineRun');

@ObjectType('DecisionAnswer', { description: 'A question about a firing, and its answer.' })
export class DecisionAnswerType {
  @Field(() => StageEnum, {
    nullable: true,
    description: 'The stage that it is about; null: the whole firing.',
  })
  stage: string | null;
  @Field(() => String, { description: 'The question, in words.' })
  question: string;
  @Field(() => String, { description: 'The answer, in words, with the figures that decided.' })
  answer: string;
}

@InputType('FireTrainingPolicyInput', { description: 'A firing by hand.' })
export class FireTrainingPolicyInput {
  @Field(() => String, { description: 'The name of the policy.' })
  policy: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Trains the current version, drift or not; the source is read only where there is no version yet.',
  })
  forceRetrain: boolean;
  @Field(() => Boolean, { defaultValue: false, description: 'Leaves Production as it is: a dry run.' })
  skipPromotion: boolean;
  @Field(() => String, { nullable: true, description: 'Why, for the record.' })
  reason?: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Names the request: sent again, it does not fire again. Up to 200 letters, digits, "_", ".", ":", "-".',
  })
  idempotencyKey?: string;
}
