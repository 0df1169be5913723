import { graphql } from '../gql/gql.ts';
import type { CreateDatasetInput, StartSweepInput } from '../gql/graphql.ts';
import type { ApiClient } from '../../src/cli/client.ts';

export const CREATE_DATASET = graphql(`
  mutation TestCreateDataset($input: CreateDatasetInput!) {
    createDataset(input: $input) {
      id
      name
    }
  }
`);

export const SNAPSHOT = graphql(`
  mutation TestSnapshot($dataset: String!, $tag: String, $message: String) {
    snapshotDataset(dataset: $dataset, tag: $tag, message: $message) {
      id
      state
    }
  }
`);

export const START_SWEEP = graphql(`
  mutation TestStartSweep($input: StartSweepInput!) {
    startSweep(input: $input) {
      id
      kind
      state
    }
  }
`);

export const PROMOTE = graphql(`
  mutation TestPromote($input: PromoteModelInput!) {
    promoteModel(input: $input) {
      id
    }
  }
`);

export const ROLLBACK = graphql(`
  mutation TestRollback($input: RollbackAliasInput!) {
    rollbackAlias(input: $input) {
      id
    }
  }
`);

export const CANCEL = graphql(`
  mutation TestCancel($id: ID!) {
    cancelJob(id: $id) {
      id
      state
      cancelRequested
    }
  }
`);

export const PROGRESS = graphql(`
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
`);

export const JOB = graphql(`
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
`);

export const PREDICT = graphql(`
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
`);

/** The dataset of `createPoints`. */
export function pointsDataset(changes: Partial<CreateDatasetInput> = {}): CreateDatasetInput {
  return {
    name: 'points',
    query: 'SELECT id, x, y FROM points',
    keyColumn: 'id',
    features: [
      { name: 'x', unit: 'm' },
      { name: 'y', unit: 'm' },
    ],
    ...changes,
  };
}

/** A sweep over `pointsDataset`. */
export function pointsSweep(changes: Partial<StartSweepInput> = {}): StartSweepInput {
  return {
    dataset: 'points',
    experiment: 'tests',
    nClusters: [2, 3, 4],
    registerAs: 'points-model',
    ...changes,
  };
}

/** Waits until the job has ended. @returns how it ended */
export async function finished(api: ApiClient, jobId: string) {
  for await (const _ of api.subscribe(PROGRESS, { jobId, after: 0 }));
  return (await api.request(JOB, { id: jobId })).job!;
}

export async function snapshot(api: ApiClient, variables: { dataset?: string; tag?: string } = {}) {
  const { snapshotDataset } = await api.request(SNAPSHOT, { dataset: 'points', ...variables });
  return await finished(api, snapshotDataset.id);
}

export async function sweep(api: ApiClient, input: StartSweepInput = pointsSweep()) {
  const { startSweep } = await api.request(START_SWEEP, { input });
  return await finished(api, startSweep.id);
}

export async function promote(
  api: ApiClient,
  version: string,
  changes: { model?: string; alias?: string; onlyIfBetter?: boolean } = {},
) {
  const input = { model: 'points-model', version, reason: 'test', ...changes };
  const { promoteModel } = await api.request(PROMOTE, { input });
  return await finished(api, promoteModel.id);
}

/** A registered dataset with a version, a swept and promoted model: where most tests begin. */
export async function createProduction(api: ApiClient): Promise<void> {
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  await sweep(api);
  await promote(api, 'v1.0');
}
