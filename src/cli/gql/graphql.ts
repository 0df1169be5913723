/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** The type that a column of a file has. */
export type ColumnTypeInput = {
  /** The name of the column. */
  name: string;
  /** text, bigint, double precision, boolean, date, timestamp without time zone or timestamp with time zone. */
  type: string;
};

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

/** A decision against the gate. */
export type GateOverrideInput = {
  /** Why: people will read it in the history. */
  reason: string;
};

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
  /** Moves the alias also where its gate refuses; otherwise the job fails with GATE_FAILED. */
  override?: GateOverrideInput | null | undefined;
  /** Why: people will read it in the history. */
  reason: string;
  /** The name of the version, such as "v2.1". */
  version: string;
};

/** How transformed features are brought to one scale. */
export type Scaling =
  /** From 0 to 1. */
  | 'MINMAX'
  /** Median 0, interquartile range 1. */
  | 'ROBUST'
  /** Mean 0, standard deviation 1. */
  | 'STANDARD';

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

export type VersionQueryVariables = Exact<{
  dataset: string;
  tag: string;
}>;


export type VersionQuery = { datasetVersion: { id: string, number: number, tag: string | null, rowCount: number, digest: string, timeTo: string | null } | null };

export type VersionFactsFragment = { id: string, number: number, tag: string | null, rowCount: number, digest: string, timeTo: string | null };

export type DatasetQueryVariables = Exact<{
  name: string;
}>;


export type DatasetQuery = { dataset: { name: string } | null };

export type CreateDatasetMutationVariables = Exact<{
  input: CreateDatasetInput;
}>;


export type CreateDatasetMutation = { createDataset: { name: string } };

export type SnapshotMutationVariables = Exact<{
  dataset: string;
  tag: string;
  message: string;
}>;


export type SnapshotMutation = { snapshotDataset: { id: string } };

export type StartSweepMutationVariables = Exact<{
  input: StartSweepInput;
}>;


export type StartSweepMutation = { startSweep: { id: string } };

export type SweepOnVersionQueryVariables = Exact<{
  experiment: string;
  datasetVersionId: string;
}>;


export type SweepOnVersionQuery = { runs: { edges: Array<{ node: { sweep: { job: { id: string, state: JobState } } } }> } };

export type SweepResultQueryVariables = Exact<{
  jobId: string;
}>;


export type SweepResultQuery = { job: { sweep: { pickReason: string | null, datasetVersion: { id: string, number: number, tag: string | null, rowCount: number, digest: string, timeTo: string | null }, runs: { edges: Array<{ node: { nClusters: number, clusterSizes: Array<number> | null, silhouette: number | null, inertia: number | null, daviesBouldin: number | null, calinskiHarabasz: number | null } }> }, pickedRun: { nClusters: number } | null, modelVersion: { name: string, comparison: { championSilhouette: number | null, challengerSilhouette: number, agreement: number, better: boolean, reason: string, champion: { name: string }, moves: { edges: Array<{ node: { key: string, name: string, fromLabel: string, toLabel: string } }> } } | null } | null } | null } | null };

export type ProductionQueryVariables = Exact<{
  model: string;
}>;


export type ProductionQuery = { model: { alias: { version: { name: string, assignments: { edges: Array<{ node: { key: string, name: string, cluster: number } }> }, clusters: Array<{ id: number, label: string, size: number, centroid: Array<{ feature: string, value: number }> }> } } | null, versions: { edges: Array<{ node: { name: string } }> }, aliasMoves: { edges: Array<{ node: { number: number, kind: AliasMoveKind, movedBy: string, reason: string, from: { name: string } | null, to: { name: string } } }> } } | null };

export type PromoteMutationVariables = Exact<{
  input: PromoteModelInput;
}>;


export type PromoteMutation = { promoteModel: { id: string } };

export type PredictQueryVariables = Exact<{
  model: string;
  id: string;
  features: Record<string, unknown>;
}>;


export type PredictQuery = { predictCluster: { id: string | null, cluster: number, clusterLabel: string, distanceToCenter: number, modelVersion: string, alias: string, ignoredFeatures: Array<string>, lineage: { name: string, run: { id: string, name: string }, datasetVersion: { number: number, tag: string | null, digest: string, query: string | null } } } };

export type JobProgressSubscriptionVariables = Exact<{
  jobId: string;
  after: number;
}>;


export type JobProgressSubscription = { jobProgress: { number: number, kind: ProgressKind, fraction: number, message: string } };

export type JobOutcomeQueryVariables = Exact<{
  id: string;
}>;


export type JobOutcomeQuery = { job: { state: JobState, error: { code: string, message: string } | null } | null };

export type DvcRemoteQueryVariables = Exact<{ [key: string]: never; }>;


export type DvcRemoteQuery = { dvcRemote: { url: string, endpointUrl: string | null, region: string | null } };

export type DvcDatasetsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DvcDatasetsQuery = { datasets: { edges: Array<{ node: { name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DvcPointersQueryVariables = Exact<{
  dataset: string;
  after?: string | null | undefined;
}>;


export type DvcPointersQuery = { dataset: { versions: { edges: Array<{ node: { dvcPointer: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

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
export const VersionFactsFragmentDoc = new TypedDocumentString(`
    fragment VersionFacts on DatasetVersion {
  id
  number
  tag
  rowCount
  digest
  timeTo
}
    `, {"fragmentName":"VersionFacts"}) as unknown as TypedDocumentString<VersionFactsFragment, unknown>;
export const VersionDocument = new TypedDocumentString(`
    query Version($dataset: String!, $tag: String!) {
  datasetVersion(dataset: $dataset, tag: $tag) {
    ...VersionFacts
  }
}
    fragment VersionFacts on DatasetVersion {
  id
  number
  tag
  rowCount
  digest
  timeTo
}`) as unknown as TypedDocumentString<VersionQuery, VersionQueryVariables>;
export const DatasetDocument = new TypedDocumentString(`
    query Dataset($name: String!) {
  dataset(name: $name) {
    name
  }
}
    `) as unknown as TypedDocumentString<DatasetQuery, DatasetQueryVariables>;
export const CreateDatasetDocument = new TypedDocumentString(`
    mutation CreateDataset($input: CreateDatasetInput!) {
  createDataset(input: $input) {
    name
  }
}
    `) as unknown as TypedDocumentString<CreateDatasetMutation, CreateDatasetMutationVariables>;
export const SnapshotDocument = new TypedDocumentString(`
    mutation Snapshot($dataset: String!, $tag: String!, $message: String!) {
  snapshotDataset(dataset: $dataset, tag: $tag, message: $message) {
    id
  }
}
    `) as unknown as TypedDocumentString<SnapshotMutation, SnapshotMutationVariables>;
export const StartSweepDocument = new TypedDocumentString(`
    mutation StartSweep($input: StartSweepInput!) {
  startSweep(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<StartSweepMutation, StartSweepMutationVariables>;
export const SweepOnVersionDocument = new TypedDocumentString(`
    query SweepOnVersion($experiment: String!, $datasetVersionId: ID!) {
  runs(
    first: 1
    filter: {experiment: $experiment, datasetVersionId: $datasetVersionId}
  ) {
    edges {
      node {
        sweep {
          job {
            id
            state
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SweepOnVersionQuery, SweepOnVersionQueryVariables>;
export const SweepResultDocument = new TypedDocumentString(`
    query SweepResult($jobId: ID!) {
  job(id: $jobId) {
    sweep {
      datasetVersion {
        ...VersionFacts
      }
      runs(first: 100) {
        edges {
          node {
            nClusters
            clusterSizes
            silhouette: metric(key: "silhouette_score")
            inertia: metric(key: "inertia")
            daviesBouldin: metric(key: "davies_bouldin_index")
            calinskiHarabasz: metric(key: "calinski_harabasz_score")
          }
        }
      }
      pickedRun {
        nClusters
      }
      pickReason
      modelVersion {
        name
        comparison {
          champion {
            name
          }
          championSilhouette
          challengerSilhouette
          agreement
          better
          reason
          moves(first: 100) {
            edges {
              node {
                key
                name
                fromLabel
                toLabel
              }
            }
          }
        }
      }
    }
  }
}
    fragment VersionFacts on DatasetVersion {
  id
  number
  tag
  rowCount
  digest
  timeTo
}`) as unknown as TypedDocumentString<SweepResultQuery, SweepResultQueryVariables>;
export const ProductionDocument = new TypedDocumentString(`
    query Production($model: String!) {
  model(name: $model) {
    alias {
      version {
        name
        assignments(first: 100) {
          edges {
            node {
              key
              name
              cluster
            }
          }
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
      }
    }
    versions(first: 100) {
      edges {
        node {
          name
        }
      }
    }
    aliasMoves(first: 100) {
      edges {
        node {
          number
          kind
          from {
            name
          }
          to {
            name
          }
          movedBy
          reason
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProductionQuery, ProductionQueryVariables>;
export const PromoteDocument = new TypedDocumentString(`
    mutation Promote($input: PromoteModelInput!) {
  promoteModel(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<PromoteMutation, PromoteMutationVariables>;
export const PredictDocument = new TypedDocumentString(`
    query Predict($model: String!, $id: String!, $features: FeatureValues!) {
  predictCluster(model: $model, id: $id, features: $features) {
    id
    cluster
    clusterLabel
    distanceToCenter
    modelVersion
    alias
    ignoredFeatures
    lineage {
      name
      run {
        id
        name
      }
      datasetVersion {
        number
        tag
        digest
        query
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PredictQuery, PredictQueryVariables>;
export const JobProgressDocument = new TypedDocumentString(`
    subscription JobProgress($jobId: ID!, $after: Int!) {
  jobProgress(jobId: $jobId, after: $after) {
    number
    kind
    fraction
    message
  }
}
    `) as unknown as TypedDocumentString<JobProgressSubscription, JobProgressSubscriptionVariables>;
export const JobOutcomeDocument = new TypedDocumentString(`
    query JobOutcome($id: ID!) {
  job(id: $id) {
    state
    error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<JobOutcomeQuery, JobOutcomeQueryVariables>;
export const DvcRemoteDocument = new TypedDocumentString(`
    query DvcRemote {
  dvcRemote {
    url
    endpointUrl
    region
  }
}
    `) as unknown as TypedDocumentString<DvcRemoteQuery, DvcRemoteQueryVariables>;
export const DvcDatasetsDocument = new TypedDocumentString(`
    query DvcDatasets($after: String) {
  datasets(first: 100, after: $after) {
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
    `) as unknown as TypedDocumentString<DvcDatasetsQuery, DvcDatasetsQueryVariables>;
export const DvcPointersDocument = new TypedDocumentString(`
    query DvcPointers($dataset: String!, $after: String) {
  dataset(name: $dataset) {
    versions(first: 100, after: $after) {
      edges {
        node {
          dvcPointer
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DvcPointersQuery, DvcPointersQueryVariables>;