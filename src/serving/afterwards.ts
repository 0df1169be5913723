import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';

/** Work on rows that nobody waits for. */
export interface Afterwards {
  /** Has `work` called later for parts of the rows, in their order. Rows that the queue has no room for are dropped. */
  add(rows: number, work: (from: number, to: number) => void): void;
  counts(): { dropped: number; queued: number };
  /** Does what is in the queue, as far as it is done within a second. */
  close(): void;
}

const MOST_QUEUED = 10_000;
/** How long answers wait at most for work that nobody waits for; a part that has begun is finished. */
const TURN_MS = 1;
const PART_ROWS = 32;
const LAST_TURN_MS = 1000;

/** Does small parts of the work between the turns of the event loop, and rests as long as it worked. */
export function openAfterwards(log: Logger): Afterwards {
  const tasks: { rows: number; done: number; work: (from: number, to: number) => void }[] = [];
  let [queued, dropped] = [0, 0];
  let timer: NodeJS.Timeout | null = null;

  function turn(longestMs: number): void {
    timer = null;
    const end = performance.now() + longestMs;
    while (tasks.length > 0 && performance.now() < end) takePart();
    if (tasks.length > 0) timer = setTimeout(turn, TURN_MS, TURN_MS);
  }

  function takePart(): void {
    const [task] = tasks;
    const from = task.done;
    task.done = Math.min(task.rows, from + PART_ROWS);
    queued -= task.done - from;
    if (task.done === task.rows) tasks.shift();
    try {
      task.work(from, task.done);
    } catch (error) {
      log.error({ err: error }, 'work behind the answers failed');
    }
  }

  return {
    add(rows, work) {
      if (queued + rows > MOST_QUEUED) {
        dropped += rows;
        return;
      }
      tasks.push({ rows, done: 0, work });
      queued += rows;
      timer ??= setTimeout(turn, TURN_MS, TURN_MS);
    },
    counts: () => ({ dropped, queued }),
    close() {
      if (timer) clearTimeout(timer);
      turn(LAST_TURN_MS);
      if (timer) clearTimeout(timer);
      dropped += queued;
      tasks.length = 0;
    },
  };
}
