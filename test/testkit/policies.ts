import type { ApiClient } from '../../src/cli/client.ts';
import { graphql } from '../gql/gql.ts';
import type { FireTrainingPolicyInput, TrainingPolicyInput } from '../gql/graphql.ts';
import { createPoints, createWorld, startTestApp, type TestApp, type World } from './app.ts';
import { CREATE_DATASET, pointsDataset } from './operations.ts';

export const SET_POLICY = graphql(`
  mutation TestSetPolicy($input: TrainingPolicyInput!) {
    setTrainingPolicy(input: $input) {
      id
      name
      enabled
      revision
      runCount
      nextAt
      dataset {
        name
      }
      model {
        name
      }
      spec {
        number
        schedule {
          cron
          timeZone
        }
        onDataChange
        onDrift
        onAlert
        trainWhen
        promote
        canary {
          steps {
            share
            seconds
            minimumRequests
          }
          minimumAgreement
        }
        cooldownSeconds
        concurrency
        sweep {
          experiment
          nClusters
          algorithm
        }
      }
    }
  }
`);

export const DELETE_POLICY = graphql(`
  mutation TestDeletePolicy($name: String!) {
    deleteTrainingPolicy(name: $name)
  }
`);

export const FIRE = graphql(`
  mutation TestFire($input: FireTrainingPolicyInput!) {
    fireTrainingPolicy(input: $input) {
      id
      number
    }
  }
`);

export const RETRY = graphql(`
  mutation TestRetry($id: ID!) {
    retryPipelineRun(id: $id) {
      id
      outcome
    }
  }
`);

export const CANCEL_RUN = graphql(`
  mutation TestCancelRun($id: ID!) {
    cancelPipelineRun(id: $id) {
      id
      outcome
    }
  }
`);

export const RUN_EVENTS = graphql(`
  subscription TestRunEvents($id: ID!, $after: Int!) {
    pipelineRunEvents(id: $id, after: $after) {
      number
      kind
      fraction
      message
    }
  }
`);

const PIPELINE_RUN = graphql(`
  query TestPipelineRun($id: ID!) {
    pipelineRun(id: $id) {
      id
      number
      trigger
      triggerKey
      triggerDetails
      firedBecause
      firedBy
      outcome
      reason
      startedAt
      finishedAt
      policy {
        name
      }
      spec {
        number
      }
      stages {
        stage
        state
        reason
        figures
        startedAt
        finishedAt
        job {
          id
          kind
          state
        }
      }
      job {
        id
        state
        fraction
        attempt
      }
      datasetVersion {
        number
      }
      sweep {
        id
      }
      modelVersion {
        name
      }
      aliasMove {
        number
        movedBy
        to {
          name
        }
      }
    }
  }
`);

const PIPELINE_RUNS = graphql(`
  query TestPipelineRuns($policy: String, $outcome: PipelineOutcome, $first: Int, $after: String) {
    pipelineRuns(policy: $policy, outcome: $outcome, first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          number
          trigger
          triggerKey
          triggerDetails
          firedBecause
          outcome
          reason
          createdAt
          startedAt
          stages {
            stage
          }
          job {
            id
            state
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const EXPLAIN = graphql(`
  query TestExplainDecision($run: ID!, $language: Language!) {
    explainDecision(run: $run, language: $language) {
      stage
      question
      answer
    }
  }
`);

/** A policy that lets `points-model` follow the dataset `points`, which only hands fire. */
export function pointsPolicy(changes: Partial<TrainingPolicyInput> = {}): TrainingPolicyInput {
  return {
    name: 'points-policy',
    dataset: 'points',
    model: 'points-model',
    schedule: null,
    onDataChange: false,
    onDrift: false,
    onAlert: false,
    sweep: { experiment: 'tests', nClusters: [2, 3, 4] },
    ...changes,
  };
}

export async function setPolicy(api: ApiClient, changes: Partial<TrainingPolicyInput> = {}) {
  return (await api.request(SET_POLICY, { input: pointsPolicy(changes) })).setTrainingPolicy;
}

/** The dataset `points`, without a version, and a policy about it. */
export async function createPolicyWorld(
  changes: Partial<TrainingPolicyInput> = {},
  { world, rows, query }: { world?: World; rows?: number[][]; query?: string } = {},
): Promise<TestApp> {
  const started = await startTestApp(world ?? (await createWorld()));
  await createPoints(started.sourceUrl, rows);
  await started.api.request(CREATE_DATASET, { input: pointsDataset(query ? { query } : {}) });
  await setPolicy(started.api, changes);
  return started;
}

export async function fire(api: ApiClient, changes: Partial<FireTrainingPolicyInput> = {}): Promise<string> {
  const input = { policy: 'points-policy', ...changes };
  return (await api.request(FIRE, { input })).fireTrainingPolicy.id;
}

export async function pipelineRun(api: ApiClient, id: string) {
  return (await api.request(PIPELINE_RUN, { id })).pipelineRun!;
}

/** Waits until a firing has ended. @returns its record */
export async function ended(api: ApiClient, id: string) {
  for await (const _ of api.subscribe(RUN_EVENTS, { id, after: 0 }));
  return await pipelineRun(api, id);
}

/** Fires by hand and waits. */
export async function fired(api: ApiClient, changes: Partial<FireTrainingPolicyInput> = {}) {
  return await ended(api, await fire(api, changes));
}

/** Firings, newest first. */
export async function pipelineRuns(
  api: ApiClient,
  variables: {
    policy?: string;
    outcome?: Awaited<ReturnType<typeof pipelineRun>>['outcome'];
    first?: number;
    after?: string;
  } = {},
) {
  const { edges } = (await api.request(PIPELINE_RUNS, { first: 100, ...variables })).pipelineRuns;
  return edges.map(({ node }) => node);
}

export async function explain(api: ApiClient, run: string, language: 'EN' | 'ID' = 'EN') {
  return (await api.request(EXPLAIN, { run, language })).explainDecision;
}

/** Each stage with how it stands and the code of its reason, as "COLLECT DONE COLLECTED". */
export function summary({ stages }: Awaited<ReturnType<typeof pipelineRun>>): string[] {
  return stages.map(({ stage, state, figures }) => `${stage} ${state} ${codeOf(figures)}`.trim());
}

/** The code of a reason as data. */
export function codeOf(figures: unknown): string {
  return (figures as { code: string } | null)?.code ?? '';
}
