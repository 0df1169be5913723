import { graphql } from '../../gql/gql.ts';
import type {
  OverviewAssignmentsQuery,
  OverviewModelQuery,
  OverviewMovedQuery,
  OverviewVersionQuery,
} from '../../gql/graphql.ts';

export const MODEL = graphql(`
  query OverviewModel($name: String!, $language: Language!) {
    model(name: $name) {
      id
      name
      moveCount
      alias {
        movedAt
        version {
          name
        }
      }
      aliasMoves(first: 50) {
        edges {
          node {
            number
            alias
            kind
            movedAt
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
      versions(first: 100) {
        edges {
          node {
            id
            name
            aliases
            datasetVersion {
              id
              number
              tag
              timeFrom
              timeTo
            }
          }
        }
      }
    }
    driftReports(model: $name, first: 10) {
      edges {
        node {
          id
          drifted
          finishedAt
          verdict(language: $language)
        }
      }
    }
    trainingPolicies(first: 100) {
      edges {
        node {
          name
          model {
            name
          }
          runs(first: 1) {
            edges {
              node {
                id
                number
                outcome
                finishedAt
                reason(language: $language)
              }
            }
          }
        }
      }
    }
  }
`);

export const ALIAS_MOVED = graphql(`
  subscription OverviewAliasMoved($model: String!, $after: Int!) {
    aliasMoved(model: $model, after: $after) {
      number
    }
  }
`);

export const VERSION = graphql(`
  query OverviewVersion($model: String!, $version: String!) {
    modelVersion(model: $model, version: $version) {
      id
      name
      clusters {
        id
        label
        size
        centroid {
          feature
          value
        }
      }
      datasetVersion {
        id
        number
        tag
        timeFrom
        timeTo
        rowCount
        dataset {
          name
        }
      }
      assignmentDownloads {
        format
        path
      }
    }
  }
`);

export const ASSIGNMENTS = graphql(`
  query OverviewAssignments($model: String!, $version: String!, $after: String) {
    modelVersion(model: $model, version: $version) {
      assignments(first: 100, after: $after) {
        edges {
          node {
            key
            name
            cluster
            distance
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const ROW_HISTORY = graphql(`
  query OverviewRowHistory($model: String!, $key: String!) {
    model(name: $model) {
      versions(first: 20) {
        edges {
          node {
            id
            name
            datasetVersion {
              id
              number
              tag
              timeFrom
              timeTo
            }
            clusters {
              id
            }
            row(key: $key) {
              name
              cluster
              label
              distance
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
`);

export const MIGRATIONS = graphql(`
  query OverviewMigrations($model: String!, $from: String!, $to: String!) {
    migrations(model: $model, from: $from, to: $to) {
      from {
        name
        clusters {
          id
          label
        }
      }
      to {
        name
        clusters {
          id
          label
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
      downloads {
        format
        path
      }
    }
  }
`);

export const MOVED = graphql(`
  query OverviewMoved($model: String!, $from: String!, $to: String!, $after: String) {
    migrations(model: $model, from: $from, to: $to) {
      moved(first: 100, after: $after) {
        edges {
          node {
            key
            name
            fromCluster
            fromLabel
            toCluster
            toLabel
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
    }
  }
`);

export type Overview = OverviewModelQuery;
export type Model = NonNullable<OverviewModelQuery['model']>;
export type ListedVersion = Model['versions']['edges'][number]['node'];
export type ShownVersion = NonNullable<OverviewVersionQuery['modelVersion']>;
export type Assignment = NonNullable<
  OverviewAssignmentsQuery['modelVersion']
>['assignments']['edges'][number]['node'];
export type MovedKey = OverviewMovedQuery['migrations']['moved']['edges'][number]['node'];
