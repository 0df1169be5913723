import { Run, RunArtifact, RunMetric } from '../entities/run.ts';
import type { Silhouette } from '../ml/index.ts';
import type { BlobInfo } from '../storage/blobs.ts';
import type { Execution } from './execution.ts';

export const MODEL_PATH = 'model.json';
export const ASSIGNMENTS_PATH = 'assignments.parquet';

export interface FittedRun {
  sizes: number[];
  silhouette: Pick<Silhouette, 'kind' | 'low' | 'high'>;
  metrics: Record<'silhouette_score', number> & Record<string, number>;
  iterations: number;
  model: BlobInfo;
  assignments: BlobInfo;
}

/** Ends the job of a fit; what it found commits with the end. */
export async function completeRun(execution: Execution, runId: string, fitted: FittedRun): Promise<void> {
  const { sizes, silhouette, metrics, iterations, model, assignments } = fitted;
  const { kind, low, high } = silhouette;
  const score = `${kind === 'sampled' ? 'about ' : ''}${metrics.silhouette_score.toFixed(3)}`;
  await execution.complete(`silhouette ${score}, sizes ${sizes.join(', ')}`, async (tx) => {
    await tx.update(Run, { id: runId }, { clusterSizes: sizes });
    const interval = kind === 'sampled' && { silhouette_score_low: low, silhouette_score_high: high };
    const all = { ...metrics, ...interval, n_iter: iterations };
    await tx.insert(
      RunMetric,
      Object.entries(all).map(([key, value]) => ({ runId, key, value })),
    );
    await tx.insert(RunArtifact, [
      { runId, path: MODEL_PATH, ...model },
      { runId, path: ASSIGNMENTS_PATH, ...assignments },
    ]);
    return { runId };
  });
}
