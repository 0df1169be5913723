import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import type {
  DriftVerdict,
  EffectFinding,
  MissingFinding,
  PairedFinding,
  PairedHistogram,
  SideSummary,
} from '../entities/drift-column.ts';
import { connectionOf } from './connection.ts';
import { DriftColumnKindEnum, DriftTestEnum, EffectMeasureEnum, EffectWordEnum } from './drift-enums.ts';

@ObjectType('DriftVerdict', { description: 'What a test said of a column.' })
export class DriftVerdictType implements DriftVerdict {
  @Field(() => DriftTestEnum, { description: 'The test.' })
  test: DriftVerdict['test'];
  @Field(() => Float, { nullable: true, description: 'Its statistic; null where it is infinite.' })
  statistic: number | null;
  @Field(() => Float, { nullable: true, description: 'Its p-value; null where the test is a distance.' })
  pValue: number | null;
  @Field(() => Float, {
    description:
      'What is compared with the threshold: the p-value (drift below), or the distance (drift above).',
  })
  score: number;
  @Field(() => Float, { description: 'The threshold.' })
  threshold: number;
  @Field(() => Boolean, { description: 'Whether the test says drift.' })
  drifted: boolean;
}

@ObjectType('EffectSize', { description: 'How large a difference is, whatever the number of rows.' })
export class EffectSizeType implements EffectFinding {
  @Field(() => EffectMeasureEnum, { description: 'What is measured.' })
  measure: EffectFinding['measure'];
  @Field(() => Float, { description: 'Its value; 0: no difference.' })
  value: number;
  @Field(() => EffectWordEnum, { description: 'The same in a word.' })
  size: EffectFinding['size'];
}

@ObjectType('PairedDrift', { description: 'What the rows say whose key is on both sides.' })
export class PairedDriftType implements PairedFinding {
  @Field(() => Float, { description: 'How many of them have a value on both sides.' })
  rows: number;
  @Field(() => Float, { description: 'In how many the value rose.' })
  rose: number;
  @Field(() => Float, { description: 'In how many it fell.' })
  fell: number;
  @Field(() => Float, { description: 'In how many it is the same.' })
  stayed: number;
  @Field(() => Float, {
    description: 'The Hodges-Lehmann estimate of the common shift, in the unit of the column.',
  })
  shift: number;
  @Field(() => Float, { description: 'The lower end of its interval of 95 %.' })
  shiftLow: number;
  @Field(() => Float, { description: 'The upper end of its interval of 95 %.' })
  shiftHigh: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'The least shift that the signed-rank test would find in four of five cases, in the unit of the column; null where so few rows find none.',
  })
  detectableShift: number | null;
  @Field(() => DriftVerdictType, { description: 'The signed-rank test of Wilcoxon.' })
  wilcoxon: DriftVerdictType;
  @Field(() => DriftVerdictType, { description: 'The sign test.' })
  sign: DriftVerdictType;
}

@ObjectType('RowPair', { description: 'A row that both sides share, and what it has in a column.' })
export class RowPairType {
  @Field(() => String, { description: 'Its key.' })
  key: string;
  @Field(() => String, {
    description: 'What people call it; the key, where the dataset names no column for that.',
  })
  name: string;
  @Field(() => Float, { description: 'The value on the side of the reference.' })
  reference: number;
  @Field(() => Float, { description: 'The value on the current side.' })
  current: number;
}

@ObjectType('MissingDrift', {
  description: 'How many values of a column are missing: null, NaN or infinite.',
})
export class MissingDriftType implements MissingFinding {
  @Field(() => Float, { description: 'The share of the rows of the reference, 0 to 1.' })
  reference: number;
  @Field(() => Float, { description: 'The share of the current rows, 0 to 1.' })
  current: number;
  @Field(() => DriftVerdictType, {
    description: 'Whether the two shares differ. It decides only where one side has no values.',
  })
  verdict: DriftVerdictType;
}

@ObjectType('SideSummary', { description: 'One side of a column, in numbers.' })
export class SideSummaryType implements SideSummary {
  @Field(() => Float, { description: 'How many rows have a value.' })
  count: number;
  @Field(() => Float, { description: 'How many have none; NaN and infinities count as none.' })
  missing: number;
  @Field(() => Float, { nullable: true, description: 'Categories: how many different ones there are.' })
  distinct: number | null;
  @Field(() => Float, { nullable: true, description: 'Numbers: the mean.' })
  mean: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Numbers: the standard deviation of the sample, with n - 1.',
  })
  standardDeviation: number | null;
  @Field(() => Float, { nullable: true, description: 'Numbers: the least one.' })
  min: number | null;
  @Field(() => Float, { nullable: true, description: 'Numbers: the median.' })
  median: number | null;
  @Field(() => Float, { nullable: true, description: 'Numbers: the greatest one.' })
  max: number | null;
}

@ObjectType('DriftHistogram', { description: 'Both sides of a column over the same bins.' })
export class DriftHistogramType implements PairedHistogram {
  @Field(() => [Float], {
    nullable: true,
    description:
      'Numbers: where the bins begin and end, one more than there are bins; each includes its first edge, the last one both. Null for categories.',
  })
  edges: number[] | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Categories: the most frequent ones, and "…" for the rest. Null for numbers.',
  })
  categories: string[] | null;
  @Field(() => [Float], { description: 'How many values of the reference each bin holds.' })
  reference: number[];
  @Field(() => [Float], { description: 'How many current values each bin holds.' })
  current: number[];
}

@ObjectType('DriftColumn', { description: 'What a drift report found of a column.' })
export class DriftColumnType {
  @Field(() => Int, { description: 'Counts the columns of the report from 0.' })
  position: number;
  @Field(() => String, { description: 'The name of the column.' })
  name: string;
  @Field(() => DriftColumnKindEnum, { description: 'What its values are taken for.' })
  type: string;
  @Field(() => String, { nullable: true, description: 'The unit, where the dataset names one.' })
  unit: string | null;
  @Field(() => DriftTestEnum, { description: 'The test that decides.' })
  test: string;
  @Field(() => Float, { nullable: true, description: 'Its statistic; null where it is infinite.' })
  statistic: number | null;
  @Field(() => Float, { nullable: true, description: 'Its p-value; null where the test is a distance.' })
  pValue: number | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'The p-value after the adjustment of Benjamini and Hochberg (1995) over the columns of the report.',
  })
  adjustedPValue: number | null;
  @Field(() => Float, {
    description:
      'What is compared with the threshold: the p-value (the adjusted one, where the report says so), or the distance.',
  })
  score: number;
  @Field(() => Float, { description: 'The threshold.' })
  threshold: number;
  @Field(() => Boolean, { description: 'Whether the column has drifted.' })
  drifted: boolean;
  @Field(() => Float, { description: 'What it counts in the share of drifted columns.' })
  weight: number;
  @Field(() => DriftVerdictType, {
    nullable: true,
    description: 'What the two samples say, without regard to keys; null where one has no values.',
  })
  twoSample: DriftVerdictType | null;
  @Field(() => PairedDriftType, {
    nullable: true,
    description: 'What the rows that both sides share say; null without such rows, and of categories.',
  })
  paired: PairedDriftType | null;
  @Field(() => MissingDriftType, { description: 'The missing values.' })
  missing: MissingDriftType;
  @Field(() => [EffectSizeType], {
    description: 'How large the difference is; empty where one side has no values.',
  })
  effects: EffectSizeType[];
  @Field(() => Float, {
    nullable: true,
    description:
      'The least shift that a two-sample test (Kolmogorov-Smirnov; of categories the Z or chi-square test) would find in four of five cases, in the unit of the column; of categories the change of a share. Null where so few values find none.',
  })
  detectableShift: number | null;
  @Field(() => DriftHistogramType, { description: 'Both sides over the same bins.' })
  histogram: DriftHistogramType;
  @Field(() => SideSummaryType, { description: 'The reference.' })
  reference: SideSummaryType;
  @Field(() => SideSummaryType, { description: 'The current side.' })
  current: SideSummaryType;
}

export const DriftColumnConnection = connectionOf(DriftColumnType, 'DriftColumn');

@InputType('DriftColumnInput', { description: 'What is special about a column of a drift report.' })
export class DriftColumnInputType {
  @Field(() => String, { description: 'The name of the column, one of those that the report compares.' })
  column: string;
  @Field(() => DriftColumnKindEnum, {
    nullable: true,
    description:
      'What its values are taken for. By default features are numbers, texts and booleans categories, and other whole numbers categories up to 10 different values.',
  })
  type?: 'numeric' | 'categorical' | null;
  @Field(() => DriftTestEnum, { nullable: true, description: 'The test.' })
  test?: DriftVerdict['test'] | null;
  @Field(() => Float, { nullable: true, description: 'The threshold, above 0.' })
  threshold?: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'What it counts in the share of drifted columns, above 0; 1 where nothing is said.',
  })
  weight?: number | null;
}
