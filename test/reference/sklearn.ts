import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Matrix } from '../../src/ml/index.ts';

export interface Scores {
  silhouette_samples: number[];
  silhouette_samples_from_data: number[];
  silhouette_score: number;
  silhouette_score_from_data: number;
  davies_bouldin: number;
  davies_bouldin_from_data: number;
  calinski_harabasz: number;
  nearest: number[];
  inertia: number;
  inertia_of_nearest: number;
}

/** The answers of scikit-learn, SciPy and NumPy to these requests, in one Python process (its import takes seconds). */
export function askSklearn<T>(requests: readonly Record<string, unknown>[]): T[] {
  return askPython('sklearn_reference.py', requests);
}

/** The answers of a script of this folder: a JSON array to its stdin, another from its stdout. */
export function askPython<T>(script: string, requests: readonly Record<string, unknown>[]): T[] {
  const { status, stdout, stderr, error } = spawnSync(
    '/usr/bin/python3',
    [join(import.meta.dirname, script)],
    {
      input: JSON.stringify(requests),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  );
  if (error || stderr.includes('ModuleNotFoundError')) {
    throw new Error(
      `the reference tests need scikit-learn and SciPy: apt-get install python3-sklearn python3-scipy (${error ?? stderr})`,
    );
  }
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`);
  return JSON.parse(stdout) as T[];
}

export function toRows({ data, rows, columns }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * columns, (i + 1) * columns)));
}

/** |a - b| relative to |b|, absolute where b is 0. */
export function relativeError(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / (Math.abs(b) || 1);
}
