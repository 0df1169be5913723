import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Matrix } from '../src/ml/index.ts';

const SCRIPT = join(import.meta.dirname, 'peer.py');

export interface PeerAnswer {
  seconds: number[];
  /** Of 200 rows one by one. */
  single?: number[];
  inertia?: number[];
  score?: number;
  /** Of each column. */
  scores?: number[];
}

/** Debian's scikit-learn, with all its threads, on the same rows. */
export function askPeer(x: Matrix, request: Record<string, unknown>): PeerAnswer {
  const folder = mkdtempSync(join(tmpdir(), 'gugus-bench-'));
  try {
    const file = join(folder, 'rows.f64');
    writeFileSync(file, new Uint8Array(x.data.buffer, x.data.byteOffset, x.data.byteLength));
    const { status, stdout, stderr, error } = spawnSync('/usr/bin/python3', [SCRIPT], {
      input: JSON.stringify([{ ...request, file, rows: x.rows, columns: x.columns }]),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (error || stderr.includes('ModuleNotFoundError')) {
      throw new Error(
        `the benchmarks need scikit-learn: apt-get install python3-sklearn (${error ?? stderr})`,
      );
    }
    if (status !== 0) throw new Error(`peer.py failed: ${stderr}`);
    return (JSON.parse(stdout) as PeerAnswer[])[0];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
