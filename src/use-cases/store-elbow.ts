import { In } from 'typeorm';
import type { Context } from '../context.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { Dataset } from '../entities/dataset.ts';
import { Experiment } from '../entities/experiment.ts';
import { RunMetric, type Run } from '../entities/run.ts';
import type { Sweep } from '../entities/sweep.ts';
import type { BlobInfo } from '../storage/blobs.ts';
import type { Execution } from './execution.ts';
import { findEvidence } from './find-evidence.ts';

/**
 * Draws the elbow chart of a sweep and stores it. One that cannot be drawn keeps no sweep from its end: null.
 * @param runs by number of clusters
 * @param picked the run that won
 */
export async function storeElbow(
  ctx: Pick<Context, 'db' | 'blobs' | 'compute'>,
  sweep: Sweep,
  runs: readonly Run[],
  picked: Run | undefined,
  { signal, log }: Execution,
): Promise<BlobInfo | null> {
  try {
    const input = {
      title: await titleOf(ctx, sweep),
      runs: await curvesOf(ctx, runs),
      elbow: (await findEvidence(ctx, sweep)).elbow,
      picked: picked?.nClusters ?? null,
    };
    return await ctx.blobs.put(Buffer.from(await ctx.compute.run('drawElbow', input, { signal })));
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ err: error }, 'the elbow chart could not be stored');
    return null;
  }
}

async function titleOf({ db }: Pick<Context, 'db'>, sweep: Sweep): Promise<string> {
  const { name } = await db.manager.findOneByOrFail(Experiment, { id: sweep.experimentId });
  const version = await db.manager.findOneByOrFail(DatasetVersion, { id: sweep.datasetVersionId });
  const dataset = await db.manager.findOneByOrFail(Dataset, { id: version.datasetId });
  return `${name}: ${dataset.name}, version ${version.number}, ${sweep.algorithm}`;
}

async function curvesOf({ db }: Pick<Context, 'db'>, runs: readonly Run[]) {
  const metrics = await db.manager.findBy(RunMetric, {
    runId: In(runs.map(({ id }) => id)),
    key: In(['inertia', 'silhouette_score']),
    step: 0,
  });
  return runs.map(({ id, nClusters }) => {
    const valueOf = (key: string) =>
      metrics.find((metric) => metric.runId === id && metric.key === key)?.value ?? null;
    return { nClusters, inertia: valueOf('inertia'), silhouette: valueOf('silhouette_score') };
  });
}
