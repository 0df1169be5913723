export const FILE_FORMATS = ['csv', 'jsonl', 'parquet', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** Where a dataset's versions come from. */
export type DatasetSource = QuerySource;

export interface QuerySource {
  kind: 'query';
  query: string;
  /** The variable of the environment that holds the database's URL; null: the default database. */
  database: string | null;
}

/** What a version was made from. */
export type VersionSource = QuerySource;

/** What a person said about how to read a file; null: to be found out. */
export interface FileReading {
  format: FileFormat | null;
  /** XLSX: the name of the sheet; null: the first. */
  sheet: string | null;
  /** CSV: the character between two values. */
  delimiter: string | null;
  /** The decimal sign of numbers in text. */
  decimal: '.' | ',' | null;
  /** Texts that stand for "no value", beside the empty one. */
  nullTexts: string[];
  /** Columns whose type is not to be found out, in PostgreSQL's words. */
  columns: { name: string; type: string }[];
}
