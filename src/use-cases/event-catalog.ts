import { z } from 'zod';
import type { EventKind } from '../entities/notification-event.ts';

const aliasMove = z.object({
  model: z.string(),
  alias: z.string(),
  version: z.string(),
  /** Where the alias was before; null: nowhere. */
  from: z.string().nullable(),
  moveNumber: z.int(),
  reason: z.string(),
  movedBy: z.string(),
});

/** A reason as data, from which its words are made in each language; events of earlier days have only the English ones. */
const reasonData = {
  code: z.string().nullish(),
  /** What was compared, and other details, by name. */
  figures: z.record(z.string(), z.unknown()).nullish(),
};

/** Every kind of event that is announced, as data: the facts that it carries. Receivers get them as they are. */
export const EVENT_CATALOG = {
  DRIFT_DETECTED: z.object({
    reportId: z.string(),
    dataset: z.string(),
    model: z.string().nullable(),
    /** What was compared, in words: "version 3", "predictions since …". */
    reference: z.string(),
    current: z.string(),
    driftedColumns: z.array(z.string()),
    /** The share of the columns that drifted, 0 to 1. */
    driftShare: z.number(),
  }),
  PIPELINE_FINISHED: z.object({
    pipelineRunId: z.string(),
    runNumber: z.int(),
    outcome: z.enum(['SUCCEEDED', 'FAILED', 'CANCELLED']),
    trigger: z.string(),
    dataset: z.string(),
    model: z.string().nullable(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    stages: z.array(
      z.object({
        name: z.string(),
        status: z.enum(['SUCCEEDED', 'FAILED', 'SKIPPED']),
        /** Why it ended so, in English. */
        message: z.string().nullable(),
        ...reasonData,
      }),
    ),
    metrics: z.array(z.object({ name: z.string(), value: z.number().nullable() })),
  }),
  MODEL_PROMOTED: aliasMove,
  MODEL_ROLLED_BACK: aliasMove,
  MODEL_NOT_PROMOTED: z.object({
    model: z.string(),
    alias: z.string(),
    version: z.string(),
    /** In English. */
    reason: z.string(),
    ...reasonData,
    /** The checks of the promotion gate, or the tests of the canary, where they decided. */
    checks: z.array(z.object({ name: z.string(), passed: z.boolean(), reason: z.string() })),
  }),
  DATA_BLOCKED: z.object({
    dataset: z.string(),
    version: z.int(),
    validationReportId: z.string(),
    failures: z.array(z.string()),
  }),
  SOURCE_FAILING: z.object({ dataset: z.string(), code: z.string(), message: z.string() }),
  CANARY_ABORTED: z.object({
    model: z.string(),
    alias: z.string(),
    version: z.string(),
    /** In English. */
    reason: z.string(),
    /** The sequential tests that failed; none where somebody or something else ended it. */
    failed: z
      .array(
        z.object({
          name: z.enum(['ERRORS', 'AGREEMENT', 'LATENCY']),
          passed: z.boolean(),
          value: z.number().nullable(),
          bound: z.number(),
          reason: z.string(),
        }),
      )
      .optional(),
  }),
  TEST: z.object({ requestedBy: z.string() }),
} as const satisfies Record<EventKind, z.ZodObject>;

export type EventFacts<Kind extends EventKind> = z.infer<(typeof EVENT_CATALOG)[Kind]>;

/** An event to announce. Of all that have the same kind and key, the first is announced. */
export type NewEvent = {
  [Kind in EventKind]: { kind: Kind; key: string; at: Date; facts: EventFacts<Kind> };
}[EventKind];
