import { Field, ObjectType, registerEnumType } from 'type-graphql';

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
}
