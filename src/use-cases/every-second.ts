import type { Execution } from './execution.ts';

const PROGRESS_INTERVAL_MS = 1000;

/** Parts take milliseconds where rows are few, and every report is a row. */
export function everySecond(execution: Pick<Execution, 'progress'>): Execution['progress'] {
  let reported = -Infinity;
  return (fraction, message) => {
    if (performance.now() - reported < PROGRESS_INTERVAL_MS) return;
    reported = performance.now();
    execution.progress(fraction, message);
  };
}
