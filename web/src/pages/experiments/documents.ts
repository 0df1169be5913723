import { graphql } from '../../gql/gql.ts';
import type { ExperimentRunsQuery, RunDetailsQuery, SweepDetailsQuery } from '../../gql/graphql.ts';

/** As many runs as a page of theirs may have. */
export const RUNS = graphql(`
  query ExperimentRuns($experiment: String, $sweepId: ID, $after: String) {
    runs(first: 1000, after: $after, filter: { experiment: $experiment, sweepId: $sweepId }) {
      edges {
        node {
          id
          nClusters
          status
          clusterSizes
          createdAt
          startedAt
          endedAt
          paramValues
          metricValues
          sweep {
            id
          }
          datasetVersion {
            number
            tag
            dataset {
              name
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const SWEEP = graphql(`
  query SweepDetails($id: ID!) {
    sweep(id: $id) {
      id
      nClusters
      algorithm
      scaling
      createdAt
      elbowChart
      pickReason
      pickedRun {
        id
        nClusters
      }
      rejectedRuns {
        nClusters
        reason
      }
      evidence {
        elbow
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
      datasetVersion {
        number
        tag
        dataset {
          name
        }
      }
      modelVersion {
        name
        model {
          name
        }
      }
      job {
        id
        state
        error {
          code
          message
        }
      }
    }
  }
`);

export const RUN = graphql(`
  query RunDetails($id: ID!) {
    run(id: $id) {
      id
      name
      nClusters
      status
      clusterSilhouettes
      createdAt
      startedAt
      endedAt
      error {
        code
        message
      }
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
      clusters {
        id
        label
        size
        centroid {
          feature
          value
        }
      }
      principalComponents {
        explained
        loadings {
          feature
          loading
        }
      }
      points(most: 1000) {
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
        sizeBytes
        download
      }
      assignmentDownloads {
        format
        path
      }
      modelVersions {
        name
        model {
          name
        }
      }
      experiment {
        name
      }
      sweep {
        id
      }
      datasetVersion {
        number
        tag
        dataset {
          name
        }
      }
    }
  }
`);

export type RunRow = ExperimentRunsQuery['runs']['edges'][number]['node'];
export type SweepDetails = NonNullable<SweepDetailsQuery['sweep']>;
export type RunDetails = NonNullable<RunDetailsQuery['run']>;

/** What a table of runs knows of a metric; null where the run has none of that name. */
export function metricOf({ metricValues }: RunRow, key: string): number | null {
  const value = (metricValues as Record<string, unknown>)[key];
  return typeof value === 'number' ? value : null;
}

export function paramOf({ paramValues }: RunRow, key: string): string | null {
  return (paramValues as Record<string, string | undefined>)[key] ?? null;
}

export function versionName({
  number,
  tag,
  dataset,
}: {
  number: number;
  tag?: string | null | undefined;
  dataset: { name: string };
}): string {
  return `${dataset.name} · ${tag ?? `v${number}`}`;
}
