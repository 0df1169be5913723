import type { Context } from '../context.ts';
import { writeAssignments } from '../data/assignments.ts';
import { loadFeatures } from '../data/load-features.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { Run, RunArtifact, RunMetric } from '../entities/run.ts';
import { Sweep } from '../entities/sweep.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import type { Execution } from './execution.ts';
import { clusterLabels, createArtifact } from '../ml/index.ts';
import { newestReport, requireNotBlocked } from './report-rows.ts';

export const MODEL_PATH = 'model.json';
export const ASSIGNMENTS_PATH = 'assignments.parquet';

/** Fits one run of a sweep: its model, metrics and assignments. Nothing of it is seen before all of it is there. */
export async function fitRun(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs' | 'compute'>,
  { runId }: JobPayload<'fit'>,
  execution: Execution,
): Promise<void> {
  const { manager } = ctx.db;
  const run = await manager.findOneByOrFail(Run, { id: runId });
  const sweep = await manager.findOneByOrFail(Sweep, { id: run.sweepId });
  const version = await manager.findOneByOrFail(DatasetVersion, { id: run.datasetVersionId });
  // Its expectations may have changed since the sweep was accepted.
  requireNotBlocked(version, await newestReport(manager, version.id));
  const dataset = await manager.findOneByOrFail(Dataset, { id: version.datasetId });
  const { keys, names, columns } = await loadFeatures(ctx, dataset, version, dataset.features);

  const params = { ...sweep.params, nClusters: run.nClusters };
  const fitted = await ctx.compute.run(
    'fitClusters',
    {
      features: dataset.features,
      columns,
      algorithm: sweep.algorithm,
      engine: sweep.engine,
      scaling: sweep.scaling,
      params,
    },
    {
      signal: execution.signal,
      onProgress: (done, total) => execution.progress(done / total, `restart ${done} of ${total}`),
    },
  );
  const artifact = createArtifact({
    preprocessing: fitted.preprocessing,
    centroids: fitted.centroids,
    algorithm: fitted.algorithm,
    clusterLabels: clusterLabels(run.nClusters, dataset.measures ?? undefined),
    columns,
    labels: fitted.labels,
    provenance: {
      runId,
      datasetVersionId: version.id,
      datasetDigest: version.digest,
      params: { engine: sweep.engine, scaling: sweep.scaling, ...params },
    },
  });
  const model = await ctx.blobs.put(Buffer.from(JSON.stringify(artifact)));
  const { labels: clusters, distances, silhouettes } = fitted;
  const assignments = await writeAssignments(ctx, { keys, names, clusters, distances, silhouettes });

  const score = `${fitted.silhouette.kind === 'sampled' ? 'about ' : ''}${fitted.metrics.silhouette_score.toFixed(3)}`;
  await execution.complete(`silhouette ${score}, sizes ${fitted.sizes.join(', ')}`, async (tx) => {
    await tx.update(Run, { id: runId }, { clusterSizes: fitted.sizes });
    const { kind, low, high } = fitted.silhouette;
    const interval = kind === 'sampled' && { silhouette_score_low: low, silhouette_score_high: high };
    const metrics = { ...fitted.metrics, ...interval, n_iter: fitted.iterations };
    await tx.insert(
      RunMetric,
      Object.entries(metrics).map(([key, value]) => ({ runId, key, value })),
    );
    await tx.insert(RunArtifact, [
      { runId, path: MODEL_PATH, ...model },
      { runId, path: ASSIGNMENTS_PATH, ...assignments },
    ]);
    return { runId };
  });
}
