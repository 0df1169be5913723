export const FILE_FORMATS = ['csv', 'jsonl', 'parquet', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** Where a dataset's versions come from. */
export type DatasetSource =
  | QuerySource
  | { kind: 'files'; format: FileFormat; uploadId: string; reading: FileReading }
  | { kind: 'url'; url: string; format: FileFormat | null; reading: FileReading };

export interface QuerySource {
  kind: 'query';
  query: string;
  /** The variable of the environment that names the database; null: the one of SOURCE_DATABASE_URL. */
  database: string | null;
}

/** What a version was made from: the statement, or the bytes as they came. */
export type VersionSource =
  | QuerySource
  | { kind: 'files'; fileName: string; digest: string; mode: AddMode }
  | { kind: 'url'; url: string; digest: string };

export const ADD_MODES = ['REPLACE', 'APPEND'] as const;
export type AddMode = (typeof ADD_MODES)[number];

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** What a person said about how to read a file; null: to be found out. */
export interface FileReading {
  format: FileFormat | null;
  /** XLSX: the name of the sheet; null: the first. */
  sheet: string | null;
  /** CSV: the character between two values. */
  delimiter: Delimiter | null;
  /** The decimal sign of numbers in text. */
  decimal: '.' | ',' | null;
  /** Texts that stand for "no value", beside the empty one. */
  nullTexts: string[];
  /** Columns whose type is not to be found out, in PostgreSQL's words. */
  columns: { name: string; type: string }[];
}
