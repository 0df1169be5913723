import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from './connection.ts';
import { DriftColumnInputType } from './drift-column.ts';
import { DriftTestEnum, PairingEnum } from './drift-enums.ts';
import { MultivariateDriftType, ThroughModelDriftType } from './drift-rows.ts';

@ObjectType('DriftWindow', { description: 'A window of the predictions of a model.' })
export class DriftWindowType {
  @Field(() => GraphQLISODateTime, { description: 'Its begin, inclusive.' })
  from: Date;
  @Field(() => GraphQLISODateTime, { description: 'Its end, exclusive.' })
  to: Date;
}

@InputType('DriftWindowInput', { description: 'A window of the predictions of a model.' })
export class DriftWindowInput {
  @Field(() => GraphQLISODateTime, { description: 'Its begin, inclusive.' })
  from: Date;
  @Field(() => GraphQLISODateTime, { description: 'Its end, exclusive.' })
  to: Date;
}

@ObjectType('DriftReport', {
  description:
    'A comparison of two sides of a dataset, column by column. What was asked never changes; what was found is written once, with the end of its job, and null before.',
})
export class DriftReportType {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => String, { description: 'Who asked for it.' })
  createdBy: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was asked for.' })
  createdAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was done.' })
  finishedAt: Date | null;
  @Field(() => Float, { nullable: true, description: 'How many rows the reference has.' })
  referenceRows: number | null;
  @Field(() => Float, { nullable: true, description: 'How many rows the current side has.' })
  currentRows: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'How many keys are on both sides; null where they were not looked for.',
  })
  pairedRows: number | null;
  @Field(() => Int, { nullable: true, description: 'How many columns were compared.' })
  columnCount: number | null;
  @Field(() => Int, { nullable: true, description: 'How many of them have drifted.' })
  driftedCount: number | null;
  @Field(() => Float, { nullable: true, description: 'Their share, weighted where columns have weights.' })
  share: number | null;
  @Field(() => MultivariateDriftType, {
    nullable: true,
    description:
      'What the numeric columns say together; null where that was not asked for, and for fewer than two columns or ten rows.',
  })
  multivariate: MultivariateDriftType | null;
  @Field(() => ThroughModelDriftType, {
    nullable: true,
    description: 'What the model makes of both sides; null without a model.',
  })
  throughModel: ThroughModelDriftType | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the share reaches `driftShare`.' })
  drifted: boolean | null;
}

export const DriftReportConnection = connectionOf(DriftReportType, 'DriftReport');

@ObjectType('DriftSettings', { description: 'How a drift report judges.' })
export class DriftSettingsType {
  @Field(() => Float, {
    description: 'From which weighted share of drifted columns on the report says drift.',
  })
  driftShare: number;
  @Field(() => PairingEnum, { description: 'Whether the rows that both sides share decide.' })
  pairing: string;
  @Field(() => Boolean, { description: 'Whether the adjusted p-values decide.' })
  adjusted: boolean;
  @Field(() => Boolean, { description: 'Whether all numeric columns were compared together too.' })
  multivariate: boolean;
}

@InputType('StartDriftReportInput', {
  description:
    'What to compare: a model against the data that its Production was trained on, or two versions of a dataset. Test and threshold are looked for separately: what is said of the column, of its type, of all, or else what Evidently would take.',
})
export class StartDriftReportInputType {
  @Field(() => String, { nullable: true, description: 'The name of the model; this or dataset.' })
  model?: string | null;
  @Field(() => String, { nullable: true, description: 'The name of the dataset; this or model.' })
  dataset?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The number or tag of the reference version; by default what the Production of the model was trained on.',
  })
  reference?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "The number or tag of the version to look at; the dataset's current version by default.",
  })
  current?: string | null;
  @Field(() => DriftWindowInput, {
    nullable: true,
    description: 'Look at what the model was asked in this window instead of at a version.',
  })
  window?: DriftWindowInput | null;
  @Field(() => [String], {
    nullable: true,
    description: 'The columns to compare, at most 100; the features by default.',
  })
  columns?: string[] | null;
  @Field(() => DriftTestEnum, { nullable: true, description: 'The test of all columns.' })
  test?: Exclude<DriftColumnInputType['test'], undefined>;
  @Field(() => DriftTestEnum, { nullable: true, description: 'The test of numeric columns.' })
  numericTest?: Exclude<DriftColumnInputType['test'], undefined>;
  @Field(() => DriftTestEnum, { nullable: true, description: 'The test of categorical columns.' })
  categoricalTest?: Exclude<DriftColumnInputType['test'], undefined>;
  @Field(() => Float, { nullable: true, description: 'The threshold of all columns, above 0.' })
  threshold?: number | null;
  @Field(() => Float, { nullable: true, description: 'The threshold of numeric columns.' })
  numericThreshold?: number | null;
  @Field(() => Float, { nullable: true, description: 'The threshold of categorical columns.' })
  categoricalThreshold?: number | null;
  @Field(() => [DriftColumnInputType], {
    nullable: true,
    description: 'What is special about single columns.',
  })
  columnOptions?: DriftColumnInputType[] | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'From which weighted share of drifted columns on the report says drift; 0.5 where nothing is said.',
  })
  driftShare?: number | null;
  @Field(() => PairingEnum, {
    nullable: true,
    description: 'Whether the rows that both sides share decide; AUTO where nothing is said.',
  })
  pairing?: 'AUTO' | 'ALWAYS' | 'NEVER' | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Judge the p-values after the adjustment of Benjamini and Hochberg (1995), so that many columns do not drift by chance; false where nothing is said.',
  })
  adjusted?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Also compare all numeric columns together; true where nothing is said.',
  })
  multivariate?: boolean | null;
}
