import { In } from 'typeorm';
import type { Context } from '../context.ts';
import { Job } from '../entities/job.ts';
import type { ModelVersion } from '../entities/model-version.ts';
import { Run, RunMetric } from '../entities/run.ts';
import { Sweep, SweepArtifact } from '../entities/sweep.ts';
import { AppError } from '../errors.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import type { Execution } from './execution.ts';
import { pickRun, type RunCandidate } from '../ml/index.ts';
import { productionOf } from './alias-rows.ts';
import { compareModels, saveComparison, type ComparisonResult } from './compare-models.ts';
import { prepareModelVersion, saveModelVersion, type PreparedModelVersion } from './register-model.ts';
import { ELBOW_PATH } from './run-files.ts';
import { storeElbow } from './store-elbow.ts';

/**
 * Chooses among a sweep's finished runs, registers the chosen one where the sweep names a model, compares it with
 * that model's Production, and leaves a chart of the elbow.
 * @throws AppError ALL_RUNS_FAILED
 */
export async function finishSweep(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs' | 'compute'>,
  { sweepId }: JobPayload<'sweep'>,
  execution: Execution,
): Promise<void> {
  const { manager } = ctx.db;
  const sweep = await manager.findOneByOrFail(Sweep, { id: sweepId });
  const runs = await manager.find(Run, { where: { sweepId }, order: { nClusters: 'ASC' } });
  const candidates = await candidatesOf(ctx, runs);
  if (candidates.length === 0) throw await allFailed(ctx, runs);

  const pick = pickRun(candidates, sweep.pickRule);
  const picked = runs.find((run) => run.id === pick.pickedId);
  const modelId = picked ? sweep.registeredModelId : null;
  const production = modelId ? await productionOf(manager, modelId) : null;
  const version = picked && modelId ? await prepareModelVersion(ctx, modelId, picked, production) : null;
  const comparison =
    production && version ? await compareOrSayWhyNot(ctx, production, version, execution) : null;
  const elbow = await storeElbow(ctx, sweep, runs, picked, execution);

  await execution.complete(pick.reason, async (tx) => {
    await tx.update(Sweep, { id: sweepId }, { pick });
    if (elbow) await tx.insert(SweepArtifact, { sweepId, path: ELBOW_PATH, ...elbow });
    if (!version) return { sweepId };
    const { id: modelVersionId } = await saveModelVersion(tx, version);
    if (comparison) await saveComparison(tx, { ...comparison, challengerId: modelVersionId });
    return { sweepId, modelVersionId };
  });
}

/** A champion that cannot score the new data does not keep the new model out of the registry. */
async function compareOrSayWhyNot(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs' | 'compute'>,
  champion: ModelVersion,
  challenger: PreparedModelVersion,
  execution: Execution,
): Promise<ComparisonResult | null> {
  try {
    return await compareModels(ctx, champion, challenger, execution.signal);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'NOT_COMPARABLE') throw error;
    execution.progress(0.99, `not compared with Production: ${error.message}`);
    return null;
  }
}

async function candidatesOf({ db }: Pick<Context, 'db'>, runs: Run[]): Promise<RunCandidate[]> {
  const metrics = await db.manager.findBy(RunMetric, { runId: In(runs.map((run) => run.id)) });
  const metricOf = (run: Run, key: string) =>
    metrics.find((metric) => metric.runId === run.id && metric.key === key)?.value;
  return runs.flatMap((run) => {
    const silhouette = metricOf(run, 'silhouette_score');
    const daviesBouldin = metricOf(run, 'davies_bouldin_index');
    if (silhouette === undefined || daviesBouldin === undefined || !run.clusterSizes) return [];
    return {
      id: run.id,
      nClusters: run.nClusters,
      silhouette,
      daviesBouldin,
      clusterSizes: run.clusterSizes,
    };
  });
}

/** The sweep's own error names every reason once; the codes of the runs are in its details. */
async function allFailed({ db }: Pick<Context, 'db'>, runs: Run[]): Promise<AppError> {
  const jobs = await db.manager.findBy(Job, { id: In(runs.map((run) => run.jobId)) });
  const reasons = [...new Set(jobs.map((job) => job.errorMessage ?? 'cancelled'))];
  return new AppError('ALL_RUNS_FAILED', `None of the ${runs.length} runs succeeded: ${reasons.join('; ')}`, {
    codes: [...new Set(jobs.map((job) => job.errorCode ?? 'CANCELLED'))],
  });
}
