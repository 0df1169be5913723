import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { onTestFinished } from 'vitest';
import { collectContent } from '../../src/use-cases/collect-content.ts';
import { openDiskBlobs, type BlobStore } from '../../src/storage/blobs.ts';
import { expiringBlobs } from '../../src/storage/expiring-blobs.ts';
import { openDatabase } from '../../src/storage/postgres.ts';
import { createDatabase } from './databases.ts';
import { blobPath } from './retention.ts';

/** A database and a store without the rest of the platform, for rows that are written by hand. */
export interface ContentWorld {
  db: DataSource;
  databaseUrl: string;
  /** As the platform sees it. */
  blobs: BlobStore;
  /** The store below that. */
  disk: BlobStore;
  pathOf: (digest: string) => string;
}

export async function createContentWorld(): Promise<ContentWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'gugus-content-'));
  const databaseUrl = await createDatabase('migrated');
  const db = await openDatabase(databaseUrl);
  onTestFinished(async () => {
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  });
  const disk = await openDiskBlobs(join(folder, 'blobs'));
  const pathOf = (digest: string) => blobPath({ env: { GUGUS_DATA: folder } }, digest);
  return { db, databaseUrl, blobs: expiringBlobs(db, disk), disk, pathOf };
}

/** Runs a collection as its job does. @returns what it counted */
export async function collectOnce({ db, blobs }: Pick<ContentWorld, 'db' | 'blobs'>) {
  let result: Record<string, unknown> = {};
  const complete = async (_message: string, write: (tx: typeof db.manager) => Promise<typeof result>) => {
    result = await db.transaction(write);
  };
  await collectContent({ db, blobs }, { signal: new AbortController().signal, complete });
  return result;
}

/** Stores a text as it was stored so many days ago. @returns its digest */
export async function storeOld({ disk, pathOf }: ContentWorld, text: string, days: number): Promise<string> {
  const { digest } = await disk.put(Buffer.from(text));
  const then = new Date(Date.now() - days * 24 * 3600 * 1000);
  await utimes(pathOf(digest), then, then);
  return digest;
}

export async function listed({ disk }: Pick<ContentWorld, 'disk'>): Promise<string[]> {
  const digests: string[] = [];
  for await (const { digest } of disk.list()) digests.push(digest);
  return digests.toSorted();
}

/** Lets the time in the trash be over for all that is in it. */
export async function endTrashTime({ db }: Pick<ContentWorld, 'db'>): Promise<void> {
  await db.query(`UPDATE blob_trash SET delete_at = now()`);
}

const VALUES = {
  dataset: { description: '', source: '{"kind": "query"}', key_column: 'id', features: '[{"name": "x"}]' },
  dataset_version: { source: '{"kind": "query"}', columns: '[]', row_count: 10, size_bytes: 1 },
  upload: { file_name: 'rows.csv', size_bytes: 1 },
  experiment: {},
  registered_model: {},
  job: { payload: '{}' },
  sweep: { n_clusters: '{2}', algorithm: 'a', engine: 'e', scaling: 's', params: '{}', pick_rule: '{}' },
  run: { n_clusters: 2 },
  run_artifact: { size_bytes: 1 },
  model_version: { signature: '[]', clusters: '[]' },
  model_alias: {},
  scoring: {
    size_bytes: 1,
    row_count: 10,
    refused_count: 0,
    cluster_counts: '{10}',
    refusals: '[]',
    scored_by: 'test',
  },
  alias_move: { moved_by: 'test', reason: 'test' },
  model_comparison: { challenger_silhouette: 0, agreement: 1, better: true, reason: 'test' },
};

/** Inserts a row, with values for what the test says nothing of. @returns its id, where it has one */
export async function insertRow(
  { query }: { query: (sql: string, values: unknown[]) => Promise<unknown> },
  table: keyof typeof VALUES,
  values: Record<string, unknown>,
): Promise<string> {
  const row = Object.entries({ ...VALUES[table], ...values });
  const rows = (await query(
    `INSERT INTO ${table} (${row.map(([column]) => column).join(', ')})
     VALUES (${row.map((_, i) => `$${i + 1}`).join(', ')}) RETURNING *`,
    row.map(([, value]) => value),
  )) as { id: string }[];
  return rows[0].id;
}

/** A finished job of so many days ago. */
export async function insertJob(db: DataSource, days: number): Promise<string> {
  const then = daysAgo(days);
  return await insertRow(dbOf(db), 'job', {
    kind: 'sweep',
    state: 'SUCCEEDED',
    created_at: then,
    finished_at: then,
  });
}

export const dbOf = (db: DataSource) => ({
  query: async (sql: string, values: unknown[]) => (await db.query(sql, values)) as unknown,
});

export const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000);
