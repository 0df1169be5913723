import { z } from 'zod';
import type { Context } from '../context.ts';
import { readClusteredRows, type ClusteredRow } from '../data/clustered-rows.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { RunArtifact, type Run } from '../entities/run.ts';
import type { ModelArtifact } from '../ml/index.ts';
import { readArtifact } from '../serving/read-artifact.ts';
import { centreOf } from './model-centres.ts';
import { parseInput } from './parse-input.ts';
import { ASSIGNMENTS_PATH, MODEL_PATH } from './run-files.ts';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs'>;

export const MOST_POINTS_OF_RUN = 5000;

const mostSchema = z.object({
  most: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(MOST_POINTS_OF_RUN, `must be at most ${MOST_POINTS_OF_RUN}`),
});

export interface RunPoints {
  features: string[];
  rowCount: number;
  points: ClusteredRow[];
}

/** The clusters that a run found, by id; none until its fit is done. @throws AppError CONTENT_EXPIRED, BLOB_CORRUPT */
export async function findRunClusters(ctx: Resources, run: Run) {
  const artifact = await modelOf(ctx, run);
  if (!artifact) return [];
  return artifact.clusterLabels.map((label, id) => ({
    id,
    label,
    size: run.clusterSizes![id],
    centroid: centreOf(artifact, id),
  }));
}

/**
 * The rows of a run's data with their features and clusters, at most so many; null until its fit is done.
 * @throws AppError INVALID_INPUT, CONTENT_EXPIRED, BLOB_CORRUPT
 */
export async function findRunPoints(
  ctx: Resources,
  run: Run,
  wanted: { most: number },
): Promise<RunPoints | null> {
  const { most } = parseInput(mostSchema, wanted);
  const { manager } = ctx.db;
  const artifact = await modelOf(ctx, run);
  const stored = await manager.findOneBy(RunArtifact, { runId: run.id, path: ASSIGNMENTS_PATH });
  if (!artifact || !stored) return null;
  const version = await manager.findOneByOrFail(DatasetVersion, { id: run.datasetVersionId });
  const { keyColumn } = await manager.findOneByOrFail(Dataset, { id: version.datasetId });
  const features = artifact.preprocessing.features.map(({ name }) => name);
  const rows = { assignmentsDigest: stored.digest, versionDigest: version.digest, keyColumn, features };
  const points = await readClusteredRows(ctx, rows, most);
  return { features, rowCount: run.clusterSizes!.reduce((sum, size) => sum + size, 0), points };
}

async function modelOf(
  ctx: Pick<Context, 'db' | 'blobs'>,
  { id: runId }: Run,
): Promise<ModelArtifact | null> {
  const stored = await ctx.db.manager.findOneBy(RunArtifact, { runId, path: MODEL_PATH });
  return stored && (await readArtifact(ctx, stored.digest));
}
