import { MlError } from './errors.ts';
import type { ModelArtifact } from './model-artifact.ts';
import { standardise, toOriginalUnits, type FittedFeature } from './preprocessing.ts';

/** What one feature did to a row that went from one cluster to another. */
export interface FeatureCarry {
  feature: string;
  unit: string;
  /** In the feature's own unit; null: no value. */
  before: number | null;
  after: number | null;
  /** What it added to the lead of the new cluster, byValue + byCentres; null: it has no place in the new model's space. */
  contribution: number | null;
  /** The part that the change of its value added, and the part that the moves of the centres did. */
  byValue: number | null;
  byCentres: number | null;
}

export interface CarriedMove {
  /** By how much the row was nearer to its new cluster than to its old one, in squares: below 0 as a rule. */
  leadBefore: number;
  /** By how much it is now: above 0 as a rule. */
  leadAfter: number;
  /** leadAfter - leadBefore, the sum of the contributions. */
  change: number;
  byValues: number;
  byCentres: number;
  /** The features that both models have; what carried the row furthest comes first. */
  features: FeatureCarry[];
}

/** A row that went from a cluster of the previous model to one of the next, with its features by name. */
export interface RowMove {
  fromCluster: number;
  toCluster: number;
  before: Readonly<Record<string, number | null>>;
  after: Readonly<Record<string, number | null>>;
}

interface SharedFeature {
  fitted: FittedFeature;
  /** By cluster of each model: its centre in the next model's space. NaN: outside of it. */
  oldCentres: number[];
  newCentres: number[];
}

/**
 * A function that says which features carried a row from its old cluster a to its new one b. In the next model's
 * standardised space the lead of b over a at a point z is |z - a|² - |z - b|², a sum over the features. Before, it is that
 * of the old values between the previous model's centres of a and b; after, that of the new values between the next
 * model's. A feature's contribution is the difference of its terms. It has two parts: byCentres, what the centres' moves
 * make of the old value, and byValue, what the value's change adds between the new centres. Clusters of the two models
 * are the same if their labels are; a centre that one model lacks is taken from the other, and has not moved.
 */
export function moveExplainer(previous: ModelArtifact, next: ModelArtifact): (move: RowMove) => CarriedMove {
  const shared = sharedFeatures(previous, next);
  const twinOf = (label: string, { clusterLabels }: ModelArtifact) => clusterLabels.indexOf(label);
  return ({ fromCluster, toCluster, before, after }) => {
    const oldTwin = twinOf(next.clusterLabels[toCluster], previous);
    const newTwin = twinOf(previous.clusterLabels[fromCluster], next);
    const sums = { leadBefore: 0, leadAfter: 0, byValues: 0, byCentres: 0 };
    const features = shared.map(({ fitted, oldCentres, newCentres }): FeatureCarry => {
      const { name, unit } = fitted;
      const [a, b] = [oldCentres[fromCluster], newCentres[toCluster]];
      const between = { old: [a, oldCentres[oldTwin] ?? b], now: [newCentres[newTwin] ?? a, b] };
      const told = { feature: name, unit, before: before[name] ?? null, after: after[name] ?? null };
      const [from, to] = [told.before, told.after].map((value) => placeOf(fitted, value ?? Number.NaN));
      const [first, shifted, last] = [
        lead(from, between.old),
        lead(from, between.now),
        lead(to, between.now),
      ];
      if (Number.isNaN(first + shifted + last))
        return { ...told, contribution: null, byValue: null, byCentres: null };
      const [byValue, byCentres] = [last - shifted, shifted - first];
      sums.leadBefore += first;
      sums.leadAfter += last;
      sums.byValues += byValue;
      sums.byCentres += byCentres;
      return { ...told, contribution: last - first, byValue, byCentres };
    });
    features.sort((one, other) => (other.contribution ?? -Infinity) - (one.contribution ?? -Infinity));
    return { ...sums, change: sums.leadAfter - sums.leadBefore, features };
  };
}

const lead = (z: number, [a, b]: number[]) => (z - a) ** 2 - (z - b) ** 2;

/** The names of the features that both models have: the same name and unit. */
export function sharedFeatureNames(previous: ModelArtifact, next: ModelArtifact): string[] {
  return sharedFeatures(previous, next).map(({ fitted }) => fitted.name);
}

function sharedFeatures(previous: ModelArtifact, next: ModelArtifact): SharedFeature[] {
  const old = previous.preprocessing.features;
  const originals = previous.centroids.map((centre) => toOriginalUnits(previous.preprocessing, centre));
  return next.preprocessing.features.flatMap((fitted, j) => {
    const index = old.findIndex(({ name, unit }) => name === fitted.name && unit === fitted.unit);
    if (index === -1) return [];
    return [
      {
        fitted,
        oldCentres: originals.map((centre) => placeOf(fitted, centre[index])),
        newCentres: next.centroids.map((centre) => centre[j]),
      },
    ];
  });
}

/** NaN where the space has no place for the value. */
function placeOf(feature: FittedFeature, value: number): number {
  try {
    return standardise(feature, value);
  } catch (error) {
    if (error instanceof MlError) return Number.NaN;
    throw error;
  }
}
