import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';

/** What a job's work gets beside the resources: how to hear that it must stop, to tell how far it is, and to end. */
export interface Execution {
  jobId: string;
  log: Logger;
  /** Fires when the job is cancelled, taken over by another worker, or the process shuts down. */
  signal: AbortSignal;
  /** Tells how far the job is: `fraction` is the share that is done, 0 to 1. Not waited for, and never a failure. */
  progress(fraction: number, message: string): void;
  /** The same for one run of the job, within the transaction that writes its results. */
  reportRun(tx: EntityManager, runId: string, message: string): Promise<void>;
  /** Ends the job well. What `write` writes in the transaction commits together with the end of the job, or not at all. */
  complete(message: string, write: (tx: EntityManager) => Promise<Record<string, unknown>>): Promise<void>;
}
