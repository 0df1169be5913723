import { spawnSync } from 'node:child_process';
import { timeRuns, timedCase, type BenchCase } from './case.ts';
import { clouds } from './data.ts';
import { arithmeticPeak, distanceFlops } from './limits.ts';
import { askPeer } from './peer.ts';
import { wasmKernels } from '../src/ml/wasm/testing.ts';
import {
  createMatrix,
  DEFAULT_MINI_BATCH_PARAMS,
  initMiniBatch,
  updateMiniBatch,
  type Matrix,
} from '../src/ml/index.ts';

const CLUSTERS = 8;
const BATCH = 1024;
const FRAME = 262_144;

/** One pass over five million rows in the same batches, on one thread; then a whole run from Parquet, and its memory. */
export async function minibatch(): Promise<BenchCase[]> {
  const { name, x } = clouds(5_000_000, 5);
  const params = {
    ...DEFAULT_MINI_BATCH_PARAMS,
    nClusters: CLUSTERS,
    batchSize: BATCH,
    maxNoImprovement: null,
  };
  const frame = createMatrix(FRAME, x.columns, x.data.slice(0, FRAME * x.columns));
  const start = initMiniBatch(frame, { ...params, maxIter: 2 }, x.rows, wasmKernels);
  const run = () => partsOf(x).reduce((state, part) => updateMiniBatch(state, part, wasmKernels), start);
  const ours = await timeRuns(run, 5);
  const answer = askPeer(x, { op: 'minibatch', k: CLUSTERS, batch: BATCH, repeats: 3 });
  const limit = distanceFlops(x.rows, CLUSTERS, x.columns) / arithmeticPeak();
  return [timedCase(name, { ours, peer: answer.seconds, limit }, `partial_fit; ${wholeRun()}`)];
}

/** As a task of the pool gets them. */
function partsOf({ data, columns }: Matrix): Matrix[] {
  const length = 64 * BATCH * columns;
  return Array.from({ length: Math.ceil(data.length / length) }, (_, i) => {
    const part = data.subarray(i * length, (i + 1) * length);
    return createMatrix(part.length / columns, columns, part);
  });
}

/** In a process of its own: its memory is the fit's. */
function wholeRun(): string {
  const script = new URL('./minibatch-run.ts', import.meta.url).pathname;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`minibatch-run.ts failed: ${stderr}`);
  return stdout.trim();
}
