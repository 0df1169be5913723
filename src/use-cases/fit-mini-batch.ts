import type { Context } from '../context.ts';
import { openAssignmentWriter } from '../data/assignment-writer.ts';
import { openFeatureStream } from '../data/stream-features.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import type { Run } from '../entities/run.ts';
import type { Sweep } from '../entities/sweep.ts';
import {
  calinskiHarabaszOf,
  clusterLabels,
  createArtifact,
  daviesBouldinOf,
  DEFAULT_MINI_BATCH_PARAMS,
  deriveSeed,
  finishMiniBatch,
  orderClusters,
  permuteRows,
} from '../ml/index.ts';
import { everySecond } from './every-second.ts';
import type { Execution } from './execution.ts';
import { scoreAllRows, settleClusters, trainMiniBatch, type Passes } from './mini-batch-passes.ts';
import { planSilhouettes } from './mini-batch-silhouettes.ts';
import { ASSIGNMENTS_PATH, MODEL_PATH } from './run-files.ts';
import type { FittedRun } from './run-rows.ts';

/** Rows that the preprocessing is learnt from: all of a version that has no more. */
const FRAME_ROWS = 262_144;
const FRAME_STREAM = 2 ** 34;

/** Fits a run by k-means in mini-batches: the version is streamed from its Parquet file, and is never in memory. */
export async function fitMiniBatch(
  ctx: Pick<Context, 'duck' | 'blobs' | 'compute'>,
  subject: { run: Run; sweep: Sweep; version: DatasetVersion; dataset: Dataset },
  execution: Pick<Execution, 'signal' | 'progress'>,
): Promise<FittedRun> {
  const { run, sweep, version, dataset } = subject;
  const { features } = dataset;
  const { signal } = execution;
  const params = { ...DEFAULT_MINI_BATCH_PARAMS, ...sweep.params, nClusters: run.nClusters };
  const stream = await openFeatureStream(ctx, dataset, version, features, signal);
  const { numbers, columns } = await stream.sample(FRAME_ROWS, deriveSeed(params.randomState, FRAME_STREAM));
  const { rows, least, greatest } = stream;
  const input = { features, scaling: sweep.scaling, params, rows, columns, least, greatest };
  const { preprocessing, state, frame } = await ctx.compute.run('startMiniBatch', input, { signal });
  const progress = everySecond(execution);
  const passes: Passes = { compute: ctx.compute, stream, preprocessing, signal, progress };

  const trained = await trainMiniBatch(passes, state);
  const directions = features.map(({ direction }) => direction);
  const { centroids, found } = await settleClusters(passes, trained, (matrix) =>
    permuteRows(matrix, orderClusters(matrix, directions)),
  );
  const { labels } = await ctx.compute.run(
    'scoreMiniBatch',
    { preprocessing, columns, centroids, means: centroids.data, points: null },
    { signal },
  );
  const silhouettes = await planSilhouettes(passes, { frame, numbers, labels, counts: found.counts }, params);
  using writer = await openAssignmentWriter(ctx, stream, signal);
  const { points } = silhouettes;
  const { dispersion, totals } = await scoreAllRows(passes, { centroids, found, points }, (...assigned) =>
    writer.append(...assigned),
  );
  const silhouette = silhouettes.read(totals);
  const assignments = await writer.finish(silhouette.numbers, silhouette.samples);
  const artifact = createArtifact({
    preprocessing,
    centroids,
    clusterLabels: clusterLabels(run.nClusters, dataset.measures ?? undefined),
    columns,
    labels,
    provenance: {
      runId: run.id,
      datasetVersionId: version.id,
      datasetDigest: version.digest,
      params: { algorithm: sweep.algorithm, scaling: sweep.scaling, ...params },
    },
  });
  return {
    sizes: [...dispersion.counts],
    clusterSilhouettes: null,
    silhouette,
    iterations: finishMiniBatch(trained).iterations,
    metrics: {
      silhouette_score: silhouette.score,
      inertia: found.inertia,
      davies_bouldin_index: daviesBouldinOf(dispersion),
      calinski_harabasz_score: calinskiHarabaszOf(dispersion),
      n_steps: trained.steps,
    },
    files: [
      { path: MODEL_PATH, ...(await ctx.blobs.put(Buffer.from(JSON.stringify(artifact)))) },
      { path: ASSIGNMENTS_PATH, ...assignments },
    ],
  };
}
