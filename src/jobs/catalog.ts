import { z } from 'zod';

const id = z.uuid();

interface JobDefinition {
  payload: z.ZodType;
  attempts: number;
  concurrency: number;
  /** Its child jobs come one after another, and a worker writes how it ended, whatever ended it. */
  inStages?: true;
}

/**
 * Every kind of job, as data: what it carries, how often it may be started before it counts as failed, how many run at
 * once in one worker process. Ids only: a handler loads its rows afresh.
 */
export const JOB_CATALOG = {
  snapshot: {
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
    concurrency: 2,
  },
  validate: { payload: z.object({ datasetVersionId: id }), attempts: 5, concurrency: 2 },
  sweep: { payload: z.object({ sweepId: id }), attempts: 5, concurrency: 2 },
  /** Fits the runs that name the job as theirs. */
  fit: { payload: z.object({}), attempts: 5, concurrency: 4 },
  evidence: { payload: z.object({ sweepId: id }), attempts: 5, concurrency: 1 },
  promote: {
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
    concurrency: 2,
  },
  /** Waits until its canary has ended. */
  canary: { payload: z.object({ canaryId: id }), attempts: 5, concurrency: 2 },
  drift: { payload: z.object({ reportId: id }), attempts: 5, concurrency: 1 },
  score: {
    payload: z.object({ datasetVersionId: id, modelVersionId: id, scoredBy: z.string() }),
    attempts: 5,
    concurrency: 1,
  },
  collect: { payload: z.object({}), attempts: 5, concurrency: 1 },
  pipeline: { payload: z.object({ pipelineRunId: id }), attempts: 5, concurrency: 4, inStages: true },
} as const satisfies Record<string, JobDefinition>;

export type JobKind = keyof typeof JOB_CATALOG;
export type JobPayload<Kind extends JobKind> = z.infer<(typeof JOB_CATALOG)[Kind]['payload']>;
export const JOB_KINDS = Object.keys(JOB_CATALOG) as JobKind[];

export const comesInStages = (kind: string): boolean => 'inStages' in JOB_CATALOG[kind as JobKind];
