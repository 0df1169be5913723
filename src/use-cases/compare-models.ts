import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import type { WantedFeature } from '../data/feature-errors.ts';
import { loadFeatureColumns } from '../data/load-features.ts';
import { openFeatureStream } from '../data/stream-features.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { ModelComparison, type ComparedScore } from '../entities/model-comparison.ts';
import type { ModelVersion } from '../entities/model-version.ts';
import { AppError, toAppError, type ErrorCode } from '../errors.ts';
import { EXACT_SILHOUETTE_ROWS } from '../ml/index.ts';
import { readArtifact } from '../serving/read-artifact.ts';

export type ComparisonResult = Omit<ModelComparison, 'id' | 'challengerId' | 'createdAt'>;
type Challenger = Pick<ModelVersion, 'registeredModelId' | 'datasetVersionId' | 'artifactDigest'>;
type Resources = Pick<Context, 'db' | 'duck' | 'blobs' | 'compute'>;

/** Of larger versions so many rows are drawn, always the same ones: no comparison needs more memory than these take. */
const MOST_ROWS = 262_144;
const SEED = 0;

/** What keeps a model from scoring data that another one was trained on. */
const MISFITS: ErrorCode[] = [
  'COLUMN_NOT_FOUND',
  'FEATURE_NOT_NUMERIC',
  'FEATURE_MISSING',
  'FEATURE_NOT_FINITE',
  'FEATURE_OUT_OF_DOMAIN',
];

/**
 * Scores both models on the challenger's training data, or on rows drawn from it. The challenger is better if its silhouette is higher.
 * @throws AppError NOT_COMPARABLE where the champion cannot score that data
 */
export async function compareModels(
  ctx: Resources,
  champion: ModelVersion,
  challenger: Challenger,
  signal: AbortSignal,
): Promise<ComparisonResult> {
  const { manager } = ctx.db;
  const version = await manager.findOneByOrFail(DatasetVersion, { id: challenger.datasetVersionId });
  const dataset = await manager.findOneByOrFail(Dataset, { id: version.datasetId });
  const artifacts = {
    champion: await readArtifact(ctx, champion.artifactDigest),
    challenger: await readArtifact(ctx, challenger.artifactDigest),
  };
  const features = [
    ...artifacts.champion.preprocessing.features,
    ...artifacts.challenger.preprocessing.features,
  ]
    .map((feature) => feature.name)
    .filter((name, index, all) => all.indexOf(name) === index);
  const policyOf = (name: string) =>
    dataset.features.find((feature) => feature.name === name)?.missing === 'drop' ? 'drop' : 'median';
  const score = async () => {
    // What the challenger drops, both do without; whether either can do without a value, each model knows itself.
    const wanted = features.map((name) => ({ name, missing: policyOf(name) }) as const);
    const columns = await loadRows(ctx, dataset, version, wanted, signal);
    const result = await ctx.compute.run('compareModels', { ...artifacts, features, columns }, { signal });
    return { rows: columns[0].length, result };
  };
  const { rows, result: scores } = await score().catch((error: unknown) => {
    const known = toAppError(error);
    if (!known || !MISFITS.includes(known.code)) throw error;
    throw new AppError(
      'NOT_COMPARABLE',
      `${champion.name} cannot score that data: ${known.message}`,
      known.details,
    );
  });

  const { championSilhouette, challengerSilhouette } = scores;
  const better = championSilhouette === null || challengerSilhouette > championSilhouette;
  const against =
    championSilhouette === null
      ? `${champion.name}, which puts all of them into one cluster`
      : `${championSilhouette.toFixed(3)} of ${champion.name}`;
  const about = rows > EXACT_SILHOUETTE_ROWS ? 'about ' : '';
  const drawn = version.rowCount > MOST_ROWS ? 'rows drawn from' : 'rows of';
  const reason = `on ${rows} ${drawn} data version ${version.number} the silhouette is ${about}${challengerSilhouette.toFixed(3)} against ${against}: ${better ? 'better' : 'not better'}`;
  return { championId: champion.id, ...scores, better, reason };
}

async function loadRows(
  ctx: Resources,
  dataset: Dataset,
  version: DatasetVersion,
  features: readonly WantedFeature[],
  signal: AbortSignal,
): Promise<Float64Array[]> {
  if (version.rowCount <= MOST_ROWS) {
    return (await loadFeatureColumns(ctx, dataset, version, features)).columns;
  }
  const stream = await openFeatureStream(ctx, dataset, version, features, signal);
  return (await stream.sample(MOST_ROWS, SEED)).columns;
}

/** The stored comparison of two versions, or one that is made and stored now. One without all scores is made again. */
export async function comparisonOf(
  ctx: Resources,
  champion: ModelVersion,
  challenger: ModelVersion,
  signal: AbortSignal,
): Promise<ComparisonResult> {
  const pair = { championId: champion.id, challengerId: challenger.id };
  const known = await ctx.db.manager.findOneBy(ModelComparison, pair);
  if (known?.scores) return known;
  const comparison = await compareModels(ctx, champion, challenger, signal);
  await saveComparison(ctx.db.manager, { ...comparison, challengerId: challenger.id });
  return comparison;
}

/** Every metric of a comparison, also of one from before there were others than the silhouette. */
export function scoresOf({
  scores,
  championSilhouette,
  challengerSilhouette,
}: ComparisonResult): ComparedScore[] {
  return scores ?? [{ metric: 'SILHOUETTE', champion: championSilhouette, challenger: challengerSilhouette }];
}

/** Stores a comparison; the same pair is compared only once. */
export async function saveComparison(
  tx: EntityManager,
  comparison: ComparisonResult & { challengerId: string },
): Promise<void> {
  await tx.createQueryBuilder().insert().into(ModelComparison).values(comparison).orIgnore().execute();
}
