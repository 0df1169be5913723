import { z } from 'zod';
import type { Context } from '../context.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { notFound } from '../errors.ts';
import { leastIdOf } from '../serving/prediction-ids.ts';
import { parseInput } from './parse-input.ts';

const MINUTE_MS = 60_000;
/** Rows of the log that are looked at: so many are counted and sorted while somebody waits. */
const MOST_ROWS = 200_000;

const inputSchema = z.object({
  model: z.string(),
  minutes: z.int('must be whole').min(1, 'must be at least 1').max(1440, 'must be at most 1440'),
});

/** What a model answered within a time. Latencies are those of calls, in milliseconds; null: there were none. */
export interface ServingFigures {
  calls: number;
  answers: number;
  canaryAnswers: number;
  medianMs: number | null;
  p99Ms: number | null;
  shadowAnswers: number;
  shadowErrors: number;
}

export interface ServingMinute extends ServingFigures {
  time: Date;
}

export interface ServingActivity {
  from: Date;
  to: Date;
  total: ServingFigures;
  /** Those in which something was answered, earliest first. */
  minutes: ServingMinute[];
}

/**
 * How much a model answered in each of the last minutes, and how long that took. Of a busy model only the newest rows of
 * the log are looked at: `from` is later then.
 * @throws AppError NOT_FOUND, INVALID_INPUT
 */
export async function servingActivity(
  { db }: Pick<Context, 'db'>,
  input: z.input<typeof inputSchema>,
  mostRows = MOST_ROWS,
): Promise<ServingActivity> {
  const { model, minutes } = parseInput(inputSchema, input);
  const found = await db.manager.findOneBy(RegisteredModel, { name: model });
  if (!found) throw notFound('model', model);
  const to = new Date();
  const wanted = startOfMinute(to) - (minutes - 1) * MINUTE_MS;
  const window = [found.id, leastIdOf(new Date(wanted)), leastIdOf(to)];
  const [beyond]: { time: Date }[] = await db.query(
    `SELECT uuid_extract_timestamp(id) AS time FROM prediction_log WHERE model_id = $1 AND id >= $2 AND id < $3
     ORDER BY prediction_log.id DESC OFFSET $4 LIMIT 1`,
    [...window, mostRows],
  );
  // A minute that is not there as a whole would look quiet.
  const from = new Date(beyond ? startOfMinute(beyond.time) + MINUTE_MS : wanted);
  const rows: (ServingFigures & { time: Date | null })[] = await db.query(FIGURES, [
    found.id,
    leastIdOf(from),
    leastIdOf(to),
  ]);
  const total = rows.find(({ time }) => time === null)!;
  return { from, to, total, minutes: rows.filter((row): row is ServingMinute => row.time !== null) };
}

const startOfMinute = (time: Date) => Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS;

/** The rows of a call have its latency and its size in common: the first of so many stands for the call. */
const FIGURES = `
  WITH answer AS (
    SELECT date_trunc('minute', uuid_extract_timestamp(id)) AS time, role, error, latency_ms,
      CASE WHEN role <> 'SHADOW' THEN (row_number() OVER (
        PARTITION BY date_trunc('minute', uuid_extract_timestamp(id)), role, latency_ms, call_rows ORDER BY id
      ) - 1) % coalesce(call_rows, 1) = 0 END AS is_call
    FROM prediction_log WHERE model_id = $1 AND id >= $2 AND id < $3
  )
  SELECT time, count(*) FILTER (WHERE is_call)::int AS calls,
    count(*) FILTER (WHERE role <> 'SHADOW')::int AS answers,
    count(*) FILTER (WHERE role = 'CANARY')::int AS "canaryAnswers",
    percentile_cont(0.5) WITHIN GROUP (ORDER BY latency_ms) FILTER (WHERE is_call) AS "medianMs",
    percentile_cont(0.99) WITHIN GROUP (ORDER BY latency_ms) FILTER (WHERE is_call) AS "p99Ms",
    count(*) FILTER (WHERE role = 'SHADOW')::int AS "shadowAnswers",
    count(*) FILTER (WHERE role = 'SHADOW' AND error IS NOT NULL)::int AS "shadowErrors"
  FROM answer GROUP BY GROUPING SETS ((time), ()) ORDER BY time`;
