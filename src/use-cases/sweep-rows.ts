import type { EntityManager } from 'typeorm';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import type { Job } from '../entities/job.ts';
import { Run, RunParam } from '../entities/run.ts';
import { Sweep } from '../entities/sweep.ts';
import { EXACT_SILHOUETTE_ROWS } from '../ml/index.ts';
import { createJob } from './job-rows.ts';

export type SweepSettings = Omit<
  Sweep,
  'id' | 'datasetVersionId' | 'jobId' | 'pick' | 'evidence' | 'createdAt'
>;

/** Inserts a sweep with its runs and jobs. @returns its job, and those to hand to the queue after the commit */
export async function createSweep(
  tx: EntityManager,
  version: DatasetVersion,
  sweep: SweepSettings,
  withEvidence: boolean,
  parentId?: string,
): Promise<{ sweepJob: Job; children: Job[] }> {
  const sweepId = await newId(tx);
  const sweepJob = await createJob(tx, { kind: 'sweep', state: 'WAITING', parentId, payload: { sweepId } });
  await tx.insert(Sweep, {
    id: sweepId,
    datasetVersionId: version.id,
    jobId: sweepJob.id,
    ...sweep,
  });
  const children: Job[] = [];
  for (const group of jobsOf(sweep, version)) {
    const job = await createJob(tx, { kind: 'fit', parentId: sweepJob.id, payload: {} });
    for (const nClusters of group) await createRun(tx, { ...sweep, id: sweepId }, version, job, nClusters);
    children.push(job);
  }
  if (withEvidence) {
    children.push(await createJob(tx, { kind: 'evidence', parentId: sweepJob.id, payload: { sweepId } }));
  }
  return { sweepJob, children };
}

/**
 * The numbers of clusters that one job fits: all of them where the ks have the pairwise distances in common. Larger
 * data are spread over the workers, one k each.
 */
function jobsOf({ algorithm, engine, nClusters }: SweepSettings, { rowCount }: DatasetVersion): number[][] {
  const isShared = algorithm === 'k-means' && engine === 'gugus' && rowCount <= EXACT_SILHOUETTE_ROWS;
  return isShared ? [nClusters] : nClusters.map((k) => [k]);
}

async function createRun(
  tx: EntityManager,
  sweep: SweepSettings & { id: string },
  version: DatasetVersion,
  job: Job,
  nClusters: number,
): Promise<void> {
  const runId = await newId(tx);
  await tx.insert(Run, {
    id: runId,
    name: `k = ${nClusters}`,
    experimentId: sweep.experimentId,
    sweepId: sweep.id,
    datasetVersionId: version.id,
    jobId: job.id,
    nClusters,
  });
  const params = { n_clusters: nClusters, ...usedParams(sweep) };
  await tx.insert(
    RunParam,
    Object.entries(params).map(([key, value]) => ({ runId, key, value: String(value) })),
  );
}

/** What the runs are logged with: only what their algorithm takes. */
function usedParams({
  algorithm,
  engine,
  scaling,
  params,
  weightColumn,
}: SweepSettings): Record<string, unknown> {
  const { init, nInit, maxIter, tol, randomState, batchSize } = params;
  return {
    algorithm,
    scaling,
    ...(algorithm === 'k-means' && { engine, init }),
    ...(weightColumn !== null && { weight_column: weightColumn }),
    ...(algorithm === 'mini-batch-k-means' && { init, batch_size: batchSize }),
    ...(algorithm !== 'agglomerative' && {
      n_init: nInit,
      max_iter: maxIter,
      tol,
      random_state: randomState,
    }),
  };
}

async function newId(tx: EntityManager): Promise<string> {
  const [{ id }] = await tx.query('SELECT uuidv7() AS id');
  return id;
}
