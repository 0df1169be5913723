import { Field, Float, Int, ObjectType } from 'type-graphql';
import { connectionOf } from './connection.ts';

@ObjectType('Quantile', { description: 'The value that a share of the numbers does not exceed.' })
export class QuantileType {
  @Field(() => Float, { description: 'The share: 0.05, 0.25, 0.5, 0.75, 0.95.' })
  probability: number;
  @Field(() => Float, { description: 'The value.' })
  value: number;
}

@ObjectType('Histogram', { description: 'How often numbers fall into bins of equal width.' })
export class HistogramType {
  @Field(() => [Float], { description: 'Where the bins begin and end: one more than there are bins.' })
  edges: number[];
  @Field(() => [Float], {
    description:
      'How many numbers each bin holds: from its first edge up to its second, which only the last bin includes. 20 bins, or one where all numbers are the same.',
  })
  counts: number[];
}

@ObjectType('TopValue', { description: 'A frequent value of a column.' })
export class TopValueType {
  @Field(() => String, { description: 'The value as text, cut after 200 characters.' })
  value: string;
  @Field(() => Float, { description: 'In how many rows.' })
  count: number;
}

@ObjectType('ColumnProfile', { description: 'What a column of a dataset version looks like, in numbers.' })
export class ColumnProfileType {
  @Field(() => Int, { description: 'Counts the columns of the version from 0.' })
  position: number;
  @Field(() => String, { description: 'The name of the column.' })
  name: string;
  @Field(() => String, { description: "Its type in PostgreSQL's words." })
  type: string;
  @Field(() => Float, { description: 'How many rows have a value.' })
  count: number;
  @Field(() => Float, { description: 'How many rows have none.' })
  nulls: number;
  @Field(() => Float, {
    description: 'How many values are NaN or infinite; they take no part in the statistics.',
  })
  notFinite: number;
  @Field(() => Float, { description: 'How many different values there are.' })
  distinct: number;
  @Field(() => String, { nullable: true, description: 'The least value, as text.' })
  min: string | null;
  @Field(() => String, { nullable: true, description: 'The greatest value, as text.' })
  max: string | null;
  @Field(() => Float, { nullable: true, description: 'Numeric columns: the mean.' })
  mean: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Numeric columns: the standard deviation of the sample, with n - 1.',
  })
  standardDeviation: number | null;
  @Field(() => [QuantileType], {
    nullable: true,
    description: 'Numeric columns: quantiles, interpolated linearly.',
  })
  quantiles: QuantileType[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the quantiles are exact; above ten million values a t-digest estimates them.',
  })
  quantilesExact: boolean | null;
  @Field(() => HistogramType, { nullable: true, description: 'Numeric columns: a histogram.' })
  histogram: HistogramType | null;
  @Field(() => [TopValueType], { description: 'The most frequent values, at most ten.' })
  topValues: TopValueType[];
}

export const ColumnProfileConnection = connectionOf(ColumnProfileType, 'ColumnProfile');
