import { threadRuntime } from './thread-runtime.ts';
import {
  adjustedRandIndex,
  compilePredictor,
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
  return {
    championSilhouette: isOneCluster ? null : championScore.score,
    challengerSilhouette: challengerScore.score,
    agreement: adjustedRandIndex(championLabels, challengerLabels),
  };
}
