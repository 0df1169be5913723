import { extname } from 'node:path';
import { Piscina } from 'piscina';
import { planOfInput } from './fit-clusters.ts';
import type { SweepInput } from './sweep-data.ts';
import { loadKernelModule } from './kernel-module.ts';
import { closeTeam, createTeam, failTeam, hasStarted, type Team } from './team.ts';
import type { ComputeTasks, HelpMessage } from './worker.ts';
import { toAppError } from '../errors.ts';

/** What a task shares with whoever waits for it: words 0 = cancelled, 1 = done, 2 = total, 3 = started. */
export type ControlWords = Int32Array<SharedArrayBuffer>;

export interface RunOptions {
  /** Ends the task within a second: at its next check, or else together with its thread. */
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** Runs numeric work on threads, so that the event loop stays free to answer and to renew the queue's locks. */
export interface Compute {
  run<Name extends keyof ComputeTasks>(
    task: Name,
    input: Parameters<ComputeTasks[Name]>[0],
    options?: RunOptions,
  ): Promise<ReturnType<ComputeTasks[Name]>>;
  close(): Promise<void>;
}

const PROGRESS_INTERVAL_MS = 200;
const CANCEL_GRACE_MS = 700;

export function openCompute(threads: number): Compute {
  const pool = new Piscina({
    // Under test the sources run as they are: Node strips the types of what a thread loads.
    filename: new URL(`./worker${extname(import.meta.url)}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    execArgv: [],
  });
  const module = loadKernelModule();
  const teamFor = (task: keyof ComputeTasks, input: unknown): Team | undefined => {
    if (task !== 'sweepClusters') return undefined;
    const plan = planOfInput(input as SweepInput);
    return plan ? createTeam(plan, module, threads) : undefined;
  };
  /** A helper that finds no free thread in time finds nothing left to do. */
  const askForHelp = async (team: Team, control: ControlWords) => {
    // The queue keeps no order: a helper sent along with its task could take the last thread before it.
    if (!(await hasStarted(team))) return;
    for (let thread = 1; thread < team.plan.threads; thread++) {
      const message: HelpMessage = { team, thread, control };
      pool.run(message, { name: 'help' }).catch(() => failTeam(team));
    }
  };
  return {
    async run(task, input, { signal, onProgress } = {}) {
      const control: ControlWords = new Int32Array(new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT));
      const kill = new AbortController();
      let grace: NodeJS.Timeout | undefined;
      const cancel = () => {
        Atomics.store(control, 0, 1);
        // A task that waits for a thread cannot look at the word; one that is inside a library does not.
        if (Atomics.load(control, 3) === 0) kill.abort();
        else grace = setTimeout(() => kill.abort(), CANCEL_GRACE_MS);
      };
      if (signal?.aborted) cancel();
      signal?.addEventListener('abort', cancel, { once: true });
      const team = teamFor(task, input);
      let reported = 0;
      const timer = setInterval(() => {
        const done = Atomics.load(control, 1);
        if (done === reported) return;
        reported = done;
        onProgress?.(done, Atomics.load(control, 2));
      }, PROGRESS_INTERVAL_MS);
      try {
        const answer = pool.run({ input, control, team }, { name: task, signal: kill.signal });
        if (team && team.plan.threads > 1) void askForHelp(team, control);
        const outcome = (await answer) as Outcome<never>;
        if ('error' in outcome)
          throw toAppError(Object.assign(new Error(), outcome.error)) ?? new Error(outcome.error.message);
        return outcome.result;
      } finally {
        clearInterval(timer);
        clearTimeout(grace);
        if (team) closeTeam(team);
        signal?.removeEventListener('abort', cancel);
      }
    },
    close: () => pool.close(),
  };
}

/** An error's code and details do not survive the way between threads by themselves. */
export type Outcome<T> = { result: T } | { error: { message: string; code?: string; details?: unknown } };
