import type { Context } from '../context.ts';
import { readAssignment, type Assignment } from '../data/assignments.ts';
import { readRowValues, type RowValues } from '../data/key-migrations.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import type { ModelVersion } from '../entities/model-version.ts';

/** A row of a model version's training data: its cluster, and what it has of each feature, in the signature's order. */
export interface VersionRow extends Assignment {
  label: string;
  values: { feature: string; unit: string; value: number | null }[];
}

/** @returns null where the training data has no such key. @throws AppError CONTENT_EXPIRED, BLOB_CORRUPT */
export async function findVersionRow(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs'>,
  version: ModelVersion,
  key: string,
): Promise<VersionRow | null> {
  const assignment = await readAssignment(ctx, version.assignmentsDigest, key);
  if (!assignment) return null;
  const { manager } = ctx.db;
  const data = await manager.findOneByOrFail(DatasetVersion, { id: version.datasetVersionId });
  const { keyColumn } = await manager.findOneByOrFail(Dataset, { id: data.datasetId });
  const features = version.signature.map(({ name }) => name);
  const stored = { dataDigest: data.digest, keyColumn };
  const values: RowValues = (await readRowValues(ctx, stored, features, [key])).get(key) ?? {};
  return {
    ...assignment,
    label: version.clusters[assignment.cluster].label,
    values: version.signature.map(({ name, unit }) => ({ feature: name, unit, value: values[name] ?? null })),
  };
}
