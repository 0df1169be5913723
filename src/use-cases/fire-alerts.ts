import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Job } from '../entities/job.ts';
import { PipelineRun } from '../entities/pipeline-run.ts';
import { TrainingPolicy } from '../entities/training-policy.ts';
import { notFound } from '../errors.ts';
import { because } from './decision-words.ts';
import { enqueue } from './enqueue.ts';
import { firePolicy } from './fire-policy.ts';
import { parseInput, textSchema } from './parse-input.ts';
import { specOf } from './set-training-policy.ts';

const MOST_ALERTS = 100;
const LONGEST_TEXT = 2000;

const labels = z.record(z.string().max(200), textSchema(LONGEST_TEXT));
const alert = z.object({
  status: z.enum(['firing', 'resolved']),
  labels,
  annotations: labels.nullish(),
  startsAt: z.iso.datetime({ offset: true, message: 'must be a time of RFC 3339' }),
  fingerprint: z
    .string()
    .regex(/^[\w.:-]{1,128}$/, 'must be 1 to 128 letters, digits, "_", ".", ":" and "-"'),
});

/**
 * What both Alertmanager (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config, version "4") and Grafana's
 * unified alerting (version "1") send; the rest of their bodies is not needed.
 */
const bodySchema = z.object({
  alerts: z
    .array(alert)
    .min(1, 'must have at least one alert')
    .max(MOST_ALERTS, `must have at most ${MOST_ALERTS} alerts`),
});

/** What became of an alert. */
export interface AlertAnswer {
  fingerprint: string;
  /** The number of the firing; null: the alert fired nothing. */
  run: number | null;
  /** Why it fired nothing, or that it had fired before. */
  note: string | null;
}

/**
 * Fires a policy for each alert that fires, once for each time that it began to.
 * @throws AppError INVALID_INPUT, NOT_FOUND
 */
export async function fireAlerts(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  name: string,
  body: unknown,
  sentBy: string,
): Promise<AlertAnswer[]> {
  const { alerts } = parseInput(bodySchema, body);
  const queued: Job[] = [];
  const answers = await ctx.db.transaction(async (tx) => {
    const lock = { mode: 'for_no_key_update' } as const;
    const policy = await tx.findOne(TrainingPolicy, { where: { name }, lock });
    if (!policy) throw notFound('policy', name);
    const isDeaf = !policy.enabled || !(await specOf(tx, policy)).onAlert;
    const all: AlertAnswer[] = [];
    for (const { status, fingerprint, startsAt, ...told } of alerts) {
      const answer = (run: PipelineRun | null, note: string | null) =>
        all.push({ fingerprint, run: run?.number ?? null, note });
      if (status === 'resolved') answer(null, 'it is resolved');
      else if (isDeaf) answer(null, 'the policy does not fire on alerts');
      else {
        const started = new Date(startsAt).toISOString();
        const alertName = told.labels['alertname'] ?? fingerprint;
        const fired = await firePolicy(tx, policy, {
          kind: 'ALERT',
          key: `alert:${fingerprint}:${started}`,
          details: because('BY_ALERT', { alert: alertName, startsAt: started, fingerprint, ...told }),
          firedBy: sentBy,
        });
        queued.push(...fired.queued);
        answer(fired.run, fired.isNew ? null : 'it had fired the policy already');
      }
    }
    return all;
  });
  await enqueue(ctx, queued);
  return answers;
}
