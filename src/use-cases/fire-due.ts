import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import type { Job } from '../entities/job.ts';
import { TrainingPolicy } from '../entities/training-policy.ts';
import { lastTick, nextTick, ticksBetween, type Schedule } from './cron.ts';
import { because } from './decision-words.ts';
import { enqueue } from './enqueue.ts';
import { firePolicy, type Firing } from './fire-policy.ts';
import { specOf } from './set-training-policy.ts';

/** Ticks as late as this are late, and each still fires. Older ones were missed, and fire once together. */
const LATE_MS = 10_000;
/** How far the clock of a worker, which says that a tick is due, may be ahead of the database's. */
const MOST_SKEW_MS = 5000;

/**
 * Fires a policy for the ticks of its schedule that are due, each once: which ones were seen to is in the policy's row,
 * whoever says that it is time, and however often.
 * @param told a tick that somebody says is due
 */
export async function fireDue(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  policyId: string,
  told: Date | null,
): Promise<void> {
  const queued = await ctx.db.transaction(async (tx) => {
    const lock = { mode: 'for_no_key_update' } as const;
    const policy = await tx.findOne(TrainingPolicy, { where: { id: policyId }, lock });
    return policy ? await fireTicks(tx, policy, told) : [];
  });
  await enqueue(ctx, queued);
}

/** The policies whose schedules have been due for so long. */
export async function overduePolicies(db: EntityManager, overdueMs: number): Promise<string[]> {
  const rows: { id: string }[] = await db.query(
    `SELECT id FROM training_policy WHERE next_tick_at <= now() - $1 * interval '1 ms' ORDER BY next_tick_at`,
    [overdueMs],
  );
  return rows.map(({ id }) => id);
}

async function fireTicks(tx: EntityManager, policy: TrainingPolicy, told: Date | null): Promise<Job[]> {
  const { tickedUntil, nextTickAt } = policy;
  const { schedule } = await specOf(tx, policy);
  if (!schedule || !tickedUntil || !nextTickAt) return [];
  const [{ now }]: { now: Date }[] = await tx.query('SELECT clock_timestamp() AS now');
  const ahead = told ? told.getTime() - now.getTime() : 0;
  const until = ahead > 0 && ahead <= MOST_SKEW_MS ? told! : now;
  if (nextTickAt > until) return [];

  const firings = dueFirings(schedule, { tickedUntil, nextTickAt }, until);
  const queued: Job[] = [];
  for (const firing of firings) queued.push(...(await firePolicy(tx, policy, firing)).queued);
  await tx.update(
    TrainingPolicy,
    { id: policy.id },
    { tickedUntil: until, nextTickAt: nextTick(schedule, until) },
  );
  return queued;
}

function dueFirings(
  schedule: Schedule,
  { tickedUntil, nextTickAt }: { tickedUntil: Date; nextTickAt: Date },
  until: Date,
): Firing[] {
  const late = new Date(Math.max(tickedUntil.getTime(), until.getTime() - LATE_MS));
  const firings = ticksBetween(schedule, late, until).map((tick) => firingOf(tick));
  if (nextTickAt > late) return firings;
  return [firingOf(lastTick(schedule, late), nextTickAt), ...firings];
}

function firingOf(tick: Date, firstMissed = tick): Firing {
  const figures = { tick: tick.toISOString(), since: firstMissed.toISOString() };
  return {
    kind: 'SCHEDULE',
    key: `schedule:${tick.getTime()}`,
    details: because(firstMissed < tick ? 'BY_MISSED_SCHEDULE' : 'BY_SCHEDULE', figures),
    firedBy: 'schedule',
  };
}
