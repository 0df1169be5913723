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
  /** Above 0: it carried the row towards the new centre; null: it has no place in the new model's space. */
  contribution: number | null;
}

export interface CarriedMove {
  /** By how much the row was nearer to the new centre than to the old one, in squares; below 0: to the old one. */
  leadBefore: number;
  leadAfter: number;
  /** leadAfter - leadBefore, which is the sum of the contributions. */
  change: number;
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
  /** By cluster: the previous model's centres and the next one's, in the next one's space. NaN: outside of it. */
  oldCentres: number[];
  newCentres: number[];
}

/**
 * A function that says which features carried a row from the centre a of its old cluster, as the previous model has it,
 * to the centre b of its new one, as the next model has it. In the next model's standardised space the lead of b over a
 * at a point z is |z - a|² - |z - b|², a sum over the features. A feature's contribution is what its value's change from
 * before to after added to that sum; they sum to the whole change. A lead that was above 0 before says that the row would
 * have moved without any change of its own: the centres moved.
 */
export function moveExplainer(previous: ModelArtifact, next: ModelArtifact): (move: RowMove) => CarriedMove {
  const shared = sharedFeatures(previous, next);
  return ({ fromCluster, toCluster, before, after }) => {
    let [leadBefore, leadAfter] = [0, 0];
    const features = shared.map(({ fitted, oldCentres, newCentres }): FeatureCarry => {
      const { name, unit } = fitted;
      const [a, b] = [oldCentres[fromCluster], newCentres[toCluster]];
      const leadAt = (value: number | null) => {
        const z = placeOf(fitted, value ?? Number.NaN);
        return (z - a) ** 2 - (z - b) ** 2;
      };
      const values = { before: before[name] ?? null, after: after[name] ?? null };
      const [from, to] = [leadAt(values.before), leadAt(values.after)];
      const contribution = to - from;
      if (Number.isNaN(contribution)) return { feature: name, unit, ...values, contribution: null };
      leadBefore += from;
      leadAfter += to;
      return { feature: name, unit, ...values, contribution };
    });
    features.sort((one, other) => (other.contribution ?? -Infinity) - (one.contribution ?? -Infinity));
    return { leadBefore, leadAfter, change: leadAfter - leadBefore, features };
  };
}

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
