import type { Context } from '../context.ts';
import type { QueueSchedule } from '../storage/queue.ts';

/** The schedules of all policies that are enabled, as the queue takes them. */
export async function findSchedules({ db }: Pick<Context, 'db'>): Promise<QueueSchedule[]> {
  return await db.query(
    `SELECT policy.id, spec -> 'schedule' ->> 'cron' AS cron, spec -> 'schedule' ->> 'timeZone' AS "timeZone"
     FROM training_policy AS policy JOIN policy_revision ON policy_id = policy.id AND number = revision
     WHERE next_tick_at IS NOT NULL ORDER BY policy.id`,
  );
}
