import type { Context } from '../context.ts';
import { dropPartitions } from '../serving/prediction-partitions.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Drops the days of the prediction log that are past their time, with the outcomes that belong to them. */
export async function dropOldPredictions(
  { db, log }: Pick<Context, 'db' | 'log'>,
  keepDays: number,
  now: Date,
): Promise<void> {
  const since = new Date(now.getTime() - keepDays * DAY_MS);
  const dropped = await dropPartitions((sql, values) => db.query(sql, values), since);
  if (dropped.length > 0) log.info({ dropped, since }, 'old predictions are dropped');
}
