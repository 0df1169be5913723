import { graphql } from '../../gql/gql.ts';
import type {
  GateFragment,
  ListedRunFragment,
  PipelineRunQuery,
  PolicyFragment,
  PolicySpecFragment,
} from '../../gql/graphql.ts';

export const POLICIES = graphql(`
  query Policies($after: String) {
    trainingPolicies(first: 100, after: $after) {
      edges {
        node {
          ...Policy
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment Policy on TrainingPolicy {
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
      promotionGate {
        ...Gate
      }
    }
    spec {
      ...PolicySpec
    }
    runs(first: 1) {
      edges {
        node {
          id
          number
          outcome
          startedAt
          createdAt
        }
      }
    }
  }

  fragment Gate on PromotionGate {
    revision
    aliases
    metrics {
      metric
      minimumImprovement
    }
    minimumClusterSize
    minimumClusterShare
    minimumStability
    minimumMatching
  }

  fragment PolicySpec on PolicyRevision {
    number
    setBy
    setAt
    schedule {
      cron
      timeZone
    }
    onDataChange
    onDrift
    onAlert
    trainWhen
    drift
    promote
    cooldownSeconds
    concurrency
    sweep {
      experiment
      nClusters
      algorithm
      engine
      scaling
      init
      nInit
      maxIter
      tol
      batchSize
      randomState
      minClusterShare
      minClusterSize
      chooseClusters
      weightColumn
      withEvidence
    }
  }
`);

export const POLICY_REVISIONS = graphql(`
  query PolicyRevisions($name: String!, $after: String) {
    trainingPolicy(name: $name) {
      id
      revisions(first: 100, after: $after) {
        edges {
          node {
            ...PolicySpec
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

export const PIPELINE_RUNS = graphql(`
  query PipelineRuns($policy: String, $outcome: PipelineOutcome, $language: Language!, $after: String) {
    pipelineRuns(policy: $policy, outcome: $outcome, first: 100, after: $after) {
      edges {
        node {
          ...ListedRun
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment ListedRun on PipelineRun {
    id
    number
    trigger
    outcome
    createdAt
    startedAt
    finishedAt
    firedBy
    firedBecause(language: $language)
    reason(language: $language)
    policy {
      id
      name
    }
  }
`);

export const PIPELINE_RUN = graphql(`
  query PipelineRun($id: ID!, $language: Language!) {
    pipelineRun(id: $id) {
      ...ListedRun
      forceRetrain
      skipPromotion
      job {
        id
      }
      stages {
        stage
        state
        reason(language: $language)
        figures
        startedAt
        finishedAt
      }
      datasetVersion {
        number
        tag
        dataset {
          name
        }
      }
      driftReport {
        id
      }
      sweep {
        id
        experiment {
          name
        }
      }
      modelVersion {
        name
        model {
          name
        }
      }
    }
    explainDecision(run: $id, language: $language) {
      stage
      question
      answer
    }
  }
`);

export const RUN_EVENTS = graphql(`
  subscription PipelineRunEvents($id: ID!) {
    pipelineRunEvents(id: $id) {
      number
      kind
      fraction
    }
  }
`);

export const SET_POLICY = graphql(`
  mutation SetPolicy($input: TrainingPolicyInput!) {
    setTrainingPolicy(input: $input) {
      ...Policy
    }
  }
`);

export const DELETE_POLICY = graphql(`
  mutation DeletePolicy($name: String!) {
    deleteTrainingPolicy(name: $name)
  }
`);

export const FIRE_POLICY = graphql(`
  mutation FirePolicy($input: FireTrainingPolicyInput!) {
    fireTrainingPolicy(input: $input) {
      id
    }
  }
`);

export const CANCEL_RUN = graphql(`
  mutation CancelRun($id: ID!) {
    cancelPipelineRun(id: $id) {
      id
      outcome
    }
  }
`);

export const RETRY_RUN = graphql(`
  mutation RetryRun($id: ID!) {
    retryPipelineRun(id: $id) {
      id
      outcome
    }
  }
`);

export type Policy = PolicyFragment;
export type Gate = GateFragment;
export type PolicySpec = PolicySpecFragment;
export type ListedRun = ListedRunFragment;
export type FoundRun = NonNullable<PipelineRunQuery['pipelineRun']>;
export type Stage = FoundRun['stages'][number];
export type Answer = PipelineRunQuery['explainDecision'][number];
