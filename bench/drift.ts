import { Piscina } from 'piscina';
import type { Matrix, NumericColumn } from '../src/ml/index.ts';
import { median, timeRuns, timedCase, type BenchCase } from './case.ts';
import { clouds } from './data.ts';
import type { DriftTask } from './drift-worker.ts';
import { THREADS } from './limits.ts';
import { askPeer } from './peer.ts';

const ROWS = 1_000_000;
const COLUMNS = 10;

/** A drift report of 10 columns, a million rows on each side, one column per thread at a time; SciPy has one thread. */
export async function drift(): Promise<BenchCase[]> {
  const { x } = clouds(2 * ROWS, COLUMNS);
  const columns = splitColumns(x);
  const pool = new Piscina<DriftTask, number>({
    filename: new URL('drift-worker.ts', import.meta.url).href,
    minThreads: THREADS,
    maxThreads: THREADS,
  });
  try {
    const run = (test: DriftTask['test']) => Promise.all(columns.map((column) => pool.run({ column, test })));
    const limit = median(await timeRuns(() => run('sort'), 5));
    const cases: BenchCase[] = [];
    for (const test of ['default', 'ks'] as const) {
      const ours = await timeRuns(() => run(test), 5);
      const scores = await run(test);
      const answer = askPeer(x, { op: 'drift', test, repeats: 2 });
      const worst = Math.max(...scores.map((score, i) => Math.abs(score - answer.scores![i])));
      const note = `scores at most ${worst.toExponential(1)} apart; the limit is reading and sorting both sides`;
      cases.push({
        ...timedCase(test, { ours, peer: answer.seconds, limit }, note),
        peerName: 'SciPy',
      });
    }
    return cases;
  } finally {
    await pool.close();
  }
}

/** The first half of the rows is the reference. In memory that the threads share: what is measured is not copying. */
function splitColumns({ data, columns }: Matrix): NumericColumn[] {
  return Array.from({ length: columns }, (_, j) => {
    const sideFrom = (start: number) => {
      const side = new Float64Array(new SharedArrayBuffer(ROWS * 8));
      for (let i = 0; i < ROWS; i++) side[i] = data[(start + i) * columns + j];
      return side;
    };
    return { type: 'numeric', reference: sideFrom(0), current: sideFrom(ROWS) };
  });
}
