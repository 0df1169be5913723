import type { Context } from '../context.ts';
import { RunMetric } from '../entities/run.ts';
import type { Sweep } from '../entities/sweep.ts';
import { kneedleElbow, type ClusterEvidence } from '../ml/index.ts';

export interface SweepEvidence extends Partial<ClusterEvidence> {
  /** The elbow of the inertia over the numbers of clusters; null where there is none. */
  elbow: number | null;
}

const LEAST_RUNS = 3;

/** What speaks for a sweep's numbers of clusters besides the silhouette, as far as it is known. */
export async function findEvidence({ db }: Pick<Context, 'db'>, sweep: Sweep): Promise<SweepEvidence> {
  const inertias: { nClusters: number; value: number }[] = await db.manager
    .createQueryBuilder(RunMetric, 'metric')
    .innerJoin('run', 'run', 'run.id = metric.run_id AND run.sweep_id = :id', { id: sweep.id })
    .where({ key: 'inertia', step: 0 })
    .select(['run.n_clusters AS "nClusters"', 'metric.value AS value'])
    .orderBy('run.n_clusters')
    .getRawMany();
  const elbow =
    inertias.length < LEAST_RUNS
      ? null
      : kneedleElbow(
          inertias.map(({ nClusters }) => nClusters),
          inertias.map(({ value }) => value),
        );
  return { ...sweep.evidence, elbow };
}
