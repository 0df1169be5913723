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

/** How a version is tried on a growing share of the requests; what is left out gets its default. */
export type CanarySettingsInput = {
  /** The chance that a version within these limits is aborted all the same; 0.01 if left out. */
  falseAlarmRate?: number | null | undefined;
  /** The share of the requests that it may fail to answer beyond Production, 0 to 1; 0.01 if left out. */
  maximumErrorRate?: number | null | undefined;
  /** A call is slow that takes so many times as long as Production, and 1 ms longer; a quarter of the calls may be. 3 if left out. */
  maximumSlowdown?: number | null | undefined;
  /** The share of its labels that must be Production's, 0 to 1; 0.8 if left out, 0 for any. */
  minimumAgreement?: number | null | undefined;
  /** The steps, each with a larger share, the last with 1; if left out 0.01, 0.1, 0.5, 1. */
  steps?: Array<CanaryStepInput> | null | undefined;
};

/** How a canary stands. */
export type CanaryState =
  /** It was taken back: `endReason` says why. */
  | 'ABORTED'
  /** It is in Production. */
  | 'PROMOTED'
  /** It serves all requests, and the job that moves Production is at work. */
  | 'PROMOTING'
  /** It was not ready, and never got a request: `endReason` says why. */
  | 'REFUSED'
  /** It serves the share of its step. */
  | 'RUNNING'
  /** It gets no requests until it has shown that it is ready. */
  | 'STARTING';

/** How long a canary serves which share, at least. */
export type CanaryStepInput = {
  /** The requests that the canary must have got in it; 100 if left out. */
  minimumRequests?: number | null | undefined;
  /** The seconds that it lasts at least; 600 if left out. */
  seconds?: number | null | undefined;
  /** The share of the requests, above 0 up to 1. */
  share: number;
};

/** What a canary is compared with Production by, on the same requests. */
export type CanaryTestName =
  /** Labels other than Production's. */
  | 'AGREEMENT'
  /** Requests that it cannot answer and Production can, less those the other way round. */
  | 'ERRORS'
  /** Calls that take it much longer than Production. */
  | 'LATENCY';

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

/** What two versions are compared by, on the same rows and in one space: the challenger's training data, standardised as it does. */
export type ComparedMetric =
  /** The Calinski-Harabasz index, from 0; higher is better. */
  | 'CALINSKI_HARABASZ'
  /** The Davies-Bouldin index, from 0; lower is better. */
  | 'DAVIES_BOULDIN'
  /** The sum of squared distances of the rows to the mean of their cluster; lower is better. More clusters always have less. */
  | 'INERTIA'
  /** The mean silhouette, -1 to 1; higher is better. */
  | 'SILHOUETTE';

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

/** People who are to be told of events by e-mail. */
export type CreateMailSubscriptionInput = {
  /** What they are told; at least one kind. */
  events: Array<NotificationEventKind>;
  /** The language of the e-mail. */
  language?: NotificationLanguage;
  /** Their addresses, 1 to 50; all see each other. */
  recipients: Array<string>;
};

/** A URL that is to be told of events. */
export type CreateWebhookInput = {
  /** What it is told; at least one kind. */
  events: Array<NotificationEventKind>;
  /** What it is sent. */
  kind?: WebhookKind;
  /** The language of what people read. */
  language?: NotificationLanguage;
  /** Where: https or http, to a public address or a host that the operator allows. */
  url: string;
};

/** How the numbers of a text are written. */
export type DecimalSign =
  /** As in 1.234,5. */
  | 'COMMA'
  /** As in 1,234.5. */
  | 'POINT';

/** What is special about a column of a drift report. */
export type DriftColumnInput = {
  /** The name of the column, one of those that the report compares. */
  column: string;
  /** The test. */
  test?: DriftTest | null | undefined;
  /** The threshold, above 0. */
  threshold?: number | null | undefined;
  /** What its values are taken for. By default features are numbers, texts and booleans categories, and other whole numbers categories up to 10 different values. */
  type?: DriftColumnType | null | undefined;
  /** What it counts in the share of drifted columns, above 0; 1 where nothing is said. */
  weight?: number | null | undefined;
};

/** What the values of a column are taken for. */
export type DriftColumnType =
  /** Categories: which value it is, not how large. */
  | 'CATEGORICAL'
  /** Numbers. */
  | 'NUMERIC';

/** Whether numeric columns are judged by the rows that both sides share. A test that is asked for decides in any case. */
export type DriftPairing =
  /** Always; the report fails where no key is on both sides. */
  | 'ALWAYS'
  /** Where both sides share at least 10 keys and 80 % of the larger side, and the reference has at most 1,000 rows: above, a p-value sees any change. */
  | 'AUTO'
  /** Never; rows are not paired. */
  | 'NEVER';

/** A test that drift is judged by, under the name that Evidently gives it; the last three are ours. */
export type DriftTest =
  /** Anderson-Darling; p-value. Numbers only. */
  | 'ANDERSON'
  /** Chi-square against the shares of the reference; p-value. The default of 3 to 5 different numbers and of categories, up to 1,000 reference rows. */
  | 'CHISQUARE'
  /** Cramér-von Mises; p-value. Numbers only. */
  | 'CRAMER_VON_MISES'
  /** Energy distance. Numbers only. */
  | 'ED'
  /** Epps-Singleton; p-value. Numbers only. */
  | 'ES'
  /** Fisher's exact test; p-value. Two categories only. */
  | 'FISHER_EXACT'
  /** G test; p-value. Categories only. */
  | 'G_TEST'
  /** Hellinger distance. */
  | 'HELLINGER'
  /** Jensen-Shannon distance. The default of categories above 1,000 reference rows. */
  | 'JENSENSHANNON'
  /** Kullback-Leibler divergence; a distance. */
  | 'KL_DIV'
  /** Kolmogorov-Smirnov; p-value. The default of numbers up to 1,000 reference rows. */
  | 'KS'
  /** Mann-Whitney; p-value. Numbers only. */
  | 'MANNW'
  /** The shares of missing values. It decides where one side has no values; it cannot be asked for. */
  | 'MISSING'
  /** Population stability index; a distance. */
  | 'PSI'
  /** Sign test over the rows that both sides share; p-value. Numbers only. */
  | 'SIGN'
  /** Total variation distance; p-value by permutation. Categories only. */
  | 'TVD'
  /** Student's t; p-value. Numbers only. */
  | 'T_TEST'
  /** Wasserstein distance in standard deviations of the reference. The default of numbers above 1,000 reference rows. */
  | 'WASSERSTEIN'
  /** Wilcoxon's signed ranks over the rows that both sides share; p-value. Numbers only. */
  | 'WILCOXON'
  /** Z test of two proportions; p-value. The default of two different values, up to 1,000 reference rows. */
  | 'Z';

/** A window of the predictions of a model. */
export type DriftWindowInput = {
  /** Its begin, inclusive. */
  from: string;
  /** Its end, exclusive. */
  to: string;
};

/** A measure of how large a difference is, whatever the number of rows. */
export type EffectMeasure =
  /** Numbers: how much more often current values exceed reference values than the reverse, -1 to 1. */
  | 'CLIFFS_DELTA'
  /** Categories: from 0, the same shares, to 1, no category in common. */
  | 'CRAMERS_V'
  /** Numbers: the difference of the means in pooled standard deviations, without its bias in small samples. */
  | 'HEDGES_G'
  /** Paired rows: 1 where all rose, -1 where all fell. */
  | 'RANK_BISERIAL';

/** How large an effect is in a word, after Cohen (1988) and, of Cliff's delta, Romano and others (2006). */
export type EffectWord =
  /** Large. */
  | 'LARGE'
  /** Medium. */
  | 'MEDIUM'
  /** Below small. */
  | 'NEGLIGIBLE'
  /** Small. */
  | 'SMALL';

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

/** A firing by hand. */
export type FireTrainingPolicyInput = {
  /** Trains the current version, drift or not; the source is read only where there is no version yet. */
  forceRetrain?: boolean;
  /** Names the request: sent again, it does not fire again. Up to 200 letters, digits, "_", ".", ":", "-". */
  idempotencyKey?: string | null | undefined;
  /** The name of the policy. */
  policy: string;
  /** Why, for the record. */
  reason?: string | null | undefined;
  /** Leaves Production as it is: a dry run. */
  skipPromotion?: boolean;
};

/** A condition of a gate. */
export type GateCheckName =
  /** The improvement of the Calinski-Harabasz index. */
  | 'CALINSKI_HARABASZ'
  /** The share of the training rows in the smallest cluster. */
  | 'CLUSTER_SHARE'
  /** The training rows of the smallest cluster. */
  | 'CLUSTER_SIZE'
  /** The holder of the alias can score the version's training data. */
  | 'COMPARABLE'
  /** The improvement of the Davies-Bouldin index. */
  | 'DAVIES_BOULDIN'
  /** The improvement of the inertia. */
  | 'INERTIA'
  /** The adjusted Rand index with the holder, over the keys that both were trained on. */
  | 'MATCHING'
  /** The improvement of the silhouette. */
  | 'SILHOUETTE'
  /** The bootstrap stability of the number of clusters, in the sweep's evidence. */
  | 'STABILITY';

/** A decision against the gate. */
export type GateOverrideInput = {
  /** Why: people will read it in the history. */
  reason: string;
};

/** What a job does. */
export type JobKind =
  /** Waits until a canary has ended, and tells how. */
  | 'CANARY'
  /** Moves content that no policy keeps to the trash, and deletes what was long enough there. */
  | 'COLLECT'
  /** Makes a drift report. */
  | 'DRIFT'
  /** Weighs the numbers of clusters of a sweep by further methods. */
  | 'EVIDENCE'
  /** Fits runs of a sweep. */
  | 'FIT'
  /** Takes a firing of a training policy through its stages, one job after another. */
  | 'PIPELINE'
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

/** The language of a sentence. */
export type Language =
  /** English. */
  | 'EN'
  /** Indonesian. */
  | 'ID';

/** By how much a version must beat the present holder. */
export type MetricBoundInput = {
  /** Which way it gets better; the metric's own way where nothing is said. */
  direction?: MetricDirection | null | undefined;
  /** The metric. */
  metric: ComparedMetric;
  /** The improvement must be above it, in the unit of the metric; 0 where nothing is said. Below 0 it is how much worse is still taken. */
  minimumImprovement?: number | null | undefined;
};

/** Which way a metric gets better. */
export type MetricDirection =
  /** More is better. */
  | 'HIGHER'
  /** Less is better. */
  | 'LOWER';

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

/** How a delivery stands. */
export type NotificationDeliveryState =
  /** Its endpoint was disabled or deleted before. */
  | 'CANCELLED'
  /** The receiver has taken it. */
  | 'DELIVERED'
  /** Given up: refused, or tried too often. */
  | 'FAILED'
  /** Waits for its first or next attempt, or has it now. */
  | 'PENDING';

/** How an endpoint is told. */
export type NotificationEndpointKind =
  /** By a webhook, for programs. */
  | 'GENERIC'
  /** By e-mail. */
  | 'MAIL'
  /** By a webhook, as Slack reads it. */
  | 'SLACK';

/** What happened that somebody may want to hear of. */
export type NotificationEventKind =
  /** A model version that served a part of the requests was taken back. */
  | 'CANARY_ABORTED'
  /** A dataset version broke expectations that block. */
  | 'DATA_BLOCKED'
  /** New data differ from those that a model was trained on. */
  | 'DRIFT_DETECTED'
  /** A new model version did not take the place of the one that serves. */
  | 'MODEL_NOT_PROMOTED'
  /** An alias was moved to a model version. */
  | 'MODEL_PROMOTED'
  /** An alias was moved back to a model version. */
  | 'MODEL_ROLLED_BACK'
  /** A pipeline run ended, well or not; it tells how each stage went. */
  | 'PIPELINE_FINISHED'
  /** A watched source cannot be looked at any more; told once until it can. */
  | 'SOURCE_FAILING'
  /** Somebody asked for a test. It needs no subscription. */
  | 'TEST';

/** The language of what people read. */
export type NotificationLanguage =
  /** English. */
  | 'EN'
  /** Indonesian. */
  | 'ID';

/** What turned out to be true about a prediction: its cluster, by id or by label. */
export type OutcomeInput = {
  /** The id of the true cluster, of the model that answered. */
  cluster?: number | null | undefined;
  /** The label of the true cluster, instead of its id. */
  label?: string | null | undefined;
  /** The `predictionId` of the answer. */
  predictionId: string;
};

/** What came of a firing. */
export type PipelineOutcome =
  /** The data is not valid. */
  | 'BLOCKED'
  /** Somebody cancelled it. */
  | 'CANCELLED'
  /** Another firing that waited for its turn sees to it. Nothing was done. */
  | 'COALESCED'
  /** It came too soon after another one. Nothing was done. */
  | 'COOLED_DOWN'
  /** A stage failed. */
  | 'FAILED'
  /** A model was trained and is registered, and Production stayed. */
  | 'NOT_PROMOTED'
  /** There was no reason to train, or no run was admissible. */
  | 'NOT_TRAINED'
  /** A new model is Production. */
  | 'PROMOTED';

/** What a firing goes through, in this order. */
export type PipelineStageName =
  /** Tries it on a growing share of the requests, where the policy says so. */
  | 'CANARY'
  /** Reads the source. */
  | 'COLLECT'
  /** Compares the new model with Production on the new data. */
  | 'COMPARE'
  /** Compares it with what Production was trained on. */
  | 'DRIFT'
  /** Tells those who subscribed. It always happens. */
  | 'NOTIFY'
  /** Makes the new model Production. */
  | 'PROMOTE'
  /** Trains. */
  | 'SWEEP'
  /** Checks the rows by the expectations of the dataset. */
  | 'VALIDATE'
  /** Whether there is a new version, and which one is gone on with. */
  | 'VERSION';

/** How a stage stands. */
export type PipelineStageState =
  /** It did what it is for. */
  | 'DONE'
  /** It failed, or its data is not valid, or it was cancelled. */
  | 'FAILED'
  /** It has yet to begin. */
  | 'PENDING'
  /** Its job is at work. */
  | 'RUNNING'
  /** There was nothing to do, or a reason not to. */
  | 'SKIPPED';

/** What becomes of a firing while another one of the policy is at work. Firings by hand always wait for their turn. */
export type PolicyConcurrency =
  /** One waits for its turn, and sees to those like it that come meanwhile. */
  | 'COALESCE'
  /** It waits for its turn. */
  | 'QUEUE';

/** How drift is looked for: what startDriftReport would be told beside the two sides. */
export type PolicyDriftInput = {
  /** Judge the p-values after the adjustment of Benjamini and Hochberg; false by default. */
  adjusted?: boolean | null | undefined;
  /** What is special about single columns. */
  columnOptions?: Array<DriftColumnInput> | null | undefined;
  /** The columns to compare; the features by default. */
  columns?: Array<string> | null | undefined;
  /** From which weighted share of drifted columns on it is drift; 0.5 where nothing is said. */
  driftShare?: number | null | undefined;
  /** Also compare all numeric columns together; true where nothing is said. */
  multivariate?: boolean | null | undefined;
  /** Whether the rows that both sides share decide; AUTO where nothing is said. */
  pairing?: DriftPairing | null | undefined;
  /** The test of all columns. */
  test?: DriftTest | null | undefined;
  /** The threshold of all columns, above 0. */
  threshold?: number | null | undefined;
};

/** When a policy fires by itself. */
export type PolicyScheduleInput = {
  /** Five fields of cron, or six with the seconds first; by default on the first of each month at two. */
  cron?: string;
  /** The time zone of IANA in which it is meant. */
  timeZone?: string;
};

/** How a policy trains: what startSweep would be told. */
export type PolicySweepInput = {
  /** How rows are clustered; K_MEANS where nothing is said. */
  algorithm?: Algorithm | null | undefined;
  /** The rows of a batch of MINI_BATCH_K_MEANS, 65,536 at most; 1024 where nothing is said. */
  batchSize?: number | null | undefined;
  /** Whether the winner may have another number of clusters than the model's Production; false where nothing is said, for labels must keep their meaning. */
  chooseClusters?: boolean | null | undefined;
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
  /** How features are brought to one scale; STANDARD where nothing is said. */
  scaling?: Scaling | null | undefined;
  /** The tolerance of convergence; 0.0001 where nothing is said, 0 with MINI_BATCH_K_MEANS, which then ends when its inertia no longer falls. */
  tol?: number | null | undefined;
  /** A numeric column that says what each row counts in the fits of K_MEANS, above 0, such as a population. It does not count in the scores. */
  weightColumn?: string | null | undefined;
  /** Whether to find the gap statistic and the stability of each number of clusters too, which takes longer than the fits; false where nothing is said. */
  withEvidence?: boolean | null | undefined;
};

/** In what role a version answered. */
export type PredictionRole =
  /** For the caller, in Production's place. */
  | 'CANARY'
  /** For the caller, as the version behind the alias that was asked. */
  | 'PRODUCTION'
  /** For nobody but the log. */
  | 'SHADOW';

/** A row to put into a cluster. */
export type PredictionRowInput = {
  /** Its features, by name. null counts as missing. */
  features: Record<string, unknown>;
  /** The caller's own name of the row, such as "P35"; comes back with the answer. */
  id?: string | null | undefined;
};

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

/** What becomes of a model that is better than Production. */
export type PromoteHow =
  /** It becomes Production. */
  | 'AUTOMATIC'
  /** It waits for promoteModel. */
  | 'MANUAL';

/** An alias to move to a version. */
export type PromoteModelInput = {
  /** The alias: letters, digits, "_" and "-". */
  alias?: string;
  /** The name of the model. */
  model: string;
  /** Whether to move only if the version beats the present holder on the same data; otherwise the job fails with NOT_BETTER. */
  onlyIfBetter?: boolean;
  /** Moves the alias also where its gate refuses; otherwise the job fails with GATE_FAILED. */
  override?: GateOverrideInput | null | undefined;
  /** Why: people will read it in the history. */
  reason: string;
  /** The name of the version, such as "v2.1". */
  version: string;
};

/** What a version must show before an alias moves to it. */
export type PromotionGateInput = {
  /** The aliases that it guards; ["Production"] where nothing is said, [] opens it. */
  aliases?: Array<string> | null | undefined;
  /** The metrics to beat, each at most once; where nothing is said the silhouette, by anything above 0. */
  metrics?: Array<MetricBoundInput> | null | undefined;
  /** The least share of the training rows in each cluster, 0 to 1; none: any. */
  minimumClusterShare?: number | null | undefined;
  /** The least training rows of each cluster; none: any. */
  minimumClusterSize?: number | null | undefined;
  /** The least adjusted Rand index, -1 to 1, with the holder over the keys that both were trained on; none: any. */
  minimumMatching?: number | null | undefined;
  /** The least bootstrap stability, -1 to 1, of the number of clusters in the sweep's evidence, without which it fails (startSweep: withEvidence); none: any. */
  minimumStability?: number | null | undefined;
  /** Whether the holder must be able to score the version's training data; true where nothing is said. Where false, metrics pass that cannot be compared. */
  requireComparable?: boolean | null | undefined;
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

/** A version to try on a growing share of the requests. */
export type StartCanaryInput = {
  /** The chance that a version within these limits is aborted all the same; 0.01 if left out. */
  falseAlarmRate?: number | null | undefined;
  /** The share of the requests that it may fail to answer beyond Production, 0 to 1; 0.01 if left out. */
  maximumErrorRate?: number | null | undefined;
  /** A call is slow that takes so many times as long as Production, and 1 ms longer; a quarter of the calls may be. 3 if left out. */
  maximumSlowdown?: number | null | undefined;
  /** The share of its labels that must be Production's, 0 to 1; 0.8 if left out, 0 for any. */
  minimumAgreement?: number | null | undefined;
  /** The name of the model. */
  model: string;
  /** Tries and promotes it also where the gate of Production refuses it. */
  override?: GateOverrideInput | null | undefined;
  /** Why: people will read it in the history. */
  reason: string;
  /** The steps, each with a larger share, the last with 1; if left out 0.01, 0.1, 0.5, 1. */
  steps?: Array<CanaryStepInput> | null | undefined;
  /** The name of the version, such as "v2.1". */
  version: string;
};

/** A file that is to be put into the bucket. */
export type StartDirectUploadInput = {
  /** What the sender calls it. */
  fileName: string;
  /** MD5 of its bytes, in hex: then the bucket takes no others. */
  md5?: string | null | undefined;
  /** Its size in bytes, exactly. */
  sizeBytes: number;
};

/** What to compare: a model against the data that its Production was trained on, or two versions of a dataset. Test and threshold are looked for separately: what is said of the column, of its type, of all, or else what Evidently would take. */
export type StartDriftReportInput = {
  /** Judge the p-values after the adjustment of Benjamini and Hochberg (1995), so that many columns do not drift by chance; false where nothing is said. */
  adjusted?: boolean | null | undefined;
  /** The test of categorical columns. */
  categoricalTest?: DriftTest | null | undefined;
  /** The threshold of categorical columns. */
  categoricalThreshold?: number | null | undefined;
  /** What is special about single columns. */
  columnOptions?: Array<DriftColumnInput> | null | undefined;
  /** The columns to compare, at most 100; the features by default. */
  columns?: Array<string> | null | undefined;
  /** The number or tag of the version to look at; the dataset's current version by default. */
  current?: string | null | undefined;
  /** The name of the dataset; this or model. */
  dataset?: string | null | undefined;
  /** From which weighted share of drifted columns on the report says drift; 0.5 where nothing is said. */
  driftShare?: number | null | undefined;
  /** The name of the model; this or dataset. */
  model?: string | null | undefined;
  /** Also compare all numeric columns together; true where nothing is said. */
  multivariate?: boolean | null | undefined;
  /** The test of numeric columns. */
  numericTest?: DriftTest | null | undefined;
  /** The threshold of numeric columns. */
  numericThreshold?: number | null | undefined;
  /** Whether the rows that both sides share decide; AUTO where nothing is said. */
  pairing?: DriftPairing | null | undefined;
  /** The number or tag of the reference version; by default what the Production of the model was trained on. */
  reference?: string | null | undefined;
  /** The test of all columns. */
  test?: DriftTest | null | undefined;
  /** The threshold of all columns, above 0. */
  threshold?: number | null | undefined;
  /** Look at what the model was asked in this window instead of at a version. */
  window?: DriftWindowInput | null | undefined;
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

/** What must be found for a firing to train, unless it is forced. A first model is always trained. */
export type TrainWhen =
  /** Valid data. */
  | 'ALWAYS'
  /** The data has drifted from what Production was trained on. */
  | 'DRIFT'
  /** There is another version than the one that Production was trained on. */
  | 'NEW_DATA';

/** A training policy; what is left out gets its default. The same input again changes nothing. */
export type TrainingPolicyInput = {
  /** Tries a better model on a growing share of the requests before it is promoted, as startCanary does; {} with all defaults. Left out or null: it is promoted at once. Only for AUTOMATIC, and where there is a Production. */
  canary?: CanarySettingsInput | null | undefined;
  /** What becomes of a firing while another one is at work. */
  concurrency?: PolicyConcurrency;
  /** Seconds that lie at least between the starts of two firings that nobody asked for by hand, up to 31 days; the others leave a short record. */
  cooldownSeconds?: number;
  /** The name of the dataset that it follows; a policy keeps it. */
  dataset: string;
  /** How it looks for drift; by default as startDriftReport does. */
  drift?: PolicyDriftInput | null | undefined;
  /** Whether anything but a firing by hand fires it. */
  enabled?: boolean;
  /** The name of the registered model, which is made if it is new; a policy keeps it. */
  model: string;
  /** Its name: the policy of this name is set anew, or a new one is made. */
  name: string;
  /** Whether it fires on alerts that are sent to /v1/alerts. */
  onAlert?: boolean;
  /** Whether it fires when another version becomes the current one, unless by a rollback. */
  onDataChange?: boolean;
  /** Whether it fires when a drift report about its model finds drift. */
  onDrift?: boolean;
  /** What becomes of a better model. */
  promote?: PromoteHow;
  /** When it fires by itself: monthly where nothing is said; null: never. */
  schedule?: PolicyScheduleInput | null | undefined;
  /** How it trains. */
  sweep: PolicySweepInput;
  /** What must be found for it to train. */
  trainWhen?: TrainWhen;
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

/** What fires a training policy. */
export type TriggerKind =
  /** A monitoring system sent an alert. */
  | 'ALERT'
  /** Another version of its dataset became the current one. */
  | 'DATA_CHANGE'
  /** A drift report about its model found drift. */
  | 'DRIFT'
  /** Somebody fired it by hand. */
  | 'MANUAL'
  /** Its schedule was due. */
  | 'SCHEDULE';

/** What is to be changed of an endpoint; what is left out stays. */
export type UpdateNotificationEndpointInput = {
  /** Whether it is told; disabling it gives up what it has yet to get. */
  enabled?: boolean | null | undefined;
  /** What it is told; at least one kind. */
  events?: Array<NotificationEventKind> | null | undefined;
  /** The endpoint. */
  id: string;
  /** The language of what people read. */
  language?: NotificationLanguage | null | undefined;
  /** Of e-mail: who gets it, 1 to 50 addresses. */
  recipients?: Array<string> | null | undefined;
  /** Of a webhook: where it is sent. */
  url?: string | null | undefined;
};

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

/** What a webhook is sent. */
export type WebhookKind =
  /** For programs: {id, type, timestamp, data} as JSON. */
  | 'GENERIC'
  /** For people: {text, blocks} as Slack and what is compatible with it reads. */
  | 'SLACK';

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

export type DriftListsQueryVariables = Exact<{
  model?: string | null | undefined;
  dataset?: string | null | undefined;
  column: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DriftListsQuery = { driftReports: { edges: Array<{ node: { id: string, previous: { id: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, driftHistory: { edges: Array<{ node: { name: string, score: number, report: { id: string } } }> } };

export type RowPairsQueryVariables = Exact<{
  id: string;
  column: string;
  first: number;
}>;


export type RowPairsQuery = { driftReport: { column: { paired: { rows: number, rose: number } | null, pairs: Array<{ key: string, name: string, reference: number, current: number }> } | null } | null };

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

export type TestMigrationsQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestMigrationsQuery = { migrations: { from: { name: string, clusters: Array<{ label: string, centroid: Array<{ feature: string, value: number }> }> }, to: { name: string, clusters: Array<{ label: string, centroid: Array<{ feature: string, value: number }> }>, matching: { commonKeys: number, movedKeys: number, adjustedRand: number | null, isPoor: boolean, matchedTo: { name: string }, shifts: Array<{ cluster: number, label: string, distance: number, nextDistance: number | null }> } | null }, summary: { commonKeys: number, movedKeys: number, cameKeys: number, wentKeys: number, adjustedRand: number | null, flows: Array<{ fromLabel: string | null, toLabel: string | null, keys: number }> }, moved: { edges: Array<{ node: { key: string, name: string, fromLabel: string, toLabel: string, leadBefore: number, leadAfter: number, change: number, byValues: number, byCentres: number, features: Array<{ feature: string, unit: string, before: number | null, after: number | null, contribution: number | null, byValue: number | null, byCentres: number | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, came: { edges: Array<{ node: { key: string, name: string, fromLabel: string | null, toLabel: string | null } }>, pageInfo: { hasNextPage: boolean } }, went: { edges: Array<{ node: { key: string, fromLabel: string | null, toLabel: string | null } }> }, downloads: Array<{ format: string, path: string }> } };

export type TestRowHistoryQueryVariables = Exact<{
  key: string;
}>;


export type TestRowHistoryQuery = { model: { versions: { edges: Array<{ node: { name: string, row: { key: string, name: string, cluster: number, label: string, values: Array<{ feature: string, unit: string, value: number | null }> } | null } }> } } | null };

export type PolicyRevisionsQueryVariables = Exact<{
  name: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PolicyRevisionsQuery = { trainingPolicy: { revisions: { edges: Array<{ node: { number: number, setBy: string, schedule: { cron: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type TestPredictClustersQueryVariables = Exact<{
  rows?: Array<PredictionRowInput> | PredictionRowInput | null | undefined;
  columns?: Record<string, unknown> | null | undefined;
  ids?: Array<string> | string | null | undefined;
}>;


export type TestPredictClustersQuery = { predictClusters: { count: number, modelVersion: string, rows: Array<{ row: number, id: string | null, predictionId: string, cluster: number, clusterLabel: string, distanceToCenter: number, confidence: number }>, columns: { ids: Array<string | null>, predictionIds: Array<string | null>, clusters: Array<number | null>, clusterLabels: Array<string | null>, distancesToCenter: Array<number | null>, confidences: Array<number | null> }, errors: Array<{ row: number, id: string | null, error: { code: string, field: string | null, value: unknown, expected: string | null } }> } };

export type TestExplainQueryVariables = Exact<{
  features: Record<string, unknown>;
}>;


export type TestExplainQuery = { predictCluster: { predictionId: string, cluster: number, distanceToCenter: number, confidence: number, explanation: { outOfDistribution: boolean, distanceLimit: number, features: Array<{ feature: string, share: number, change: { from: number, to: number, cluster: number } | null }>, runnerUp: { cluster: number, distance: number } | null, smallestChange: { feature: string, from: number, to: number, cluster: number } | null } } };

export type TestPredictionsQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
  cluster?: number | null | undefined;
  key?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestPredictionsQuery = { predictions: { edges: Array<{ node: { id: string, time: string, key: string | null, alias: string, role: PredictionRole, caller: string, latencyMs: number, cluster: number, clusterLabel: string, distanceToCenter: number, confidence: number, features: Array<{ feature: string, value: number | null }>, outcome: { cluster: number, recordedBy: string } | null, modelVersion: { name: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TestRecordOutcomesMutationVariables = Exact<{
  outcomes: Array<OutcomeInput> | OutcomeInput;
}>;


export type TestRecordOutcomesMutation = { recordOutcomes: Array<{ predictionId: string, recorded: boolean, error: { code: string, field: string | null, expected: string | null } | null }> };

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

export type RunPlotsQueryVariables = Exact<{
  id: string;
  most: number;
}>;


export type RunPlotsQuery = { run: { paramValues: unknown, metricValues: unknown, metrics: Array<{ key: string, value: number }>, params: Array<{ key: string, value: string }>, clusters: Array<{ id: number, label: string, size: number, centroid: Array<{ feature: string, value: number }> }>, points: { features: Array<string>, rowCount: number, points: Array<{ key: string, name: string, cluster: number, silhouette: number | null, pc1: number | null, pc2: number | null, values: Array<number | null> }> } | null, artifacts: Array<{ path: string, digest: string, sizeBytes: number, download: string }>, sweep: { elbowChart: string | null } } | null };

export type ManyRunsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ManyRunsQuery = { runs: { edges: Array<{ node: { id: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TestServingActivityQueryVariables = Exact<{
  model: string;
  minutes?: number | null | undefined;
}>;


export type TestServingActivityQuery = { servingActivity: { from: string, to: string, total: { calls: number, answers: number, canaryAnswers: number, medianMs: number | null, p99Ms: number | null, shadowAnswers: number, shadowErrors: number }, minutes: Array<{ time: string, calls: number, answers: number, shadowAnswers: number }> } };

export type SourcesQueryVariables = Exact<{
  name: string;
}>;


export type SourcesQuery = { dataset: { query: string | null, source: { kind: SourceKind, query: string | null, database: string | null }, latestVersion: { query: string | null, source: { kind: SourceKind, query: string | null, database: string | null } } | null } | null };

export type SourceColumnsQueryVariables = Exact<{
  query: string;
  database?: string | null | undefined;
}>;


export type SourceColumnsQuery = { sourceColumns: Array<{ name: string, type: string }> };

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

export type TestServedQueryVariables = Exact<{
  features: Record<string, unknown>;
}>;


export type TestServedQuery = { predictCluster: { modelVersion: string } };

export type TestWhoMovedQueryVariables = Exact<{ [key: string]: never; }>;


export type TestWhoMovedQuery = { model: { aliasMoves: { edges: Array<{ node: { movedAt: string } }> } } | null, migrations: { moved: { edges: Array<{ node: { name: string, fromLabel: string, toLabel: string } }> } } };

export type ParamsQueryVariables = Exact<{ [key: string]: never; }>;


export type ParamsQuery = { runs: { edges: Array<{ node: { params: Array<{ key: string }> } }> } };

export type DownloadsQueryVariables = Exact<{
  model: string;
  version: string;
}>;


export type DownloadsQuery = { modelVersion: { downloads: Array<{ format: string, path: string }> } | null };

export type TestAppendMutationVariables = Exact<{
  upload: string;
}>;


export type TestAppendMutation = { addData: { id: string } };

export type SilhouettesQueryVariables = Exact<{ [key: string]: never; }>;


export type SilhouettesQuery = { runs: { edges: Array<{ node: { silhouette: { score: number, exact: boolean, low: number, high: number } | null, assignments: { edges: Array<{ node: { silhouette: number | null } }> } } }> } };

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

export type RetainedVersionQueryVariables = Exact<{
  number: number;
}>;


export type RetainedVersionQuery = { datasetVersion: { id: string, digest: string, sizeBytes: number, expired: { policyKind: ContentKind, keepDays: number, deletedAt: string | null } | null } | null };

export type RetentionPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type RetentionPoliciesQuery = { retentionPolicies: Array<{ kind: ContentKind, enabled: boolean, keepDays: number, keepLast: number, trashDays: number, setBy: string | null }> };

export type RetainedModelsQueryVariables = Exact<{ [key: string]: never; }>;


export type RetainedModelsQuery = { model: { versions: { edges: Array<{ node: { name: string, expired: { policyKind: ContentKind } | null, run: { expired: { policyKind: ContentKind } | null }, datasetVersion: { number: number, expired: { policyKind: ContentKind } | null } } }> } } | null };

export type ShadowedPredictionsQueryVariables = Exact<{
  columns: Record<string, unknown>;
  ids?: Array<string> | string | null | undefined;
}>;


export type ShadowedPredictionsQuery = { predictClusters: { modelVersion: string, columns: { predictionIds: Array<string | null>, clusterLabels: Array<string | null> }, errors: Array<{ row: number }> } };

export type ShadowLogQueryVariables = Exact<{ [key: string]: never; }>;


export type ShadowLogQuery = { predictions: { edges: Array<{ node: { id: string, role: PredictionRole } }> } };

export type DemoRunsQueryVariables = Exact<{ [key: string]: never; }>;


export type DemoRunsQuery = { runs: { edges: Array<{ node: { nClusters: number, metrics: Array<{ key: string, value: number }>, datasetVersion: { timeTo: string | null }, assignments: { edges: Array<{ node: { key: string, cluster: number, silhouette: number | null } }> } } }> } };

export type DemoMatchingQueryVariables = Exact<{ [key: string]: never; }>;


export type DemoMatchingQuery = { migrations: { from: { assignments: { edges: Array<{ node: { key: string, cluster: number } }> } }, to: { matching: { adjustedRand: number | null } | null, assignments: { edges: Array<{ node: { key: string, cluster: number } }> } }, summary: { adjustedRand: number | null } } };

export type DemoLabelsFragment = { assignments: { edges: Array<{ node: { key: string, cluster: number } }> } };

export type RunPointerQueryVariables = Exact<{ [key: string]: never; }>;


export type RunPointerQuery = { runs: { edges: Array<{ node: { dvcPointer: string | null } }> } };

export type StoredVersionsQueryVariables = Exact<{ [key: string]: never; }>;


export type StoredVersionsQuery = { datasetVersions: { edges: Array<{ node: { number: number, digest: string } }> } };

export type BeforeGatesQueryVariables = Exact<{ [key: string]: never; }>;


export type BeforeGatesQuery = { modelVersion: { matching: { adjustedRand: number | null } | null, comparison: { scores: Array<{ metric: ComparedMetric, champion: number | null, challenger: number }> } | null } | null, model: { promotionGate: { revision: number } | null, aliasMoves: { edges: Array<{ node: { to: { name: string }, gate: { passed: boolean } | null } }> } } | null };

export type TimesQueryVariables = Exact<{
  dataset: string;
}>;


export type TimesQuery = { datasetVersion: { timeFrom: string | null } | null };

export type TestKeptReportMutationVariables = Exact<{ [key: string]: never; }>;


export type TestKeptReportMutation = { startDriftReport: { id: string } };

export type TestStartCanaryMutationVariables = Exact<{
  input: StartCanaryInput;
}>;


export type TestStartCanaryMutation = { startCanary: { id: string, state: CanaryState, stepCount: number } };

export type TestAbortCanaryMutationVariables = Exact<{
  model: string;
  reason: string;
}>;


export type TestAbortCanaryMutation = { abortCanary: { state: CanaryState, endedBy: string | null, endReason: string | null } };

export type TestCanaryQueryVariables = Exact<{
  model: string;
}>;


export type TestCanaryQuery = { canary: { id: string, state: CanaryState, stepCount: number, startedBy: string, endedBy: string | null, endReason: string | null, version: { name: string }, baseline: { name: string }, job: { id: string, state: JobState, error: { code: string, message: string } | null }, steps: Array<{ number: number, share: number, beganAt: string | null, counts: { requests: number, productionRequests: number } }>, counts: { requests: number, productionRequests: number, canaryErrors: number, productionErrors: number, disagreements: number, calls: number, slowCalls: number }, tests: Array<{ name: CanaryTestName, failed: boolean, value: number | null, bound: number, evidence: number, limit: number, reason: string }>, flips: Array<{ fromLabel: string, toLabel: string, count: number }> } | null };

export type TestRoutedQueryVariables = Exact<{
  model: string;
  columns: Record<string, unknown>;
  ids?: Array<string> | string | null | undefined;
}>;


export type TestRoutedQuery = { predictClusters: { modelVersion: string, columns: { predictionIds: Array<string | null>, clusterLabels: Array<string | null>, modelVersions: Array<string | null> }, errors: Array<{ row: number }> } };

export type TestStandingQueryVariables = Exact<{
  model: string;
}>;


export type TestStandingQuery = { model: { aliases: Array<{ name: string, version: { name: string } }>, aliasMoves: { edges: Array<{ node: { alias: string, reason: string, movedBy: string, to: { name: string } } }> } } | null };

export type StartDirectUploadMutationVariables = Exact<{
  input: StartDirectUploadInput;
}>;


export type StartDirectUploadMutation = { startDirectUpload: { id: string, url: string, method: string, expiresAt: string, finishBefore: string, headers: Array<{ name: string, value: string }> } };

export type FinishDirectUploadMutationVariables = Exact<{
  id: string;
}>;


export type FinishDirectUploadMutation = { finishDirectUpload: { id: string, fileName: string, digest: string, sizeBytes: number, preview: { format: FileFormat, columns: Array<{ name: string, type: string }> } | null } };

export type TestStartDriftReportMutationVariables = Exact<{
  input: StartDriftReportInput;
}>;


export type TestStartDriftReportMutation = { startDriftReport: { id: string, kind: JobKind, state: JobState, driftReport: { id: string, drifted: boolean | null, verdict: string | null, evidently: unknown } | null } };

export type TestDriftReportQueryVariables = Exact<{
  id: string;
}>;


export type TestDriftReportQuery = { driftReport: { id: string, createdBy: string, finishedAt: string | null, referenceRows: number | null, currentRows: number | null, pairedRows: number | null, columnCount: number | null, driftedCount: number | null, share: number | null, drifted: boolean | null, verdict: string | null, evidently: unknown, evidentlyPath: string, indonesian: string | null, model: { name: string } | null, modelVersion: { name: string } | null, dataset: { name: string }, reference: { number: number, tag: string | null }, current: { number: number, tag: string | null } | null, window: { from: string, to: string } | null, settings: { driftShare: number, pairing: DriftPairing, adjusted: boolean, multivariate: boolean }, job: { state: JobState, error: { code: string, message: string, field: string | null } | null }, multivariate: { columns: Array<string>, referenceRows: number, currentRows: number, permutations: number, classifier: { statistic: number, pValue: number, drifted: boolean }, mmd: { statistic: number, pValue: number, drifted: boolean } } | null, throughModel: { referenceRows: number, currentRows: number, referenceUnanswered: number, currentUnanswered: number, verdict: string, indonesian: string, clusters: Array<{ cluster: number, label: string, referenceShare: number, currentShare: number }>, shares: { statistic: number, pValue: number, drifted: boolean, doubtful: boolean }, distance: { boundary: number, referenceMean: number, currentMean: number, share: number, expectedShare: number, pValue: number, drifted: boolean }, confidence: { reference: number, current: number }, stability: { rows: number, stayed: number, share: number, adjustedRand: number } | null, outcomes: { rows: number, correct: number, share: number } | null } | null, previous: { id: string } | null, columns: Array<{ position: number, name: string, type: DriftColumnType, unit: string | null, test: DriftTest, statistic: number | null, pValue: number | null, adjustedPValue: number | null, score: number, threshold: number, drifted: boolean, weight: number, verdict: string, detectableShift: number | null, indonesian: string, twoSample: { test: DriftTest, statistic: number | null, pValue: number | null, score: number, threshold: number, drifted: boolean } | null, paired: { rows: number, rose: number, fell: number, stayed: number, shift: number, shiftLow: number, shiftHigh: number, detectableShift: number | null, wilcoxon: { pValue: number | null, drifted: boolean }, sign: { pValue: number | null, drifted: boolean } } | null, missing: { reference: number, current: number, verdict: { test: DriftTest, pValue: number | null, drifted: boolean } }, effects: Array<{ measure: EffectMeasure, value: number, size: EffectWord }>, histogram: { edges: Array<number> | null, categories: Array<string> | null, reference: Array<number>, current: Array<number> }, reference: { count: number, missing: number, distinct: number | null, mean: number | null, standardDeviation: number | null, min: number | null, median: number | null, max: number | null }, current: { count: number, missing: number, distinct: number | null, mean: number | null } }> } | null };

export type TestSetGateMutationVariables = Exact<{
  model: string;
  gate: PromotionGateInput;
}>;


export type TestSetGateMutation = { setPromotionGate: { revision: number, aliases: Array<string> | null, requireComparable: boolean | null, minimumClusterSize: number | null, minimumClusterShare: number | null, minimumStability: number | null, minimumMatching: number | null, setBy: string, metrics: Array<{ metric: ComparedMetric, direction: MetricDirection | null, minimumImprovement: number | null }> | null } };

export type TestAssessQueryVariables = Exact<{
  version: string;
  alias: string;
}>;


export type TestAssessQuery = { assessPromotion: { alias: string, gateRevision: number | null, passed: boolean, champion: { name: string } | null, challenger: { name: string }, checks: Array<{ name: GateCheckName, passed: boolean, value: number | null, bound: number | null, reason: string }> } };

export type TestGatedJobQueryVariables = Exact<{
  id: string;
}>;


export type TestGatedJobQuery = { job: { state: JobState, error: { code: string, message: string, field: string | null, details: unknown } | null, aliasMove: { kind: AliasMoveKind, movedBy: string, from: { name: string } | null, to: { name: string }, gate: { revision: number, passed: boolean, overridden: boolean, overrideReason: string | null, checks: Array<{ name: GateCheckName, passed: boolean, value: number | null, bound: number | null, reason: string }> } | null } | null } | null };

export type TestCreateWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type TestCreateWebhookMutation = { createWebhook: { secret: string, endpoint: { id: string, kind: NotificationEndpointKind, url: string | null, recipients: Array<string> | null, events: Array<NotificationEventKind>, language: NotificationLanguage, enabled: boolean, disabledReason: string | null, previousSecretUntil: string | null, createdBy: string, deletedAt: string | null } } };

export type TestEndpointFragment = { id: string, kind: NotificationEndpointKind, url: string | null, recipients: Array<string> | null, events: Array<NotificationEventKind>, language: NotificationLanguage, enabled: boolean, disabledReason: string | null, previousSecretUntil: string | null, createdBy: string, deletedAt: string | null };

export type TestCreateMailSubscriptionMutationVariables = Exact<{
  input: CreateMailSubscriptionInput;
}>;


export type TestCreateMailSubscriptionMutation = { createMailSubscription: { id: string, kind: NotificationEndpointKind, url: string | null, recipients: Array<string> | null, events: Array<NotificationEventKind>, language: NotificationLanguage, enabled: boolean, disabledReason: string | null, previousSecretUntil: string | null, createdBy: string, deletedAt: string | null } };

export type TestUpdateEndpointMutationVariables = Exact<{
  input: UpdateNotificationEndpointInput;
}>;


export type TestUpdateEndpointMutation = { updateNotificationEndpoint: { id: string, kind: NotificationEndpointKind, url: string | null, recipients: Array<string> | null, events: Array<NotificationEventKind>, language: NotificationLanguage, enabled: boolean, disabledReason: string | null, previousSecretUntil: string | null, createdBy: string, deletedAt: string | null } };

export type TestDeleteEndpointMutationVariables = Exact<{
  id: string;
}>;


export type TestDeleteEndpointMutation = { deleteNotificationEndpoint: { id: string, kind: NotificationEndpointKind, url: string | null, recipients: Array<string> | null, events: Array<NotificationEventKind>, language: NotificationLanguage, enabled: boolean, disabledReason: string | null, previousSecretUntil: string | null, createdBy: string, deletedAt: string | null } };

export type TestRotateSecretMutationVariables = Exact<{
  id: string;
}>;


export type TestRotateSecretMutation = { rotateWebhookSecret: { secret: string, endpoint: { previousSecretUntil: string | null } } };

export type TestTestNotificationMutationVariables = Exact<{
  endpoint: string;
}>;


export type TestTestNotificationMutation = { testNotification: { id: string, state: NotificationDeliveryState, requestedBy: string | null, finishedAt: string | null, nextAttemptAt: string | null, event: { id: string, kind: NotificationEventKind, facts: unknown }, endpoint: { id: string }, attempts: Array<{ number: number, startedAt: string, finishedAt: string | null, latencyMs: number | null, status: number | null, response: string | null, errorCode: string | null, errorMessage: string | null }> } };

export type TestDeliveryFragment = { id: string, state: NotificationDeliveryState, requestedBy: string | null, finishedAt: string | null, nextAttemptAt: string | null, event: { id: string, kind: NotificationEventKind, facts: unknown }, endpoint: { id: string }, attempts: Array<{ number: number, startedAt: string, finishedAt: string | null, latencyMs: number | null, status: number | null, response: string | null, errorCode: string | null, errorMessage: string | null }> };

export type TestReplayMutationVariables = Exact<{
  id: string;
}>;


export type TestReplayMutation = { replayDelivery: { id: string, state: NotificationDeliveryState, requestedBy: string | null, finishedAt: string | null, nextAttemptAt: string | null, event: { id: string, kind: NotificationEventKind, facts: unknown }, endpoint: { id: string }, attempts: Array<{ number: number, startedAt: string, finishedAt: string | null, latencyMs: number | null, status: number | null, response: string | null, errorCode: string | null, errorMessage: string | null }> } };

export type TestRedeliverSinceMutationVariables = Exact<{
  endpoint: string;
  from: string;
}>;


export type TestRedeliverSinceMutation = { redeliverSince: number };

export type TestEndpointsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestEndpointsQuery = { notificationEndpoints: { edges: Array<{ node: { id: string, kind: NotificationEndpointKind, url: string | null, recipients: Array<string> | null, events: Array<NotificationEventKind>, language: NotificationLanguage, enabled: boolean, disabledReason: string | null, previousSecretUntil: string | null, createdBy: string, deletedAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TestDeliveriesQueryVariables = Exact<{
  endpoint?: string | null | undefined;
  state?: NotificationDeliveryState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestDeliveriesQuery = { notificationDeliveries: { edges: Array<{ node: { id: string, state: NotificationDeliveryState, requestedBy: string | null, finishedAt: string | null, nextAttemptAt: string | null, event: { id: string, kind: NotificationEventKind, facts: unknown }, endpoint: { id: string }, attempts: Array<{ number: number, startedAt: string, finishedAt: string | null, latencyMs: number | null, status: number | null, response: string | null, errorCode: string | null, errorMessage: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TestDeliveryQueryVariables = Exact<{
  id: string;
}>;


export type TestDeliveryQuery = { notificationDelivery: { id: string, state: NotificationDeliveryState, requestedBy: string | null, finishedAt: string | null, nextAttemptAt: string | null, event: { id: string, kind: NotificationEventKind, facts: unknown }, endpoint: { id: string }, attempts: Array<{ number: number, startedAt: string, finishedAt: string | null, latencyMs: number | null, status: number | null, response: string | null, errorCode: string | null, errorMessage: string | null }> } | null };

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


export type TestPredictQuery = { predictCluster: { id: string | null, predictionId: string, cluster: number, clusterLabel: string, distanceToCenter: number, modelVersion: string, alias: string, ignoredFeatures: Array<string>, warnings: Array<{ kind: ExpectationKind, column: string, value: unknown, message: string }>, lineage: { run: { nClusters: number }, datasetVersion: { number: number, digest: string, query: string | null } } } };

export type TestSetPolicyMutationVariables = Exact<{
  input: TrainingPolicyInput;
}>;


export type TestSetPolicyMutation = { setTrainingPolicy: { id: string, name: string, enabled: boolean, revision: number, runCount: number, nextAt: string | null, dataset: { name: string }, model: { name: string }, spec: { number: number, onDataChange: boolean, onDrift: boolean, onAlert: boolean, trainWhen: TrainWhen, promote: PromoteHow, cooldownSeconds: number, concurrency: PolicyConcurrency, schedule: { cron: string, timeZone: string } | null, canary: { minimumAgreement: number, steps: Array<{ share: number, seconds: number, minimumRequests: number }> } | null, sweep: { experiment: string, nClusters: Array<number>, algorithm: Algorithm } } } };

export type TestDeletePolicyMutationVariables = Exact<{
  name: string;
}>;


export type TestDeletePolicyMutation = { deleteTrainingPolicy: string };

export type TestFireMutationVariables = Exact<{
  input: FireTrainingPolicyInput;
}>;


export type TestFireMutation = { fireTrainingPolicy: { id: string, number: number } };

export type TestRetryMutationVariables = Exact<{
  id: string;
}>;


export type TestRetryMutation = { retryPipelineRun: { id: string, outcome: PipelineOutcome | null } };

export type TestCancelRunMutationVariables = Exact<{
  id: string;
}>;


export type TestCancelRunMutation = { cancelPipelineRun: { id: string, outcome: PipelineOutcome | null } };

export type TestRunEventsSubscriptionVariables = Exact<{
  id: string;
  after: number;
}>;


export type TestRunEventsSubscription = { pipelineRunEvents: { number: number, kind: ProgressKind, fraction: number, message: string } };

export type TestPipelineRunQueryVariables = Exact<{
  id: string;
}>;


export type TestPipelineRunQuery = { pipelineRun: { id: string, number: number, trigger: TriggerKind, triggerKey: string, triggerDetails: unknown, firedBecause: string, firedBy: string, outcome: PipelineOutcome | null, reason: string | null, startedAt: string | null, finishedAt: string | null, policy: { name: string }, spec: { number: number }, stages: Array<{ stage: PipelineStageName, state: PipelineStageState, reason: string | null, figures: unknown, startedAt: string | null, finishedAt: string | null, job: { id: string, kind: JobKind, state: JobState } | null }>, job: { id: string, state: JobState, fraction: number, attempt: number } | null, datasetVersion: { number: number } | null, sweep: { id: string } | null, modelVersion: { name: string } | null, aliasMove: { number: number, movedBy: string, to: { name: string } } | null } | null };

export type TestPipelineRunsQueryVariables = Exact<{
  policy?: string | null | undefined;
  outcome?: PipelineOutcome | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestPipelineRunsQuery = { pipelineRuns: { edges: Array<{ cursor: string, node: { id: string, number: number, trigger: TriggerKind, triggerKey: string, triggerDetails: unknown, firedBecause: string, outcome: PipelineOutcome | null, reason: string | null, createdAt: string, startedAt: string | null, stages: Array<{ stage: PipelineStageName }>, job: { id: string, state: JobState } | null } }>, pageInfo: { hasNextPage: boolean } } };

export type TestExplainDecisionQueryVariables = Exact<{
  run: string;
  language: Language;
}>;


export type TestExplainDecisionQuery = { explainDecision: Array<{ stage: PipelineStageName | null, question: string, answer: string }> };

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

export type TestSetShadowMutationVariables = Exact<{
  ratio: number;
}>;


export type TestSetShadowMutation = { setShadow: { ratio: number, setBy: string | null, version: { name: string } | null } };

export type ShadowReportQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
  version?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ShadowReportQuery = { shadowReport: { pairs: number, agreement: number | null, errors: Array<{ code: string, count: number }>, flips: Array<{ fromLabel: string, toLabel: string, count: number }>, latency: { productionMedianMs: number, productionP99Ms: number, shadowMedianMs: number, shadowP99Ms: number, medianDifferenceMs: number, p99DifferenceMs: number } | null, pairsByDifference: { edges: Array<{ node: { predictionId: string, shadowPredictionId: string, key: string | null, productionVersion: string, shadowVersion: string, productionLabel: string, shadowLabel: string | null, error: string | null, difference: number | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

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
export const DemoLabelsFragmentDoc = new TypedDocumentString(`
    fragment DemoLabels on ModelVersion {
  assignments(first: 100) {
    edges {
      node {
        key
        cluster
      }
    }
  }
}
    `, {"fragmentName":"DemoLabels"}) as unknown as TypedDocumentString<DemoLabelsFragment, unknown>;
export const TestEndpointFragmentDoc = new TypedDocumentString(`
    fragment TestEndpoint on NotificationEndpoint {
  id
  kind
  url
  recipients
  events
  language
  enabled
  disabledReason
  previousSecretUntil
  createdBy
  deletedAt
}
    `, {"fragmentName":"TestEndpoint"}) as unknown as TypedDocumentString<TestEndpointFragment, unknown>;
export const TestDeliveryFragmentDoc = new TypedDocumentString(`
    fragment TestDelivery on NotificationDelivery {
  id
  state
  requestedBy
  finishedAt
  nextAttemptAt
  event {
    id
    kind
    facts
  }
  endpoint {
    id
  }
  attempts {
    number
    startedAt
    finishedAt
    latencyMs
    status
    response
    errorCode
    errorMessage
  }
}
    `, {"fragmentName":"TestDelivery"}) as unknown as TypedDocumentString<TestDeliveryFragment, unknown>;
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
export const DriftListsDocument = new TypedDocumentString(`
    query DriftLists($model: String, $dataset: String, $column: String!, $first: Int, $after: String) {
  driftReports(model: $model, dataset: $dataset, first: $first, after: $after) {
    edges {
      node {
        id
        previous {
          id
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  driftHistory(model: $model, dataset: $dataset, column: $column, first: $first) {
    edges {
      node {
        name
        score
        report {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DriftListsQuery, DriftListsQueryVariables>;
export const RowPairsDocument = new TypedDocumentString(`
    query RowPairs($id: ID!, $column: String!, $first: Int!) {
  driftReport(id: $id) {
    column(name: $column) {
      paired {
        rows
        rose
      }
      pairs(first: $first) {
        key
        name
        reference
        current
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RowPairsQuery, RowPairsQueryVariables>;
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
export const TestMigrationsDocument = new TypedDocumentString(`
    query TestMigrations($from: String, $to: String, $first: Int, $after: String) {
  migrations(model: "points-model", from: $from, to: $to) {
    from {
      name
      clusters {
        label
        centroid {
          feature
          value
        }
      }
    }
    to {
      name
      clusters {
        label
        centroid {
          feature
          value
        }
      }
      matching {
        matchedTo {
          name
        }
        commonKeys
        movedKeys
        adjustedRand
        isPoor
        shifts {
          cluster
          label
          distance
          nextDistance
        }
      }
    }
    summary {
      commonKeys
      movedKeys
      cameKeys
      wentKeys
      adjustedRand
      flows {
        fromLabel
        toLabel
        keys
      }
    }
    moved(first: $first, after: $after) {
      edges {
        node {
          key
          name
          fromLabel
          toLabel
          leadBefore
          leadAfter
          change
          byValues
          byCentres
          features {
            feature
            unit
            before
            after
            contribution
            byValue
            byCentres
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    came(first: 1) {
      edges {
        node {
          key
          name
          fromLabel
          toLabel
        }
      }
      pageInfo {
        hasNextPage
      }
    }
    went {
      edges {
        node {
          key
          fromLabel
          toLabel
        }
      }
    }
    downloads {
      format
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TestMigrationsQuery, TestMigrationsQueryVariables>;
export const TestRowHistoryDocument = new TypedDocumentString(`
    query TestRowHistory($key: String!) {
  model(name: "points-model") {
    versions {
      edges {
        node {
          name
          row(key: $key) {
            key
            name
            cluster
            label
            values {
              feature
              unit
              value
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestRowHistoryQuery, TestRowHistoryQueryVariables>;
export const PolicyRevisionsDocument = new TypedDocumentString(`
    query PolicyRevisions($name: String!, $first: Int, $after: String) {
  trainingPolicy(name: $name) {
    revisions(first: $first, after: $after) {
      edges {
        node {
          number
          setBy
          schedule {
            cron
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
    `) as unknown as TypedDocumentString<PolicyRevisionsQuery, PolicyRevisionsQueryVariables>;
export const TestPredictClustersDocument = new TypedDocumentString(`
    query TestPredictClusters($rows: [PredictionRowInput!], $columns: FeatureColumns, $ids: [String!]) {
  predictClusters(
    model: "points-model"
    rows: $rows
    columns: $columns
    ids: $ids
  ) {
    count
    modelVersion
    rows {
      row
      id
      predictionId
      cluster
      clusterLabel
      distanceToCenter
      confidence
    }
    columns {
      ids
      predictionIds
      clusters
      clusterLabels
      distancesToCenter
      confidences
    }
    errors {
      row
      id
      error {
        code
        field
        value
        expected
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestPredictClustersQuery, TestPredictClustersQueryVariables>;
export const TestExplainDocument = new TypedDocumentString(`
    query TestExplain($features: FeatureValues!) {
  predictCluster(model: "points-model", features: $features) {
    predictionId
    cluster
    distanceToCenter
    confidence
    explanation {
      features {
        feature
        share
        change {
          from
          to
          cluster
        }
      }
      runnerUp {
        cluster
        distance
      }
      outOfDistribution
      distanceLimit
      smallestChange {
        feature
        from
        to
        cluster
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestExplainQuery, TestExplainQueryVariables>;
export const TestPredictionsDocument = new TypedDocumentString(`
    query TestPredictions($from: DateTimeISO, $to: DateTimeISO, $cluster: Int, $key: String, $first: Int, $after: String) {
  predictions(
    model: "points-model"
    from: $from
    to: $to
    cluster: $cluster
    key: $key
    first: $first
    after: $after
  ) {
    edges {
      node {
        id
        time
        key
        alias
        role
        caller
        latencyMs
        cluster
        clusterLabel
        distanceToCenter
        confidence
        features {
          feature
          value
        }
        outcome {
          cluster
          recordedBy
        }
        modelVersion {
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<TestPredictionsQuery, TestPredictionsQueryVariables>;
export const TestRecordOutcomesDocument = new TypedDocumentString(`
    mutation TestRecordOutcomes($outcomes: [OutcomeInput!]!) {
  recordOutcomes(outcomes: $outcomes) {
    predictionId
    recorded
    error {
      code
      field
      expected
    }
  }
}
    `) as unknown as TypedDocumentString<TestRecordOutcomesMutation, TestRecordOutcomesMutationVariables>;
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
export const RunPlotsDocument = new TypedDocumentString(`
    query RunPlots($id: ID!, $most: Int!) {
  run(id: $id) {
    paramValues
    metricValues
    metrics {
      key
      value
    }
    params {
      key
      value
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
    points(most: $most) {
      features
      rowCount
      points {
        key
        name
        cluster
        silhouette
        pc1
        pc2
        values
      }
    }
    artifacts {
      path
      digest
      sizeBytes
      download
    }
    sweep {
      elbowChart
    }
  }
}
    `) as unknown as TypedDocumentString<RunPlotsQuery, RunPlotsQueryVariables>;
export const ManyRunsDocument = new TypedDocumentString(`
    query ManyRuns($first: Int!, $after: String) {
  runs(first: $first, after: $after) {
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
    `) as unknown as TypedDocumentString<ManyRunsQuery, ManyRunsQueryVariables>;
export const TestServingActivityDocument = new TypedDocumentString(`
    query TestServingActivity($model: String!, $minutes: Int) {
  servingActivity(model: $model, minutes: $minutes) {
    from
    to
    total {
      calls
      answers
      canaryAnswers
      medianMs
      p99Ms
      shadowAnswers
      shadowErrors
    }
    minutes {
      time
      calls
      answers
      shadowAnswers
    }
  }
}
    `) as unknown as TypedDocumentString<TestServingActivityQuery, TestServingActivityQueryVariables>;
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
export const SourceColumnsDocument = new TypedDocumentString(`
    query SourceColumns($query: String!, $database: String) {
  sourceColumns(query: $query, database: $database) {
    name
    type
  }
}
    `) as unknown as TypedDocumentString<SourceColumnsQuery, SourceColumnsQueryVariables>;
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
export const TestServedDocument = new TypedDocumentString(`
    query TestServed($features: FeatureValues!) {
  predictCluster(model: "provinces", features: $features) {
    modelVersion
  }
}
    `) as unknown as TypedDocumentString<TestServedQuery, TestServedQueryVariables>;
export const TestWhoMovedDocument = new TypedDocumentString(`
    query TestWhoMoved {
  model(name: "provinces") {
    aliasMoves(first: 1) {
      edges {
        node {
          movedAt
        }
      }
    }
  }
  migrations(model: "provinces", from: "v1.0", to: "v1.1") {
    moved(first: 40) {
      edges {
        node {
          name
          fromLabel
          toLabel
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestWhoMovedQuery, TestWhoMovedQueryVariables>;
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
export const TestAppendDocument = new TypedDocumentString(`
    mutation TestAppend($upload: ID!) {
  addData(input: {dataset: "points", upload: $upload, mode: APPEND}) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestAppendMutation, TestAppendMutationVariables>;
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
export const ShadowedPredictionsDocument = new TypedDocumentString(`
    query ShadowedPredictions($columns: FeatureColumns!, $ids: [String!]) {
  predictClusters(model: "points-model", columns: $columns, ids: $ids) {
    modelVersion
    columns {
      predictionIds
      clusterLabels
    }
    errors {
      row
    }
  }
}
    `) as unknown as TypedDocumentString<ShadowedPredictionsQuery, ShadowedPredictionsQueryVariables>;
export const ShadowLogDocument = new TypedDocumentString(`
    query ShadowLog {
  predictions(model: "points-model", first: 100) {
    edges {
      node {
        id
        role
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ShadowLogQuery, ShadowLogQueryVariables>;
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
export const DemoMatchingDocument = new TypedDocumentString(`
    query DemoMatching {
  migrations(model: "education-clusters") {
    from {
      ...DemoLabels
    }
    to {
      ...DemoLabels
      matching {
        adjustedRand
      }
    }
    summary {
      adjustedRand
    }
  }
}
    fragment DemoLabels on ModelVersion {
  assignments(first: 100) {
    edges {
      node {
        key
        cluster
      }
    }
  }
}`) as unknown as TypedDocumentString<DemoMatchingQuery, DemoMatchingQueryVariables>;
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
export const BeforeGatesDocument = new TypedDocumentString(`
    query BeforeGates {
  modelVersion(model: "points-model", version: "v1.1") {
    matching {
      adjustedRand
    }
    comparison {
      scores {
        metric
        champion
        challenger
      }
    }
  }
  model(name: "points-model") {
    promotionGate {
      revision
    }
    aliasMoves {
      edges {
        node {
          to {
            name
          }
          gate {
            passed
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BeforeGatesQuery, BeforeGatesQueryVariables>;
export const TimesDocument = new TypedDocumentString(`
    query Times($dataset: String!) {
  datasetVersion(dataset: $dataset) {
    timeFrom
  }
}
    `) as unknown as TypedDocumentString<TimesQuery, TimesQueryVariables>;
export const TestKeptReportDocument = new TypedDocumentString(`
    mutation TestKeptReport {
  startDriftReport(input: {model: "points-model"}) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestKeptReportMutation, TestKeptReportMutationVariables>;
export const TestStartCanaryDocument = new TypedDocumentString(`
    mutation TestStartCanary($input: StartCanaryInput!) {
  startCanary(input: $input) {
    id
    state
    stepCount
  }
}
    `) as unknown as TypedDocumentString<TestStartCanaryMutation, TestStartCanaryMutationVariables>;
export const TestAbortCanaryDocument = new TypedDocumentString(`
    mutation TestAbortCanary($model: String!, $reason: String!) {
  abortCanary(model: $model, reason: $reason) {
    state
    endedBy
    endReason
  }
}
    `) as unknown as TypedDocumentString<TestAbortCanaryMutation, TestAbortCanaryMutationVariables>;
export const TestCanaryDocument = new TypedDocumentString(`
    query TestCanary($model: String!) {
  canary(model: $model) {
    id
    state
    stepCount
    startedBy
    endedBy
    endReason
    version {
      name
    }
    baseline {
      name
    }
    job {
      id
      state
      error {
        code
        message
      }
    }
    steps {
      number
      share
      beganAt
      counts {
        requests
        productionRequests
      }
    }
    counts {
      requests
      productionRequests
      canaryErrors
      productionErrors
      disagreements
      calls
      slowCalls
    }
    tests {
      name
      failed
      value
      bound
      evidence
      limit
      reason
    }
    flips {
      fromLabel
      toLabel
      count
    }
  }
}
    `) as unknown as TypedDocumentString<TestCanaryQuery, TestCanaryQueryVariables>;
export const TestRoutedDocument = new TypedDocumentString(`
    query TestRouted($model: String!, $columns: FeatureColumns!, $ids: [String!]) {
  predictClusters(model: $model, columns: $columns, ids: $ids) {
    modelVersion
    columns {
      predictionIds
      clusterLabels
      modelVersions
    }
    errors {
      row
    }
  }
}
    `) as unknown as TypedDocumentString<TestRoutedQuery, TestRoutedQueryVariables>;
export const TestStandingDocument = new TypedDocumentString(`
    query TestStanding($model: String!) {
  model(name: $model) {
    aliases {
      name
      version {
        name
      }
    }
    aliasMoves(first: 1) {
      edges {
        node {
          alias
          reason
          movedBy
          to {
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestStandingQuery, TestStandingQueryVariables>;
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
export const TestStartDriftReportDocument = new TypedDocumentString(`
    mutation TestStartDriftReport($input: StartDriftReportInput!) {
  startDriftReport(input: $input) {
    id
    kind
    state
    driftReport {
      id
      drifted
      verdict
      evidently
    }
  }
}
    `) as unknown as TypedDocumentString<TestStartDriftReportMutation, TestStartDriftReportMutationVariables>;
export const TestDriftReportDocument = new TypedDocumentString(`
    query TestDriftReport($id: ID!) {
  driftReport(id: $id) {
    id
    model {
      name
    }
    modelVersion {
      name
    }
    dataset {
      name
    }
    reference {
      number
      tag
    }
    current {
      number
      tag
    }
    window {
      from
      to
    }
    settings {
      driftShare
      pairing
      adjusted
      multivariate
    }
    job {
      state
      error {
        code
        message
        field
      }
    }
    createdBy
    finishedAt
    referenceRows
    currentRows
    pairedRows
    columnCount
    driftedCount
    share
    drifted
    multivariate {
      columns
      referenceRows
      currentRows
      permutations
      classifier {
        statistic
        pValue
        drifted
      }
      mmd {
        statistic
        pValue
        drifted
      }
    }
    throughModel {
      referenceRows
      currentRows
      referenceUnanswered
      currentUnanswered
      verdict
      indonesian: verdict(language: ID)
      clusters {
        cluster
        label
        referenceShare
        currentShare
      }
      shares {
        statistic
        pValue
        drifted
        doubtful
      }
      distance {
        boundary
        referenceMean
        currentMean
        share
        expectedShare
        pValue
        drifted
      }
      confidence {
        reference
        current
      }
      stability {
        rows
        stayed
        share
        adjustedRand
      }
      outcomes {
        rows
        correct
        share
      }
    }
    verdict
    indonesian: verdict(language: ID)
    previous {
      id
    }
    evidently
    evidentlyPath
    columns {
      position
      name
      type
      unit
      test
      statistic
      pValue
      adjustedPValue
      score
      threshold
      drifted
      weight
      verdict
      indonesian: verdict(language: ID)
      twoSample {
        test
        statistic
        pValue
        score
        threshold
        drifted
      }
      paired {
        rows
        rose
        fell
        stayed
        shift
        shiftLow
        shiftHigh
        detectableShift
        wilcoxon {
          pValue
          drifted
        }
        sign {
          pValue
          drifted
        }
      }
      missing {
        reference
        current
        verdict {
          test
          pValue
          drifted
        }
      }
      effects {
        measure
        value
        size
      }
      detectableShift
      histogram {
        edges
        categories
        reference
        current
      }
      reference {
        count
        missing
        distinct
        mean
        standardDeviation
        min
        median
        max
      }
      current {
        count
        missing
        distinct
        mean
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestDriftReportQuery, TestDriftReportQueryVariables>;
export const TestSetGateDocument = new TypedDocumentString(`
    mutation TestSetGate($model: String!, $gate: PromotionGateInput!) {
  setPromotionGate(model: $model, gate: $gate) {
    revision
    aliases
    metrics {
      metric
      direction
      minimumImprovement
    }
    requireComparable
    minimumClusterSize
    minimumClusterShare
    minimumStability
    minimumMatching
    setBy
  }
}
    `) as unknown as TypedDocumentString<TestSetGateMutation, TestSetGateMutationVariables>;
export const TestAssessDocument = new TypedDocumentString(`
    query TestAssess($version: String!, $alias: String!) {
  assessPromotion(model: "points-model", version: $version, alias: $alias) {
    alias
    gateRevision
    passed
    champion {
      name
    }
    challenger {
      name
    }
    checks {
      name
      passed
      value
      bound
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<TestAssessQuery, TestAssessQueryVariables>;
export const TestGatedJobDocument = new TypedDocumentString(`
    query TestGatedJob($id: ID!) {
  job(id: $id) {
    state
    error {
      code
      message
      field
      details
    }
    aliasMove {
      kind
      movedBy
      from {
        name
      }
      to {
        name
      }
      gate {
        revision
        passed
        overridden
        overrideReason
        checks {
          name
          passed
          value
          bound
          reason
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestGatedJobQuery, TestGatedJobQueryVariables>;
export const TestCreateWebhookDocument = new TypedDocumentString(`
    mutation TestCreateWebhook($input: CreateWebhookInput!) {
  createWebhook(input: $input) {
    secret
    endpoint {
      ...TestEndpoint
    }
  }
}
    fragment TestEndpoint on NotificationEndpoint {
  id
  kind
  url
  recipients
  events
  language
  enabled
  disabledReason
  previousSecretUntil
  createdBy
  deletedAt
}`) as unknown as TypedDocumentString<TestCreateWebhookMutation, TestCreateWebhookMutationVariables>;
export const TestCreateMailSubscriptionDocument = new TypedDocumentString(`
    mutation TestCreateMailSubscription($input: CreateMailSubscriptionInput!) {
  createMailSubscription(input: $input) {
    ...TestEndpoint
  }
}
    fragment TestEndpoint on NotificationEndpoint {
  id
  kind
  url
  recipients
  events
  language
  enabled
  disabledReason
  previousSecretUntil
  createdBy
  deletedAt
}`) as unknown as TypedDocumentString<TestCreateMailSubscriptionMutation, TestCreateMailSubscriptionMutationVariables>;
export const TestUpdateEndpointDocument = new TypedDocumentString(`
    mutation TestUpdateEndpoint($input: UpdateNotificationEndpointInput!) {
  updateNotificationEndpoint(input: $input) {
    ...TestEndpoint
  }
}
    fragment TestEndpoint on NotificationEndpoint {
  id
  kind
  url
  recipients
  events
  language
  enabled
  disabledReason
  previousSecretUntil
  createdBy
  deletedAt
}`) as unknown as TypedDocumentString<TestUpdateEndpointMutation, TestUpdateEndpointMutationVariables>;
export const TestDeleteEndpointDocument = new TypedDocumentString(`
    mutation TestDeleteEndpoint($id: ID!) {
  deleteNotificationEndpoint(id: $id) {
    ...TestEndpoint
  }
}
    fragment TestEndpoint on NotificationEndpoint {
  id
  kind
  url
  recipients
  events
  language
  enabled
  disabledReason
  previousSecretUntil
  createdBy
  deletedAt
}`) as unknown as TypedDocumentString<TestDeleteEndpointMutation, TestDeleteEndpointMutationVariables>;
export const TestRotateSecretDocument = new TypedDocumentString(`
    mutation TestRotateSecret($id: ID!) {
  rotateWebhookSecret(id: $id) {
    secret
    endpoint {
      previousSecretUntil
    }
  }
}
    `) as unknown as TypedDocumentString<TestRotateSecretMutation, TestRotateSecretMutationVariables>;
export const TestTestNotificationDocument = new TypedDocumentString(`
    mutation TestTestNotification($endpoint: ID!) {
  testNotification(endpoint: $endpoint) {
    ...TestDelivery
  }
}
    fragment TestDelivery on NotificationDelivery {
  id
  state
  requestedBy
  finishedAt
  nextAttemptAt
  event {
    id
    kind
    facts
  }
  endpoint {
    id
  }
  attempts {
    number
    startedAt
    finishedAt
    latencyMs
    status
    response
    errorCode
    errorMessage
  }
}`) as unknown as TypedDocumentString<TestTestNotificationMutation, TestTestNotificationMutationVariables>;
export const TestReplayDocument = new TypedDocumentString(`
    mutation TestReplay($id: ID!) {
  replayDelivery(id: $id) {
    ...TestDelivery
  }
}
    fragment TestDelivery on NotificationDelivery {
  id
  state
  requestedBy
  finishedAt
  nextAttemptAt
  event {
    id
    kind
    facts
  }
  endpoint {
    id
  }
  attempts {
    number
    startedAt
    finishedAt
    latencyMs
    status
    response
    errorCode
    errorMessage
  }
}`) as unknown as TypedDocumentString<TestReplayMutation, TestReplayMutationVariables>;
export const TestRedeliverSinceDocument = new TypedDocumentString(`
    mutation TestRedeliverSince($endpoint: ID!, $from: DateTimeISO!) {
  redeliverSince(endpoint: $endpoint, from: $from)
}
    `) as unknown as TypedDocumentString<TestRedeliverSinceMutation, TestRedeliverSinceMutationVariables>;
export const TestEndpointsDocument = new TypedDocumentString(`
    query TestEndpoints($first: Int, $after: String) {
  notificationEndpoints(first: $first, after: $after) {
    edges {
      node {
        ...TestEndpoint
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment TestEndpoint on NotificationEndpoint {
  id
  kind
  url
  recipients
  events
  language
  enabled
  disabledReason
  previousSecretUntil
  createdBy
  deletedAt
}`) as unknown as TypedDocumentString<TestEndpointsQuery, TestEndpointsQueryVariables>;
export const TestDeliveriesDocument = new TypedDocumentString(`
    query TestDeliveries($endpoint: ID, $state: NotificationDeliveryState, $first: Int, $after: String) {
  notificationDeliveries(
    endpoint: $endpoint
    state: $state
    first: $first
    after: $after
  ) {
    edges {
      node {
        ...TestDelivery
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment TestDelivery on NotificationDelivery {
  id
  state
  requestedBy
  finishedAt
  nextAttemptAt
  event {
    id
    kind
    facts
  }
  endpoint {
    id
  }
  attempts {
    number
    startedAt
    finishedAt
    latencyMs
    status
    response
    errorCode
    errorMessage
  }
}`) as unknown as TypedDocumentString<TestDeliveriesQuery, TestDeliveriesQueryVariables>;
export const TestDeliveryDocument = new TypedDocumentString(`
    query TestDelivery($id: ID!) {
  notificationDelivery(id: $id) {
    ...TestDelivery
  }
}
    fragment TestDelivery on NotificationDelivery {
  id
  state
  requestedBy
  finishedAt
  nextAttemptAt
  event {
    id
    kind
    facts
  }
  endpoint {
    id
  }
  attempts {
    number
    startedAt
    finishedAt
    latencyMs
    status
    response
    errorCode
    errorMessage
  }
}`) as unknown as TypedDocumentString<TestDeliveryQuery, TestDeliveryQueryVariables>;
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
    predictionId
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
export const TestSetPolicyDocument = new TypedDocumentString(`
    mutation TestSetPolicy($input: TrainingPolicyInput!) {
  setTrainingPolicy(input: $input) {
    id
    name
    enabled
    revision
    runCount
    nextAt
    dataset {
      name
    }
    model {
      name
    }
    spec {
      number
      schedule {
        cron
        timeZone
      }
      onDataChange
      onDrift
      onAlert
      trainWhen
      promote
      canary {
        steps {
          share
          seconds
          minimumRequests
        }
        minimumAgreement
      }
      cooldownSeconds
      concurrency
      sweep {
        experiment
        nClusters
        algorithm
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestSetPolicyMutation, TestSetPolicyMutationVariables>;
export const TestDeletePolicyDocument = new TypedDocumentString(`
    mutation TestDeletePolicy($name: String!) {
  deleteTrainingPolicy(name: $name)
}
    `) as unknown as TypedDocumentString<TestDeletePolicyMutation, TestDeletePolicyMutationVariables>;
export const TestFireDocument = new TypedDocumentString(`
    mutation TestFire($input: FireTrainingPolicyInput!) {
  fireTrainingPolicy(input: $input) {
    id
    number
  }
}
    `) as unknown as TypedDocumentString<TestFireMutation, TestFireMutationVariables>;
export const TestRetryDocument = new TypedDocumentString(`
    mutation TestRetry($id: ID!) {
  retryPipelineRun(id: $id) {
    id
    outcome
  }
}
    `) as unknown as TypedDocumentString<TestRetryMutation, TestRetryMutationVariables>;
export const TestCancelRunDocument = new TypedDocumentString(`
    mutation TestCancelRun($id: ID!) {
  cancelPipelineRun(id: $id) {
    id
    outcome
  }
}
    `) as unknown as TypedDocumentString<TestCancelRunMutation, TestCancelRunMutationVariables>;
export const TestRunEventsDocument = new TypedDocumentString(`
    subscription TestRunEvents($id: ID!, $after: Int!) {
  pipelineRunEvents(id: $id, after: $after) {
    number
    kind
    fraction
    message
  }
}
    `) as unknown as TypedDocumentString<TestRunEventsSubscription, TestRunEventsSubscriptionVariables>;
export const TestPipelineRunDocument = new TypedDocumentString(`
    query TestPipelineRun($id: ID!) {
  pipelineRun(id: $id) {
    id
    number
    trigger
    triggerKey
    triggerDetails
    firedBecause
    firedBy
    outcome
    reason
    startedAt
    finishedAt
    policy {
      name
    }
    spec {
      number
    }
    stages {
      stage
      state
      reason
      figures
      startedAt
      finishedAt
      job {
        id
        kind
        state
      }
    }
    job {
      id
      state
      fraction
      attempt
    }
    datasetVersion {
      number
    }
    sweep {
      id
    }
    modelVersion {
      name
    }
    aliasMove {
      number
      movedBy
      to {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestPipelineRunQuery, TestPipelineRunQueryVariables>;
export const TestPipelineRunsDocument = new TypedDocumentString(`
    query TestPipelineRuns($policy: String, $outcome: PipelineOutcome, $first: Int, $after: String) {
  pipelineRuns(policy: $policy, outcome: $outcome, first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        number
        trigger
        triggerKey
        triggerDetails
        firedBecause
        outcome
        reason
        createdAt
        startedAt
        stages {
          stage
        }
        job {
          id
          state
        }
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<TestPipelineRunsQuery, TestPipelineRunsQueryVariables>;
export const TestExplainDecisionDocument = new TypedDocumentString(`
    query TestExplainDecision($run: ID!, $language: Language!) {
  explainDecision(run: $run, language: $language) {
    stage
    question
    answer
  }
}
    `) as unknown as TypedDocumentString<TestExplainDecisionQuery, TestExplainDecisionQueryVariables>;
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
export const TestSetShadowDocument = new TypedDocumentString(`
    mutation TestSetShadow($ratio: Float!) {
  setShadow(model: "points-model", ratio: $ratio) {
    ratio
    setBy
    version {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<TestSetShadowMutation, TestSetShadowMutationVariables>;
export const ShadowReportDocument = new TypedDocumentString(`
    query ShadowReport($from: DateTimeISO, $to: DateTimeISO, $version: String, $first: Int, $after: String) {
  shadowReport(model: "points-model", from: $from, to: $to, version: $version) {
    pairs
    errors {
      code
      count
    }
    agreement
    flips {
      fromLabel
      toLabel
      count
    }
    latency {
      productionMedianMs
      productionP99Ms
      shadowMedianMs
      shadowP99Ms
      medianDifferenceMs
      p99DifferenceMs
    }
    pairsByDifference(first: $first, after: $after) {
      edges {
        node {
          predictionId
          shadowPredictionId
          key
          productionVersion
          shadowVersion
          productionLabel
          shadowLabel
          error
          difference
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ShadowReportQuery, ShadowReportQueryVariables>;
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