import type { Context } from '../context.ts';
import { RunArtifact, type Run } from '../entities/run.ts';
import { COMPONENTS_PATH } from './run-files.ts';

export interface PrincipalComponent {
  /** The share of the variance that it explains. */
  explained: number;
  loadings: { feature: string; loading: number }[];
}

/** The principal components of a run's standardised features; none until its fit is done. */
export async function findComponents(
  { db, blobs }: Pick<Context, 'db' | 'blobs'>,
  run: Run,
): Promise<PrincipalComponent[]> {
  const stored = await db.manager.findOneBy(RunArtifact, { runId: run.id, path: COMPONENTS_PATH });
  return stored ? JSON.parse((await blobs.get(stored.digest)).toString()) : [];
}
