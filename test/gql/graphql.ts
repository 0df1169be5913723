/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A file to add to a dataset of files. */
export type AddDataInput = {
  /** The name of the dataset. */
  dataset: string;
  /** Why it is added. */
  message?: string | null | undefined;
  /** What becomes of the rows that are there already. */
  mode: AddMode;
  /** A name for the version, unique in the dataset. */
  tag?: string | null | undefined;
  /** The upload; it is read as the first one was said to be read. */
  upload: string;
};

/** What becomes of the rows that a dataset of files has already. */
export type AddMode =
  /** They stay, and the file's rows come after them; the columns must be the same. */
  | 'APPEND'
  /** The new version has the file's rows alone. */
  | 'REPLACE';

/** What an age counts. */
export type AgeUnit =
  /** Days. */
  | 'DAYS'
  /** Years. */
  | 'YEARS';

/** How rows are clustered. */
export type Algorithm =
  /** Ward's hierarchical clustering, cut at the number of clusters; at most 8,000 rows. */
  | 'AGGLOMERATIVE'
  /** A mixture of Gaussians with full covariances, by expectation-maximisation. */
  | 'GAUSSIAN_MIXTURE'
  /** k-means. */
  | 'K_MEANS'
  /** k-means in small random batches, for data larger than memory: rows are streamed, and the preprocessing is learnt from at most 262,144 of them. */
  | 'MINI_BATCH_K_MEANS';

/** Which way an alias moved. */
export type AliasMoveKind =
  /** To a version that somebody chose. */
  | 'PROMOTE'
  /** Back to the version that was promoted before. */
  | 'ROLLBACK';

/** How a row or a column differs between two versions. */
export type ChangeKind =
  /** Only the later version has it. */
  | 'ADDED'
  /** Both have it, and it is not the same. */
  | 'CHANGED'
  /** Only the earlier version has it. */
  | 'REMOVED';

/** A class of types. */
export type ColumnType =
  /** boolean. */
  | 'BOOLEAN'
  /** date. */
  | 'DATE'
  /** smallint, integer, bigint. */
  | 'INTEGER'
  /** Every numeric type, integers among them. */
  | 'NUMBER'
  /** Texts, and whatever has no other class. */
  | 'TEXT'
  /** timestamp, with and without time zone. */
  | 'TIMESTAMP';

/** The type that a column of a file has. */
export type ColumnTypeInput = {
  /** The name of the column. */
  name: string;
  /** text, bigint, double precision, boolean, date, timestamp without time zone or timestamp with time zone. */
  type: string;
};

/** What stored content belongs to. */
export type ContentKind =
  /** The rows of a dataset version. */
  | 'DATASET_VERSION'
  /** The model and the assignments of a registered version. */
  | 'MODEL_VERSION'
  /** The files of a run: its model, assignments and components. */
  | 'RUN'
  /** The rows of a scored dataset version. */
  | 'SCORING'
  /** Objects that nothing names: what killed processes left. */
  | 'UNREFERENCED';

/** A dataset to register. */
export type CreateDatasetInput = {
  /** With `query` or `table`: which database to read, by the variable of the environment that holds its URL, such as "SOURCE_EDUCATION_URL"; without it the default one. */
  database?: string | null | undefined;
  /** What the data is, for people. */
  description?: string | null | undefined;
  /** The columns to train models on, at least one. */
  features: Array<FeatureInput>;
  /** The column that identifies a row. */
  keyColumn: string;
  /** What the order of the clusters measures, in English, such as "Readiness": labels read "Tinggi (High Readiness)". */
  measures?: string | null | undefined;
  /** A unique name: letters, digits, "_", "-", "." and inner spaces. */
  name: string;
  /** The column that holds what people call a row. */
  nameColumn?: string | null | undefined;
  /** The source, one way: one SELECT statement on the source database, with one row per key. */
  query?: string | null | undefined;
  /** With `upload` or `url`: how to read the files. */
  reading?: FileReadingInput | null | undefined;
  /** The source, another way: a table of the source database, "table" or "schema.table", all of it. The names are taken as they are written. */
  table?: string | null | undefined;
  /** The column that says which time a row is about. */
  timeColumn?: string | null | undefined;
  /** The source, a third way: an upload, whose rows are the first version. `addData` brings further ones. */
  upload?: string | null | undefined;
  /** The source, a fourth way: the http or https URL of a file, which every snapshot fetches. Its host must be public, or allowed by the operator. */
  url?: string | null | undefined;
};

/** How the numbers of a text are written. */
export type DecimalSign =
  /** As in 1.234,5. */
  | 'COMMA'
  /** As in 1,234.5. */
  | 'POINT';

/** The code that fits k-means. */
export type Engine =
  /** Gugus's own kernels, which follow scikit-learn. */
  | 'GUGUS'
  /** The ml-kmeans library, for cross-checks. */
  | 'ML_KMEANS';

/** An expectation to set: its kind, and the fields that the kind names. */
export type ExpectationInput = {
  /** FRESHNESS: what the age counts. */
  ageUnit?: AgeUnit | null | undefined;
  /** The column that it is about. */
  column?: string | null | undefined;
  /** UNIQUE: the columns, 1 to 16. */
  columns?: Array<string> | null | undefined;
  /** FOREIGN_KEY: the name of the other dataset. */
  dataset?: string | null | undefined;
  /** What is expected. */
  kind: ExpectationKind;
  /** BETWEEN, ROW_COUNT, SHARE_BETWEEN: the most; none where left out. */
  max?: number | null | undefined;
  /** FRESHNESS: the greatest age. */
  maxAge?: number | null | undefined;
  /** BETWEEN, ROW_COUNT, SHARE_BETWEEN: the least; none where left out. */
  min?: number | null | undefined;
  /** REGEX: a regular expression of RE2. */
  pattern?: string | null | undefined;
  /** How bad it is when data breaks it; BLOCK where nothing is said. */
  severity?: Severity | null | undefined;
  /** ROW_SQL, SHARE_BETWEEN: a condition on a row. */
  sql?: string | null | undefined;
  /** FOREIGN_KEY: the other dataset's column. */
  targetColumn?: string | null | undefined;
  /** TYPE: the class of types. */
  type?: ColumnType | null | undefined;
  /** IN_SET, SHARE_BETWEEN: texts, numbers or booleans, as the column has them; at most 1,000. */
  values?: Array<unknown> | null | undefined;
  /** Why it is expected, for people. */
  why?: string | null | undefined;
};

/** What is expected. Null values fulfil everything but NOT_NULL. */
export type ExpectationKind =
  /** The numbers of `column` lie from `min` to `max`, both included. */
  | 'BETWEEN'
  /** The values of `column` exist in `targetColumn` of the current version of `dataset`, or of the newest where there is none. */
  | 'FOREIGN_KEY'
  /** The newest value of `column` (the time column, where none is named) is at most `maxAge` `ageUnit` old when the job looks at it. A numeric column holds years. */
  | 'FRESHNESS'
  /** The values of `column` are among `values`. */
  | 'IN_SET'
  /** `column` has a value in every row. */
  | 'NOT_NULL'
  /** `pattern` (RE2) is found in the texts of `column`; ^ and $ bind it to the whole text. */
  | 'REGEX'
  /** The version has from `min` to `max` rows. */
  | 'ROW_COUNT'
  /** The condition `sql` holds in every row: an SQL expression of DuckDB over its columns, without subqueries, LIKE, || and functions that see more than the row. Integers are BIGINT, other numbers DOUBLE, times TIMESTAMP in UTC. */
  | 'ROW_SQL'
  /** The share of all rows whose `column` is among `values`, or that fulfil the condition `sql`, lies from `min` to `max` (0 to 1). */
  | 'SHARE_BETWEEN'
  /** `column` is of `type`. */
  | 'TYPE'
  /** No two rows have the same values in `columns`. */
  | 'UNIQUE';

/** Which way a feature counts when clusters are ordered from lowest to highest. */
export type FeatureDirection =
  /** More of it puts a cluster higher. */
  | 'HIGHER_IS_BETTER'
  /** Less of it puts a cluster higher. */
  | 'LOWER_IS_BETTER';

/** A numeric column to train models on. */
export type FeatureInput = {
  /** Which way it counts. */
  direction?: FeatureDirection;
  /** What happens to rows that lack it. */
  missing?: MissingPolicy;
  /** The name of the column, as the query returns it. */
  name: string;
  /** What to do to it before it is standardised. */
  transform?: FeatureTransformInput;
  /** The unit of its values, such as "years" or "percent". */
  unit: string;
};

/** What to do to a feature before it is standardised. */
export type FeatureTransformInput = {
  /** The kind of transform. */
  kind: TransformKind;
  /** WINSORIZE: the lower quantile, 0 to 1. */
  lower?: number | null | undefined;
  /** LOGIT: the value that the feature cannot reach, such as 100 for percent. */
  max?: number | null | undefined;
  /** WINSORIZE: the upper quantile, 0 to 1. */
  upper?: number | null | undefined;
};

/** What a file is. */
export type FileFormat =
  /** Values between delimiters, with a first row of names. */
  | 'CSV'
  /** One JSON object per line. */
  | 'JSONL'
  /** Apache Parquet. */
  | 'PARQUET'
  /** A workbook: one of its sheets, with a first row of names. */
  | 'XLSX';

/** How to read a file. What is not said is found out from the file. */
export type FileReadingInput = {
  /** Types that are not to be found out; such a column must be there. */
  columns?: Array<ColumnTypeInput> | null | undefined;
  /** How the numbers of a text are written. */
  decimal?: DecimalSign | null | undefined;
  /** CSV: the character between two values: comma, semicolon, tab or vertical bar. */
  delimiter?: string | null | undefined;
  /** What the file is. */
  format?: FileFormat | null | undefined;
  /** Texts that stand for no value, such as "-" or "NA"; the empty one always does. */
  nullTexts?: Array<string> | null | undefined;
  /** XLSX: the name of the sheet; without it the first. */
  sheet?: string | null | undefined;
};

/** What a job does. */
export type JobKind =
  /** Moves content that no policy keeps to the trash, and deletes what was long enough there. */
  | 'COLLECT'
  /** Weighs the numbers of clusters of a sweep by further methods. */
  | 'EVIDENCE'
  /** Fits runs of a sweep. */
  | 'FIT'
  /** Moves an alias, forth or back. */
  | 'PROMOTE'
  /** Scores the rows of a dataset version with a model version. */
  | 'SCORE'
  /** Reads a source into a dataset version. */
  | 'SNAPSHOT'
  /** Waits for its fits, picks the winner, registers it, compares it with Production. */
  | 'SWEEP'
  /** Looks at a dataset version with the expectations of its dataset. */
  | 'VALIDATE';

/** How a job stands. */
export type JobState =
  /** Somebody cancelled it; it has written nothing. */
  | 'CANCELLED'
  /** Its error says why; it has written nothing. */
  | 'FAILED'
  /** Waits for a worker. */
  | 'QUEUED'
  /** A worker is at it. */
  | 'RUNNING'
  /** Done; what it was to write is there. */
  | 'SUCCEEDED'
  /** Its child jobs are not done yet. */
  | 'WAITING';

/** How the first centres are chosen. */
export type KMeansInit =
  /** Greedy k-means++. */
  | 'K_MEANS_PLUS_PLUS'
  /** Rows drawn at random. */
  | 'RANDOM';

/** Keeps runs by a metric. */
export type MetricFilter = {
  /** Keeps runs whose value is at least this. */
  atLeast?: number | null | undefined;
  /** Keeps runs whose value is at most this. */
  atMost?: number | null | undefined;
  /** The name of the metric. */
  key: string;
};

/** What happens to rows that lack a feature. */
export type MissingPolicy =
  /** They take no part in training; predicting for them fails. */
  | 'DROP'
  /** The median of the training rows takes its place, in training and in prediction. */
  | 'MEDIAN'
  /** Training on them, and predicting for them, fails. */
  | 'REFUSE';

/** What a progress event tells. After SUCCEEDED, FAILED or CANCELLED no more events follow. */
export type ProgressKind =
  /** It was cancelled. */
  | 'CANCELLED'
  /** It failed. */
  | 'FAILED'
  /** It, or one of its child jobs, got on. */
  | 'PROGRESS'
  /** The job was accepted. */
  | 'QUEUED'
  /** It met a failure that may pass, and will be tried again. */
  | 'RETRYING'
  /** A worker has started it. */
  | 'STARTED'
  /** It is done. */
  | 'SUCCEEDED';

/** An alias to move to a version. */
export type PromoteModelInput = {
  /** The alias: letters, digits, "_" and "-". */
  alias?: string;
  /** The name of the model. */
  model: string;
  /** Whether to move only if the version beats the present holder on the same data; otherwise the job fails with NOT_BETTER. */
  onlyIfBetter?: boolean;
  /** Why: people will read it in the history. */
  reason: string;
  /** The name of the version, such as "v2.1". */
  version: string;
};

/** A quarantined version to release. */
export type ReleaseVersionInput = {
  /** The name of the dataset. */
  dataset: string;
  /** Why it may be used, for the record. */
  reason: string;
  /** The number of the version. */
  version: number;
};

/** The policy of a kind; what is left out gets its default. */
export type RetentionInput = {
  /** Whether it is in force. */
  enabled?: boolean;
  /** Whether tagged dataset versions may go too. */
  includeTagged?: boolean;
  /** Days that content is kept, 1 to 36,500. */
  keepDays: number;
  /** The newest of each dataset, experiment or model that stay, up to 10,000. */
  keepLast?: number;
  /** What it is about. */
  kind: ContentKind;
  /** Days in the trash, 1 to 3650. */
  trashDays?: number;
};

/** An alias to move back. */
export type RollbackAliasInput = {
  /** The alias. */
  alias?: string;
  /** The name of the model. */
  model: string;
  /** Why: people will read it in the history. */
  reason: string;
};

/** A dataset whose current version is to move. */
export type RollbackDatasetInput = {
  /** The name of the dataset. */
  dataset: string;
  /** Why: people will read it in the history. */
  reason: string;
  /** The tag of the version to make current. */
  toTag?: string | null | undefined;
  /** The number of the version to make current; this or toTag, not both. */
  toVersion?: number | null | undefined;
};

/** Which runs to list; all conditions must hold. */
export type RunFilter = {
  /** The dataset version that they were fitted on. */
  datasetVersionId?: string | null | undefined;
  /** The name of their experiment. */
  experiment?: string | null | undefined;
  /** Bounds of one of their metrics. */
  metric?: MetricFilter | null | undefined;
  /** Their number of clusters. */
  nClusters?: number | null | undefined;
  /** How they stand. */
  status?: RunStatus | null | undefined;
  /** The sweep that they belong to. */
  sweepId?: string | null | undefined;
};

/** In which order to list runs. Runs without the metric come last. */
export type RunOrder = {
  /** Which end comes first. */
  direction?: SortDirection;
  /** The metric to sort by, such as "silhouette_score". */
  metric: string;
};

/** How a run stands, in MLflow's words. */
export type RunStatus =
  /** It failed; its error says why. */
  | 'FAILED'
  /** Its model, metrics and artifacts are there. */
  | 'FINISHED'
  /** It was cancelled. */
  | 'KILLED'
  /** A worker is fitting it. */
  | 'RUNNING'
  /** Waits for a worker. */
  | 'SCHEDULED';

/** How transformed features are brought to one scale. */
export type Scaling =
  /** From 0 to 1. */
  | 'MINMAX'
  /** Median 0, interquartile range 1. */
  | 'ROBUST'
  /** Mean 0, standard deviation 1. */
  | 'STANDARD';

/** All expectations of a dataset. */
export type SetExpectationsInput = {
  /** The name of the dataset. */
  dataset: string;
  /** They take the place of those before, in this order; at most 500. */
  expectations: Array<ExpectationInput>;
};

/** How bad it is when data breaks an expectation. */
export type Severity =
  /** The version is not used; a prediction is refused. */
  | 'BLOCK'
  /** The version goes into quarantine; a prediction carries a warning. */
  | 'WARN';

/** Which end of an order comes first. */
export type SortDirection =
  /** Smallest first. */
  | 'ASC'
  /** Largest first. */
  | 'DESC';

/** Where rows come from. */
export type SourceKind =
  /** Files that people upload. */
  | 'FILES'
  /** A SELECT statement on a PostgreSQL database. */
  | 'QUERY'
  /** A file that is fetched over HTTP. */
  | 'URL';

/** A file that is to be put into the bucket. */
export type StartDirectUploadInput = {
  /** What the sender calls it. */
  fileName: string;
  /** MD5 of its bytes, in hex: then the bucket takes no others. */
  md5?: string | null | undefined;
  /** Its size in bytes, exactly. */
  sizeBytes: number;
};

/** A sweep to run: one fit per number of clusters. */
export type StartSweepInput = {
  /** How rows are clustered; K_MEANS where nothing is said. */
  algorithm?: Algorithm | null | undefined;
  /** The rows of a batch of MINI_BATCH_K_MEANS, 65,536 at most; 1024 where nothing is said. */
  batchSize?: number | null | undefined;
  /** Whether the winner may have another number of clusters than the model's Production; false where nothing is said, for labels must keep their meaning. */
  chooseClusters?: boolean | null | undefined;
  /** The name of the dataset. */
  dataset: string;
  /** The code that fits; GUGUS where nothing is said. */
  engine?: Engine | null | undefined;
  /** The name of the experiment; it is created when it is new. */
  experiment: string;
  /** How the first centres are chosen; K_MEANS_PLUS_PLUS where nothing is said. */
  init?: KMeansInit | null | undefined;
  /** The most iterations of one start, or passes of MINI_BATCH_K_MEANS over the rows; 300 where nothing is said, 100 with MINI_BATCH_K_MEANS. */
  maxIter?: number | null | undefined;
  /** The least share of the rows in the smallest cluster of a winner; 0.05 where nothing is said. */
  minClusterShare?: number | null | undefined;
  /** The least number of rows in the smallest cluster of a winner; 3 where nothing is said. */
  minClusterSize?: number | null | undefined;
  /** The numbers of clusters to try: 1 to 50 different ones, each at least 2. */
  nClusters?: Array<number>;
  /** How many times each fit starts anew, or MINI_BATCH_K_MEANS draws seeds to choose from; 10 where nothing is said, 3 with MINI_BATCH_K_MEANS. */
  nInit?: number | null | undefined;
  /** The seed; 42 where nothing is said. */
  randomState?: number | null | undefined;
  /** The model to register the winner in; it is created when it is new. Without it the sweep only compares. */
  registerAs?: string | null | undefined;
  /** How features are brought to one scale; STANDARD where nothing is said. */
  scaling?: Scaling | null | undefined;
  /** The tag of the version, instead of its number. */
  tag?: string | null | undefined;
  /** The tolerance of convergence; 0.0001 where nothing is said, 0 with MINI_BATCH_K_MEANS, which then ends when its inertia no longer falls. */
  tol?: number | null | undefined;
  /** The number of the version; the current one where neither this nor a tag is said. */
  version?: number | null | undefined;
  /** A numeric column that says what each row counts in the fits of K_MEANS, above 0, such as a population. It does not count in the scores. */
  weightColumn?: string | null | undefined;
  /** Whether to find the gap statistic and the stability of each number of clusters too, which takes longer than the fits; false where nothing is said. */
  withEvidence?: boolean | null | undefined;
};

/** What is done to a feature before it is standardised. Fitted on the training version, part of the signature. */
export type TransformKind =
  /** Natural logarithm; the values must be above 0. */
  | 'LOG'
  /** ln(x / (max - x)); the values must lie between 0 and `max`. */
  | 'LOGIT'
  /** Nothing. */
  | 'NONE'
  /** Values outside the quantiles `lower` and `upper` of the training data count as these. */
  | 'WINSORIZE'
  /** A power transform towards a normal distribution, for any values; its power is learnt. */
  | 'YEO_JOHNSON';

/** What a report comes to. */
export type ValidationOutcome =
  /** Something failed that blocks. */
  | 'BLOCK'
  /** Nothing failed. */
  | 'PASS'
  /** What failed only warns. */
  | 'QUARANTINE';

/** Which way a dataset's current version moved. */
export type VersionMoveKind =
  /** To a version that was released from quarantine, or has passed since. */
  | 'RELEASE'
  /** Forward to a newer version, as a rule after a rollback. */
  | 'RESTORE'
  /** Back to an older version. */
  | 'ROLLBACK'
  /** To a version that was taken just then. */
  | 'SNAPSHOT';

/** What the newest report of a dataset version says of its use. */
export type VersionStanding =
  /** Nothing is trained on it, and no model that was is promoted. */
  | 'BLOCKED'
  /** Nothing failed. */
  | 'PASSED'
  /** It is used only where it is named by number or tag. */
  | 'QUARANTINED'
  /** It was in quarantine; somebody has released it. */
  | 'RELEASED'
  /** There is no report. */
  | 'UNCHECKED';

/** A dataset that is to follow its source. */
export type WatchDatasetInput = {
  /** The name of the dataset. */
  dataset: string;
  /** How many seconds lie between two looks at the source: 1 to 2678400, which is 31 days. */
  everySeconds: number;
};

export type ParamsQueryVariables = Exact<{ [key: string]: never; }>;


export type ParamsQuery = { runs: { edges: Array<{ node: { params: Array<{ key: string }> } }> } };

export type DownloadsQueryVariables = Exact<{
  model: string;
  version: string;
}>;


export type DownloadsQuery = { modelVersion: { downloads: Array<{ format: string, path: string }> } | null };

export type VersionHistoryQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type VersionHistoryQuery = { dataset: { currentVersion: { number: number, parent: { number: number } | null } | null, latestVersion: { number: number } | null, versionMoves: { edges: Array<{ node: { number: number, kind: VersionMoveKind, movedBy: string, reason: string | null, movedAt: string, from: { number: number } | null, to: { number: number } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null, datasetVersion: { number: number } | null };

export type VersionAsOfQueryVariables = Exact<{
  time: string;
}>;


export type VersionAsOfQuery = { dataset: { currentVersion: { number: number } | null } | null };

export type TrainedOnQueryVariables = Exact<{
  id: string;
}>;


export type TrainedOnQuery = { sweep: { datasetVersion: { number: number } } | null };

export type DataLinksQueryVariables = Exact<{
  name?: string;
}>;


export type DataLinksQuery = { datasetVersion: { digest: string, downloads: Array<{ format: string, path: string }> } | null, datasetDiff: { downloads: Array<{ format: string, path: string }> }, experiments: { edges: Array<{ node: { downloads: Array<{ format: string, path: string }> } }> }, runs: { edges: Array<{ node: { id: string, assignmentDownloads: Array<{ format: string, path: string }>, modelVersions: Array<{ assignmentDownloads: Array<{ format: string, path: string }> }> } }> } };

export type DatasetDiffQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type DatasetDiffQuery = { datasetDiff: { from: { number: number }, to: { number: number }, columns: Array<{ name: string, kind: ChangeKind, fromType: string | null, toType: string | null }>, rowCounts: { before: number, after: number, added: number, removed: number, changed: number, unchanged: number }, shifts: Array<{ column: string, changedCells: number, meanChange: number | null, largestChange: number | null, largestChangeKey: string | null, from: { count: number, mean: number | null, median: number | null, sd: number | null }, to: { count: number, mean: number | null, median: number | null, sd: number | null } }> } };

export type DiffRowsQueryVariables = Exact<{
  kind: ChangeKind;
  first?: number | null | undefined;
  after?: string | null | undefined;
  from?: string;
  to?: string;
}>;


export type DiffRowsQuery = { datasetDiff: { rows: { edges: Array<{ node: { key: string, kind: ChangeKind, cells: Array<{ column: string, from: string | null, to: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type TestDeleteDatasetMutationVariables = Exact<{
  name: string;
}>;


export type TestDeleteDatasetMutation = { deleteDataset: string };

export type TestPointersQueryVariables = Exact<{ [key: string]: never; }>;


export type TestPointersQuery = { dvcRemote: { url: string, endpointUrl: string | null, region: string | null }, datasetVersion: { digest: string, sizeBytes: number, dvcPointer: string } | null, runs: { edges: Array<{ node: { id: string, dvcPointer: string | null, artifacts: Array<{ path: string, digest: string, sizeBytes: number }> } }> } };

export type TestAddDataMutationVariables = Exact<{
  input: AddDataInput;
}>;


export type TestAddDataMutation = { addData: { id: string } };

export type FileDatasetQueryVariables = Exact<{
  name: string;
}>;


export type FileDatasetQuery = { dataset: { query: string | null, source: { kind: SourceKind, format: FileFormat | null, uploadId: string | null, reading: { decimal: DecimalSign | null, columns: Array<{ name: string, type: string }> } | null }, latestVersion: { number: number, query: string | null, rowCount: number, columns: Array<{ name: string, type: string }>, source: { kind: SourceKind, fileName: string | null, digest: string | null, mode: AddMode | null } } | null } | null };

export type FileDatasetVersionsQueryVariables = Exact<{ [key: string]: never; }>;


export type FileDatasetVersionsQuery = { dataset: { currentVersion: { number: number } | null, versionMoves: { edges: Array<{ node: { kind: VersionMoveKind, reason: string | null } }> } } | null };

export type SilhouettesQueryVariables = Exact<{ [key: string]: never; }>;


export type SilhouettesQuery = { runs: { edges: Array<{ node: { silhouette: { score: number, exact: boolean, low: number, high: number } | null, assignments: { edges: Array<{ node: { silhouette: number | null } }> } } }> } };

export type DatasetsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DatasetsQuery = { datasets: { edges: Array<{ node: { name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RunsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: RunFilter | null | undefined;
  orderBy?: RunOrder | null | undefined;
}>;


export type RunsQuery = { runs: { edges: Array<{ cursor: string, node: { nClusters: number, silhouette: number | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MetricsDiffQueryVariables = Exact<{
  dataset?: string | null | undefined;
  model?: string | null | undefined;
  from: string;
  to: string;
  all?: boolean;
}>;


export type MetricsDiffQuery = { metricsDiff: { json: string, from: { id: string, nClusters: number, metrics: Array<{ key: string, value: number }> }, to: { id: string, nClusters: number, metrics: Array<{ key: string, value: number }> }, rows: Array<{ path: string, metric: string, old: number | null, new: number | null, diff: number | null }> } };

export type MiniBatchRunsQueryVariables = Exact<{ [key: string]: never; }>;


export type MiniBatchRunsQuery = { runs: { edges: Array<{ node: { status: RunStatus, clusterSizes: Array<number> | null, params: Array<{ key: string, value: string }>, metrics: Array<{ key: string, value: number }>, silhouette: { score: number, exact: boolean, low: number, high: number } | null, assignments: { edges: Array<{ node: { key: string, name: string, cluster: number, distance: number, silhouette: number | null } }> } } }> } };

export type TestProfileQueryVariables = Exact<{
  number: number;
  first?: number | null | undefined;
  after?: string | null | undefined;
  name: string;
}>;


export type TestProfileQuery = { datasetVersion: { profile: { edges: Array<{ node: { position: number, name: string, type: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, columnProfile: { count: number, nulls: number, notFinite: number, distinct: number, min: string | null, max: string | null, mean: number | null, standardDeviation: number | null, quantilesExact: boolean | null, quantiles: Array<{ probability: number, value: number }> | null, histogram: { edges: Array<number>, counts: Array<number> } | null, topValues: Array<{ value: string, count: number }> } | null } | null };

export type EventsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type EventsQuery = { job: { events: { edges: Array<{ node: { number: number, kind: ProgressKind } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type HistoryQueryVariables = Exact<{
  model: string;
}>;


export type HistoryQuery = { model: { alias: { version: { name: string, aliases: Array<string> } } | null, aliasMoves: { edges: Array<{ node: { number: number, kind: AliasMoveKind, movedBy: string, reason: string, from: { name: string } | null, to: { name: string } } }> } } | null };

export type AliasMovedSubscriptionVariables = Exact<{
  model: string;
  after?: number | null | undefined;
}>;


export type AliasMovedSubscription = { aliasMoved: { number: number, kind: AliasMoveKind, to: { name: string } } };

export type VersionsQueryVariables = Exact<{
  model: string;
  version: string;
}>;


export type VersionsQuery = { modelVersion: { matchedTo: { name: string } | null, clusters: Array<{ id: number, label: string, size: number, centroid: Array<{ feature: string, value: number }> }>, assignments: { edges: Array<{ node: { key: string, cluster: number, distance: number } }> }, comparison: { agreement: number, moves: { edges: Array<{ node: { key: string, fromLabel: string, toLabel: string } }> } } | null } | null };

export type RetainedVersionQueryVariables = Exact<{
  number: number;
}>;


export type RetainedVersionQuery = { datasetVersion: { id: string, digest: string, sizeBytes: number, expired: { policyKind: ContentKind, keepDays: number, deletedAt: string | null } | null } | null };

export type RetentionPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type RetentionPoliciesQuery = { retentionPolicies: Array<{ kind: ContentKind, enabled: boolean, keepDays: number, keepLast: number, trashDays: number, setBy: string | null }> };

export type RetainedModelsQueryVariables = Exact<{ [key: string]: never; }>;


export type RetainedModelsQuery = { model: { versions: { edges: Array<{ node: { name: string, expired: { policyKind: ContentKind } | null, run: { expired: { policyKind: ContentKind } | null }, datasetVersion: { number: number, expired: { policyKind: ContentKind } | null } } }> } } | null };

export type SourcesQueryVariables = Exact<{
  name: string;
}>;


export type SourcesQuery = { dataset: { query: string | null, source: { kind: SourceKind, query: string | null, database: string | null }, latestVersion: { query: string | null, source: { kind: SourceKind, query: string | null, database: string | null } } | null } | null };

export type CurrentAndMovesQueryVariables = Exact<{ [key: string]: never; }>;


export type CurrentAndMovesQuery = { dataset: { currentVersion: { number: number } | null, versionMoves: { edges: Array<{ node: { kind: VersionMoveKind, reason: string | null, to: { number: number } } }> } } | null };

export type RollbackToMutationVariables = Exact<{
  version: number;
}>;


export type RollbackToMutation = { rollbackDataset: { kind: VersionMoveKind } };

export type SweepDetailsQueryVariables = Exact<{
  id: string;
}>;


export type SweepDetailsQuery = { sweep: { weightColumn: string | null, job: { children: { edges: Array<{ node: { kind: JobKind, state: JobState, runs: Array<{ nClusters: number }> } }> } }, evidence: { elbow: number | null, rows: number | null, gap: { nClusters: number | null, values: Array<{ nClusters: number, gap: number, error: number }> } | null, stability: Array<{ nClusters: number, mean: number, least: number }> | null }, runs: { edges: Array<{ node: { nClusters: number, status: RunStatus, clusterSizes: Array<number> | null, clusterSilhouettes: Array<number | null> | null, metric: number | null, error: { code: string, details: unknown } | null, principalComponents: Array<{ explained: number, loadings: Array<{ feature: string, loading: number }> }>, assignments: { edges: Array<{ node: { key: string, cluster: number, silhouette: number | null, pc1: number | null, pc2: number | null } }> } } }> } } | null };

export type RunsByStatusQueryVariables = Exact<{
  status: RunStatus;
}>;


export type RunsByStatusQuery = { runs: { edges: Array<{ node: { nClusters: number } }> } };

export type TestUploadQueryVariables = Exact<{
  id: string;
  reading?: FileReadingInput | null | undefined;
}>;


export type TestUploadQuery = { upload: { fileName: string, digest: string, sizeBytes: number, preview: { format: FileFormat, encoding: string | null, delimiter: string | null, sheets: Array<string>, inferenceRows: number, rows: Array<Array<string | null> | null>, columns: Array<{ name: string, type: string, decimal: DecimalSign | null, isAmbiguous: boolean }> } | null } | null };

export type UrlVersionQueryVariables = Exact<{ [key: string]: never; }>;


export type UrlVersionQuery = { dataset: { source: { kind: SourceKind, url: string | null, format: FileFormat | null }, latestVersion: { rowCount: number, source: { kind: SourceKind, url: string | null, digest: string | null } } | null } | null };

export type TestAppendMutationVariables = Exact<{
  upload: string;
}>;


export type TestAppendMutation = { addData: { id: string } };

export type DemoRunsQueryVariables = Exact<{ [key: string]: never; }>;


export type DemoRunsQuery = { runs: { edges: Array<{ node: { nClusters: number, metrics: Array<{ key: string, value: number }>, datasetVersion: { timeTo: string | null }, assignments: { edges: Array<{ node: { key: string, cluster: number, silhouette: number | null } }> } } }> } };

export type RunPointerQueryVariables = Exact<{ [key: string]: never; }>;


export type RunPointerQuery = { runs: { edges: Array<{ node: { dvcPointer: string | null } }> } };

export type StoredVersionsQueryVariables = Exact<{ [key: string]: never; }>;


export type StoredVersionsQuery = { datasetVersions: { edges: Array<{ node: { number: number, digest: string } }> } };

export type TimesQueryVariables = Exact<{
  dataset: string;
}>;


export type TimesQuery = { datasetVersion: { timeFrom: string | null } | null };

export type StartDirectUploadMutationVariables = Exact<{
  input: StartDirectUploadInput;
}>;


export type StartDirectUploadMutation = { startDirectUpload: { id: string, url: string, method: string, expiresAt: string, finishBefore: string, headers: Array<{ name: string, value: string }> } };

export type FinishDirectUploadMutationVariables = Exact<{
  id: string;
}>;


export type FinishDirectUploadMutation = { finishDirectUpload: { id: string, fileName: string, digest: string, sizeBytes: number, preview: { format: FileFormat, columns: Array<{ name: string, type: string }> } | null } };

export type TestCreateDatasetMutationVariables = Exact<{
  input: CreateDatasetInput;
}>;


export type TestCreateDatasetMutation = { createDataset: { id: string, name: string } };

export type TestSnapshotMutationVariables = Exact<{
  dataset: string;
  tag?: string | null | undefined;
  message?: string | null | undefined;
}>;


export type TestSnapshotMutation = { snapshotDataset: { id: string, state: JobState } };

export type TestStartSweepMutationVariables = Exact<{
  input: StartSweepInput;
}>;


export type TestStartSweepMutation = { startSweep: { id: string, kind: JobKind, state: JobState } };

export type TestPromoteMutationVariables = Exact<{
  input: PromoteModelInput;
}>;


export type TestPromoteMutation = { promoteModel: { id: string } };

export type TestRollbackMutationVariables = Exact<{
  input: RollbackAliasInput;
}>;


export type TestRollbackMutation = { rollbackAlias: { id: string } };

export type TestCancelMutationVariables = Exact<{
  id: string;
}>;


export type TestCancelMutation = { cancelJob: { id: string, state: JobState, cancelRequested: boolean } };

export type TestProgressSubscriptionVariables = Exact<{
  jobId: string;
  after: number;
}>;


export type TestProgressSubscription = { jobProgress: { number: number, kind: ProgressKind, fraction: number, message: string, run: { nClusters: number } | null } };

export type TestJobQueryVariables = Exact<{
  id: string;
}>;


export type TestJobQuery = { job: { id: string, kind: JobKind, state: JobState, fraction: number, attempt: number, created: boolean | null, error: { code: string, message: string, field: string | null } | null, datasetVersion: { id: string, number: number, tag: string | null, digest: string, rowCount: number } | null, modelVersion: { name: string } | null, aliasMove: { number: number, kind: AliasMoveKind, from: { name: string } | null, to: { name: string } } | null, sweep: { id: string, pickReason: string | null, pickedRun: { nClusters: number } | null, modelVersion: { name: string, comparison: { better: boolean, reason: string, championSilhouette: number | null, challengerSilhouette: number } | null } | null, runs: { edges: Array<{ node: { id: string, nClusters: number, status: RunStatus, clusterSizes: Array<number> | null, metrics: Array<{ key: string, value: number }>, error: { code: string, field: string | null } | null, job: { attempt: number, state: JobState, error: { code: string, field: string | null } | null } } }> } } | null } | null };

export type TestPredictQueryVariables = Exact<{
  model: string;
  features: Record<string, unknown>;
  id?: string | null | undefined;
  alias: string;
}>;


export type TestPredictQuery = { predictCluster: { id: string | null, cluster: number, clusterLabel: string, distanceToCenter: number, modelVersion: string, alias: string, ignoredFeatures: Array<string>, warnings: Array<{ kind: ExpectationKind, column: string, value: unknown, message: string }>, lineage: { run: { nClusters: number }, datasetVersion: { number: number, digest: string, query: string | null } } } };

export type TestSetExpectationsMutationVariables = Exact<{
  input: SetExpectationsInput;
}>;


export type TestSetExpectationsMutation = { setExpectations: { suiteRevision: number, expectations: Array<{ kind: ExpectationKind, severity: Severity | null, column: string | null, columns: Array<string> | null, type: ColumnType | null, min: number | null, max: number | null, values: Array<unknown> | null, pattern: string | null, sql: string | null, maxAge: number | null, ageUnit: AgeUnit | null, dataset: string | null, targetColumn: string | null, why: string | null }> } };

export type TestExpectationFragment = { kind: ExpectationKind, severity: Severity | null, column: string | null, columns: Array<string> | null, type: ColumnType | null, min: number | null, max: number | null, values: Array<unknown> | null, pattern: string | null, sql: string | null, maxAge: number | null, ageUnit: AgeUnit | null, dataset: string | null, targetColumn: string | null, why: string | null };

export type TestSuggestQueryVariables = Exact<{
  dataset: string;
  version: number;
}>;


export type TestSuggestQuery = { suggestExpectations: Array<{ kind: ExpectationKind, severity: Severity | null, column: string | null, columns: Array<string> | null, type: ColumnType | null, min: number | null, max: number | null, values: Array<unknown> | null, pattern: string | null, sql: string | null, maxAge: number | null, ageUnit: AgeUnit | null, dataset: string | null, targetColumn: string | null, why: string | null }> };

export type TestQualityQueryVariables = Exact<{
  dataset: string;
  number: number;
  after?: string | null | undefined;
}>;


export type TestQualityQuery = { datasetVersion: { standing: VersionStanding, validation: { suiteRevision: number, outcome: ValidationOutcome, results: Array<{ passed: boolean, message: string, observed: string | null, failingRows: number | null, failingShare: number | null, expectation: { kind: ExpectationKind, column: string | null, severity: Severity | null }, examples: Array<{ key: string, value: string | null }> }>, release: { reason: string, releasedBy: string } | null } | null, validations: { edges: Array<{ node: { id: string, suiteRevision: number, outcome: ValidationOutcome } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type TestValidateMutationVariables = Exact<{
  dataset: string;
  version: number;
}>;


export type TestValidateMutation = { validateVersion: { id: string, kind: JobKind } };

export type TestReleaseMutationVariables = Exact<{
  input: ReleaseVersionInput;
}>;


export type TestReleaseMutation = { releaseVersion: { standing: VersionStanding } };

export type TestValidationsAtWorkQueryVariables = Exact<{ [key: string]: never; }>;


export type TestValidationsAtWorkQuery = { jobs: { edges: Array<{ node: { id: string } }> } };

export type TestSetRetentionMutationVariables = Exact<{
  input: RetentionInput;
}>;


export type TestSetRetentionMutation = { setRetention: { kind: ContentKind, enabled: boolean, keepDays: number, keepLast: number, includeTagged: boolean, trashDays: number, setBy: string | null } };

export type TestPreviewRetentionQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  goes?: boolean | null | undefined;
}>;


export type TestPreviewRetentionQuery = { previewRetention: { totals: Array<{ kind: ContentKind, count: number, sizeBytes: number }>, candidates: { edges: Array<{ node: { kind: ContentKind, id: string, name: string, goes: boolean, sizeBytes: number, reasons: Array<string> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type TestApplyRetentionMutationVariables = Exact<{ [key: string]: never; }>;


export type TestApplyRetentionMutation = { applyRetention: { id: string } };

export type TestTrashQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestTrashQuery = { trashedContent: { edges: Array<{ node: { digest: string, sizeBytes: number, policyKind: ContentKind, keepDays: number } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type TestRestoreContentMutationVariables = Exact<{
  kind: ContentKind;
  id: string;
}>;


export type TestRestoreContentMutation = { restoreContent: Array<{ digest: string, restoredAt: string | null }> };

export type TestScoreDatasetMutationVariables = Exact<{
  dataset: string;
  model: string;
  version?: number | null | undefined;
  tag?: string | null | undefined;
  alias?: string | null | undefined;
  modelVersion?: string | null | undefined;
}>;


export type TestScoreDatasetMutation = { scoreDataset: { id: string, kind: JobKind, state: JobState } };

export type TestScoredQueryVariables = Exact<{
  jobId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestScoredQuery = { job: { scoring: { id: string, digest: string, sizeBytes: number, rowCount: number, refusedCount: number, scoredBy: string, datasetVersion: { number: number }, modelVersion: { name: string }, job: { id: string }, clusterCounts: Array<{ cluster: number, label: string, rows: number }>, refusals: Array<{ code: string, rows: number, examples: Array<{ key: string, feature: string | null, value: unknown, message: string }> }>, expired: { policyKind: ContentKind } | null, downloads: Array<{ format: string, path: string }>, rows: { edges: Array<{ node: { key: string, name: string, cluster: number | null, clusterLabel: string | null, distance: number | null, probabilities: Array<number> | null, imputedFeatures: Array<string> | null, errorCode: string | null, features: Array<{ feature: string, value: number | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type TestScoringsQueryVariables = Exact<{
  dataset?: string | null | undefined;
  model?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestScoringsQuery = { scorings: { edges: Array<{ node: { id: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TestRollbackDatasetMutationVariables = Exact<{
  input: RollbackDatasetInput;
}>;


export type TestRollbackDatasetMutation = { rollbackDataset: { number: number, kind: VersionMoveKind, reason: string | null, movedAt: string, from: { number: number } | null, to: { number: number }, dataset: { currentVersion: { number: number } | null } } };

export type TestWatchMutationVariables = Exact<{
  input: WatchDatasetInput;
}>;


export type TestWatchMutation = { watchDataset: { name: string, watch: { everySeconds: number, checkedAt: string | null } | null } };

export type TestUnwatchMutationVariables = Exact<{
  dataset: string;
}>;


export type TestUnwatchMutation = { unwatchDataset: { watch: { everySeconds: number } | null } };

export type TestWatchedQueryVariables = Exact<{ [key: string]: never; }>;


export type TestWatchedQuery = { dataset: { currentVersion: { number: number } | null, latestVersion: { number: number, message: string | null, rowCount: number } | null, watch: { everySeconds: number, checkedAt: string | null, changedAt: string | null, createdAt: string, error: { code: string, message: string } | null, job: { id: string, kind: JobKind, state: JobState, error: { code: string } | null } | null } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const TestExpectationFragmentDoc = new TypedDocumentString(`
    fragment TestExpectation on Expectation {
  kind
  severity
  column
  columns
  type
  min
  max
  values
  pattern
  sql
  maxAge
  ageUnit
  dataset
  targetColumn
  why
}
    `, {"fragmentName":"TestExpectation"}) as unknown as TypedDocumentString<TestExpectationFragment, unknown>;
export const ParamsDocument = new TypedDocumentString(`
    query Params {
  runs {
    edges {
      node {
        params {
          key
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ParamsQuery, ParamsQueryVariables>;
export const DownloadsDocument = new TypedDocumentString(`
    query Downloads($model: String!, $version: String!) {
  modelVersion(model: $model, version: $version) {
    downloads {
      format
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DownloadsQuery, DownloadsQueryVariables>;
export const VersionHistoryDocument = new TypedDocumentString(`
    query VersionHistory($first: Int, $after: String) {
  dataset(name: "points") {
    currentVersion {
      number
      parent {
        number
      }
    }
    latestVersion {
      number
    }
    versionMoves(first: $first, after: $after) {
      edges {
        node {
          number
          kind
          movedBy
          reason
          movedAt
          from {
            number
          }
          to {
            number
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  datasetVersion(dataset: "points") {
    number
  }
}
    `) as unknown as TypedDocumentString<VersionHistoryQuery, VersionHistoryQueryVariables>;
export const VersionAsOfDocument = new TypedDocumentString(`
    query VersionAsOf($time: DateTimeISO!) {
  dataset(name: "points") {
    currentVersion(asOf: $time) {
      number
    }
  }
}
    `) as unknown as TypedDocumentString<VersionAsOfQuery, VersionAsOfQueryVariables>;
export const TrainedOnDocument = new TypedDocumentString(`
    query TrainedOn($id: ID!) {
  sweep(id: $id) {
    datasetVersion {
      number
    }
  }
}
    `) as unknown as TypedDocumentString<TrainedOnQuery, TrainedOnQueryVariables>;
export const DataLinksDocument = new TypedDocumentString(`
    query DataLinks($name: String! = "points") {
  datasetVersion(dataset: $name, number: 1) {
    digest
    downloads {
      format
      path
    }
  }
  datasetDiff(dataset: $name, from: "1", to: "1") {
    downloads {
      format
      path
    }
  }
  experiments {
    edges {
      node {
        downloads {
          format
          path
        }
      }
    }
  }
  runs {
    edges {
      node {
        id
        assignmentDownloads {
          format
          path
        }
        modelVersions {
          assignmentDownloads {
            format
            path
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DataLinksQuery, DataLinksQueryVariables>;
export const DatasetDiffDocument = new TypedDocumentString(`
    query DatasetDiff($from: String!, $to: String!) {
  datasetDiff(dataset: "points", from: $from, to: $to) {
    from {
      number
    }
    to {
      number
    }
    columns {
      name
      kind
      fromType
      toType
    }
    rowCounts {
      before
      after
      added
      removed
      changed
      unchanged
    }
    shifts {
      column
      from {
        count
        mean
        median
        sd
      }
      to {
        count
        mean
        median
        sd
      }
      changedCells
      meanChange
      largestChange
      largestChangeKey
    }
  }
}
    `) as unknown as TypedDocumentString<DatasetDiffQuery, DatasetDiffQueryVariables>;
export const DiffRowsDocument = new TypedDocumentString(`
    query DiffRows($kind: ChangeKind!, $first: Int, $after: String, $from: String! = "1", $to: String! = "2") {
  datasetDiff(dataset: "points", from: $from, to: $to) {
    rows(kind: $kind, first: $first, after: $after) {
      edges {
        node {
          key
          kind
          cells {
            column
            from
            to
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DiffRowsQuery, DiffRowsQueryVariables>;
export const TestDeleteDatasetDocument = new TypedDocumentString(`
    mutation TestDeleteDataset($name: String!) {
  deleteDataset(name: $name)
}
    `) as unknown as TypedDocumentString<TestDeleteDatasetMutation, TestDeleteDatasetMutationVariables>;
export const TestPointersDocument = new TypedDocumentString(`
    query TestPointers {
  dvcRemote {
    url
    endpointUrl
    region
  }
  datasetVersion(dataset: "points") {
    digest
    sizeBytes
    dvcPointer
  }
  runs {
    edges {
      node {
        id
        dvcPointer
        artifacts {
          path
          digest
          sizeBytes
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestPointersQuery, TestPointersQueryVariables>;
export const TestAddDataDocument = new TypedDocumentString(`
    mutation TestAddData($input: AddDataInput!) {
  addData(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestAddDataMutation, TestAddDataMutationVariables>;
export const FileDatasetDocument = new TypedDocumentString(`
    query FileDataset($name: String!) {
  dataset(name: $name) {
    query
    source {
      kind
      format
      uploadId
      reading {
        decimal
        columns {
          name
          type
        }
      }
    }
    latestVersion {
      number
      query
      rowCount
      columns {
        name
        type
      }
      source {
        kind
        fileName
        digest
        mode
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FileDatasetQuery, FileDatasetQueryVariables>;
export const FileDatasetVersionsDocument = new TypedDocumentString(`
    query FileDatasetVersions {
  dataset(name: "points") {
    currentVersion {
      number
    }
    versionMoves(first: 1) {
      edges {
        node {
          kind
          reason
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FileDatasetVersionsQuery, FileDatasetVersionsQueryVariables>;
export const SilhouettesDocument = new TypedDocumentString(`
    query Silhouettes {
  runs {
    edges {
      node {
        silhouette {
          score
          exact
          low
          high
        }
        assignments(first: 100) {
          edges {
            node {
              silhouette
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SilhouettesQuery, SilhouettesQueryVariables>;
export const DatasetsDocument = new TypedDocumentString(`
    query Datasets($first: Int, $after: String) {
  datasets(first: $first, after: $after) {
    edges {
      node {
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<DatasetsQuery, DatasetsQueryVariables>;
export const RunsDocument = new TypedDocumentString(`
    query Runs($first: Int, $after: String, $filter: RunFilter, $orderBy: RunOrder) {
  runs(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    edges {
      cursor
      node {
        nClusters
        silhouette: metric(key: "silhouette_score")
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<RunsQuery, RunsQueryVariables>;
export const MetricsDiffDocument = new TypedDocumentString(`
    query MetricsDiff($dataset: String, $model: String, $from: String!, $to: String!, $all: Boolean! = false) {
  metricsDiff(dataset: $dataset, model: $model, from: $from, to: $to, all: $all) {
    from {
      id
      nClusters
      metrics {
        key
        value
      }
    }
    to {
      id
      nClusters
      metrics {
        key
        value
      }
    }
    rows {
      path
      metric
      old
      new
      diff
    }
    json
  }
}
    `) as unknown as TypedDocumentString<MetricsDiffQuery, MetricsDiffQueryVariables>;
export const MiniBatchRunsDocument = new TypedDocumentString(`
    query MiniBatchRuns {
  runs {
    edges {
      node {
        status
        clusterSizes
        params {
          key
          value
        }
        metrics {
          key
          value
        }
        silhouette {
          score
          exact
          low
          high
        }
        assignments(first: 100) {
          edges {
            node {
              key
              name
              cluster
              distance
              silhouette
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MiniBatchRunsQuery, MiniBatchRunsQueryVariables>;
export const TestProfileDocument = new TypedDocumentString(`
    query TestProfile($number: Int!, $first: Int, $after: String, $name: String!) {
  datasetVersion(dataset: "points", number: $number) {
    profile(first: $first, after: $after) {
      edges {
        node {
          position
          name
          type
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    columnProfile(name: $name) {
      count
      nulls
      notFinite
      distinct
      min
      max
      mean
      standardDeviation
      quantilesExact
      quantiles {
        probability
        value
      }
      histogram {
        edges
        counts
      }
      topValues {
        value
        count
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestProfileQuery, TestProfileQueryVariables>;
export const EventsDocument = new TypedDocumentString(`
    query Events($id: ID!, $first: Int, $after: String) {
  job(id: $id) {
    events(first: $first, after: $after) {
      edges {
        node {
          number
          kind
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EventsQuery, EventsQueryVariables>;
export const HistoryDocument = new TypedDocumentString(`
    query History($model: String!) {
  model(name: $model) {
    alias {
      version {
        name
        aliases
      }
    }
    aliasMoves {
      edges {
        node {
          number
          kind
          movedBy
          reason
          from {
            name
          }
          to {
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HistoryQuery, HistoryQueryVariables>;
export const AliasMovedDocument = new TypedDocumentString(`
    subscription AliasMoved($model: String!, $after: Int) {
  aliasMoved(model: $model, after: $after) {
    number
    kind
    to {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<AliasMovedSubscription, AliasMovedSubscriptionVariables>;
export const VersionsDocument = new TypedDocumentString(`
    query Versions($model: String!, $version: String!) {
  modelVersion(model: $model, version: $version) {
    matchedTo {
      name
    }
    clusters {
      id
      label
      size
      centroid {
        feature
        value
      }
    }
    assignments(first: 100) {
      edges {
        node {
          key
          cluster
          distance
        }
      }
    }
    comparison {
      agreement
      moves(first: 100) {
        edges {
          node {
            key
            fromLabel
            toLabel
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VersionsQuery, VersionsQueryVariables>;
export const RetainedVersionDocument = new TypedDocumentString(`
    query RetainedVersion($number: Int!) {
  datasetVersion(dataset: "points", number: $number) {
    id
    digest
    sizeBytes
    expired {
      policyKind
      keepDays
      deletedAt
    }
  }
}
    `) as unknown as TypedDocumentString<RetainedVersionQuery, RetainedVersionQueryVariables>;
export const RetentionPoliciesDocument = new TypedDocumentString(`
    query RetentionPolicies {
  retentionPolicies {
    kind
    enabled
    keepDays
    keepLast
    trashDays
    setBy
  }
}
    `) as unknown as TypedDocumentString<RetentionPoliciesQuery, RetentionPoliciesQueryVariables>;
export const RetainedModelsDocument = new TypedDocumentString(`
    query RetainedModels {
  model(name: "points-model") {
    versions(first: 100) {
      edges {
        node {
          name
          expired {
            policyKind
          }
          run {
            expired {
              policyKind
            }
          }
          datasetVersion {
            number
            expired {
              policyKind
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RetainedModelsQuery, RetainedModelsQueryVariables>;
export const SourcesDocument = new TypedDocumentString(`
    query Sources($name: String!) {
  dataset(name: $name) {
    query
    source {
      kind
      query
      database
    }
    latestVersion {
      query
      source {
        kind
        query
        database
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SourcesQuery, SourcesQueryVariables>;
export const CurrentAndMovesDocument = new TypedDocumentString(`
    query CurrentAndMoves {
  dataset(name: "points") {
    currentVersion {
      number
    }
    versionMoves(first: 100) {
      edges {
        node {
          kind
          reason
          to {
            number
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CurrentAndMovesQuery, CurrentAndMovesQueryVariables>;
export const RollbackToDocument = new TypedDocumentString(`
    mutation RollbackTo($version: Int!) {
  rollbackDataset(input: {dataset: "points", toVersion: $version, reason: "test"}) {
    kind
  }
}
    `) as unknown as TypedDocumentString<RollbackToMutation, RollbackToMutationVariables>;
export const SweepDetailsDocument = new TypedDocumentString(`
    query SweepDetails($id: ID!) {
  sweep(id: $id) {
    weightColumn
    job {
      children {
        edges {
          node {
            kind
            state
            runs {
              nClusters
            }
          }
        }
      }
    }
    evidence {
      elbow
      rows
      gap {
        nClusters
        values {
          nClusters
          gap
          error
        }
      }
      stability {
        nClusters
        mean
        least
      }
    }
    runs(first: 100) {
      edges {
        node {
          nClusters
          status
          clusterSizes
          clusterSilhouettes
          error {
            code
            details
          }
          metric(key: "silhouette_score")
          principalComponents {
            explained
            loadings {
              feature
              loading
            }
          }
          assignments(first: 100) {
            edges {
              node {
                key
                cluster
                silhouette
                pc1
                pc2
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SweepDetailsQuery, SweepDetailsQueryVariables>;
export const RunsByStatusDocument = new TypedDocumentString(`
    query RunsByStatus($status: RunStatus!) {
  runs(filter: {status: $status}) {
    edges {
      node {
        nClusters
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RunsByStatusQuery, RunsByStatusQueryVariables>;
export const TestUploadDocument = new TypedDocumentString(`
    query TestUpload($id: ID!, $reading: FileReadingInput) {
  upload(id: $id) {
    fileName
    digest
    sizeBytes
    preview(reading: $reading) {
      format
      encoding
      delimiter
      sheets
      inferenceRows
      columns {
        name
        type
        decimal
        isAmbiguous
      }
      rows
    }
  }
}
    `) as unknown as TypedDocumentString<TestUploadQuery, TestUploadQueryVariables>;
export const UrlVersionDocument = new TypedDocumentString(`
    query UrlVersion {
  dataset(name: "points") {
    source {
      kind
      url
      format
    }
    latestVersion {
      rowCount
      source {
        kind
        url
        digest
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UrlVersionQuery, UrlVersionQueryVariables>;
export const TestAppendDocument = new TypedDocumentString(`
    mutation TestAppend($upload: ID!) {
  addData(input: {dataset: "points", upload: $upload, mode: APPEND}) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestAppendMutation, TestAppendMutationVariables>;
export const DemoRunsDocument = new TypedDocumentString(`
    query DemoRuns {
  runs(first: 100) {
    edges {
      node {
        nClusters
        metrics {
          key
          value
        }
        datasetVersion {
          timeTo
        }
        assignments(first: 100) {
          edges {
            node {
              key
              cluster
              silhouette
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DemoRunsQuery, DemoRunsQueryVariables>;
export const RunPointerDocument = new TypedDocumentString(`
    query RunPointer {
  runs {
    edges {
      node {
        dvcPointer
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RunPointerQuery, RunPointerQueryVariables>;
export const StoredVersionsDocument = new TypedDocumentString(`
    query StoredVersions {
  datasetVersions {
    edges {
      node {
        number
        digest
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StoredVersionsQuery, StoredVersionsQueryVariables>;
export const TimesDocument = new TypedDocumentString(`
    query Times($dataset: String!) {
  datasetVersion(dataset: $dataset) {
    timeFrom
  }
}
    `) as unknown as TypedDocumentString<TimesQuery, TimesQueryVariables>;
export const StartDirectUploadDocument = new TypedDocumentString(`
    mutation StartDirectUpload($input: StartDirectUploadInput!) {
  startDirectUpload(input: $input) {
    id
    url
    method
    headers {
      name
      value
    }
    expiresAt
    finishBefore
  }
}
    `) as unknown as TypedDocumentString<StartDirectUploadMutation, StartDirectUploadMutationVariables>;
export const FinishDirectUploadDocument = new TypedDocumentString(`
    mutation FinishDirectUpload($id: ID!) {
  finishDirectUpload(id: $id) {
    id
    fileName
    digest
    sizeBytes
    preview {
      format
      columns {
        name
        type
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FinishDirectUploadMutation, FinishDirectUploadMutationVariables>;
export const TestCreateDatasetDocument = new TypedDocumentString(`
    mutation TestCreateDataset($input: CreateDatasetInput!) {
  createDataset(input: $input) {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<TestCreateDatasetMutation, TestCreateDatasetMutationVariables>;
export const TestSnapshotDocument = new TypedDocumentString(`
    mutation TestSnapshot($dataset: String!, $tag: String, $message: String) {
  snapshotDataset(dataset: $dataset, tag: $tag, message: $message) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<TestSnapshotMutation, TestSnapshotMutationVariables>;
export const TestStartSweepDocument = new TypedDocumentString(`
    mutation TestStartSweep($input: StartSweepInput!) {
  startSweep(input: $input) {
    id
    kind
    state
  }
}
    `) as unknown as TypedDocumentString<TestStartSweepMutation, TestStartSweepMutationVariables>;
export const TestPromoteDocument = new TypedDocumentString(`
    mutation TestPromote($input: PromoteModelInput!) {
  promoteModel(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestPromoteMutation, TestPromoteMutationVariables>;
export const TestRollbackDocument = new TypedDocumentString(`
    mutation TestRollback($input: RollbackAliasInput!) {
  rollbackAlias(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestRollbackMutation, TestRollbackMutationVariables>;
export const TestCancelDocument = new TypedDocumentString(`
    mutation TestCancel($id: ID!) {
  cancelJob(id: $id) {
    id
    state
    cancelRequested
  }
}
    `) as unknown as TypedDocumentString<TestCancelMutation, TestCancelMutationVariables>;
export const TestProgressDocument = new TypedDocumentString(`
    subscription TestProgress($jobId: ID!, $after: Int!) {
  jobProgress(jobId: $jobId, after: $after) {
    number
    kind
    fraction
    message
    run {
      nClusters
    }
  }
}
    `) as unknown as TypedDocumentString<TestProgressSubscription, TestProgressSubscriptionVariables>;
export const TestJobDocument = new TypedDocumentString(`
    query TestJob($id: ID!) {
  job(id: $id) {
    id
    kind
    state
    fraction
    attempt
    created
    error {
      code
      message
      field
    }
    datasetVersion {
      id
      number
      tag
      digest
      rowCount
    }
    modelVersion {
      name
    }
    aliasMove {
      number
      kind
      from {
        name
      }
      to {
        name
      }
    }
    sweep {
      id
      pickReason
      pickedRun {
        nClusters
      }
      modelVersion {
        name
        comparison {
          better
          reason
          championSilhouette
          challengerSilhouette
        }
      }
      runs(first: 100) {
        edges {
          node {
            id
            nClusters
            status
            clusterSizes
            metrics {
              key
              value
            }
            error {
              code
              field
            }
            job {
              attempt
              state
              error {
                code
                field
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestJobQuery, TestJobQueryVariables>;
export const TestPredictDocument = new TypedDocumentString(`
    query TestPredict($model: String!, $features: FeatureValues!, $id: String, $alias: String!) {
  predictCluster(model: $model, features: $features, id: $id, alias: $alias) {
    id
    cluster
    clusterLabel
    distanceToCenter
    modelVersion
    alias
    ignoredFeatures
    warnings {
      kind
      column
      value
      message
    }
    lineage {
      run {
        nClusters
      }
      datasetVersion {
        number
        digest
        query
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestPredictQuery, TestPredictQueryVariables>;
export const TestSetExpectationsDocument = new TypedDocumentString(`
    mutation TestSetExpectations($input: SetExpectationsInput!) {
  setExpectations(input: $input) {
    suiteRevision
    expectations {
      ...TestExpectation
    }
  }
}
    fragment TestExpectation on Expectation {
  kind
  severity
  column
  columns
  type
  min
  max
  values
  pattern
  sql
  maxAge
  ageUnit
  dataset
  targetColumn
  why
}`) as unknown as TypedDocumentString<TestSetExpectationsMutation, TestSetExpectationsMutationVariables>;
export const TestSuggestDocument = new TypedDocumentString(`
    query TestSuggest($dataset: String!, $version: Int!) {
  suggestExpectations(dataset: $dataset, version: $version) {
    ...TestExpectation
  }
}
    fragment TestExpectation on Expectation {
  kind
  severity
  column
  columns
  type
  min
  max
  values
  pattern
  sql
  maxAge
  ageUnit
  dataset
  targetColumn
  why
}`) as unknown as TypedDocumentString<TestSuggestQuery, TestSuggestQueryVariables>;
export const TestQualityDocument = new TypedDocumentString(`
    query TestQuality($dataset: String!, $number: Int!, $after: String) {
  datasetVersion(dataset: $dataset, number: $number) {
    standing
    validation {
      suiteRevision
      outcome
      results {
        expectation {
          kind
          column
          severity
        }
        passed
        message
        observed
        failingRows
        failingShare
        examples {
          key
          value
        }
      }
      release {
        reason
        releasedBy
      }
    }
    validations(first: 2, after: $after) {
      edges {
        node {
          id
          suiteRevision
          outcome
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestQualityQuery, TestQualityQueryVariables>;
export const TestValidateDocument = new TypedDocumentString(`
    mutation TestValidate($dataset: String!, $version: Int!) {
  validateVersion(dataset: $dataset, version: $version) {
    id
    kind
  }
}
    `) as unknown as TypedDocumentString<TestValidateMutation, TestValidateMutationVariables>;
export const TestReleaseDocument = new TypedDocumentString(`
    mutation TestRelease($input: ReleaseVersionInput!) {
  releaseVersion(input: $input) {
    standing
  }
}
    `) as unknown as TypedDocumentString<TestReleaseMutation, TestReleaseMutationVariables>;
export const TestValidationsAtWorkDocument = new TypedDocumentString(`
    query TestValidationsAtWork {
  jobs(kind: VALIDATE, first: 100) {
    edges {
      node {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestValidationsAtWorkQuery, TestValidationsAtWorkQueryVariables>;
export const TestSetRetentionDocument = new TypedDocumentString(`
    mutation TestSetRetention($input: RetentionInput!) {
  setRetention(input: $input) {
    kind
    enabled
    keepDays
    keepLast
    includeTagged
    trashDays
    setBy
  }
}
    `) as unknown as TypedDocumentString<TestSetRetentionMutation, TestSetRetentionMutationVariables>;
export const TestPreviewRetentionDocument = new TypedDocumentString(`
    query TestPreviewRetention($first: Int, $after: String, $goes: Boolean) {
  previewRetention(first: $first, after: $after, goes: $goes) {
    totals {
      kind
      count
      sizeBytes
    }
    candidates {
      edges {
        node {
          kind
          id
          name
          goes
          sizeBytes
          reasons
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestPreviewRetentionQuery, TestPreviewRetentionQueryVariables>;
export const TestApplyRetentionDocument = new TypedDocumentString(`
    mutation TestApplyRetention {
  applyRetention {
    id
  }
}
    `) as unknown as TypedDocumentString<TestApplyRetentionMutation, TestApplyRetentionMutationVariables>;
export const TestTrashDocument = new TypedDocumentString(`
    query TestTrash($first: Int, $after: String) {
  trashedContent(first: $first, after: $after) {
    edges {
      node {
        digest
        sizeBytes
        policyKind
        keepDays
      }
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<TestTrashQuery, TestTrashQueryVariables>;
export const TestRestoreContentDocument = new TypedDocumentString(`
    mutation TestRestoreContent($kind: ContentKind!, $id: ID!) {
  restoreContent(kind: $kind, id: $id) {
    digest
    restoredAt
  }
}
    `) as unknown as TypedDocumentString<TestRestoreContentMutation, TestRestoreContentMutationVariables>;
export const TestScoreDatasetDocument = new TypedDocumentString(`
    mutation TestScoreDataset($dataset: String!, $model: String!, $version: Int, $tag: String, $alias: String, $modelVersion: String) {
  scoreDataset(
    dataset: $dataset
    model: $model
    version: $version
    tag: $tag
    alias: $alias
    modelVersion: $modelVersion
  ) {
    id
    kind
    state
  }
}
    `) as unknown as TypedDocumentString<TestScoreDatasetMutation, TestScoreDatasetMutationVariables>;
export const TestScoredDocument = new TypedDocumentString(`
    query TestScored($jobId: ID!, $first: Int, $after: String) {
  job(id: $jobId) {
    scoring {
      id
      digest
      sizeBytes
      rowCount
      refusedCount
      scoredBy
      datasetVersion {
        number
      }
      modelVersion {
        name
      }
      job {
        id
      }
      clusterCounts {
        cluster
        label
        rows
      }
      refusals {
        code
        rows
        examples {
          key
          feature
          value
          message
        }
      }
      expired {
        policyKind
      }
      downloads {
        format
        path
      }
      rows(first: $first, after: $after) {
        edges {
          node {
            key
            name
            features {
              feature
              value
            }
            cluster
            clusterLabel
            distance
            probabilities
            imputedFeatures
            errorCode
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestScoredQuery, TestScoredQueryVariables>;
export const TestScoringsDocument = new TypedDocumentString(`
    query TestScorings($dataset: String, $model: String, $first: Int, $after: String) {
  scorings(dataset: $dataset, model: $model, first: $first, after: $after) {
    edges {
      node {
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<TestScoringsQuery, TestScoringsQueryVariables>;
export const TestRollbackDatasetDocument = new TypedDocumentString(`
    mutation TestRollbackDataset($input: RollbackDatasetInput!) {
  rollbackDataset(input: $input) {
    number
    kind
    reason
    movedAt
    from {
      number
    }
    to {
      number
    }
    dataset {
      currentVersion {
        number
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestRollbackDatasetMutation, TestRollbackDatasetMutationVariables>;
export const TestWatchDocument = new TypedDocumentString(`
    mutation TestWatch($input: WatchDatasetInput!) {
  watchDataset(input: $input) {
    name
    watch {
      everySeconds
      checkedAt
    }
  }
}
    `) as unknown as TypedDocumentString<TestWatchMutation, TestWatchMutationVariables>;
export const TestUnwatchDocument = new TypedDocumentString(`
    mutation TestUnwatch($dataset: String!) {
  unwatchDataset(dataset: $dataset) {
    watch {
      everySeconds
    }
  }
}
    `) as unknown as TypedDocumentString<TestUnwatchMutation, TestUnwatchMutationVariables>;
export const TestWatchedDocument = new TypedDocumentString(`
    query TestWatched {
  dataset(name: "points") {
    currentVersion {
      number
    }
    latestVersion {
      number
      message
      rowCount
    }
    watch {
      everySeconds
      checkedAt
      changedAt
      createdAt
      error {
        code
        message
      }
      job {
        id
        kind
        state
        error {
          code
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestWatchedQuery, TestWatchedQueryVariables>;