import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Viewer } from './access/viewer.ts';
import type { Compute } from './compute/pool.ts';
import type { Loaders } from './resolvers/loaders.ts';
import type { HotModels } from './serving/hot-models.ts';
import type { PredictionLog } from './serving/prediction-log.ts';
import type { Rollouts } from './serving/rollouts.ts';
import type { BlobStore } from './storage/blobs.ts';
import type { Duck } from './storage/duckdb.ts';
import type { Messenger } from './storage/messenger.ts';
import type { JobQueue } from './storage/queue.ts';
import type { Signals } from './storage/signals.ts';
import type { Sources } from './storage/sources.ts';

/** The resources of a process. A function asks for those it needs: `Pick<Context, 'db' | 'queue'>`. */
export interface Context {
  log: Logger;
  db: DataSource;
  sources: Sources;
  duck: Duck;
  blobs: BlobStore;
  queue: JobQueue;
  signals: Signals;
  compute: Compute;
  messenger: Messenger;
}

/** What a request adds. */
export interface RequestContext extends Context {
  models: HotModels;
  predictions: PredictionLog;
  rollouts: Rollouts;
  viewer: Viewer;
  requestId: string;
  /** The network address of the client, or of the proxy before us. */
  address: string;
  loaders: Loaders;
}
