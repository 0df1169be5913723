import { useEffect, useEffectEvent, useState } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { useAllPages } from '../../api/use-all-pages.ts';
import { useInterval } from '../../api/use-interval.ts';
import { graphql } from '../../gql/gql.ts';
import type { DatasetPageQuery, DatasetPageVersionsQuery } from '../../gql/graphql.ts';

const DATASET = graphql(`
  query DatasetPage($name: String!) {
    dataset(name: $name) {
      id
      name
      description
      keyColumn
      nameColumn
      timeColumn
      measures
      suiteRevision
      features {
        name
        unit
        direction
        missing
        transform {
          kind
        }
      }
      source {
        kind
        query
        database
        url
        format
      }
      watch {
        everySeconds
        createdAt
        checkedAt
        changedAt
        error {
          code
          message
        }
        job {
          id
          state
        }
      }
      currentVersion {
        number
      }
    }
  }
`);

const VERSIONS = graphql(`
  query DatasetPageVersions($name: String!, $after: String) {
    dataset(name: $name) {
      versions(first: 100, after: $after) {
        edges {
          node {
            id
            number
            tag
            message
            createdAt
            rowCount
            sizeBytes
            digest
            standing
            timeFrom
            timeTo
            parent {
              number
            }
            source {
              kind
              fileName
              mode
              url
              query
            }
            expired {
              trashedAt
            }
            downloads {
              format
              path
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

export type Dataset = NonNullable<DatasetPageQuery['dataset']>;
export type Version = NonNullable<DatasetPageVersionsQuery['dataset']>['versions']['edges'][number]['node'];

/** What the tabs of a dataset share. */
export interface DatasetPage {
  dataset: Dataset;
  /** Newest first. */
  versions: readonly Version[];
  current: Version | undefined;
  /** Asks again for all of it. */
  reload: () => void;
  /** How often it was asked for again: what else is shown of the dataset is asked for along with it. */
  round: number;
}

/** Asks again for a part of the page whenever the dataset is asked for again. */
export function useReload({ round }: DatasetPage, reload: () => void): void {
  const again = useEffectEvent(reload);
  useEffect(() => {
    if (round > 0) again();
  }, [round]);
}

const NOTHING = { edges: [], pageInfo: { hasNextPage: false } } as const;
/** A watch takes versions by itself; nothing tells of them. */
const WATCHED_POLL_MS = 5000;

/** A dataset and all its versions. @returns page null: there is none of this name; undefined: not known yet */
export function useDataset(name: string): {
  page: DatasetPage | null | undefined;
  error: CombinedError | undefined;
  reload: () => void;
} {
  const [{ data, error }, again] = useQuery({ query: DATASET, variables: { name } });
  const versions = useAllPages(VERSIONS, { name }, ({ dataset }) => dataset?.versions ?? NOTHING);
  const [round, setRound] = useState(0);
  const reload = () => {
    setRound((before) => before + 1);
    again({ requestPolicy: 'network-only' });
    versions.reload();
  };
  const isWatched = Boolean(data?.dataset?.watch);
  useInterval(reload, isWatched ? WATCHED_POLL_MS : null);

  const dataset = data?.dataset;
  const isThere = dataset && (versions.isWhole || versions.nodes.length > 0);
  const page = isThere
    ? {
        dataset,
        versions: versions.nodes,
        current: versions.nodes.find(({ number }) => number === dataset.currentVersion?.number),
        reload,
        round,
      }
    : undefined;
  return { page: data && !dataset ? null : page, error: error ?? versions.error, reload };
}
