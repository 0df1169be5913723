import { z } from 'zod';

const id = z.uuid();

/** The lanes that jobs wait in, each a queue, with how many of its jobs run at once in one worker process. */
export const LANES = {
  /** What only decides and records, in no time. */
  step: 6,
  /** Reads and checks data as they come in. */
  data: 3,
  fit: 4,
  /** Statistics on threads. */
  measure: 2,
  /** What takes much memory or disk. */
  bulk: 1,
} as const;
export type Lane = keyof typeof LANES;

interface JobDefinition {
  lane: Lane;
  payload: z.ZodType;
  attempts: number;
  /** Its child jobs come one after another, and a worker writes how it ended, whatever ended it. */
  inStages?: true;
}

/**
 * Every kind of job, as data: where it waits, what it carries, how often it may be started before it counts as failed.
 * Ids only: a handler loads its rows afresh.
 */
export const JOB_CATALOG = {
  snapshot: {
    lane: 'data',
    payload: z.object({
      datasetId: id,
      tag: z.string().nullable(),
      message: z.string().nullable(),
      takenBy: z.string().default('local'),
      /** The data that is added to a dataset of files; null: whatever the source holds now. */
      added: z
        .object({ uploadId: id, mode: z.enum(['REPLACE', 'APPEND']) })
        .nullable()
        .default(null),
    }),
    attempts: 5,
  },
  validate: { lane: 'data', payload: z.object({ datasetVersionId: id }), attempts: 5 },
  sweep: { lane: 'step', payload: z.object({ sweepId: id }), attempts: 5 },
  /** Fits the runs that name the job as theirs. */
  fit: { lane: 'fit', payload: z.object({}), attempts: 5 },
  evidence: { lane: 'measure', payload: z.object({ sweepId: id }), attempts: 5 },
  promote: {
    lane: 'step',
    payload: z.object({
      modelId: id,
      alias: z.string(),
      toVersionId: id,
      kind: z.enum(['PROMOTE', 'ROLLBACK']),
      onlyIfBetter: z.boolean(),
      reason: z.string(),
      movedBy: z.string(),
      /** Why the alias moves although its gate refuses; null: it does not. */
      overrideReason: z.string().nullable().default(null),
    }),
    attempts: 5,
  },
  /** Waits until its canary has ended. */
  canary: { lane: 'step', payload: z.object({ canaryId: id }), attempts: 5 },
  drift: { lane: 'measure', payload: z.object({ reportId: id }), attempts: 5 },
  score: {
    lane: 'bulk',
    payload: z.object({ datasetVersionId: id, modelVersionId: id, scoredBy: z.string() }),
    attempts: 5,
  },
  collect: { lane: 'bulk', payload: z.object({}), attempts: 5 },
  pipeline: { lane: 'step', payload: z.object({ pipelineRunId: id }), attempts: 5, inStages: true },
} as const satisfies Record<string, JobDefinition>;

export type JobKind = keyof typeof JOB_CATALOG;
export type JobPayload<Kind extends JobKind> = z.infer<(typeof JOB_CATALOG)[Kind]['payload']>;

export const comesInStages = (kind: string): boolean => 'inStages' in JOB_CATALOG[kind as JobKind];
