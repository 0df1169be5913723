import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Context } from '../../src/context.ts';
import { Dataset } from '../../src/entities/dataset.ts';
import { openDiskBlobs } from '../../src/storage/blobs.ts';
import { openDuck } from '../../src/storage/duckdb.ts';
import { openSources } from '../../src/storage/sources.ts';
import { createDatabase } from './databases.ts';

/** What code in `data/` works with, without the rest of the platform. */
export type DataWorld = Pick<Context, 'sources' | 'duck' | 'blobs'> & { sourceUrl: string; folder: string };

export async function createDataWorld(sourceUrl?: string): Promise<DataWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'gugus-data-'));
  const url = sourceUrl ?? (await createDatabase('empty'));
  const duck = await openDuck(join(folder, 'tmp'));
  onTestFinished(async () => {
    await duck.close();
    await rm(folder, { recursive: true, force: true });
  });
  const blobs = await openDiskBlobs(join(folder, 'blobs'));
  return {
    sources: openSources(url, new Map(), { mostBytes: 1_000_000, allowed: new Set() }),
    duck,
    blobs,
    sourceUrl: url,
    folder,
  };
}

/** A dataset that is in no database. */
export function datasetOf(query: string, changes: Partial<Dataset> = {}): Dataset {
  const none = { nameColumn: null, timeColumn: null, measures: null, description: '', features: [] };
  return Object.assign(new Dataset(), {
    name: 'rows',
    source: { kind: 'query', query, database: null },
    keyColumn: 'id',
    ...none,
    ...changes,
  });
}
