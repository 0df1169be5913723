import { readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { graphql } from '../gql/gql.ts';
import type { ContentKind, RetentionInput } from '../gql/graphql.ts';
import type { ApiClient } from '../../src/cli/client.ts';
import type { World } from './app.ts';
import { runSql } from './databases.ts';
import { finished } from './operations.ts';

export const SET_RETENTION = graphql(`
  mutation TestSetRetention($input: RetentionInput!) {
    setRetention(input: $input) {
      kind
      enabled
      keepDays
      keepLast
      includeTagged
      trashDays
      setBy
    }
  }
`);

export const PREVIEW = graphql(`
  query TestPreviewRetention($first: Int, $after: String, $goes: Boolean) {
    previewRetention(first: $first, after: $after, goes: $goes) {
      totals {
        kind
        count
        sizeBytes
      }
      candidates {
        edges {
          node {
            kind
            id
            name
            goes
            sizeBytes
            reasons
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

export const APPLY = graphql(`
  mutation TestApplyRetention {
    applyRetention {
      id
    }
  }
`);

export const TRASH = graphql(`
  query TestTrash($first: Int, $after: String) {
    trashedContent(first: $first, after: $after) {
      edges {
        node {
          digest
          sizeBytes
          policyKind
          keepDays
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const RESTORE = graphql(`
  mutation TestRestoreContent($kind: ContentKind!, $id: ID!) {
    restoreContent(kind: $kind, id: $id) {
      digest
      restoredAt
    }
  }
`);

export async function setRetention(api: ApiClient, input: RetentionInput) {
  return (await api.request(SET_RETENTION, { input })).setRetention;
}

export async function preview(api: ApiClient, goes?: boolean) {
  const { previewRetention } = await api.request(PREVIEW, { first: 100, goes });
  return {
    totals: previewRetention.totals,
    candidates: previewRetention.candidates.edges.map(({ node }) => node),
  };
}

export async function collect(api: ApiClient) {
  return await finished(api, (await api.request(APPLY, {})).applyRetention.id);
}

export async function trash(api: ApiClient) {
  return (await api.request(TRASH, { first: 100 })).trashedContent.edges.map(({ node }) => node);
}

export async function restore(api: ApiClient, kind: ContentKind, id: string) {
  return (await api.request(RESTORE, { kind, id })).restoreContent;
}

const TIMES = {
  dataset_version: ['created_at'],
  version_move: ['moved_at'],
  run: ['created_at'],
  job: ['finished_at'],
  model_version: ['created_at'],
  alias_move: ['moved_at'],
  scoring: ['created_at'],
  blob_trash: ['trashed_at', 'delete_at', 'restored_at'],
};

export const blobPath = ({ env }: Pick<World, 'env'>, digest: string) =>
  join(env['GUGUS_DATA'], 'blobs/files/md5', digest.slice(0, 2), digest.slice(2));

/** The digests of all stored objects. */
export async function storedDigests({ env }: Pick<World, 'env'>): Promise<string[]> {
  const root = join(env['GUGUS_DATA'], 'blobs/files/md5');
  const names = await readdir(root, { recursive: true });
  return names.filter((name) => name.includes('/')).map((name) => name.replace('/', ''));
}

/** Makes everything that the platform holds so much older. */
export async function passDays(world: Pick<World, 'env'>, days: number): Promise<void> {
  const updates = Object.entries(TIMES).map(([table, columns]) => {
    const sets = columns.map((column) => `${column} = ${column} - interval '${days} days'`);
    return `UPDATE gugus.${table} SET ${sets.join(', ')}`;
  });
  await runSql(world.env['DATABASE_URL'], ['SET session_replication_role = replica', ...updates].join('; '));
  for (const digest of await storedDigests(world)) {
    const path = blobPath(world, digest);
    const { mtimeMs } = await stat(path);
    const earlier = new Date(mtimeMs - days * 24 * 3600 * 1000);
    await utimes(path, earlier, earlier);
  }
}
