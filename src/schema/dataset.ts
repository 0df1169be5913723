import { Field, GraphQLISODateTime, ID, InputType, ObjectType } from 'type-graphql';
import type { Dataset } from '../entities/dataset.ts';
import { connectionOf } from './connection.ts';
import { FeatureInput, FeatureType } from './feature.ts';
import { AddModeEnum, DatasetSourceType } from './source.ts';
import { FileReadingInputType } from './upload.ts';

@ObjectType('Dataset', {
  description: 'A tabular source under a name: where its rows come from, and what its columns mean.',
})
export class DatasetType implements Pick<
  Dataset,
  'id' | 'name' | 'description' | 'query' | 'keyColumn' | 'createdAt'
> {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => String, { description: 'The unique name.' })
  name: string;
  @Field(() => String, { description: 'What the data is, for people.' })
  description: string;
  @Field(() => DatasetSourceType, { description: 'Where its rows come from.' })
  source: DatasetSourceType;
  @Field(() => String, {
    nullable: true,
    description: 'The SELECT statement that reads the source database; null where the source is a file.',
  })
  query: string | null;
  @Field(() => String, { description: 'The column that identifies a row; it is unique within a version.' })
  keyColumn: string;
  @Field(() => String, { nullable: true, description: 'The column that holds what people call a row.' })
  nameColumn: string | null;
  @Field(() => String, { nullable: true, description: 'The column that says which time a row is about.' })
  timeColumn: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the order of the clusters measures, such as "Readiness"; part of their labels.',
  })
  measures: string | null;
  @Field(() => [FeatureType], { description: 'The columns that models are trained on.' })
  features: FeatureType[];
  @Field(() => GraphQLISODateTime, { description: 'When it was registered.' })
  createdAt: Date;
}

export const DatasetConnection = connectionOf(DatasetType, 'Dataset');

@InputType('CreateDatasetInput', { description: 'A dataset to register.' })
export class CreateDatasetInputType {
  @Field(() => String, { description: 'A unique name: letters, digits, "_", "-", "." and inner spaces.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'What the data is, for people.' })
  description?: string;
  @Field(() => String, {
    nullable: true,
    description: 'The source, one way: one SELECT statement on the source database, with one row per key.',
  })
  query?: string;
  @Field(() => String, {
    nullable: true,
    description:
      'The source, another way: a table of the source database, "table" or "schema.table", all of it. The names are taken as they are written.',
  })
  table?: string;
  @Field(() => String, {
    nullable: true,
    description:
      'With `query` or `table`: which database to read, by the variable of the environment that holds its URL, such as "SOURCE_EDUCATION_URL"; without it the default one.',
  })
  database?: string;
  @Field(() => ID, {
    nullable: true,
    description:
      'The source, a third way: an upload, whose rows are the first version. `addData` brings further ones.',
  })
  upload?: string;
  @Field(() => String, {
    nullable: true,
    description:
      'The source, a fourth way: the http or https URL of a file, which every snapshot fetches. Its host must be public, or allowed by the operator.',
  })
  url?: string;
  @Field(() => FileReadingInputType, {
    nullable: true,
    description: 'With `upload` or `url`: how to read the files.',
  })
  reading?: FileReadingInputType;
  @Field(() => String, { description: 'The column that identifies a row.' })
  keyColumn: string;
  @Field(() => String, { nullable: true, description: 'The column that holds what people call a row.' })
  nameColumn?: string;
  @Field(() => String, { nullable: true, description: 'The column that says which time a row is about.' })
  timeColumn?: string;
  @Field(() => String, {
    nullable: true,
    description:
      'What the order of the clusters measures, in English, such as "Readiness": labels read "Tinggi (High Readiness)".',
  })
  measures?: string;
  @Field(() => [FeatureInput], { description: 'The columns to train models on, at least one.' })
  features: FeatureInput[];
}

@InputType('AddDataInput', { description: 'A file to add to a dataset of files.' })
export class AddDataInputType {
  @Field(() => String, { description: 'The name of the dataset.' })
  dataset: string;
  @Field(() => ID, { description: 'The upload; it is read as the first one was said to be read.' })
  upload: string;
  @Field(() => AddModeEnum, { description: 'What becomes of the rows that are there already.' })
  mode: string;
  @Field(() => String, { nullable: true, description: 'A name for the version, unique in the dataset.' })
  tag?: string;
  @Field(() => String, { nullable: true, description: 'Why it is added.' })
  message?: string;
}
