import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { FileFormatEnum, FileReadingType } from './upload.ts';

export const AddModeEnum = { APPEND: 'APPEND', REPLACE: 'REPLACE' } as const;
registerEnumType(AddModeEnum, {
  name: 'AddMode',
  description: 'What becomes of the rows that a dataset of files has already.',
  valuesConfig: {
    APPEND: { description: "They stay, and the file's rows come after them; the columns must be the same." },
    REPLACE: { description: "The new version has the file's rows alone." },
  },
});

export const SourceKindEnum = { QUERY: 'query', FILES: 'files', URL: 'url' } as const;
registerEnumType(SourceKindEnum, {
  name: 'SourceKind',
  description: 'Where rows come from.',
  valuesConfig: {
    QUERY: { description: 'A SELECT statement on a PostgreSQL database.' },
    FILES: { description: 'Files that people upload.' },
    URL: { description: 'A file that is fetched over HTTP.' },
  },
});

@ObjectType('DatasetSource', { description: "Where a dataset's rows come from." })
export class DatasetSourceType {
  @Field(() => SourceKindEnum, { description: 'Which kind of source; the other fields depend on it.' })
  kind: string;
  @Field(() => String, { nullable: true, description: 'QUERY: the SELECT statement.' })
  query?: string;
  @Field(() => String, {
    nullable: true,
    description:
      'QUERY: the variable of the environment that holds the URL of the database; null: the default one.',
  })
  database?: string | null;
  @Field(() => FileFormatEnum, {
    nullable: true,
    description: 'FILES: what the first file is. URL: what the file is, if that was said.',
  })
  format?: string | null;
  @Field(() => ID, { nullable: true, description: 'FILES: the upload that it was created with.' })
  uploadId?: string;
  @Field(() => String, { nullable: true, description: 'URL: where it is fetched from.' })
  url?: string;
  @Field(() => FileReadingType, {
    nullable: true,
    description: 'FILES and URL: what was said about reading.',
  })
  reading?: FileReadingType;
}

@ObjectType('VersionSource', { description: 'What a dataset version was made from.' })
export class VersionSourceType {
  @Field(() => SourceKindEnum, { description: 'Which kind of source; the other fields depend on it.' })
  kind: string;
  @Field(() => String, { nullable: true, description: 'QUERY: the SQL text that read it.' })
  query?: string;
  @Field(() => String, {
    nullable: true,
    description:
      'QUERY: the variable of the environment that holds the URL of the database; null: the default one.',
  })
  database?: string | null;
  @Field(() => String, { nullable: true, description: 'FILES: what the sender calls the file.' })
  fileName?: string;
  @Field(() => AddModeEnum, {
    nullable: true,
    description: 'FILES: whether its rows took the place of the earlier ones or came after them.',
  })
  mode?: string;
  @Field(() => String, { nullable: true, description: 'URL: where the file was fetched from.' })
  url?: string;
  @Field(() => String, {
    nullable: true,
    description: 'FILES and URL: MD5 of the bytes as they came, in hex: their name in the blob store.',
  })
  digest?: string;
}
