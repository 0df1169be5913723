import type { EntityManager } from 'typeorm';
import { Canary, type CanaryState, type CanaryTest } from '../entities/canary.ts';
import { Job } from '../entities/job.ts';
import { ModelAlias } from '../entities/model-alias.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import type { ErrorCode } from '../errors.ts';
import { columnOf, COUNTS, type CanaryCounts, type Flip } from '../serving/canary-counts.ts';
import { CANARY } from './alias-rows.ts';
import { announce } from './announce.ts';
import { checksOf } from './judge-canary.ts';

/** The right of a worker to look after a canary, until another worker takes it over. */
export interface CanaryClaim {
  canaryId: string;
  attempt: number;
}

/** Who ended a canary that nobody ended by hand. */
export const CANARY_ITSELF = 'canary';

const LOOK_MS = 1000;

/** Takes up to `most` canaries that are due, or whose worker has been silent; of many workers each gets others. */
export async function claimCanaries(
  db: EntityManager,
  most: number,
  leaseMs: number,
): Promise<CanaryClaim[]> {
  const [rows] = await db.query(
    `WITH due AS MATERIALIZED (
       SELECT id FROM canary WHERE ended_at IS NULL
         AND (claimed_until <= now() OR claimed_until IS NULL AND due_at <= now())
       ORDER BY due_at LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED
     )
     UPDATE canary SET attempt = attempt + 1, claimed_until = now() + $2 * interval '1 ms'
     FROM due WHERE canary.id = due.id RETURNING canary.id AS "canaryId", attempt`,
    [most, leaseMs],
  );
  return rows;
}

/** Tells that the worker is alive, unless it has given the canary back. @returns whether the claim still holds */
export async function renewCanary(
  db: EntityManager,
  { canaryId, attempt }: CanaryClaim,
  leaseMs: number,
): Promise<boolean> {
  const [, renewed] = await db.query(
    `UPDATE canary SET claimed_until = now() + $3 * interval '1 ms'
     WHERE id = $1 AND attempt = $2 AND claimed_until IS NOT NULL`,
    [canaryId, attempt, leaseMs],
  );
  return renewed === 1;
}

/** Gives a canary back until it is due again. */
export async function releaseCanary(
  db: EntityManager,
  { canaryId, attempt }: CanaryClaim,
  delayMs = LOOK_MS,
): Promise<void> {
  await db.query(
    `UPDATE canary SET claimed_until = NULL, due_at = now() + $3 * interval '1 ms' WHERE id = $1 AND attempt = $2`,
    [canaryId, attempt, delayMs],
  );
}

/** Locks the model's row, and then the canary's. @returns null where it has ended, or another worker has taken it over */
export async function lockCanary(
  tx: EntityManager,
  { registeredModelId, id }: Pick<Canary, 'registeredModelId' | 'id'>,
  attempt?: number,
): Promise<Canary | null> {
  await tx.findOneOrFail(RegisteredModel, {
    where: { id: registeredModelId },
    lock: { mode: 'for_no_key_update' },
  });
  const [row] = await tx.query(
    `SELECT FROM canary WHERE id = $1 AND ended_at IS NULL AND ($2::int IS NULL OR attempt = $2) FOR NO KEY UPDATE`,
    [id, attempt ?? null],
  );
  return row ? await tx.findOneByOrFail(Canary, { id }) : null;
}

/** What was seen of a canary by all processes: in one step of its plan, or in all. */
export async function sumCounts(tx: EntityManager, canaryId: string, step?: number): Promise<CanaryCounts> {
  const sums = COUNTS.map((count) => `coalesce(sum(${columnOf(count)}), 0)::float8 AS "${count}"`);
  const [row] = await tx.query(
    `SELECT ${sums.join(', ')} FROM canary_observation WHERE canary_id = $1 AND ($2::int IS NULL OR step = $2)`,
    [canaryId, step ?? null],
  );
  return row;
}

/** Which labels of Production's became which of the canary's, most frequent first. */
export async function sumFlips(tx: EntityManager, canaryId: string): Promise<Flip[]> {
  return await tx.query(
    `SELECT "fromLabel", "toLabel", sum(count)::int AS count
     FROM canary_observation, jsonb_to_recordset(flips) AS flip ("fromLabel" text, "toLabel" text, count integer)
     WHERE canary_id = $1 GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
    [canaryId],
  );
}

interface Ending {
  state: Extract<CanaryState, 'PROMOTED' | 'ABORTED' | 'REFUSED'>;
  reason: string;
  by: string;
  code?: ErrorCode;
  verdict: CanaryTest[];
}

/**
 * Ends a canary whose row is locked: its share of the requests goes back to Production, in every process at once.
 * @returns the job to hand to the queue after the commit; null where it is at work
 */
export async function endCanary(
  tx: EntityManager,
  canary: Canary,
  { state, reason, by, code, verdict }: Ending,
): Promise<Job | null> {
  await tx.query(
    `UPDATE canary SET state = $2, ended_at = now(), end_reason = $3, ended_by = $4, error_code = $5, verdict = $6,
       claimed_until = NULL WHERE id = $1`,
    [canary.id, state, reason, by, code ?? null, JSON.stringify(verdict)],
  );
  const { registeredModelId, modelVersionId } = canary;
  await tx.delete(ModelAlias, { registeredModelId, name: CANARY, modelVersionId });
  await tx.query(`SELECT pg_notify('gugus_alias', $1)`, [registeredModelId]);
  if (state !== 'PROMOTED') await announceEnd(tx, canary, reason, verdict);
  return await wakeJob(tx, canary.jobId);
}

async function announceEnd(
  tx: EntityManager,
  { id, registeredModelId, modelVersionId }: Canary,
  reason: string,
  verdict: readonly CanaryTest[],
): Promise<void> {
  const model = await tx.findOneByOrFail(RegisteredModel, { id: registeredModelId });
  const version = await tx.findOneByOrFail(ModelVersion, { id: modelVersionId });
  await announce(tx, {
    kind: 'CANARY_ABORTED',
    key: id,
    at: new Date(),
    facts: {
      model: model.name,
      alias: CANARY,
      version: version.name,
      reason,
      failed: checksOf(verdict).filter(({ passed }) => !passed),
    },
  });
}

/** The job of a canary waits until the canary has ended, and then tells how. */
async function wakeJob(tx: EntityManager, id: string): Promise<Job | null> {
  const [, woken] = await tx.query(
    `UPDATE job SET state = 'QUEUED', touched_at = now() WHERE id = $1 AND state = 'WAITING'`,
    [id],
  );
  return woken === 1 ? await tx.findOneByOrFail(Job, { id }) : null;
}
