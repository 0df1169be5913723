import { Gauge, type Registry } from 'prom-client';
import type { Context } from './context.ts';
import { findNewestDrift, type NewestDrift } from './use-cases/find-newest-drift.ts';
import { findPlatformState, type PlatformState } from './use-cases/find-platform-state.ts';

export interface DatabaseFigures {
  drift: readonly NewestDrift[];
  state: readonly PlatformState[];
}

/** Gauges of what the database knows, whichever process did it. */
export function databaseGauges(registry: Registry, ctx: Pick<Context, 'db'>) {
  const showDrift = driftGauges(registry);
  const showState = stateGauges(registry);
  return {
    async read(): Promise<DatabaseFigures> {
      const [drift, state] = await Promise.all([findNewestDrift(ctx), findPlatformState(ctx)]);
      return { drift, state };
    },
    /** What is not among these figures any more leaves none behind. */
    show({ drift, state }: DatabaseFigures): void {
      showDrift(drift);
      showState(state);
    },
  };
}

/** Of the newest reports about each model: that about a version of the data, and that about a window of the prediction log. */
function driftGauges(registry: Registry): (found: readonly NewestDrift[]) => void {
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name: `gugus_drift_${name}`, help, labelNames, registers: [registry] });
  const labels = ['model', 'current'];
  const share = gauge('share', 'Weighted share of drifted columns in the newest report.', labels);
  const detected = gauge('detected', 'Whether the newest report says drift: 1 or 0.', labels);
  const time = gauge('report_timestamp_seconds', 'When the newest report was done.', labels);
  const column = [...labels, 'column', 'test'];
  const score = gauge('column_score', 'P-value (drift below) or distance (drift above).', column);
  const drifted = gauge('column_detected', 'Whether the column has drifted: 1 or 0.', column);
  return (found) => {
    for (const each of [share, detected, time, score, drifted]) each.reset();
    for (const { model, current, test, column: name, ...report } of found) {
      share.set({ model, current }, report.share);
      detected.set({ model, current }, Number(report.drifted));
      time.set({ model, current }, report.finishedAt.getTime() / 1000);
      score.set({ model, current, column: name, test }, report.score);
      drifted.set({ model, current, column: name, test }, Number(report.columnDrifted));
    }
  };
}

/** Counts that may fall, as when a firing that failed is retried: gauges, not counters. */
function stateGauges(registry: Registry): (found: readonly PlatformState[]) => void {
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name: `gugus_${name}`, help, labelNames, registers: [registry] });
  const gauges = {
    firings: gauge('pipeline_runs', 'Firings of training policies by what came of them.', [
      'policy',
      'outcome',
    ]),
    deliveries: gauge('notification_deliveries', 'Deliveries of notifications by how they stand.', ['state']),
    jobs: gauge('jobs_unfinished', 'Jobs that have not ended.', ['kind', 'state']),
    expectations: gauge('expectations_failed', 'Expectations that the newest version does not fulfil.', [
      'dataset',
      'severity',
    ]),
  };
  return (found) => {
    for (const each of Object.values(gauges)) each.reset();
    for (const { gauge: name, labels, value } of found) gauges[name].set(labels, value);
  };
}
