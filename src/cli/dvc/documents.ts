import { graphql } from '../gql/gql.ts';

export const REMOTE = graphql(`
  query DvcRemote {
    dvcRemote {
      url
      endpointUrl
      region
    }
  }
`);

export const DATASETS = graphql(`
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
`);

export const POINTERS = graphql(`
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
`);
