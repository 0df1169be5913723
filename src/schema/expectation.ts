import { GraphQLJSON } from 'graphql-scalars';
import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

export const ExpectationKindEnum = {
  NOT_NULL: 'NOT_NULL',
  UNIQUE: 'UNIQUE',
  TYPE: 'TYPE',
  BETWEEN: 'BETWEEN',
  IN_SET: 'IN_SET',
  REGEX: 'REGEX',
  ROW_COUNT: 'ROW_COUNT',
  SHARE_BETWEEN: 'SHARE_BETWEEN',
  FRESHNESS: 'FRESHNESS',
  FOREIGN_KEY: 'FOREIGN_KEY',
  ROW_SQL: 'ROW_SQL',
} as const;
registerEnumType(ExpectationKindEnum, {
  name: 'ExpectationKind',
  description: 'What is expected. Null values fulfil everything but NOT_NULL.',
  valuesConfig: {
    NOT_NULL: { description: '`column` has a value in every row.' },
    UNIQUE: { description: 'No two rows have the same values in `columns`.' },
    TYPE: { description: '`column` is of `type`.' },
    BETWEEN: { description: 'The numbers of `column` lie from `min` to `max`, both included.' },
    IN_SET: { description: 'The values of `column` are among `values`.' },
    REGEX: {
      description: '`pattern` (RE2) is found in the texts of `column`; ^ and $ bind it to the whole text.',
    },
    ROW_COUNT: { description: 'The version has from `min` to `max` rows.' },
    SHARE_BETWEEN: {
      description:
        'The share of all rows whose `column` is among `values`, or that fulfil the condition `sql`, lies from `min` to `max` (0 to 1).',
    },
    FRESHNESS: {
      description:
        'The newest value of `column` (the time column, where none is named) is at most `maxAge` `ageUnit` old when the job looks at it. A numeric column holds years.',
    },
    FOREIGN_KEY: {
      description:
        'The values of `column` exist in `targetColumn` of the current version of `dataset`, or of the newest where there is none.',
    },
    ROW_SQL: {
      description:
        'The condition `sql` holds in every row: an SQL expression of DuckDB over its columns, without subqueries, LIKE, || and functions that see more than the row. Integers are BIGINT, other numbers DOUBLE, times TIMESTAMP in UTC.',
    },
  },
});

export const SeverityEnum = { WARN: 'WARN', BLOCK: 'BLOCK' } as const;
registerEnumType(SeverityEnum, {
  name: 'Severity',
  description: 'How bad it is when data breaks an expectation.',
  valuesConfig: {
    WARN: { description: 'The version goes into quarantine; a prediction carries a warning.' },
    BLOCK: { description: 'The version is not used; a prediction is refused.' },
  },
});

export const ColumnTypeEnum = {
  INTEGER: 'INTEGER',
  NUMBER: 'NUMBER',
  TEXT: 'TEXT',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMP',
} as const;
registerEnumType(ColumnTypeEnum, {
  name: 'ColumnType',
  description: 'A class of types.',
  valuesConfig: {
    INTEGER: { description: 'smallint, integer, bigint.' },
    NUMBER: { description: 'Every numeric type, integers among them.' },
    TEXT: { description: 'Texts, and whatever has no other class.' },
    BOOLEAN: { description: 'boolean.' },
    DATE: { description: 'date.' },
    TIMESTAMP: { description: 'timestamp, with and without time zone.' },
  },
});

export const AgeUnitEnum = { DAYS: 'DAYS', YEARS: 'YEARS' } as const;
registerEnumType(AgeUnitEnum, {
  name: 'AgeUnit',
  description: 'What an age counts.',
  valuesConfig: { DAYS: { description: 'Days.' }, YEARS: { description: 'Years.' } },
});

/** One class for both: what the API returns, it takes. */
@ObjectType('Expectation', { description: 'What is expected of the data of a dataset.' })
@InputType('ExpectationInput', {
  description: 'An expectation to set: its kind, and the fields that the kind names.',
})
export class ExpectationType {
  @Field(() => ExpectationKindEnum, { description: 'What is expected.' })
  kind: string;
  @Field(() => SeverityEnum, {
    nullable: true,
    description: 'How bad it is when data breaks it; BLOCK where nothing is said.',
  })
  severity?: string | null;
  @Field(() => String, { nullable: true, description: 'The column that it is about.' })
  column?: string | null;
  @Field(() => [String], { nullable: true, description: 'UNIQUE: the columns, 1 to 16.' })
  columns?: string[] | null;
  @Field(() => ColumnTypeEnum, { nullable: true, description: 'TYPE: the class of types.' })
  type?: string | null;
  @Field(() => Float, {
    nullable: true,
    description: 'BETWEEN, ROW_COUNT, SHARE_BETWEEN: the least; none where left out.',
  })
  min?: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'BETWEEN, ROW_COUNT, SHARE_BETWEEN: the most; none where left out.',
  })
  max?: number | null;
  @Field(() => [GraphQLJSON], {
    nullable: true,
    description: 'IN_SET, SHARE_BETWEEN: texts, numbers or booleans, as the column has them; at most 1,000.',
  })
  values?: unknown[] | null;
  @Field(() => String, { nullable: true, description: 'REGEX: a regular expression of RE2.' })
  pattern?: string | null;
  @Field(() => String, { nullable: true, description: 'ROW_SQL, SHARE_BETWEEN: a condition on a row.' })
  sql?: string | null;
  @Field(() => Int, { nullable: true, description: 'FRESHNESS: the greatest age.' })
  maxAge?: number | null;
  @Field(() => AgeUnitEnum, { nullable: true, description: 'FRESHNESS: what the age counts.' })
  ageUnit?: string | null;
  @Field(() => String, { nullable: true, description: 'FOREIGN_KEY: the name of the other dataset.' })
  dataset?: string | null;
  @Field(() => String, { nullable: true, description: "FOREIGN_KEY: the other dataset's column." })
  targetColumn?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is expected, for people.' })
  why?: string | null;
}

@InputType('SetExpectationsInput', { description: 'All expectations of a dataset.' })
export class SetExpectationsInputType {
  @Field(() => String, { description: 'The name of the dataset.' })
  dataset: string;
  @Field(() => [ExpectationType], {
    description: 'They take the place of those before, in this order; at most 500.',
  })
  expectations: ExpectationType[];
}
