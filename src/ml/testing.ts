import type { OpenKernels } from './kernel-space.ts';
import { seedRandomRows } from './kmeans-init.ts';
import { createMatrix, type Matrix } from './matrix.ts';
import {
  DEFAULT_MINI_BATCH_PARAMS,
  initMiniBatch,
  updateMiniBatch,
  type MiniBatchParams,
  type MiniBatchState,
} from './mini-batch-kmeans.ts';
import type { FeatureSpec } from './preprocessing.ts';
import { createRandom, deriveSeed, type Random } from './random.ts';

/** What `action` throws, for assertions on its fields. */
export function catchError(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('expected an error');
}

/** Normal variates by the Box-Muller transform. */
export function normals(random: Random): Random {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** `clusters` Gaussian clouds of unit variance, centres up to 10 apart per axis, rows dealt out in turn. */
export function gaussianClouds(seed: number, rows: number, columns: number, clusters: number): Matrix {
  const random = createRandom(seed);
  const normal = normals(random);
  const centres = Float64Array.from({ length: clusters * columns }, () => random() * 10);
  const data = Float64Array.from({ length: rows * columns }, (_, k) => {
    const row = Math.floor(k / columns);
    return centres[(row % clusters) * columns + (k % columns)] + normal();
  });
  return createMatrix(rows, columns, data);
}

export function featureSpec(name: string, overrides: Partial<FeatureSpec> = {}): FeatureSpec {
  return { name, unit: '1', direction: 'HIGHER_IS_BETTER', transform: { kind: 'none' }, ...overrides };
}

/** A fit in mini-batches of rows that are in memory, shuffled anew for each pass and taken `part` rows at a time. */
export function fitMiniBatch(
  x: Matrix,
  params: Partial<MiniBatchParams> & { nClusters: number },
  part = x.rows,
  open?: OpenKernels,
): MiniBatchState {
  const all = { ...DEFAULT_MINI_BATCH_PARAMS, ...params };
  let state = initMiniBatch(x, all, x.rows, open);
  for (let pass = 0; !state.isDone; pass++) {
    const order = seedRandomRows(x.rows, x.rows, createRandom(deriveSeed(all.randomState, 2 ** 35 + pass)));
    const shuffled = selectRows(x, order);
    for (let from = 0; from < x.rows && !state.isDone; from += part) {
      const data = shuffled.data.subarray(from * x.columns, (from + part) * x.columns);
      state = updateMiniBatch(state, createMatrix(data.length / x.columns, x.columns, data), open);
    }
  }
  return state;
}

export function selectRows({ data, columns }: Matrix, ids: Int32Array): Matrix {
  const selected = createMatrix(ids.length, columns);
  ids.forEach((id, i) => selected.data.set(data.subarray(id * columns, (id + 1) * columns), i * columns));
  return selected;
}
