import { graphql } from '../../gql/gql.ts';
import type { ModelVersionDetailQuery } from '../../gql/graphql.ts';

export const VERSION = graphql(`
  query ModelVersionDetail($model: String!, $version: String!) {
    modelVersion(model: $model, version: $version) {
      id
      name
      createdAt
      artifactDigest
      clusters {
        id
        label
        size
        centroid {
          feature
          value
        }
      }
      signature {
        name
        unit
        direction
        missing
        transform {
          kind
          lower
          upper
          low
          high
          max
          lambda
        }
      }
      downloads {
        format
        path
      }
      assignmentDownloads {
        format
        path
      }
      expired {
        trashedAt
      }
      matching {
        adjustedRand
        commonKeys
        movedKeys
        isPoor
        matchedTo {
          name
        }
        shifts {
          cluster
          label
          distance
          nextDistance
        }
      }
      comparison {
        champion {
          name
        }
        reason
        agreement
        better
        scores {
          metric
          champion
          challenger
        }
      }
      run {
        id
        name
        metrics {
          key
          value
        }
        silhouette {
          score
          exact
        }
        sweep {
          id
          algorithm
          scaling
          pickReason
          experiment {
            name
          }
        }
      }
      datasetVersion {
        number
        tag
        rowCount
        digest
        standing
        timeFrom
        timeTo
        createdAt
        source {
          kind
          query
          database
          fileName
          url
        }
        dataset {
          name
          description
        }
        profile(first: 100) {
          edges {
            node {
              name
              min
              max
              mean
              standardDeviation
            }
          }
        }
      }
    }
  }
`);

export type VersionDetails = NonNullable<ModelVersionDetailQuery['modelVersion']>;
export type ColumnProfile = VersionDetails['datasetVersion']['profile']['edges'][number]['node'];

/** What the training data looked like, by feature. */
export function profilesOf({ datasetVersion }: VersionDetails): Map<string, ColumnProfile> {
  return new Map(datasetVersion.profile.edges.map(({ node }) => [node.name, node]));
}

export function dataName({ datasetVersion: { dataset, tag, number } }: VersionDetails): string {
  return `${dataset.name} · ${tag ?? number}`;
}
