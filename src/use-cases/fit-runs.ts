import type { EntityManager } from 'typeorm';
import type { FailedFit, FittedClusters, SweptClusters } from '../compute/sweep-data.ts';
import type { Context } from '../context.ts';
import { writeAssignments } from '../data/assignments.ts';
import { Run, RunArtifact, RunMetric } from '../entities/run.ts';
import { Sweep } from '../entities/sweep.ts';
import { AppError, toAppError } from '../errors.ts';
import type { Execution } from './execution.ts';
import { clusterLabels, createArtifact } from '../ml/index.ts';
import type { BlobInfo } from '../storage/blobs.ts';
import type { PrincipalComponent } from './find-components.ts';
import { loadSweepInput, type SweepData } from './sweep-input.ts';

export const MODEL_PATH = 'model.json';
export const ASSIGNMENTS_PATH = 'assignments.parquet';
export const COMPONENTS_PATH = 'components.json';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs' | 'compute'>;

/** A fit and the files it left. */
interface StoredFit {
  run: Run;
  fit: FittedClusters;
  files: ({ path: string } & BlobInfo)[];
}

/**
 * Fits the runs of a job as one computation: their models, metrics and assignments. Nothing of it is seen before all of
 * it is there. A number of clusters that the data cannot have fails its run alone.
 */
export async function fitRuns(ctx: Resources, execution: Execution): Promise<void> {
  const { manager } = ctx.db;
  const runs = await manager.find(Run, { where: { jobId: execution.jobId }, order: { nClusters: 'ASC' } });
  const sweep = await manager.findOneByOrFail(Sweep, { id: runs[0].sweepId });
  const data = await loadSweepInput(ctx, sweep);
  const swept = await ctx.compute.run(
    'sweepClusters',
    { ...data.input, nClusters: runs.map((run) => run.nClusters) },
    {
      signal: execution.signal,
      onProgress: (done, total) => execution.progress(done / total, `restart ${done} of ${total}`),
    },
  );
  const failures = runs.flatMap((run, index) => {
    const { error } = swept.fits[index];
    return error ? [{ run, error: asAppError(error) }] : [];
  });
  if (failures.length === runs.length) throw failures[0].error;
  const stored: StoredFit[] = [];
  for (const [index, run] of runs.entries()) {
    const fit = swept.fits[index];
    if (!fit.error) stored.push({ run, fit, files: await storeFit(ctx, run, sweep, data, swept, fit) });
  }

  const isAlone = runs.length === 1;
  const message = isAlone ? summary(stored[0].fit) : `${stored.length} of ${runs.length} runs fitted`;
  await execution.complete(message, async (tx) => {
    for (const each of stored) {
      await saveFit(tx, each);
      if (!isAlone) await execution.reportRun(tx, each.run.id, summary(each.fit));
    }
    for (const { run, error } of failures) {
      const { code: errorCode, message: errorMessage, details: errorDetails } = error;
      await tx.update(
        Run,
        { id: run.id },
        { errorCode, errorMessage, errorDetails: errorDetails as Record<string, never> },
      );
      await execution.reportRun(tx, run.id, errorMessage);
    }
    return { runIds: stored.map(({ run }) => run.id) };
  });
}

function asAppError({ code, message, details }: NonNullable<FailedFit['error']>): AppError {
  return (
    toAppError(Object.assign(new Error(message), { code, details })) ??
    new AppError('INTERNAL_ERROR', message)
  );
}

function summary({ silhouette, metrics, sizes }: FittedClusters): string {
  const about = silhouette.kind === 'sampled' ? 'about ' : '';
  return `silhouette ${about}${metrics.silhouette_score.toFixed(3)}, sizes ${sizes.join(', ')}`;
}

async function storeFit(
  ctx: Resources,
  run: Run,
  sweep: Sweep,
  { dataset, version, keys, names, input }: SweepData,
  { preprocessing, scatter }: SweptClusters,
  fit: FittedClusters,
): Promise<StoredFit['files']> {
  const artifact = createArtifact({
    preprocessing,
    centroids: fit.centroids,
    algorithm: fit.algorithm,
    clusterLabels: clusterLabels(run.nClusters, dataset.measures ?? undefined),
    columns: input.columns,
    labels: fit.labels,
    provenance: {
      runId: run.id,
      datasetVersionId: version.id,
      datasetDigest: version.digest,
      params: { engine: sweep.engine, scaling: sweep.scaling, ...sweep.params, nClusters: run.nClusters },
    },
  });
  const components: PrincipalComponent[] = scatter.explained.map((explained, c) => ({
    explained,
    loadings: input.features.map(({ name }, j) => ({ feature: name, loading: scatter.loadings[c][j] })),
  }));
  const { labels: clusters, distances, silhouettes } = fit;
  const rows = { keys, names, clusters, distances, silhouettes, coordinates: scatter.coordinates };
  return [
    { path: MODEL_PATH, ...(await ctx.blobs.put(Buffer.from(JSON.stringify(artifact)))) },
    { path: ASSIGNMENTS_PATH, ...(await writeAssignments(ctx, rows)) },
    { path: COMPONENTS_PATH, ...(await ctx.blobs.put(Buffer.from(JSON.stringify(components)))) },
  ];
}

async function saveFit(tx: EntityManager, { run, fit, files }: StoredFit): Promise<void> {
  const { sizes: clusterSizes, clusterSilhouettes } = fit;
  await tx.update(Run, { id: run.id }, { clusterSizes, clusterSilhouettes });
  const { kind, low, high } = fit.silhouette;
  const interval = kind === 'sampled' && { silhouette_score_low: low, silhouette_score_high: high };
  const metrics = { ...fit.metrics, ...interval, n_iter: fit.iterations };
  await tx.insert(
    RunMetric,
    Object.entries(metrics).map(([key, value]) => ({ runId: run.id, key, value })),
  );
  await tx.insert(
    RunArtifact,
    files.map((file) => ({ runId: run.id, ...file })),
  );
}
