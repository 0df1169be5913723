import { toOriginalUnits, type ModelArtifact } from '../ml/index.ts';

/** The centre of a cluster in the data's own units, by feature. */
export function centreOf(
  { preprocessing, centroids }: ModelArtifact,
  cluster: number,
): { feature: string; value: number }[] {
  const values = toOriginalUnits(preprocessing, Float64Array.from(centroids[cluster]));
  return preprocessing.features.map(({ name }, index) => ({ feature: name, value: values[index] }));
}
