import { GraphQLJSON } from 'graphql-scalars';
import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { PolicySpec, TrainingPolicy } from '../entities/training-policy.ts';
import { CanarySettingsType } from './canary.ts';
import { connectionOf } from './connection.ts';
import { AlgorithmEnum, EngineEnum, InitEnum, ScalingEnum } from './sweep.ts';

export const TrainWhenEnum = { DRIFT: 'DRIFT', NEW_DATA: 'NEW_DATA', ALWAYS: 'ALWAYS' } as const;
registerEnumType(TrainWhenEnum, {
  name: 'TrainWhen',
  description:
    'What must be found for a firing to train, unless it is forced. A first model is always trained.',
  valuesConfig: {
    DRIFT: { description: 'The data has drifted from what Production was trained on.' },
    NEW_DATA: { description: 'There is another version than the one that Production was trained on.' },
    ALWAYS: { description: 'Valid data.' },
  },
});

export const PromoteHowEnum = { AUTOMATIC: 'AUTOMATIC', MANUAL: 'MANUAL' } as const;
registerEnumType(PromoteHowEnum, {
  name: 'PromoteHow',
  description: 'What becomes of a model that is better than Production.',
  valuesConfig: {
    AUTOMATIC: { description: 'It becomes Production.' },
    MANUAL: { description: 'It waits for promoteModel.' },
  },
});

export const ConcurrencyEnum = { QUEUE: 'QUEUE', COALESCE: 'COALESCE' } as const;
registerEnumType(ConcurrencyEnum, {
  name: 'PolicyConcurrency',
  description:
    'What becomes of a firing while another one of the policy is at work. Firings by hand always wait for their turn.',
  valuesConfig: {
    QUEUE: { description: 'It waits for its turn.' },
    COALESCE: { description: 'One waits for its turn, and sees to those like it that come meanwhile.' },
  },
});

@ObjectType('PolicySchedule', { description: 'When a policy fires by itself.' })
export class PolicyScheduleType {
  @Field(() => String, { description: 'Five fields of cron, or six with the seconds first.' })
  cron: string;
  @Field(() => String, { description: 'The time zone of IANA in which it is meant.' })
  timeZone: string;
}

@ObjectType('PolicySweep', { description: 'How a policy sweeps: what startSweep would be told.' })
export class PolicySweepType {
  @Field(() => String, { description: 'The experiment that its runs belong to.' })
  experiment: string;
  @Field(() => [Int], {
    description: "The numbers of clusters to try; Production's is tried besides, unless chooseClusters.",
  })
  nClusters: number[];
  @Field(() => AlgorithmEnum, { description: 'How rows are clustered.' })
  algorithm: string;
  @Field(() => EngineEnum, { description: 'The code that fits k-means.' })
  engine: string;
  @Field(() => ScalingEnum, { description: 'How features are brought to one scale.' })
  scaling: string;
  @Field(() => InitEnum, { description: 'How the first centres are chosen.' })
  init: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Starts of each fit; null: the default of the algorithm.',
  })
  nInit: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The most iterations; null: the default of the algorithm.',
  })
  maxIter: number | null;
  @Field(() => Float, { nullable: true, description: 'The tolerance; null: the default of the algorithm.' })
  tol: number | null;
  @Field(() => Int, { description: 'The rows of a batch of MINI_BATCH_K_MEANS.' })
  batchSize: number;
  @Field(() => Int, { description: 'The seed.' })
  randomState: number;
  @Field(() => Float, { description: 'The least share of the rows in the smallest cluster of a winner.' })
  minClusterShare: number;
  @Field(() => Int, { description: 'The least number of rows in the smallest cluster of a winner.' })
  minClusterSize: number;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the winner may have another number of clusters than Production; null: it may not.',
  })
  chooseClusters: boolean | null;
  @Field(() => String, { nullable: true, description: 'The column that weighs rows; null: none does.' })
  weightColumn: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether further evidence is weighed; null: it is not.',
  })
  withEvidence: boolean | null;
}

@ObjectType('PolicyRevision', { description: 'What a training policy says. A revision never changes.' })
export class PolicyRevisionType implements Omit<PolicySpec, 'sweep'> {
  @Field(() => Int, { description: 'Counts the revisions of the policy from 1.' })
  number: number;
  @Field(() => PolicyScheduleType, {
    nullable: true,
    description: 'When it fires by itself; null: it has no schedule.',
  })
  schedule: PolicySpec['schedule'];
  @Field(() => Boolean, { description: 'Whether it fires when another version becomes the current one.' })
  onDataChange: boolean;
  @Field(() => Boolean, { description: 'Whether it fires when a drift report about its model finds drift.' })
  onDrift: boolean;
  @Field(() => Boolean, { description: 'Whether it fires on alerts that are sent to /v1/alerts.' })
  onAlert: boolean;
  @Field(() => TrainWhenEnum, { description: 'What must be found for it to train.' })
  trainWhen: PolicySpec['trainWhen'];
  @Field(() => GraphQLJSON, {
    description: 'How it looks for drift: what startDriftReport would be told beside the two sides.',
  })
  drift: PolicySpec['drift'];
  @Field(() => PolicySweepType, { description: 'How it trains.' })
  sweep: unknown;
  @Field(() => PromoteHowEnum, { description: 'What becomes of a better model.' })
  promote: PolicySpec['promote'];
  @Field(() => CanarySettingsType, {
    nullable: true,
    description: 'How a better model is tried before it is promoted; null: it is not.',
  })
  canary?: PolicySpec['canary'];
  @Field(() => Int, {
    description: 'Seconds that lie at least between the starts of two firings that nobody asked for by hand.',
  })
  cooldownSeconds: number;
  @Field(() => ConcurrencyEnum, { description: 'What becomes of a firing while another one is at work.' })
  concurrency: PolicySpec['concurrency'];
  @Field(() => String, { description: 'Who set it.' })
  setBy: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was set.' })
  setAt: Date;
}

export const PolicyRevisionConnection = connectionOf(PolicyRevisionType, 'PolicyRevision');

@ObjectType('TrainingPolicy', {
  description: 'Lets a registered model follow a dataset: when it is trained again, and what is done then.',
})
export class TrainingPolicyType implements Pick<
  TrainingPolicy,
  'id' | 'name' | 'enabled' | 'revision' | 'runCount' | 'nextTickAt' | 'createdAt'
> {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => String, { description: 'Its name.' })
  name: string;
  @Field(() => Boolean, { description: 'Whether anything but a firing by hand fires it.' })
  enabled: boolean;
  @Field(() => Int, { description: 'The number of the revision in force.' })
  revision: number;
  @Field(() => Int, { description: 'How often it has fired.' })
  runCount: number;
  @Field(() => GraphQLISODateTime, {
    name: 'nextAt',
    nullable: true,
    description: 'When its schedule is due next; null: it has none, or is disabled.',
  })
  nextTickAt: Date | null;
  @Field(() => GraphQLISODateTime, { description: 'When it was declared.' })
  createdAt: Date;
}

export const TrainingPolicyConnection = connectionOf(TrainingPolicyType, 'TrainingPolicy');
