import { setTimeout } from 'node:timers/promises';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Context } from './context.ts';
import { databaseGauges } from './database-metrics.ts';
import type { PredictionLog } from './serving/prediction-log.ts';
import type { Rollouts } from './serving/rollouts.ts';

export interface Metrics {
  contentType: string;
  text(): Promise<string>;
  /** Counts a response: its route, its status, how long it took. */
  observe(route: string, status: number, seconds: number): void;
}

interface Counted {
  predictions: Pick<PredictionLog, 'counts'>;
  rollouts: Pick<Rollouts, 'afterwards'>;
}

/** A database that hangs must not take the other metrics away. */
const DATABASE_WITHIN_MS = 2000;

/** Prometheus metrics of this process, and of what the database knows. */
export function createMetrics(ctx: Pick<Context, 'db' | 'log'>, { predictions, rollouts }: Counted): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  // promtool refuses these three: they are gauges whose names end like counters.
  for (const name of ['handles', 'requests', 'resources'])
    registry.removeSingleMetric(`nodejs_active_${name}_total`);
  const duration = new Histogram({
    name: 'gugus_http_request_duration_seconds',
    help: 'Duration of HTTP responses.',
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const database = databaseGauges(registry, ctx);
  countLogged(registry, predictions);
  countShadowed(registry, rollouts);
  return {
    contentType: registry.contentType,
    async text() {
      try {
        const late = setTimeout(DATABASE_WITHIN_MS, null, { ref: false });
        const figures = await Promise.race([database.read(), late]);
        if (!figures) throw new Error(`no answer within ${DATABASE_WITHIN_MS} ms`);
        database.show(figures);
      } catch (error) {
        ctx.log.warn({ err: error }, 'the metrics are without what the database knows: it does not answer');
        database.show({ drift: [], state: [] });
      }
      return await registry.metrics();
    },
    observe: (route, status, seconds) => duration.observe({ route, status }, seconds),
  };
}

function countLogged(registry: Registry, { counts }: Pick<PredictionLog, 'counts'>): void {
  const rows = new Counter({
    name: 'gugus_prediction_log_rows_total',
    help: 'Predictions by what became of them: written to the log, or dropped because its queue was full.',
    labelNames: ['outcome'],
    registers: [],
    collect() {
      const { written, dropped } = counts();
      this.reset();
      this.inc({ outcome: 'written' }, written);
      this.inc({ outcome: 'dropped' }, dropped);
    },
  });
  const queue = new Gauge({
    name: 'gugus_prediction_log_queue_rows',
    help: 'Predictions that wait to be written to the log.',
    registers: [],
    collect() {
      this.set(counts().queued);
    },
  });
  for (const metric of [rows, queue]) registry.registerMetric(metric);
}

function countShadowed(registry: Registry, { afterwards }: Pick<Rollouts, 'afterwards'>): void {
  const dropped = new Counter({
    name: 'gugus_shadow_rows_dropped_total',
    help: 'Rows that the version beside Production did not get because its queue was full.',
    registers: [],
    collect() {
      this.reset();
      this.inc(afterwards.counts().dropped);
    },
  });
  registry.registerMetric(dropped);
}
