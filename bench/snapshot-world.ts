import { join } from 'node:path';
import type { Dataset } from '../src/entities/dataset.ts';
import { openDiskBlobs } from '../src/storage/blobs.ts';
import { openDuck } from '../src/storage/duckdb.ts';
import { openSources } from '../src/storage/sources.ts';

export const FEATURES = ['a', 'b', 'c', 'd', 'e'];

/** What snapshots are taken with: the source at the URL, everything else below the folder. */
export async function openSnapshots(url: string, folder: string) {
  const duck = await openDuck(join(folder, 'tmp'));
  const blobs = await openDiskBlobs(join(folder, 'blobs'));
  const sources = openSources(url, new Map(), { mostBytes: 0, allowed: new Set() });
  return { sources, duck, blobs };
}

/** All of a table with a key and five doubles. */
export function tableDataset(table: string): Dataset {
  const features = FEATURES.map((name) => ({ name, missing: 'refuse' }));
  const none = { nameColumn: null, timeColumn: null };
  return {
    name: table,
    source: { kind: 'query', query: `SELECT * FROM ${table}`, database: null },
    keyColumn: 'id',
    ...none,
    features,
  } as Dataset;
}
