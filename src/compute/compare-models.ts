import { threadRuntime } from './thread-runtime.ts';
import type { ComparedScore } from '../entities/model-comparison.ts';
import {
  adjustedRandIndex,
  compilePredictor,
  dispersionScores,
  silhouettesOf,
  transformColumns,
  type FitControl,
  type ModelArtifact,
} from '../ml/index.ts';

export interface CompareInput {
  champion: ModelArtifact;
  challenger: ModelArtifact;
  /** The features that either model needs, and for each its column of the challenger's training data. */
  features: string[];
  columns: Float64Array[];
}

export interface ModelScores {
  /** null: the champion puts every row into one cluster. */
  championSilhouette: number | null;
  challengerSilhouette: number;
  /** Adjusted Rand index of the two clusterings. */
  agreement: number;
  /** Every metric, the silhouette among them. */
  scores: ComparedScore[];
}

/**
 * Lets both models cluster the same rows and scores both clusterings in one space, the challenger's standardised
 * features: silhouettes of two spaces would not be comparable.
 */
export function compareModels(
  { champion, challenger, features, columns }: CompareInput,
  control: FitControl,
): ModelScores {
  const columnOf = (name: string) => columns[features.indexOf(name)];
  const x = transformColumns(
    challenger.preprocessing,
    challenger.preprocessing.features.map(({ name }) => columnOf(name)),
  );
  const labelsOf = (model: ModelArtifact) => {
    const predict = compilePredictor(model);
    return Int32Array.from({ length: x.rows }, (_, row) => {
      const values = features.map((name) => [name, columnOf(name)[row]] as const);
      return predict(Object.fromEntries(values.filter(([, value]) => !Number.isNaN(value)))).cluster;
    });
  };
  const championLabels = labelsOf(champion);
  const challengerLabels = labelsOf(challenger);
  const isOneCluster = new Set(championLabels).size < 2;
  const labelings = isOneCluster ? [challengerLabels] : [challengerLabels, championLabels];
  const [challengerScore, championScore] = silhouettesOf(x, labelings, control, threadRuntime(control));
  const championSilhouette = isOneCluster ? null : championScore.score;
  const challengerSilhouette = challengerScore.score;
  const old = isOneCluster ? null : dispersionScores(x, championLabels);
  const own = dispersionScores(x, challengerLabels);
  return {
    championSilhouette,
    challengerSilhouette,
    agreement: adjustedRandIndex(championLabels, challengerLabels),
    scores: [
      { metric: 'SILHOUETTE', champion: championSilhouette, challenger: challengerSilhouette },
      { metric: 'DAVIES_BOULDIN', champion: old?.daviesBouldin ?? null, challenger: own.daviesBouldin },
      {
        metric: 'CALINSKI_HARABASZ',
        champion: old?.calinskiHarabasz ?? null,
        challenger: own.calinskiHarabasz,
      },
      { metric: 'INERTIA', champion: old?.inertia ?? null, challenger: own.inertia },
    ],
  };
}
