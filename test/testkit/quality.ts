import { graphql } from '../gql/gql.ts';
import type { ExpectationInput } from '../gql/graphql.ts';
import type { ApiClient } from '../../src/cli/client.ts';
import { finished } from './operations.ts';

const SET_EXPECTATIONS = graphql(`
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
  }
`);

const SUGGEST = graphql(`
  query TestSuggest($dataset: String!, $version: Int!) {
    suggestExpectations(dataset: $dataset, version: $version) {
      ...TestExpectation
    }
  }
`);

const QUALITY = graphql(`
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
`);

const VALIDATE = graphql(`
  mutation TestValidate($dataset: String!, $version: Int!) {
    validateVersion(dataset: $dataset, version: $version) {
      id
      kind
    }
  }
`);

const RELEASE = graphql(`
  mutation TestRelease($input: ReleaseVersionInput!) {
    releaseVersion(input: $input) {
      standing
    }
  }
`);

const VALIDATIONS_AT_WORK = graphql(`
  query TestValidationsAtWork {
    jobs(kind: VALIDATE, first: 100) {
      edges {
        node {
          id
        }
      }
    }
  }
`);

/** Sets the expectations of `points` and waits for the jobs that look at its versions. */
export async function expectOf(api: ApiClient, expectations: ExpectationInput[], dataset = 'points') {
  const { setExpectations } = await api.request(SET_EXPECTATIONS, { input: { dataset, expectations } });
  const { jobs } = await api.request(VALIDATIONS_AT_WORK, {});
  for (const { node } of jobs.edges) await finished(api, node.id);
  return setExpectations;
}

export async function suggest(api: ApiClient, version: number, dataset = 'points') {
  return (await api.request(SUGGEST, { dataset, version })).suggestExpectations;
}

export async function qualityOf(api: ApiClient, number: number, after?: string | null, dataset = 'points') {
  return (await api.request(QUALITY, { dataset, number, after })).datasetVersion!;
}

export async function validate(api: ApiClient, version: number, dataset = 'points') {
  const { validateVersion } = await api.request(VALIDATE, { dataset, version });
  return await finished(api, validateVersion.id);
}

export async function release(api: ApiClient, version: number, reason = 'looked at', dataset = 'points') {
  return (await api.request(RELEASE, { input: { dataset, version, reason } })).releaseVersion;
}
