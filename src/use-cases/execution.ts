import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import type { Job } from '../entities/job.ts';

/** What a job's work gets beside the resources: how to hear that it must stop, to tell how far it is, and to end. */
export interface Execution {
  jobId: string;
  /** The job that it is a part of; null: it stands alone. */
  parentId: string | null;
  log: Logger;
  /** Fires when the job is cancelled, taken over by another worker, or the process shuts down. */
  signal: AbortSignal;
  /** Tells how far the job is: `fraction` is the share that is done, 0 to 1. Not waited for, and never a failure. */
  progress(fraction: number, message: string): void;
  /** The same for one run of the job, within the transaction that writes its results. */
  reportRun(tx: EntityManager, runId: string, message: string): Promise<void>;
  /** Tells within a transaction what that has written. */
  report(tx: EntityManager, fraction: number, message: string): Promise<void>;
  /**
   * Ends this turn: the child jobs that `begin` creates commit together with the job's wait for them. It is delivered
   * again when they have ended.
   */
  suspend(begin: (tx: EntityManager) => Promise<readonly Job[]>): Promise<void>;
  /** Ends the job well. What `write` writes in the transaction commits together with the end of the job, or not at all. */
  complete(message: string, write: (tx: EntityManager) => Promise<Record<string, unknown>>): Promise<void>;
}
