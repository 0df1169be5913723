import { Field, ObjectType } from 'type-graphql';

@ObjectType('TableDownload', { description: 'A file form of a table.' })
export class TableDownloadType {
  @Field(() => String, { description: 'The format: csv, jsonl (one JSON object per line) or parquet.' })
  format: string;
  @Field(() => String, {
    description:
      'The path on this server that gives the file. In CSV an apostrophe stands before texts that a spreadsheet would run as formulas; "?raw=1" leaves it out.',
  })
  path: string;
}
