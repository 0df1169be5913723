import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import type { ColumnChange } from '../use-cases/diff-dataset.ts';
import { connectionOf } from './connection.ts';
import { DatasetVersionType } from './dataset-version.ts';

export const ChangeKindEnum = { ADDED: 'ADDED', REMOVED: 'REMOVED', CHANGED: 'CHANGED' } as const;
registerEnumType(ChangeKindEnum, {
  name: 'ChangeKind',
  description: 'How a row or a column differs between two versions.',
  valuesConfig: {
    ADDED: { description: 'Only the later version has it.' },
    REMOVED: { description: 'Only the earlier version has it.' },
    CHANGED: { description: 'Both have it, and it is not the same.' },
  },
});

@ObjectType('ColumnChange', { description: 'A column that is not the same in two versions.' })
export class ColumnChangeType implements ColumnChange {
  @Field(() => String, { description: 'Its name.' })
  name: string;
  @Field(() => ChangeKindEnum, { description: 'How it differs; CHANGED: it has another type.' })
  kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  @Field(() => String, {
    nullable: true,
    description: "Its type before, in PostgreSQL's words; null: it was not there.",
  })
  fromType: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Its type after, in PostgreSQL's words; null: it is not there.",
  })
  toType: string | null;
}

@ObjectType('RowCounts', { description: 'How many rows two versions have, and share, by key.' })
export class RowCountsType {
  @Field(() => Float, { description: 'How many rows the earlier version has.' })
  before: number;
  @Field(() => Float, { description: 'How many rows the later version has.' })
  after: number;
  @Field(() => Float, { description: 'How many keys only the later version has.' })
  added: number;
  @Field(() => Float, { description: 'How many keys only the earlier version has.' })
  removed: number;
  @Field(() => Float, {
    description: 'How many keys both have with a different value in some column that both have.',
  })
  changed: number;
  @Field(() => Float, { description: 'How many keys both have with the same values.' })
  unchanged: number;
}

@ObjectType('CellChange', {
  description: 'A cell of a row. Which side is absent, the kind of the row says; null is a null.',
})
export class CellChangeType {
  @Field(() => String, { description: 'The column.' })
  column: string;
  @Field(() => String, { nullable: true, description: 'Its value before, as text.' })
  from: string | null;
  @Field(() => String, { nullable: true, description: 'Its value after, as text.' })
  to: string | null;
}

@ObjectType('RowChange', { description: 'A row that is not the same in two versions.' })
export class RowChangeType {
  @Field(() => String, { description: 'Its key.' })
  key: string;
  @Field(() => ChangeKindEnum, { description: 'How it differs.' })
  kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  @Field(() => [CellChangeType], {
    description: 'Of a changed row the cells that changed, of an added or removed one all cells but the key.',
  })
  cells: CellChangeType[];
}

export const RowChangeConnection = connectionOf(RowChangeType, 'RowChange');

@ObjectType('ColumnSummary', {
  description: 'The finite numbers of a column; nulls, NaN and infinities do not count.',
})
export class ColumnSummaryType {
  @Field(() => Float, { description: 'How many there are.' })
  count: number;
  @Field(() => Float, { nullable: true, description: 'Their mean; null where there are none.' })
  mean: number | null;
  @Field(() => Float, { nullable: true, description: 'Their median; null where there are none.' })
  median: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Their standard deviation, of a sample (n - 1); null for fewer than two.',
  })
  sd: number | null;
}

@ObjectType('ColumnShift', { description: 'How a numeric column moved between two versions.' })
export class ColumnShiftType {
  @Field(() => String, { description: 'The column.' })
  column: string;
  @Field(() => ColumnSummaryType, { description: 'The column before.' })
  from: ColumnSummaryType;
  @Field(() => ColumnSummaryType, { description: 'The column after.' })
  to: ColumnSummaryType;
  @Field(() => Float, { description: 'How many cells changed in the rows that both versions have.' })
  changedCells: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'The mean of after minus before, over the changed cells that are finite numbers on both sides; null where there are none.',
  })
  meanChange: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Of these the one that is furthest from 0, with its sign.',
  })
  largestChange: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'The key of the row with the largest change; of several the first.',
  })
  largestChangeKey: string | null;
}

@ObjectType('DatasetDiff', { description: 'What is different between two versions of a dataset.' })
export class DatasetDiffType {
  @Field(() => DatasetVersionType, { description: 'The version before.' })
  from: DatasetVersionType;
  @Field(() => DatasetVersionType, { description: 'The version after.' })
  to: DatasetVersionType;
}
