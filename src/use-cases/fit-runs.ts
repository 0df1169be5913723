import type { FailedFit, FittedClusters, SweptClusters } from '../compute/sweep-data.ts';
import type { Context } from '../context.ts';
import { writeAssignments } from '../data/assignments.ts';
import { Run } from '../entities/run.ts';
import { Sweep } from '../entities/sweep.ts';
import { AppError, toAppError } from '../errors.ts';
import type { Execution } from './execution.ts';
import { clusterLabels, createArtifact } from '../ml/index.ts';
import type { PrincipalComponent } from './find-components.ts';
import { fitMiniBatch } from './fit-mini-batch.ts';
import { ASSIGNMENTS_PATH, COMPONENTS_PATH, MODEL_PATH } from './run-files.ts';
import { saveRun, summaryOf, type FittedRun } from './run-rows.ts';
import { findSweepData, loadSweepInput, type SweepData } from './sweep-input.ts';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs' | 'compute'>;
type Fit = { run: Run } & ({ fitted: FittedRun; error?: undefined } | { error: AppError });

/**
 * Fits the runs of a job: their models, metrics and assignments. Nothing of it is seen before all of it is there. A
 * number of clusters that the data cannot have fails its run alone.
 */
export async function fitRuns(ctx: Resources, execution: Execution): Promise<void> {
  const { manager } = ctx.db;
  const runs = await manager.find(Run, { where: { jobId: execution.jobId }, order: { nClusters: 'ASC' } });
  const sweep = await manager.findOneByOrFail(Sweep, { id: runs[0].sweepId });
  const fits =
    sweep.algorithm === 'mini-batch-k-means'
      ? await fitStreamed(ctx, runs, sweep, execution)
      : await fitTogether(ctx, runs, sweep, execution);

  const [first] = fits;
  const isAlone = fits.length === 1;
  const fitted = fits.filter((fit) => !fit.error);
  if (fitted.length === 0) throw first.error!;
  const message =
    isAlone && !first.error ? summaryOf(first.fitted) : `${fitted.length} of ${fits.length} runs fitted`;
  await execution.complete(message, async (tx) => {
    for (const { run, ...fit } of fits) {
      if (fit.error) {
        const { code: errorCode, message: errorMessage, details } = fit.error;
        await tx.update(Run, { id: run.id }, { errorCode, errorMessage, errorDetails: details as object });
      } else {
        await saveRun(tx, run.id, fit.fitted);
      }
      const told = fit.error ? fit.error.message : summaryOf(fit.fitted);
      if (!isAlone) await execution.reportRun(tx, run.id, told);
    }
    return { runIds: fitted.map(({ run }) => run.id) };
  });
}

/** Fits each number of clusters by itself, without the data in memory. */
async function fitStreamed(ctx: Resources, runs: Run[], sweep: Sweep, execution: Execution): Promise<Fit[]> {
  const { dataset, version } = await findSweepData(ctx.db.manager, sweep);
  const fits: Fit[] = [];
  for (const run of runs) {
    const fitted = await fitMiniBatch(ctx, { run, sweep, dataset, version }, execution);
    fits.push({ run, fitted });
  }
  return fits;
}

/** Fits several numbers of clusters as one computation. */
async function fitTogether(ctx: Resources, runs: Run[], sweep: Sweep, execution: Execution): Promise<Fit[]> {
  const data = await loadSweepInput(ctx, sweep);
  const swept = await ctx.compute.run(
    'sweepClusters',
    { ...data.input, nClusters: runs.map((run) => run.nClusters) },
    {
      signal: execution.signal,
      onProgress: (done, total) => execution.progress(done / total, `restart ${done} of ${total}`),
    },
  );
  const fits: Fit[] = [];
  for (const [index, run] of runs.entries()) {
    const fit = swept.fits[index];
    if (fit.error) fits.push({ run, error: asAppError(fit.error) });
    else fits.push({ run, fitted: { ...fit, files: await storeFit(ctx, run, sweep, data, swept, fit) } });
  }
  return fits;
}

function asAppError({ code, message, details }: FailedFit['error']): AppError {
  const error = Object.assign(new Error(message), { code, details });
  return toAppError(error) ?? new AppError('INTERNAL_ERROR', message);
}

async function storeFit(
  ctx: Resources,
  run: Run,
  sweep: Sweep,
  { dataset, version, keys, names, input }: SweepData,
  { preprocessing, scatter }: SweptClusters,
  fit: FittedClusters,
): Promise<FittedRun['files']> {
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
