import type { Tone } from '../../components/badge.tsx';
import { graphql } from '../../gql/gql.ts';
import type { CanaryState, ModelCanaryQuery } from '../../gql/graphql.ts';

export const CANARY = graphql(`
  query ModelCanary($model: String!) {
    model(name: $model) {
      id
      alias {
        version {
          name
        }
      }
      versions(first: 100) {
        edges {
          node {
            name
          }
        }
      }
    }
    canary(model: $model) {
      id
      state
      stepCount
      reason
      startedBy
      createdAt
      endReason
      endedAt
      endedBy
      overrideReason
      version {
        name
      }
      baseline {
        name
      }
      counts {
        requests
        canaryErrors
        disagreements
      }
      steps {
        number
        share
        seconds
        minimumRequests
        beganAt
        counts {
          requests
        }
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
    canaries(model: $model, first: 50) {
      edges {
        node {
          id
          state
          createdAt
          endedAt
          endReason
          startedBy
          version {
            name
          }
        }
      }
    }
  }
`);

export type Canary = NonNullable<ModelCanaryQuery['canary']>;
export type PastCanary = ModelCanaryQuery['canaries']['edges'][number]['node'];

export const isAtWork = (state: CanaryState) => ['STARTING', 'RUNNING', 'PROMOTING'].includes(state);

export const STATE_TONES: Record<CanaryState, Tone> = {
  STARTING: 'plain',
  RUNNING: 'plain',
  PROMOTING: 'good',
  PROMOTED: 'good',
  ABORTED: 'bad',
  REFUSED: 'bad',
};
