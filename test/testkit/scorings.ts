import type { ApiClient } from '../../src/cli/client.ts';
import { graphql } from '../gql/gql.ts';
import type { TestScoreDatasetMutationVariables } from '../gql/graphql.ts';
import { finished } from './operations.ts';

export const SCORE = graphql(`
  mutation TestScoreDataset(
    $dataset: String!
    $model: String!
    $version: Int
    $tag: String
    $alias: String
    $modelVersion: String
  ) {
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
`);

export const SCORED = graphql(`
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
`);

export const SCORINGS = graphql(`
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
`);

/** Scores and waits for the end. @returns how the job ended */
export async function score(api: ApiClient, changes: Partial<TestScoreDatasetMutationVariables> = {}) {
  const wanted = { dataset: 'points', model: 'points-model', ...changes };
  const { scoreDataset } = await api.request(SCORE, wanted);
  return await finished(api, scoreDataset.id);
}

/** What a job scored, with its first hundred rows. */
export async function scored(api: ApiClient, jobId: string) {
  return (await api.request(SCORED, { jobId, first: 100 })).job!.scoring!;
}
