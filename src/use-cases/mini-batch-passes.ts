import type { Context } from '../context.ts';
import type { FeatureStream } from '../data/stream-features.ts';
import {
  addClusterSums,
  addToDispersion,
  deriveSeed,
  fillEmptyCluster,
  finishMiniBatch,
  startDispersion,
  type ClusterSums,
  type Dispersion,
  type Matrix,
  type MiniBatchState,
  type Preprocessing,
} from '../ml/index.ts';
import type { Execution } from './execution.ts';
import { heardLater, runAhead } from './run-ahead.ts';

/** What every pass over a version needs. */
export interface Passes {
  compute: Context['compute'];
  stream: FeatureStream;
  preprocessing: Preprocessing;
  signal: AbortSignal;
  progress: Execution['progress'];
}

/** Rows that go to a thread at once. */
const ROWS = 65_536;
const EPOCH_STREAM = 2 ** 35;

/** Streams the rows through the fit, in another order each time, until it is done. */
export async function trainMiniBatch(passes: Passes, start: MiniBatchState): Promise<MiniBatchState> {
  const { compute, stream, preprocessing, signal, progress } = passes;
  const { batchSize, maxIter, randomState } = start.params;
  const rows = batchSize * Math.max(1, Math.floor(ROWS / batchSize));
  let running = Promise.resolve(start);
  let state = start;
  for (let pass = 0; !state.isDone; pass++) {
    const seed = deriveSeed(randomState, EPOCH_STREAM + pass);
    for await (const { columns } of stream.batches({ rows, seed })) {
      // The next batch was read while this one was at work.
      state = await running;
      if (state.isDone) break;
      const share = state.rowsSeen / (maxIter * stream.rows);
      progress(0.1 + 0.5 * share, `pass ${pass + 1}, ${state.steps} batches`);
      running = heardLater(compute.run('stepMiniBatch', { preprocessing, columns, state }, { signal }));
    }
    state = await running;
  }
  return state;
}

/**
 * The centres in the order of `arrange`, none of them without rows, and the sums of their clusters.
 * @throws MlError TOO_FEW_DISTINCT_ROWS
 */
export async function settleClusters(
  passes: Passes,
  state: MiniBatchState,
  arrange: (centroids: Matrix) => Matrix,
): Promise<{ centroids: Matrix; found: ClusterSums }> {
  let centroids = arrange(finishMiniBatch(state).centroids);
  for (;;) {
    const found = await sumAllRows(passes, centroids);
    const filled = fillEmptyCluster(centroids, found);
    if (!filled) return { centroids, found };
    centroids = arrange(filled);
  }
}

async function sumAllRows(passes: Passes, centroids: Matrix): Promise<ClusterSums> {
  const { compute, stream, preprocessing, signal } = passes;
  let total: ClusterSums | null = null;
  const parts = runAhead(stream.batches({ rows: ROWS }), ({ columns }) =>
    compute.run('sumRows', { preprocessing, columns, centroids }, { signal }),
  );
  for await (const { result } of parts) total = total ? addClusterSums(total, result) : result;
  return total!;
}

/**
 * Assigns all rows, in the order of the version.
 * @param points rows whose distances to all others are to be summed, or null
 * @returns what scores are made of, and the sums: clusters x points
 */
export async function scoreAllRows(
  passes: Passes,
  { centroids, found, points }: { centroids: Matrix; found: ClusterSums; points: Matrix | null },
  onRows: (numbers: Float64Array, clusters: Int32Array, distances: Float64Array) => void,
): Promise<{ dispersion: Dispersion; totals: Float64Array | null }> {
  const { compute, stream, preprocessing, signal, progress } = passes;
  let dispersion = startDispersion(found);
  const totals = points && new Float64Array(centroids.rows * points.rows);
  const { means } = dispersion;
  let done = 0;
  const parts = runAhead(stream.batches({ rows: ROWS }), ({ columns }) =>
    compute.run('scoreMiniBatch', { preprocessing, columns, centroids, means, points }, { signal }),
  );
  for await (const { item, result } of parts) {
    dispersion = addToDispersion(dispersion, result);
    result.totals?.forEach((sum, i) => {
      totals![i] += sum;
    });
    onRows(item.numbers, result.labels, result.distances);
    done += item.numbers.length;
    progress(0.6 + (0.35 * done) / stream.rows, `${done} of ${stream.rows} rows assigned`);
  }
  return { dispersion, totals };
}
