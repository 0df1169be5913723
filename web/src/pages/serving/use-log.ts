import { useEffect, useState } from 'react';
import { useClient, type Client, type CombinedError } from 'urql';
import { graphql } from '../../gql/gql.ts';
import type { PredictionLogQuery, PredictionLogQueryVariables } from '../../gql/graphql.ts';

const LOG = graphql(`
  query PredictionLog(
    $model: String!
    $from: DateTimeISO
    $to: DateTimeISO
    $cluster: Int
    $key: String
    $after: String
  ) {
    predictions(
      model: $model
      from: $from
      to: $to
      cluster: $cluster
      key: $key
      after: $after
      first: 100
    ) {
      edges {
        node {
          id
          time
          key
          alias
          role
          caller
          cluster
          clusterLabel
          confidence
          distanceToCenter
          latencyMs
          features {
            feature
            value
          }
          modelVersion {
            name
            clusters {
              id
              label
            }
          }
          outcome {
            cluster
            recordedBy
            recordedAt
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

export type Logged = PredictionLogQuery['predictions']['edges'][number]['node'];
export type LogFilter = Omit<PredictionLogQueryVariables, 'after'>;

/** The label of the cluster that turned out to be true; null: nobody has said so. */
export function outcomeLabel({ outcome, modelVersion }: Logged): string | null {
  if (!outcome) return null;
  return modelVersion.clusters.find(({ id }) => id === outcome.cluster)?.label ?? String(outcome.cluster);
}

interface Known {
  nodes: readonly Logged[];
  /** Where older ones begin; null: there are none. */
  next: string | null;
  error: CombinedError | undefined;
}

/** The answers after those that are known already. */
async function loadPage(
  client: Client,
  filter: LogFilter,
  { nodes, next }: Pick<Known, 'nodes' | 'next'>,
): Promise<Known> {
  const { data, error } = await client
    .query(LOG, { ...filter, after: next }, { requestPolicy: 'network-only' })
    .toPromise();
  const page = data?.predictions;
  return {
    nodes: page ? [...nodes, ...page.edges.map(({ node }) => node)] : nodes,
    next: page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null,
    error,
  };
}

/** The newest answers of a log, and older ones as they are asked for: a log has no end to wait for. */
export function useLog(filter: LogFilter) {
  const client = useClient();
  const [round, setRound] = useState(0);
  const key = JSON.stringify({ filter, round });
  const [known, setKnown] = useState<(Known & { key: string }) | null>(null);
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const { filter: wanted } = JSON.parse(key) as { filter: LogFilter };
      const newest = await loadPage(client, wanted, { nodes: [], next: null });
      if (!isGone) setKnown({ ...newest, key });
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [client, key]);
  const loadOlder = async () => {
    if (known === null) return;
    const more = await loadPage(client, filter, known);
    // Another filter may have been chosen meanwhile.
    setKnown((now) => (now?.key === known.key ? { ...more, key } : now));
  };
  return {
    nodes: known?.nodes ?? [],
    next: known?.next ?? null,
    error: known?.error,
    isLoading: known?.key !== key,
    loadOlder,
    reload: () => setRound((before) => before + 1),
  };
}
