/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Version($dataset: String!, $tag: String!) {\n    datasetVersion(dataset: $dataset, tag: $tag) {\n      ...VersionFacts\n    }\n  }\n  fragment VersionFacts on DatasetVersion {\n    id\n    number\n    tag\n    rowCount\n    digest\n    timeTo\n  }\n": typeof types.VersionDocument,
    "\n  query Dataset($name: String!) {\n    dataset(name: $name) {\n      name\n    }\n  }\n": typeof types.DatasetDocument,
    "\n  mutation CreateDataset($input: CreateDatasetInput!) {\n    createDataset(input: $input) {\n      name\n    }\n  }\n": typeof types.CreateDatasetDocument,
    "\n  mutation Snapshot($dataset: String!, $tag: String!, $message: String!) {\n    snapshotDataset(dataset: $dataset, tag: $tag, message: $message) {\n      id\n    }\n  }\n": typeof types.SnapshotDocument,
    "\n  mutation StartSweep($input: StartSweepInput!) {\n    startSweep(input: $input) {\n      id\n    }\n  }\n": typeof types.StartSweepDocument,
    "\n  query SweepOnVersion($experiment: String!, $datasetVersionId: ID!) {\n    runs(first: 1, filter: { experiment: $experiment, datasetVersionId: $datasetVersionId }) {\n      edges {\n        node {\n          sweep {\n            job {\n              id\n              state\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.SweepOnVersionDocument,
    "\n  query SweepResult($jobId: ID!) {\n    job(id: $jobId) {\n      sweep {\n        datasetVersion {\n          ...VersionFacts\n        }\n        runs(first: 100) {\n          edges {\n            node {\n              nClusters\n              clusterSizes\n              silhouette: metric(key: \"silhouette_score\")\n              inertia: metric(key: \"inertia\")\n              daviesBouldin: metric(key: \"davies_bouldin_index\")\n              calinskiHarabasz: metric(key: \"calinski_harabasz_score\")\n            }\n          }\n        }\n        pickedRun {\n          nClusters\n        }\n        pickReason\n        modelVersion {\n          name\n          comparison {\n            champion {\n              name\n            }\n            championSilhouette\n            challengerSilhouette\n            agreement\n            better\n            reason\n            moves(first: 100) {\n              edges {\n                node {\n                  key\n                  name\n                  fromLabel\n                  toLabel\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.SweepResultDocument,
    "\n  query Production($model: String!) {\n    model(name: $model) {\n      alias {\n        version {\n          name\n          assignments(first: 100) {\n            edges {\n              node {\n                key\n                name\n                cluster\n              }\n            }\n          }\n          clusters {\n            id\n            label\n            size\n            centroid {\n              feature\n              value\n            }\n          }\n        }\n      }\n      versions(first: 100) {\n        edges {\n          node {\n            name\n          }\n        }\n      }\n      aliasMoves(first: 100) {\n        edges {\n          node {\n            number\n            kind\n            from {\n              name\n            }\n            to {\n              name\n            }\n            movedBy\n            reason\n          }\n        }\n      }\n    }\n  }\n": typeof types.ProductionDocument,
    "\n  mutation Promote($input: PromoteModelInput!) {\n    promoteModel(input: $input) {\n      id\n    }\n  }\n": typeof types.PromoteDocument,
    "\n  query Predict($model: String!, $id: String!, $features: FeatureValues!) {\n    predictCluster(model: $model, id: $id, features: $features) {\n      id\n      cluster\n      clusterLabel\n      distanceToCenter\n      modelVersion\n      alias\n      ignoredFeatures\n      lineage {\n        name\n        run {\n          id\n          name\n        }\n        datasetVersion {\n          number\n          tag\n          digest\n          query\n        }\n      }\n    }\n  }\n": typeof types.PredictDocument,
    "\n  subscription JobProgress($jobId: ID!, $after: Int!) {\n    jobProgress(jobId: $jobId, after: $after) {\n      number\n      kind\n      fraction\n      message\n    }\n  }\n": typeof types.JobProgressDocument,
    "\n  query JobOutcome($id: ID!) {\n    job(id: $id) {\n      state\n      error {\n        code\n        message\n      }\n    }\n  }\n": typeof types.JobOutcomeDocument,
    "\n  query DvcRemote {\n    dvcRemote {\n      url\n      endpointUrl\n      region\n    }\n  }\n": typeof types.DvcRemoteDocument,
    "\n  query DvcDatasets($after: String) {\n    datasets(first: 100, after: $after) {\n      edges {\n        node {\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.DvcDatasetsDocument,
    "\n  query DvcPointers($dataset: String!, $after: String) {\n    dataset(name: $dataset) {\n      versions(first: 100, after: $after) {\n        edges {\n          node {\n            dvcPointer\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.DvcPointersDocument,
};
const documents: Documents = {
    "\n  query Version($dataset: String!, $tag: String!) {\n    datasetVersion(dataset: $dataset, tag: $tag) {\n      ...VersionFacts\n    }\n  }\n  fragment VersionFacts on DatasetVersion {\n    id\n    number\n    tag\n    rowCount\n    digest\n    timeTo\n  }\n": types.VersionDocument,
    "\n  query Dataset($name: String!) {\n    dataset(name: $name) {\n      name\n    }\n  }\n": types.DatasetDocument,
    "\n  mutation CreateDataset($input: CreateDatasetInput!) {\n    createDataset(input: $input) {\n      name\n    }\n  }\n": types.CreateDatasetDocument,
    "\n  mutation Snapshot($dataset: String!, $tag: String!, $message: String!) {\n    snapshotDataset(dataset: $dataset, tag: $tag, message: $message) {\n      id\n    }\n  }\n": types.SnapshotDocument,
    "\n  mutation StartSweep($input: StartSweepInput!) {\n    startSweep(input: $input) {\n      id\n    }\n  }\n": types.StartSweepDocument,
    "\n  query SweepOnVersion($experiment: String!, $datasetVersionId: ID!) {\n    runs(first: 1, filter: { experiment: $experiment, datasetVersionId: $datasetVersionId }) {\n      edges {\n        node {\n          sweep {\n            job {\n              id\n              state\n            }\n          }\n        }\n      }\n    }\n  }\n": types.SweepOnVersionDocument,
    "\n  query SweepResult($jobId: ID!) {\n    job(id: $jobId) {\n      sweep {\n        datasetVersion {\n          ...VersionFacts\n        }\n        runs(first: 100) {\n          edges {\n            node {\n              nClusters\n              clusterSizes\n              silhouette: metric(key: \"silhouette_score\")\n              inertia: metric(key: \"inertia\")\n              daviesBouldin: metric(key: \"davies_bouldin_index\")\n              calinskiHarabasz: metric(key: \"calinski_harabasz_score\")\n            }\n          }\n        }\n        pickedRun {\n          nClusters\n        }\n        pickReason\n        modelVersion {\n          name\n          comparison {\n            champion {\n              name\n            }\n            championSilhouette\n            challengerSilhouette\n            agreement\n            better\n            reason\n            moves(first: 100) {\n              edges {\n                node {\n                  key\n                  name\n                  fromLabel\n                  toLabel\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.SweepResultDocument,
    "\n  query Production($model: String!) {\n    model(name: $model) {\n      alias {\n        version {\n          name\n          assignments(first: 100) {\n            edges {\n              node {\n                key\n                name\n                cluster\n              }\n            }\n          }\n          clusters {\n            id\n            label\n            size\n            centroid {\n              feature\n              value\n            }\n          }\n        }\n      }\n      versions(first: 100) {\n        edges {\n          node {\n            name\n          }\n        }\n      }\n      aliasMoves(first: 100) {\n        edges {\n          node {\n            number\n            kind\n            from {\n              name\n            }\n            to {\n              name\n            }\n            movedBy\n            reason\n          }\n        }\n      }\n    }\n  }\n": types.ProductionDocument,
    "\n  mutation Promote($input: PromoteModelInput!) {\n    promoteModel(input: $input) {\n      id\n    }\n  }\n": types.PromoteDocument,
    "\n  query Predict($model: String!, $id: String!, $features: FeatureValues!) {\n    predictCluster(model: $model, id: $id, features: $features) {\n      id\n      cluster\n      clusterLabel\n      distanceToCenter\n      modelVersion\n      alias\n      ignoredFeatures\n      lineage {\n        name\n        run {\n          id\n          name\n        }\n        datasetVersion {\n          number\n          tag\n          digest\n          query\n        }\n      }\n    }\n  }\n": types.PredictDocument,
    "\n  subscription JobProgress($jobId: ID!, $after: Int!) {\n    jobProgress(jobId: $jobId, after: $after) {\n      number\n      kind\n      fraction\n      message\n    }\n  }\n": types.JobProgressDocument,
    "\n  query JobOutcome($id: ID!) {\n    job(id: $id) {\n      state\n      error {\n        code\n        message\n      }\n    }\n  }\n": types.JobOutcomeDocument,
    "\n  query DvcRemote {\n    dvcRemote {\n      url\n      endpointUrl\n      region\n    }\n  }\n": types.DvcRemoteDocument,
    "\n  query DvcDatasets($after: String) {\n    datasets(first: 100, after: $after) {\n      edges {\n        node {\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.DvcDatasetsDocument,
    "\n  query DvcPointers($dataset: String!, $after: String) {\n    dataset(name: $dataset) {\n      versions(first: 100, after: $after) {\n        edges {\n          node {\n            dvcPointer\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.DvcPointersDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Version($dataset: String!, $tag: String!) {\n    datasetVersion(dataset: $dataset, tag: $tag) {\n      ...VersionFacts\n    }\n  }\n  fragment VersionFacts on DatasetVersion {\n    id\n    number\n    tag\n    rowCount\n    digest\n    timeTo\n  }\n"): typeof import('./graphql.ts').VersionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Dataset($name: String!) {\n    dataset(name: $name) {\n      name\n    }\n  }\n"): typeof import('./graphql.ts').DatasetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateDataset($input: CreateDatasetInput!) {\n    createDataset(input: $input) {\n      name\n    }\n  }\n"): typeof import('./graphql.ts').CreateDatasetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Snapshot($dataset: String!, $tag: String!, $message: String!) {\n    snapshotDataset(dataset: $dataset, tag: $tag, message: $message) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').SnapshotDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartSweep($input: StartSweepInput!) {\n    startSweep(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').StartSweepDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SweepOnVersion($experiment: String!, $datasetVersionId: ID!) {\n    runs(first: 1, filter: { experiment: $experiment, datasetVersionId: $datasetVersionId }) {\n      edges {\n        node {\n          sweep {\n            job {\n              id\n              state\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SweepOnVersionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SweepResult($jobId: ID!) {\n    job(id: $jobId) {\n      sweep {\n        datasetVersion {\n          ...VersionFacts\n        }\n        runs(first: 100) {\n          edges {\n            node {\n              nClusters\n              clusterSizes\n              silhouette: metric(key: \"silhouette_score\")\n              inertia: metric(key: \"inertia\")\n              daviesBouldin: metric(key: \"davies_bouldin_index\")\n              calinskiHarabasz: metric(key: \"calinski_harabasz_score\")\n            }\n          }\n        }\n        pickedRun {\n          nClusters\n        }\n        pickReason\n        modelVersion {\n          name\n          comparison {\n            champion {\n              name\n            }\n            championSilhouette\n            challengerSilhouette\n            agreement\n            better\n            reason\n            moves(first: 100) {\n              edges {\n                node {\n                  key\n                  name\n                  fromLabel\n                  toLabel\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SweepResultDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Production($model: String!) {\n    model(name: $model) {\n      alias {\n        version {\n          name\n          assignments(first: 100) {\n            edges {\n              node {\n                key\n                name\n                cluster\n              }\n            }\n          }\n          clusters {\n            id\n            label\n            size\n            centroid {\n              feature\n              value\n            }\n          }\n        }\n      }\n      versions(first: 100) {\n        edges {\n          node {\n            name\n          }\n        }\n      }\n      aliasMoves(first: 100) {\n        edges {\n          node {\n            number\n            kind\n            from {\n              name\n            }\n            to {\n              name\n            }\n            movedBy\n            reason\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ProductionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Promote($input: PromoteModelInput!) {\n    promoteModel(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').PromoteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Predict($model: String!, $id: String!, $features: FeatureValues!) {\n    predictCluster(model: $model, id: $id, features: $features) {\n      id\n      cluster\n      clusterLabel\n      distanceToCenter\n      modelVersion\n      alias\n      ignoredFeatures\n      lineage {\n        name\n        run {\n          id\n          name\n        }\n        datasetVersion {\n          number\n          tag\n          digest\n          query\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PredictDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription JobProgress($jobId: ID!, $after: Int!) {\n    jobProgress(jobId: $jobId, after: $after) {\n      number\n      kind\n      fraction\n      message\n    }\n  }\n"): typeof import('./graphql.ts').JobProgressDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query JobOutcome($id: ID!) {\n    job(id: $id) {\n      state\n      error {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').JobOutcomeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DvcRemote {\n    dvcRemote {\n      url\n      endpointUrl\n      region\n    }\n  }\n"): typeof import('./graphql.ts').DvcRemoteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DvcDatasets($after: String) {\n    datasets(first: 100, after: $after) {\n      edges {\n        node {\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DvcDatasetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DvcPointers($dataset: String!, $after: String) {\n    dataset(name: $dataset) {\n      versions(first: 100, after: $after) {\n        edges {\n          node {\n            dvcPointer\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DvcPointersDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
