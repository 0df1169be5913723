import { z } from 'zod';
import type { Context } from '../context.ts';
import { readAssignments, readClusterMoves, type Assignment, type ClusterMove } from '../data/assignments.ts';
import type { ModelComparison } from '../entities/model-comparison.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { RunArtifact, type Run } from '../entities/run.ts';
import { ASSIGNMENTS_PATH } from './run-files.ts';
import { decodeCursor, pageSize, toPage, type Page, type PageInput } from './find-page.ts';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs'>;

/** A page of stored assignments, by key. @throws AppError INVALID_INPUT */
export async function findAssignments(
  ctx: Resources,
  digest: string,
  page: PageInput,
): Promise<Page<Assignment>> {
  const size = pageSize(page);
  const rows = await readAssignments(ctx, digest, size + 1, decodeCursor(z.string(), page));
  return toPage(rows, size, (row) => row.key);
}

/** A page of a run's assignments; an empty one until its fit is done. @throws AppError INVALID_INPUT */
export async function findRunAssignments(
  ctx: Resources,
  run: Run,
  page: PageInput,
): Promise<Page<Assignment>> {
  const stored = await ctx.db.manager.findOneBy(RunArtifact, { runId: run.id, path: ASSIGNMENTS_PATH });
  return stored ? await findAssignments(ctx, stored.digest, page) : toPage([], pageSize(page), () => null);
}

/** A page of the rows that champion and challenger label differently. @throws AppError INVALID_INPUT */
export async function findClusterMoves(
  ctx: Resources,
  { championId, challengerId }: ModelComparison,
  page: PageInput,
): Promise<Page<ClusterMove>> {
  const size = pageSize(page);
  const after = decodeCursor(z.string(), page);
  const labelled = async (id: string) => {
    const { assignmentsDigest, clusters } = await ctx.db.manager.findOneByOrFail(ModelVersion, { id });
    return { digest: assignmentsDigest, labels: clusters.map((cluster) => cluster.label) };
  };
  const rows = await readClusterMoves(
    ctx,
    await labelled(championId),
    await labelled(challengerId),
    size + 1,
    after,
  );
  return toPage(rows, size, (row) => row.key);
}
