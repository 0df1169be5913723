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
import type { CanarySettings, PlannedStep } from '../entities/canary.ts';
import { connectionOf } from './connection.ts';
import { GateOverrideInput } from './promotion-gate.ts';

export const CanaryStateEnum = {
  STARTING: 'STARTING',
  RUNNING: 'RUNNING',
  PROMOTING: 'PROMOTING',
  PROMOTED: 'PROMOTED',
  ABORTED: 'ABORTED',
  REFUSED: 'REFUSED',
} as const;
registerEnumType(CanaryStateEnum, {
  name: 'CanaryState',
  description: 'How a canary stands.',
  valuesConfig: {
    STARTING: { description: 'It gets no requests until it has shown that it is ready.' },
    RUNNING: { description: 'It serves the share of its step.' },
    PROMOTING: { description: 'It serves all requests, and the job that moves Production is at work.' },
    PROMOTED: { description: 'It is in Production.' },
    ABORTED: { description: 'It was taken back: `endReason` says why.' },
    REFUSED: { description: 'It was not ready, and never got a request: `endReason` says why.' },
  },
});

export const CanaryTestNameEnum = { ERRORS: 'ERRORS', AGREEMENT: 'AGREEMENT', LATENCY: 'LATENCY' } as const;
registerEnumType(CanaryTestNameEnum, {
  name: 'CanaryTestName',
  description: 'What a canary is compared with Production by, on the same requests.',
  valuesConfig: {
    ERRORS: {
      description: 'Requests that it cannot answer and Production can, less those the other way round.',
    },
    AGREEMENT: { description: "Labels other than Production's." },
    LATENCY: { description: 'Calls that take it much longer than Production.' },
  },
});

@InputType('CanaryStepInput', { description: 'How long a canary serves which share, at least.' })
export class CanaryStepInput {
  @Field(() => Float, { description: 'The share of the requests, above 0 up to 1.' })
  share: number;
  @Field(() => Int, { nullable: true, description: 'The seconds that it lasts at least; 600 if left out.' })
  seconds?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The requests that the canary must have got in it; 100 if left out.',
  })
  minimumRequests?: number | null;
}

@InputType('CanarySettingsInput', {
  description:
    'How a version is tried on a growing share of the requests; what is left out gets its default.',
})
export class CanarySettingsInput {
  @Field(() => [CanaryStepInput], {
    nullable: true,
    description: 'The steps, each with a larger share, the last with 1; if left out 0.01, 0.1, 0.5, 1.',
  })
  steps?: CanaryStepInput[] | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'The share of the requests that it may fail to answer beyond Production, 0 to 1; 0.01 if left out.',
  })
  maximumErrorRate?: number | null;
  @Field(() => Float, {
    nullable: true,
    description: "The share of its labels that must be Production's, 0 to 1; 0.8 if left out, 0 for any.",
  })
  minimumAgreement?: number | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'A call is slow that takes so many times as long as Production, and 1 ms longer; a quarter of the calls may be. 3 if left out.',
  })
  maximumSlowdown?: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'The chance that a version within these limits is aborted all the same; 0.01 if left out.',
  })
  falseAlarmRate?: number | null;
}

@InputType('StartCanaryInput', { description: 'A version to try on a growing share of the requests.' })
export class StartCanaryInput extends CanarySettingsInput {
  @Field(() => String, { description: 'The name of the model.' })
  model: string;
  @Field(() => String, { description: 'The name of the version, such as "v2.1".' })
  version: string;
  @Field(() => String, { description: 'Why: people will read it in the history.' })
  reason: string;
  @Field(() => GateOverrideInput, {
    nullable: true,
    description: 'Tries and promotes it also where the gate of Production refuses it.',
  })
  override?: GateOverrideInput | null;
}

@ObjectType('CanaryCounts', { description: 'What was seen of a canary, by all processes.' })
export class CanaryCountsType {
  @Field(() => Int, { description: 'Requests that fell to it, but for those that nobody could answer.' })
  requests: number;
  @Field(() => Int, { description: 'Requests that fell to Production meanwhile.' })
  productionRequests: number;
  @Field(() => Int, { description: 'Of `requests`: those that it could not answer, and Production did.' })
  canaryErrors: number;
  @Field(() => Int, { description: 'Of `requests`: those that only it could answer.' })
  productionErrors: number;
  @Field(() => Int, { description: 'Of `requests`: those to which both had another label.' })
  disagreements: number;
  @Field(() => Int, { description: 'Calls with such requests.' })
  calls: number;
  @Field(() => Int, { description: 'Those of them that it was slow at.' })
  slowCalls: number;
  @Field(() => Float, { description: 'How long it took for all of them, in milliseconds.' })
  canaryMs: number;
  @Field(() => Float, { description: 'How long Production took for the same requests, in milliseconds.' })
  productionMs: number;
}

@ObjectType('PlannedCanaryStep', { description: 'How long a canary serves which share, at least.' })
export class PlannedCanaryStepType implements PlannedStep {
  @Field(() => Float, { description: 'The share of the requests.' })
  share: number;
  @Field(() => Int, { description: 'The seconds that it lasts at least.' })
  seconds: number;
  @Field(() => Int, { description: 'The requests that the canary must have got in it.' })
  minimumRequests: number;
}

@ObjectType('CanarySettings', {
  description: 'How a version is tried on a growing share of the requests.',
})
export class CanarySettingsType implements CanarySettings {
  @Field(() => [PlannedCanaryStepType], { description: 'The steps, each with a larger share.' })
  steps: PlannedStep[];
  @Field(() => Float, {
    description: 'The share of the requests that it may fail to answer beyond Production.',
  })
  maximumErrorRate: number;
  @Field(() => Float, { description: "The share of its labels that must be Production's." })
  minimumAgreement: number;
  @Field(() => Float, { description: 'How many times as long as Production makes a call slow.' })
  maximumSlowdown: number;
  @Field(() => Float, { description: 'The chance that it is aborted though it is within the limits.' })
  falseAlarmRate: number;
}

@ObjectType('CanaryStep', { description: 'A step of the plan of a canary.' })
export class CanaryStepType extends PlannedCanaryStepType {
  @Field(() => Int, { description: 'Counts the steps from 1.' })
  number: number;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it began; null: it has not.' })
  beganAt: Date | null;
  @Field(() => CanaryCountsType, { description: 'What was seen in it.' })
  counts: CanaryCountsType;
}

@ObjectType('CanaryTest', {
  description:
    'A sequential test: it may be looked at as often as one likes without becoming more likely to fail by chance.',
})
export class CanaryTestType {
  @Field(() => CanaryTestNameEnum, { description: 'What is compared.' })
  name: string;
  @Field(() => Boolean, { description: 'Whether the canary is worse than is allowed: then it is aborted.' })
  failed: boolean;
  @Field(() => Float, { nullable: true, description: 'The figure; null: there is none yet.' })
  value: number | null;
  @Field(() => Float, { description: 'What the figure must not pass.' })
  bound: number;
  @Field(() => Float, {
    description: 'The evidence that it does: the logarithm to base 10 of an e-value.',
  })
  evidence: number;
  @Field(() => Float, { description: 'The evidence at which the test has failed.' })
  limit: number;
  @Field(() => String, { description: 'The verdict in words, with its figures.' })
  reason: string;
}

@ObjectType('Canary', {
  description:
    'A version that serves a growing share of the requests to Production, until it is promoted or taken back.',
})
export class CanaryType {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => CanaryStateEnum, { description: 'How it stands.' })
  state: string;
  @Field(() => String, { description: 'Why it was started.' })
  reason: string;
  @Field(() => String, { description: 'Who started it.' })
  startedBy: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was asked for.' })
  createdAt: Date;
  @Field(() => String, {
    nullable: true,
    description: 'Why the gate of Production does not hold for it; null: it does.',
  })
  overrideReason: string | null;
  @Field(() => Float, {
    description: 'The share of the requests that it may fail to answer beyond Production.',
  })
  maximumErrorRate: number;
  @Field(() => Float, { description: "The share of its labels that must be Production's." })
  minimumAgreement: number;
  @Field(() => Float, { description: 'How many times as long as Production makes a call slow.' })
  maximumSlowdown: number;
  @Field(() => Float, { description: 'The chance that it is aborted though it is within the limits.' })
  falseAlarmRate: number;
  @Field(() => Int, { description: 'How many steps of the plan have begun; 0: it gets no requests yet.' })
  stepCount: number;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it ended; null: it has not.' })
  endedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Who ended it; "canary": it did itself.' })
  endedBy: string | null;
  @Field(() => String, { nullable: true, description: 'Why it ended, with the figures.' })
  endReason: string | null;
}

export const CanaryConnection = connectionOf(CanaryType, 'Canary');
