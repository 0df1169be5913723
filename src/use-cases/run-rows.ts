import type { EntityManager } from 'typeorm';
import { Run, RunArtifact, RunMetric } from '../entities/run.ts';
import type { Silhouette } from '../ml/index.ts';
import type { BlobInfo } from '../storage/blobs.ts';

/** What a fit found, and the files it left. */
export interface FittedRun {
  sizes: number[];
  /** Per cluster; null where it is not known. */
  clusterSilhouettes: (number | null)[] | null;
  silhouette: Pick<Silhouette, 'kind' | 'low' | 'high'>;
  metrics: Record<'silhouette_score', number> & Record<string, number>;
  iterations: number;
  files: ({ path: string } & BlobInfo)[];
}

/** Writes what a fit found, in the transaction that ends its job. */
export async function saveRun(tx: EntityManager, runId: string, fitted: FittedRun): Promise<void> {
  const { sizes: clusterSizes, clusterSilhouettes } = fitted;
  await tx.update(Run, { id: runId }, { clusterSizes, clusterSilhouettes });
  const { kind, low, high } = fitted.silhouette;
  const interval = kind === 'sampled' && { silhouette_score_low: low, silhouette_score_high: high };
  const metrics = { ...fitted.metrics, ...interval, n_iter: fitted.iterations };
  await tx.insert(
    RunMetric,
    Object.entries(metrics).map(([key, value]) => ({ runId, key, value })),
  );
  await tx.insert(
    RunArtifact,
    fitted.files.map((file) => ({ runId, ...file })),
  );
}

/** What a fit found, in one line. */
export function summaryOf({ silhouette, metrics, sizes }: FittedRun): string {
  const about = silhouette.kind === 'sampled' ? 'about ' : '';
  return `silhouette ${about}${metrics.silhouette_score.toFixed(3)}, sizes ${sizes.join(', ')}`;
}
