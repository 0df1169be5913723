import type { RowAnswers } from '../ml/index.ts';
import type { Observed } from '../serving/canary-counts.ts';
import { keyShare } from '../serving/key-share.ts';
import type { ServedModel } from '../serving/load-served-model.ts';
import type { ActiveCanary } from '../serving/rollouts.ts';
import { PRODUCTION } from './alias-rows.ts';
import { computeOrFail, type ComputedRows, type FeatureRows } from './compute-rows.ts';
import { rowWise } from './feature-rows.ts';
import type { Serving } from './served-model.ts';

/** Rows that a canary answered in Production's place. */
export interface CanaryAnswers {
  served: ServedModel;
  /** Where such a row stands among `values`, which are features as the canary takes them. */
  places: ReadonlyMap<number, number>;
  values: Float64Array;
  /** The ids under which they are logged. */
  ids: ReadonlyMap<number, string>;
  /** What Production answered to the other rows; -1 in the place of those that the canary answered. */
  productionClusters: Int32Array;
}

/** A call is slow only where it takes so much longer. */
const LEAST_DELAY_MS = 1;

/** The rows that fall to the canary: by the caller's name of the row always the same ones; without a name by chance. */
export function routeRows({ id, share }: ActiveCanary, { count, keys, errors }: FeatureRows): number[] {
  const routed: number[] = [];
  for (let row = 0; row < count; row++) {
    const key = keys[row];
    const place = key === null ? Math.random() : keyShare(id, key);
    if (place < share && !errors.has(row)) routed.push(row);
  }
  return routed;
}

interface RoutedCall {
  canary: ActiveCanary;
  routed: readonly number[];
  /** Production, the rows of the call, and what it answered to all of them. */
  served: ServedModel;
  rows: FeatureRows;
  answers: RowAnswers & Pick<ComputedRows, 'latencyMs'>;
  caller: string;
}

/**
 * Puts the canary's answers in the place of Production's, and counts how the two compare. What the canary cannot answer
 * keeps Production's answer. @returns null where the canary has answered nothing
 */
export function askCanary({ rollouts, predictions }: Serving, call: RoutedCall): CanaryAnswers | null {
  const { canary, routed, served, rows, answers, caller } = call;
  const { id, step } = canary;
  const productionRequests = rows.count - routed.length;
  if (routed.length === 0) {
    rollouts.canaryCounter.add(id, step, { productionRequests });
    return null;
  }
  const part = rowWise(canary.served.features, routed.length, {
    keyOf: (row) => rows.keys[routed[row]],
    keyField: 'id',
    featuresOf: (row) => rows.featuresOf(routed[row]),
  });
  const { warnings: _, ...found } = computeOrFail(canary.served, part);
  rollouts.canaryCounter.add(id, step, { productionRequests, ...compare(call, found) });

  const logged = predictions.add({
    modelId: canary.served.version.registeredModelId,
    modelVersionId: canary.served.version.id,
    alias: PRODUCTION,
    role: 'CANARY',
    caller,
    keys: part.keys,
    features: part.values,
    ...found,
  });
  const productionClusters = answers.clusters.slice();
  const [places, ids] = [new Map<number, number>(), new Map<number, string>()];
  for (const [place, row] of routed.entries()) {
    if (found.clusters[place] < 0) continue;
    answers.clusters[row] = found.clusters[place];
    answers.distances[row] = found.distances[place];
    answers.confidences[row] = found.confidences[place];
    rows.errors.delete(row);
    productionClusters[row] = -1;
    places.set(row, place);
    ids.set(row, logged[place]);
  }
  return { served: canary.served, places, values: part.values, ids, productionClusters };

  function compare({ answers: production }: RoutedCall, given: ComputedAnswers): Observed {
    const flips: (readonly [string, string])[] = [];
    let [requests, canaryErrors, productionErrors] = [0, 0, 0];
    for (const [place, row] of routed.entries()) {
      const [theirs, ours] = [production.clusters[row], given.clusters[place]];
      // What neither can answer is the caller's mistake.
      if (theirs < 0 && ours < 0) continue;
      requests++;
      if (ours < 0) canaryErrors++;
      else if (theirs < 0) productionErrors++;
      else if (served.labels[theirs] !== canary.served.labels[ours])
        flips.push([served.labels[theirs], canary.served.labels[ours]]);
    }
    const canaryMs = given.latencyMs;
    const productionMs = (production.latencyMs * routed.length) / rows.count;
    const isSlow =
      canaryMs > canary.maximumSlowdown * productionMs && canaryMs > productionMs + LEAST_DELAY_MS;
    const disagreements = flips.length;
    const slowCalls = isSlow ? 1 : 0;
    return {
      requests,
      canaryErrors,
      productionErrors,
      disagreements,
      calls: 1,
      slowCalls,
      canaryMs,
      productionMs,
      flips,
    };
  }
}

type ComputedAnswers = Omit<ComputedRows, 'warnings'>;
