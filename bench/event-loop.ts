import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface LongestTurn {
  /** What a timer had to wait; neighbours on the machine count too. */
  wallMs: number;
  /** What this thread has computed between two turns. */
  processorMs: number;
}

/** Watches how long the event loop is kept while `run` is at work. */
export async function longestTurn(run: () => Promise<unknown>): Promise<LongestTurn> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  let before = processorMs();
  let longest = 0;
  const timer = setInterval(() => {
    const now = processorMs();
    longest = Math.max(longest, now - before);
    before = now;
  }, 1);
  delays.enable();
  await run();
  delays.disable();
  clearInterval(timer);
  return { wallMs: delays.max / 1e6, processorMs: longest };
}

function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
