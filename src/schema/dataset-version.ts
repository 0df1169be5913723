import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { connectionOf } from './connection.ts';
import { VersionSourceType } from './source.ts';

@ObjectType('SourceColumn', { description: 'A column of a dataset version.' })
export class SourceColumnType {
  @Field(() => String, { description: 'Its name.' })
  name: string;
  @Field(() => String, { description: "Its type in PostgreSQL's words." })
  type: string;
}

@ObjectType('DatasetVersion', {
  description: 'An immutable snapshot of a dataset, stored as Parquet under the MD5 of its bytes.',
})
export class DatasetVersionType implements Pick<DatasetVersion, 'id' | 'number' | 'digest'> {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => Int, { description: 'Counts the versions of the dataset from 1.' })
  number: number;
  @Field(() => String, {
    nullable: true,
    description: 'A name for the version, unique in the dataset, such as "v_2025_Q1".',
  })
  tag: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was taken.' })
  message: string | null;
  @Field(() => VersionSourceType, { description: 'What it was made from.' })
  source: VersionSourceType;
  @Field(() => String, {
    nullable: true,
    description: 'The SQL text that read it; null where it was made from a file.',
  })
  query: string | null;
  @Field(() => [SourceColumnType], { description: 'Its columns, in the order of the source.' })
  columns: SourceColumnType[];
  @Field(() => Float, { description: 'How many rows it holds.' })
  rowCount: number;
  @Field(() => String, { nullable: true, description: 'The smallest value of the time column.' })
  timeFrom: string | null;
  @Field(() => String, { nullable: true, description: 'The largest value of the time column.' })
  timeTo: string | null;
  @Field(() => String, {
    description:
      'MD5 of the Parquet file, in hex: the name of the object in the blob store, as DVC names it.',
  })
  digest: string;
  @Field(() => Float, { description: 'Size of the Parquet file in bytes.' })
  sizeBytes: number;
  @Field(() => GraphQLISODateTime, { description: 'When it was taken.' })
  createdAt: Date;
}

export const DatasetVersionConnection = connectionOf(DatasetVersionType, 'DatasetVersion');
