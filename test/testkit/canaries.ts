import { expect } from 'vitest';
import { graphql } from '../gql/gql.ts';
import type { CanaryState, StartCanaryInput } from '../gql/graphql.ts';
import type { ApiClient } from '../../src/cli/client.ts';

const START = graphql(`
  mutation TestStartCanary($input: StartCanaryInput!) {
    startCanary(input: $input) {
      id
      state
      stepCount
    }
  }
`);

const ABORT = graphql(`
  mutation TestAbortCanary($model: String!, $reason: String!) {
    abortCanary(model: $model, reason: $reason) {
      state
      endedBy
      endReason
    }
  }
`);

const CANARY = graphql(`
  query TestCanary($model: String!) {
    canary(model: $model) {
      id
      state
      stepCount
      startedBy
      endedBy
      endReason
      version {
        name
      }
      baseline {
        name
      }
      job {
        id
        state
        error {
          code
          message
        }
      }
      steps {
        number
        share
        beganAt
        counts {
          requests
          productionRequests
        }
      }
      counts {
        requests
        productionRequests
        canaryErrors
        productionErrors
        disagreements
        calls
        slowCalls
      }
      tests {
        name
        failed
        value
        bound
        evidence
        limit
        reason
      }
      flips {
        fromLabel
        toLabel
        count
      }
    }
  }
`);

const ROUTED = graphql(`
  query TestRouted($model: String!, $columns: FeatureColumns!, $ids: [String!]) {
    predictClusters(model: $model, columns: $columns, ids: $ids) {
      modelVersion
      columns {
        predictionIds
        clusterLabels
        modelVersions
      }
      errors {
        row
      }
    }
  }
`);

const STANDING = graphql(`
  query TestStanding($model: String!) {
    model(name: $model) {
      aliases {
        name
        version {
          name
        }
      }
      aliasMoves(first: 1) {
        edges {
          node {
            alias
            reason
            movedBy
            to {
              name
            }
          }
        }
      }
    }
  }
`);

const MODEL = 'points-model';

export async function startCanary(api: ApiClient, changes: Partial<StartCanaryInput> = {}) {
  const input = { model: MODEL, version: 'v1.1', reason: 'newer data', ...changes };
  return (await api.request(START, { input })).startCanary;
}

export async function abortCanary(api: ApiClient, reason = 'a bad feeling', model = MODEL) {
  return (await api.request(ABORT, { model, reason })).abortCanary;
}

export async function canaryOf(api: ApiClient, model = MODEL) {
  return (await api.request(CANARY, { model })).canary!;
}

/** Answers rows of the features x and y. */
export async function predictRouted(api: ApiClient, points: number[][], ids?: string[]) {
  const columns = { x: points.map(([x]) => x), y: points.map(([, y]) => y) };
  return (await api.request(ROUTED, { model: MODEL, columns, ids })).predictClusters;
}

export async function predictWide(api: ApiClient, columns: Record<string, number[]>) {
  return (await api.request(ROUTED, { model: MODEL, columns })).predictClusters;
}

/** Sends requests until the canary stands so. @returns the canary */
export async function untilCanary(api: ApiClient, state: CanaryState, send: () => Promise<unknown>) {
  await expect
    .poll(
      async () => {
        await send();
        return (await canaryOf(api)).state;
      },
      { timeout: 30_000 },
    )
    .toBe(state);
  return await canaryOf(api);
}

/** The versions behind the aliases, and the newest move. */
export async function standing(api: ApiClient) {
  const { aliases, aliasMoves } = (await api.request(STANDING, { model: MODEL })).model!;
  const versions = Object.fromEntries(aliases.map(({ name, version }) => [name, version.name]));
  return { versions, move: aliasMoves.edges[0].node };
}
