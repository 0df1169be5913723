import { Field, Float, InputType, Int } from 'type-graphql';
import type { PolicySpec } from '../entities/training-policy.ts';
import { CanarySettingsInput } from './canary.ts';
import { DriftColumnInputType } from './drift-column.ts';
import { DriftTestEnum, PairingEnum } from './drift-enums.ts';
import { SweepSettingsInput } from './sweep.ts';
import { ConcurrencyEnum, PromoteHowEnum, TrainWhenEnum } from './training-policy.ts';

@InputType('PolicyScheduleInput', { description: 'When a policy fires by itself.' })
export class PolicyScheduleInput {
  @Field(() => String, {
    defaultValue: '0 2 1 * *',
    description:
      'Five fields of cron, or six with the seconds first; by default on the first of each month at two.',
  })
  cron: string;
  @Field(() => String, {
    defaultValue: 'Asia/Jakarta',
    description: 'The time zone of IANA in which it is meant.',
  })
  timeZone: string;
}

@InputType('PolicyDriftInput', {
  description: 'How drift is looked for: what startDriftReport would be told beside the two sides.',
})
export class PolicyDriftInput {
  @Field(() => [String], { nullable: true, description: 'The columns to compare; the features by default.' })
  columns?: string[] | null;
  @Field(() => DriftTestEnum, { nullable: true, description: 'The test of all columns.' })
  test?: DriftColumnInputType['test'];
  @Field(() => Float, { nullable: true, description: 'The threshold of all columns, above 0.' })
  threshold?: number | null;
  @Field(() => [DriftColumnInputType], {
    nullable: true,
    description: 'What is special about single columns.',
  })
  columnOptions?: DriftColumnInputType[] | null;
  @Field(() => Float, {
    nullable: true,
    description: 'From which weighted share of drifted columns on it is drift; 0.5 where nothing is said.',
  })
  driftShare?: number | null;
  @Field(() => PairingEnum, {
    nullable: true,
    description: 'Whether the rows that both sides share decide; AUTO where nothing is said.',
  })
  pairing?: 'AUTO' | 'ALWAYS' | 'NEVER' | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Judge the p-values after the adjustment of Benjamini and Hochberg; false by default.',
  })
  adjusted?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Also compare all numeric columns together; true where nothing is said.',
  })
  multivariate?: boolean | null;
}

@InputType('PolicySweepInput', { description: 'How a policy trains: what startSweep would be told.' })
export class PolicySweepInput extends SweepSettingsInput {}

@InputType('TrainingPolicyInput', {
  description: 'A training policy; what is left out gets its default. The same input again changes nothing.',
})
export class TrainingPolicyInput {
  @Field(() => String, {
    description: 'Its name: the policy of this name is set anew, or a new one is made.',
  })
  name: string;
  @Field(() => String, { description: 'The name of the dataset that it follows; a policy keeps it.' })
  dataset: string;
  @Field(() => String, {
    description: 'The name of the registered model, which is made if it is new; a policy keeps it.',
  })
  model: string;
  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether anything but a firing by hand fires it.',
  })
  enabled: boolean;
  @Field(() => PolicyScheduleInput, {
    nullable: true,
    defaultValue: { cron: '0 2 1 * *', timeZone: 'Asia/Jakarta' },
    description: 'When it fires by itself: monthly where nothing is said; null: never.',
  })
  schedule?: PolicyScheduleInput | null;
  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether it fires when another version becomes the current one, unless by a rollback.',
  })
  onDataChange: boolean;
  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether it fires when a drift report about its model finds drift.',
  })
  onDrift: boolean;
  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether it fires on alerts that are sent to /v1/alerts.',
  })
  onAlert: boolean;
  @Field(() => TrainWhenEnum, { defaultValue: 'DRIFT', description: 'What must be found for it to train.' })
  trainWhen: PolicySpec['trainWhen'];
  @Field(() => PolicyDriftInput, {
    nullable: true,
    description: 'How it looks for drift; by default as startDriftReport does.',
  })
  drift?: PolicyDriftInput | null;
  @Field(() => PolicySweepInput, { description: 'How it trains.' })
  sweep: PolicySweepInput;
  @Field(() => PromoteHowEnum, {
    defaultValue: 'AUTOMATIC',
    description: 'What becomes of a better model.',
  })
  promote: PolicySpec['promote'];
  @Field(() => CanarySettingsInput, {
    nullable: true,
    description:
      'Tries a better model on a growing share of the requests before it is promoted, as startCanary does; {} with all defaults. Left out or null: it is promoted at once. Only for AUTOMATIC, and where there is a Production.',
  })
  canary?: CanarySettingsInput | null;
  @Field(() => Int, {
    defaultValue: 0,
    description:
      'Seconds that lie at least between the starts of two firings that nobody asked for by hand, up to 31 days; the others leave a short record.',
  })
  cooldownSeconds: number;
  @Field(() => ConcurrencyEnum, {
    defaultValue: 'COALESCE',
    description: 'What becomes of a firing while another one is at work.',
  })
  concurrency: PolicySpec['concurrency'];
}
