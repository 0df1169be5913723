import { In, IsNull, type EntityManager } from 'typeorm';
import type { Job } from '../entities/job.ts';
import { PipelineRun, type PipelineOutcome, type TriggerKind, type Why } from '../entities/pipeline-run.ts';
import { PolicyRevision, type TrainingPolicy } from '../entities/training-policy.ts';
import { because } from './decision-words.ts';
import { beginRun, hasRunAtWork, insertStages } from './pipeline-rows.ts';

/** What fires a policy. */
export interface Firing {
  kind: TriggerKind;
  /** Names what fired: the same never fires a policy twice. */
  key: string;
  /** What fired, as a reason with its figures, and the ids that the stages go by. */
  details: Why;
  firedBy: string;
  reason?: string | null;
  forceRetrain?: boolean;
  skipPromotion?: boolean;
}

export interface Fired {
  run: PipelineRun;
  /** false: this had fired the policy before. */
  isNew: boolean;
  /** To hand to the queue after the commit. */
  queued: Job[];
}

/**
 * Fires a policy, whose row the caller's transaction has locked with `lockPolicy`. While another firing is at work the new
 * one waits for its turn; a firing that nobody asked for by hand may instead be cooled down or coalesced, which leaves a
 * short record and no job.
 */
export async function firePolicy(tx: EntityManager, policy: TrainingPolicy, firing: Firing): Promise<Fired> {
  const { id: policyId, revision } = policy;
  const known = await tx.findOneBy(PipelineRun, { policyId, triggerKey: firing.key });
  if (known) return { run: known, isNew: false, queued: [] };

  const [[{ run_count: number }]] = await tx.query(
    'UPDATE training_policy SET run_count = run_count + 1 WHERE id = $1 RETURNING run_count',
    [policyId],
  );
  const [{ id }] = await tx.query('SELECT uuidv7() AS id');
  const run = tx.create(PipelineRun, {
    id,
    policyId,
    number,
    revision,
    triggerKind: firing.kind,
    triggerKey: firing.key,
    details: firing.details,
    forceRetrain: firing.forceRetrain ?? false,
    skipPromotion: firing.skipPromotion ?? false,
    firedBy: firing.firedBy,
    reason: firing.reason ?? null,
  });
  const short = firing.kind === 'MANUAL' ? null : await shortRecord(tx, policy, firing.kind);
  const mustWait = await hasRunAtWork(tx, policyId);
  const { jobId, queued } = short ? { jobId: null, queued: [] } : await beginRun(tx, run, { mustWait });
  await tx.insert(PipelineRun, {
    ...run,
    jobId,
    ...(short ? { ...short, finishedAt: () => 'now()' } : mustWait ? {} : { startedAt: () => 'now()' }),
  } as never);
  if (!short) await insertStages(tx, id);
  return { run: await tx.findOneByOrFail(PipelineRun, { id }), isNew: true, queued };
}

/**
 * Which firings that wait do as much as one of the kind would: schedules and alerts read the source, a report of drift is
 * acted on by nothing else, and a firing by hand may be a dry run.
 */
const SEEN_TO_BY: Record<Exclude<TriggerKind, 'MANUAL'>, TriggerKind[]> = {
  SCHEDULE: ['SCHEDULE', 'ALERT'],
  ALERT: ['SCHEDULE', 'ALERT'],
  DATA_CHANGE: ['DATA_CHANGE', 'SCHEDULE', 'ALERT'],
  DRIFT: ['DRIFT'],
};

/** Why nothing is to be done for a further firing; null: it is to be done. */
async function shortRecord(
  tx: EntityManager,
  { id: policyId, revision }: TrainingPolicy,
  kind: Exclude<TriggerKind, 'MANUAL'>,
): Promise<{ outcome: PipelineOutcome; why: Why } | null> {
  const { spec } = await tx.findOneByOrFail(PolicyRevision, { policyId, number: revision });
  // This transaction may be older than the one that let the firing before start, and its now() too.
  const [recent] = await tx.query(
    `SELECT number FROM pipeline_run WHERE policy_id = $1 AND $2 > 0 AND started_at > now() - $2 * interval '1 s'
     ORDER BY started_at DESC LIMIT 1`,
    [policyId, spec.cooldownSeconds],
  );
  if (recent) {
    const why = because('COOLED_DOWN', { run: recent.number, seconds: spec.cooldownSeconds });
    return { outcome: 'COOLED_DOWN', why };
  }
  if (spec.concurrency === 'QUEUE') return null;
  const isWaiting = { finishedAt: IsNull(), startedAt: IsNull() };
  const waiting = await tx.findOneBy(PipelineRun, {
    policyId,
    ...isWaiting,
    triggerKind: In(SEEN_TO_BY[kind]),
  });
  return waiting && { outcome: 'COALESCED', why: because('COALESCED', { run: waiting.number }) };
}
