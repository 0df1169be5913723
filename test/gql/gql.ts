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
    "\n  query Params {\n    runs {\n      edges {\n        node {\n          params {\n            key\n          }\n        }\n      }\n    }\n  }\n": typeof types.ParamsDocument,
    "\n  query Downloads($model: String!, $version: String!) {\n    modelVersion(model: $model, version: $version) {\n      downloads {\n        format\n        path\n      }\n    }\n  }\n": typeof types.DownloadsDocument,
    "\n  mutation TestAddData($input: AddDataInput!) {\n    addData(input: $input) {\n      id\n    }\n  }\n": typeof types.TestAddDataDocument,
    "\n  query FileDataset($name: String!) {\n    dataset(name: $name) {\n      query\n      source {\n        kind\n        format\n        uploadId\n        reading {\n          decimal\n          columns {\n            name\n            type\n          }\n        }\n      }\n      latestVersion {\n        number\n        query\n        rowCount\n        columns {\n          name\n          type\n        }\n        source {\n          kind\n          fileName\n          digest\n          mode\n        }\n      }\n    }\n  }\n": typeof types.FileDatasetDocument,
    "\n  query Silhouettes {\n    runs {\n      edges {\n        node {\n          silhouette {\n            score\n            exact\n            low\n            high\n          }\n          assignments(first: 100) {\n            edges {\n              node {\n                silhouette\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.SilhouettesDocument,
    "\n  query Datasets($first: Int, $after: String) {\n    datasets(first: $first, after: $after) {\n      edges {\n        node {\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.DatasetsDocument,
    "\n  query Runs($first: Int, $after: String, $filter: RunFilter, $orderBy: RunOrder) {\n    runs(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n      edges {\n        cursor\n        node {\n          nClusters\n          silhouette: metric(key: \"silhouette_score\")\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.RunsDocument,
    "\n  query Events($id: ID!, $first: Int, $after: String) {\n    job(id: $id) {\n      events(first: $first, after: $after) {\n        edges {\n          node {\n            number\n            kind\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.EventsDocument,
    "\n  query History($model: String!) {\n    model(name: $model) {\n      alias {\n        version {\n          name\n          aliases\n        }\n      }\n      aliasMoves {\n        edges {\n          node {\n            number\n            kind\n            movedBy\n            reason\n            from {\n              name\n            }\n            to {\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.HistoryDocument,
    "\n  subscription AliasMoved($model: String!, $after: Int) {\n    aliasMoved(model: $model, after: $after) {\n      number\n      kind\n      to {\n        name\n      }\n    }\n  }\n": typeof types.AliasMovedDocument,
    "\n  query Versions($model: String!, $version: String!) {\n    modelVersion(model: $model, version: $version) {\n      matchedTo {\n        name\n      }\n      clusters {\n        id\n        label\n        size\n        centroid {\n          feature\n          value\n        }\n      }\n      assignments(first: 100) {\n        edges {\n          node {\n            key\n            cluster\n            distance\n          }\n        }\n      }\n      comparison {\n        agreement\n        moves(first: 100) {\n          edges {\n            node {\n              key\n              fromLabel\n              toLabel\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.VersionsDocument,
    "\n  query Sources($name: String!) {\n    dataset(name: $name) {\n      query\n      source {\n        kind\n        query\n        database\n      }\n      latestVersion {\n        query\n        source {\n          kind\n          query\n          database\n        }\n      }\n    }\n  }\n": typeof types.SourcesDocument,
    "\n  query TestUpload($id: ID!, $reading: FileReadingInput) {\n    upload(id: $id) {\n      fileName\n      digest\n      sizeBytes\n      preview(reading: $reading) {\n        format\n        encoding\n        delimiter\n        sheets\n        inferenceRows\n        columns {\n          name\n          type\n          decimal\n          isAmbiguous\n        }\n        rows\n      }\n    }\n  }\n": typeof types.TestUploadDocument,
    "\n  query UrlVersion {\n    dataset(name: \"points\") {\n      source {\n        kind\n        url\n        format\n      }\n      latestVersion {\n        rowCount\n        source {\n          kind\n          url\n          digest\n        }\n      }\n    }\n  }\n": typeof types.UrlVersionDocument,
    "\n  query DemoRuns {\n    runs(first: 100) {\n      edges {\n        node {\n          nClusters\n          metrics {\n            key\n            value\n          }\n          datasetVersion {\n            timeTo\n          }\n          assignments(first: 100) {\n            edges {\n              node {\n                key\n                cluster\n                silhouette\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.DemoRunsDocument,
    "\n  query Times($dataset: String!) {\n    datasetVersion(dataset: $dataset) {\n      timeFrom\n    }\n  }\n": typeof types.TimesDocument,
    "\n  mutation TestCreateDataset($input: CreateDatasetInput!) {\n    createDataset(input: $input) {\n      id\n      name\n    }\n  }\n": typeof types.TestCreateDatasetDocument,
    "\n  mutation TestSnapshot($dataset: String!, $tag: String, $message: String) {\n    snapshotDataset(dataset: $dataset, tag: $tag, message: $message) {\n      id\n      state\n    }\n  }\n": typeof types.TestSnapshotDocument,
    "\n  mutation TestStartSweep($input: StartSweepInput!) {\n    startSweep(input: $input) {\n      id\n      kind\n      state\n    }\n  }\n": typeof types.TestStartSweepDocument,
    "\n  mutation TestPromote($input: PromoteModelInput!) {\n    promoteModel(input: $input) {\n      id\n    }\n  }\n": typeof types.TestPromoteDocument,
    "\n  mutation TestRollback($input: RollbackAliasInput!) {\n    rollbackAlias(input: $input) {\n      id\n    }\n  }\n": typeof types.TestRollbackDocument,
    "\n  mutation TestCancel($id: ID!) {\n    cancelJob(id: $id) {\n      id\n      state\n      cancelRequested\n    }\n  }\n": typeof types.TestCancelDocument,
    "\n  subscription TestProgress($jobId: ID!, $after: Int!) {\n    jobProgress(jobId: $jobId, after: $after) {\n      number\n      kind\n      fraction\n      message\n      run {\n        nClusters\n      }\n    }\n  }\n": typeof types.TestProgressDocument,
    "\n  query TestJob($id: ID!) {\n    job(id: $id) {\n      id\n      kind\n      state\n      fraction\n      attempt\n      created\n      error {\n        code\n        message\n        field\n      }\n      datasetVersion {\n        id\n        number\n        tag\n        digest\n        rowCount\n      }\n      modelVersion {\n        name\n      }\n      aliasMove {\n        number\n        kind\n        from {\n          name\n        }\n        to {\n          name\n        }\n      }\n      sweep {\n        id\n        pickReason\n        pickedRun {\n          nClusters\n        }\n        modelVersion {\n          name\n          comparison {\n            better\n            reason\n            championSilhouette\n            challengerSilhouette\n          }\n        }\n        runs(first: 100) {\n          edges {\n            node {\n              id\n              nClusters\n              status\n              clusterSizes\n              metrics {\n                key\n                value\n              }\n              job {\n                attempt\n                state\n                error {\n                  code\n                  field\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.TestJobDocument,
    "\n  query TestPredict($model: String!, $features: FeatureValues!, $id: String, $alias: String!) {\n    predictCluster(model: $model, features: $features, id: $id, alias: $alias) {\n      id\n      cluster\n      clusterLabel\n      distanceToCenter\n      modelVersion\n      alias\n      ignoredFeatures\n      lineage {\n        run {\n          nClusters\n        }\n        datasetVersion {\n          number\n          digest\n          query\n        }\n      }\n    }\n  }\n": typeof types.TestPredictDocument,
};
const documents: Documents = {
    "\n  query Params {\n    runs {\n      edges {\n        node {\n          params {\n            key\n          }\n        }\n      }\n    }\n  }\n": types.ParamsDocument,
    "\n  query Downloads($model: String!, $version: String!) {\n    modelVersion(model: $model, version: $version) {\n      downloads {\n        format\n        path\n      }\n    }\n  }\n": types.DownloadsDocument,
    "\n  mutation TestAddData($input: AddDataInput!) {\n    addData(input: $input) {\n      id\n    }\n  }\n": types.TestAddDataDocument,
    "\n  query FileDataset($name: String!) {\n    dataset(name: $name) {\n      query\n      source {\n        kind\n        format\n        uploadId\n        reading {\n          decimal\n          columns {\n            name\n            type\n          }\n        }\n      }\n      latestVersion {\n        number\n        query\n        rowCount\n        columns {\n          name\n          type\n        }\n        source {\n          kind\n          fileName\n          digest\n          mode\n        }\n      }\n    }\n  }\n": types.FileDatasetDocument,
    "\n  query Silhouettes {\n    runs {\n      edges {\n        node {\n          silhouette {\n            score\n            exact\n            low\n            high\n          }\n          assignments(first: 100) {\n            edges {\n              node {\n                silhouette\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.SilhouettesDocument,
    "\n  query Datasets($first: Int, $after: String) {\n    datasets(first: $first, after: $after) {\n      edges {\n        node {\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.DatasetsDocument,
    "\n  query Runs($first: Int, $after: String, $filter: RunFilter, $orderBy: RunOrder) {\n    runs(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n      edges {\n        cursor\n        node {\n          nClusters\n          silhouette: metric(key: \"silhouette_score\")\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.RunsDocument,
    "\n  query Events($id: ID!, $first: Int, $after: String) {\n    job(id: $id) {\n      events(first: $first, after: $after) {\n        edges {\n          node {\n            number\n            kind\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.EventsDocument,
    "\n  query History($model: String!) {\n    model(name: $model) {\n      alias {\n        version {\n          name\n          aliases\n        }\n      }\n      aliasMoves {\n        edges {\n          node {\n            number\n            kind\n            movedBy\n            reason\n            from {\n              name\n            }\n            to {\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n": types.HistoryDocument,
    "\n  subscription AliasMoved($model: String!, $after: Int) {\n    aliasMoved(model: $model, after: $after) {\n      number\n      kind\n      to {\n        name\n      }\n    }\n  }\n": types.AliasMovedDocument,
    "\n  query Versions($model: String!, $version: String!) {\n    modelVersion(model: $model, version: $version) {\n      matchedTo {\n        name\n      }\n      clusters {\n        id\n        label\n        size\n        centroid {\n          feature\n          value\n        }\n      }\n      assignments(first: 100) {\n        edges {\n          node {\n            key\n            cluster\n            distance\n          }\n        }\n      }\n      comparison {\n        agreement\n        moves(first: 100) {\n          edges {\n            node {\n              key\n              fromLabel\n              toLabel\n            }\n          }\n        }\n      }\n    }\n  }\n": types.VersionsDocument,
    "\n  query Sources($name: String!) {\n    dataset(name: $name) {\n      query\n      source {\n        kind\n        query\n        database\n      }\n      latestVersion {\n        query\n        source {\n          kind\n          query\n          database\n        }\n      }\n    }\n  }\n": types.SourcesDocument,
    "\n  query TestUpload($id: ID!, $reading: FileReadingInput) {\n    upload(id: $id) {\n      fileName\n      digest\n      sizeBytes\n      preview(reading: $reading) {\n        format\n        encoding\n        delimiter\n        sheets\n        inferenceRows\n        columns {\n          name\n          type\n          decimal\n          isAmbiguous\n        }\n        rows\n      }\n    }\n  }\n": types.TestUploadDocument,
    "\n  query UrlVersion {\n    dataset(name: \"points\") {\n      source {\n        kind\n        url\n        format\n      }\n      latestVersion {\n        rowCount\n        source {\n          kind\n          url\n          digest\n        }\n      }\n    }\n  }\n": types.UrlVersionDocument,
    "\n  query DemoRuns {\n    runs(first: 100) {\n      edges {\n        node {\n          nClusters\n          metrics {\n            key\n            value\n          }\n          datasetVersion {\n            timeTo\n          }\n          assignments(first: 100) {\n            edges {\n              node {\n                key\n                cluster\n                silhouette\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.DemoRunsDocument,
    "\n  query Times($dataset: String!) {\n    datasetVersion(dataset: $dataset) {\n      timeFrom\n    }\n  }\n": types.TimesDocument,
    "\n  mutation TestCreateDataset($input: CreateDatasetInput!) {\n    createDataset(input: $input) {\n      id\n      name\n    }\n  }\n": types.TestCreateDatasetDocument,
    "\n  mutation TestSnapshot($dataset: String!, $tag: String, $message: String) {\n    snapshotDataset(dataset: $dataset, tag: $tag, message: $message) {\n      id\n      state\n    }\n  }\n": types.TestSnapshotDocument,
    "\n  mutation TestStartSweep($input: StartSweepInput!) {\n    startSweep(input: $input) {\n      id\n      kind\n      state\n    }\n  }\n": types.TestStartSweepDocument,
    "\n  mutation TestPromote($input: PromoteModelInput!) {\n    promoteModel(input: $input) {\n      id\n    }\n  }\n": types.TestPromoteDocument,
    "\n  mutation TestRollback($input: RollbackAliasInput!) {\n    rollbackAlias(input: $input) {\n      id\n    }\n  }\n": types.TestRollbackDocument,
    "\n  mutation TestCancel($id: ID!) {\n    cancelJob(id: $id) {\n      id\n      state\n      cancelRequested\n    }\n  }\n": types.TestCancelDocument,
    "\n  subscription TestProgress($jobId: ID!, $after: Int!) {\n    jobProgress(jobId: $jobId, after: $after) {\n      number\n      kind\n      fraction\n      message\n      run {\n        nClusters\n      }\n    }\n  }\n": types.TestProgressDocument,
    "\n  query TestJob($id: ID!) {\n    job(id: $id) {\n      id\n      kind\n      state\n      fraction\n      attempt\n      created\n      error {\n        code\n        message\n        field\n      }\n      datasetVersion {\n        id\n        number\n        tag\n        digest\n        rowCount\n      }\n      modelVersion {\n        name\n      }\n      aliasMove {\n        number\n        kind\n        from {\n          name\n        }\n        to {\n          name\n        }\n      }\n      sweep {\n        id\n        pickReason\n        pickedRun {\n          nClusters\n        }\n        modelVersion {\n          name\n          comparison {\n            better\n            reason\n            championSilhouette\n            challengerSilhouette\n          }\n        }\n        runs(first: 100) {\n          edges {\n            node {\n              id\n              nClusters\n              status\n              clusterSizes\n              metrics {\n                key\n                value\n              }\n              job {\n                attempt\n                state\n                error {\n                  code\n                  field\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.TestJobDocument,
    "\n  query TestPredict($model: String!, $features: FeatureValues!, $id: String, $alias: String!) {\n    predictCluster(model: $model, features: $features, id: $id, alias: $alias) {\n      id\n      cluster\n      clusterLabel\n      distanceToCenter\n      modelVersion\n      alias\n      ignoredFeatures\n      lineage {\n        run {\n          nClusters\n        }\n        datasetVersion {\n          number\n          digest\n          query\n        }\n      }\n    }\n  }\n": types.TestPredictDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Params {\n    runs {\n      edges {\n        node {\n          params {\n            key\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ParamsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Downloads($model: String!, $version: String!) {\n    modelVersion(model: $model, version: $version) {\n      downloads {\n        format\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DownloadsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestAddData($input: AddDataInput!) {\n    addData(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestAddDataDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FileDataset($name: String!) {\n    dataset(name: $name) {\n      query\n      source {\n        kind\n        format\n        uploadId\n        reading {\n          decimal\n          columns {\n            name\n            type\n          }\n        }\n      }\n      latestVersion {\n        number\n        query\n        rowCount\n        columns {\n          name\n          type\n        }\n        source {\n          kind\n          fileName\n          digest\n          mode\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FileDatasetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Silhouettes {\n    runs {\n      edges {\n        node {\n          silhouette {\n            score\n            exact\n            low\n            high\n          }\n          assignments(first: 100) {\n            edges {\n              node {\n                silhouette\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SilhouettesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Datasets($first: Int, $after: String) {\n    datasets(first: $first, after: $after) {\n      edges {\n        node {\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DatasetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Runs($first: Int, $after: String, $filter: RunFilter, $orderBy: RunOrder) {\n    runs(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n      edges {\n        cursor\n        node {\n          nClusters\n          silhouette: metric(key: \"silhouette_score\")\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RunsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Events($id: ID!, $first: Int, $after: String) {\n    job(id: $id) {\n      events(first: $first, after: $after) {\n        edges {\n          node {\n            number\n            kind\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query History($model: String!) {\n    model(name: $model) {\n      alias {\n        version {\n          name\n          aliases\n        }\n      }\n      aliasMoves {\n        edges {\n          node {\n            number\n            kind\n            movedBy\n            reason\n            from {\n              name\n            }\n            to {\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').HistoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AliasMoved($model: String!, $after: Int) {\n    aliasMoved(model: $model, after: $after) {\n      number\n      kind\n      to {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AliasMovedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Versions($model: String!, $version: String!) {\n    modelVersion(model: $model, version: $version) {\n      matchedTo {\n        name\n      }\n      clusters {\n        id\n        label\n        size\n        centroid {\n          feature\n          value\n        }\n      }\n      assignments(first: 100) {\n        edges {\n          node {\n            key\n            cluster\n            distance\n          }\n        }\n      }\n      comparison {\n        agreement\n        moves(first: 100) {\n          edges {\n            node {\n              key\n              fromLabel\n              toLabel\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').VersionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sources($name: String!) {\n    dataset(name: $name) {\n      query\n      source {\n        kind\n        query\n        database\n      }\n      latestVersion {\n        query\n        source {\n          kind\n          query\n          database\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SourcesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestUpload($id: ID!, $reading: FileReadingInput) {\n    upload(id: $id) {\n      fileName\n      digest\n      sizeBytes\n      preview(reading: $reading) {\n        format\n        encoding\n        delimiter\n        sheets\n        inferenceRows\n        columns {\n          name\n          type\n          decimal\n          isAmbiguous\n        }\n        rows\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UrlVersion {\n    dataset(name: \"points\") {\n      source {\n        kind\n        url\n        format\n      }\n      latestVersion {\n        rowCount\n        source {\n          kind\n          url\n          digest\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UrlVersionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DemoRuns {\n    runs(first: 100) {\n      edges {\n        node {\n          nClusters\n          metrics {\n            key\n            value\n          }\n          datasetVersion {\n            timeTo\n          }\n          assignments(first: 100) {\n            edges {\n              node {\n                key\n                cluster\n                silhouette\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DemoRunsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Times($dataset: String!) {\n    datasetVersion(dataset: $dataset) {\n      timeFrom\n    }\n  }\n"): typeof import('./graphql.ts').TimesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestCreateDataset($input: CreateDatasetInput!) {\n    createDataset(input: $input) {\n      id\n      name\n    }\n  }\n"): typeof import('./graphql.ts').TestCreateDatasetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestSnapshot($dataset: String!, $tag: String, $message: String) {\n    snapshotDataset(dataset: $dataset, tag: $tag, message: $message) {\n      id\n      state\n    }\n  }\n"): typeof import('./graphql.ts').TestSnapshotDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestStartSweep($input: StartSweepInput!) {\n    startSweep(input: $input) {\n      id\n      kind\n      state\n    }\n  }\n"): typeof import('./graphql.ts').TestStartSweepDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestPromote($input: PromoteModelInput!) {\n    promoteModel(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestPromoteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestRollback($input: RollbackAliasInput!) {\n    rollbackAlias(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestRollbackDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestCancel($id: ID!) {\n    cancelJob(id: $id) {\n      id\n      state\n      cancelRequested\n    }\n  }\n"): typeof import('./graphql.ts').TestCancelDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TestProgress($jobId: ID!, $after: Int!) {\n    jobProgress(jobId: $jobId, after: $after) {\n      number\n      kind\n      fraction\n      message\n      run {\n        nClusters\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestProgressDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestJob($id: ID!) {\n    job(id: $id) {\n      id\n      kind\n      state\n      fraction\n      attempt\n      created\n      error {\n        code\n        message\n        field\n      }\n      datasetVersion {\n        id\n        number\n        tag\n        digest\n        rowCount\n      }\n      modelVersion {\n        name\n      }\n      aliasMove {\n        number\n        kind\n        from {\n          name\n        }\n        to {\n          name\n        }\n      }\n      sweep {\n        id\n        pickReason\n        pickedRun {\n          nClusters\n        }\n        modelVersion {\n          name\n          comparison {\n            better\n            reason\n            championSilhouette\n            challengerSilhouette\n          }\n        }\n        runs(first: 100) {\n          edges {\n            node {\n              id\n              nClusters\n              status\n              clusterSizes\n              metrics {\n                key\n                value\n              }\n              job {\n                attempt\n                state\n                error {\n                  code\n                  field\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestJobDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestPredict($model: String!, $features: FeatureValues!, $id: String, $alias: String!) {\n    predictCluster(model: $model, features: $features, id: $id, alias: $alias) {\n      id\n      cluster\n      clusterLabel\n      distanceToCenter\n      modelVersion\n      alias\n      ignoredFeatures\n      lineage {\n        run {\n          nClusters\n        }\n        datasetVersion {\n          number\n          digest\n          query\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestPredictDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
