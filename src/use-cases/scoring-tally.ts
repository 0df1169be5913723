import { MOST_EXAMPLES, REFUSALS, type RefusalCode, type PredictedRows } from '../ml/index.ts';
import type { FeatureBatch } from '../data/stream-features.ts';
import type { RefusedRow, Refusal } from '../entities/scoring.ts';

type Example = Omit<RefusedRow, 'key'> & { number: number };

/** Counts what became of rows, batch by batch. */
export interface ScoringTally {
  rows: number;
  refused: number;
  /** By cluster. */
  clusterCounts: Int32Array;
  /** The rows whose keys `refusals` is to be told. */
  readonly exampleNumbers: number[];
  add(batch: FeatureBatch, scored: PredictedRows): void;
  refusals(keys: ReadonlyMap<number, string>): Refusal[];
}

export function createScoringTally(features: readonly { name: string }[], nClusters: number): ScoringTally {
  const counts = REFUSALS.map(() => 0);
  const examples = new Map<RefusalCode, Example[]>(REFUSALS.map((code) => [code, []]));
  return {
    rows: 0,
    refused: 0,
    clusterCounts: new Int32Array(nClusters),
    get exampleNumbers() {
      return [...examples.values()].flat().map(({ number }) => number);
    },
    add({ numbers, columns }, { clusters, refusals, examples: found }) {
      for (let row = 0; row < clusters.length; row++) {
        if (clusters[row] >= 0) {
          this.clusterCounts[clusters[row]]++;
        } else {
          counts[refusals[row]]++;
          this.refused++;
        }
      }
      this.rows += clusters.length;
      for (const { code, row, feature, message } of found) {
        const known = examples.get(code)!;
        if (known.length === MOST_EXAMPLES) continue;
        const value = columns[feature][row];
        known.push({
          number: numbers[row],
          feature: features[feature].name,
          value: Number.isNaN(value) ? null : Number.isFinite(value) ? value : String(value),
          message,
        });
      }
    },
    refusals: (keys) =>
      REFUSALS.map((code, index) => ({
        code,
        rows: counts[index],
        examples: examples
          .get(code)!
          .map(({ number, ...example }) => ({ key: keys.get(number)!, ...example })),
      })).filter(({ rows }) => rows > 0),
  };
}
