import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { carryKey } from './keyed.ts';

const MAIN = join(import.meta.dirname, '../../dist/src/main.js');

export interface GugusProcess {
  child: ChildProcess;
  /** What it has written to stdout so far. */
  output: () => string;
  /** What it has written to stderr so far. */
  errors: () => string;
  /** Resolves with the exit code when it has ended; null: a signal ended it. */
  exited: Promise<number | null>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Runs the built `gugus` as a process of its own. It is killed at the end of the test, if it still lives. */
export function spawnGugus(args: string[], env: Record<string, string>): GugusProcess {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const exited = once(child, 'close').then(([code]) => {
    if (code !== 0 && code !== null) process.stderr.write(errors);
    return code as number | null;
  });
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
  onTestFinished(() => kill('SIGKILL'));
  return { child, output: () => output, errors: () => errors, exited, kill };
}

/** Waits for the address that a process with an API prints. */
export async function apiUrl({ child, output, exited }: GugusProcess): Promise<string> {
  for (;;) {
    const [, url] = /answers at (\S+)\/graphql/.exec(output()) ?? [];
    const [, firstKey] = /first key.*(gugus_\w+)/.exec(output()) ?? [];
    if (url) {
      carryKey(url, firstKey ?? inject('adminKey'));
      return url;
    }
    const ended = await Promise.race([
      once(child.stdout!, 'data').then(() => false),
      exited.then(() => true),
    ]);
    if (ended) throw new Error('The process has ended before its API answered.');
  }
}

/** Waits until a process has printed its last line of start-up. */
export async function started({ child, output }: GugusProcess): Promise<void> {
  while (!output().includes('Ctrl-C')) await once(child.stdout!, 'data');
}
