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
