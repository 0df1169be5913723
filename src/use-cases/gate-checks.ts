import type { GateCheck } from '../entities/gate-check.ts';
import type { ComparedMetric, ComparedScore } from '../entities/model-comparison.ts';
import type { MetricBound, PromotionGate } from '../entities/promotion-gate.ts';

/** A condition of a gate, and what was found of it. Plain data. */
export type CheckResult = Omit<GateCheck, 'aliasMoveId' | 'position'>;

export type GateConditions = Omit<
  PromotionGate,
  'registeredModelId' | 'revision' | 'aliases' | 'setBy' | 'setAt'
>;

/** What is known of the version that would take the alias. */
export interface GateFigures {
  /** Training rows per cluster. */
  clusterSizes: readonly number[];
  /** The mean of the bootstrap draws; null: the sweep weighed no evidence for this number of clusters. */
  stability: number | null;
  /** null: no other version holds the alias. */
  champion: Champion | null;
}

export interface Champion {
  name: string;
  /** How both scored on the challenger's data, or why the champion cannot score it. */
  compared: { scores: readonly ComparedScore[] } | { misfit: string };
  /** Over the keys that both were trained on; null where there are fewer than two. */
  adjustedRand: number | null;
}

/** Every condition of a gate with its figure, its bound and the verdict in words. */
export function checkGate(gate: GateConditions, figures: GateFigures): CheckResult[] {
  const { champion, clusterSizes, stability } = figures;
  const smallest = Math.min(...clusterSizes);
  const rows = clusterSizes.reduce((sum, size) => sum + size, 0);
  return [
    ...(gate.requireComparable ? [checkComparable(champion)] : []),
    ...gate.metrics.map((bound) => checkMetric(bound, champion, gate.requireComparable)),
    ...atLeast(
      'CLUSTER_SIZE',
      gate.minimumClusterSize,
      smallest,
      `the smallest cluster has ${smallest} rows`,
    ),
    ...atLeast(
      'CLUSTER_SHARE',
      gate.minimumClusterShare,
      smallest / rows,
      `the smallest cluster has ${smallest} of ${rows} rows, ${show(smallest / rows)} of them`,
    ),
    ...atLeast(
      'STABILITY',
      gate.minimumStability,
      stability,
      stability === null
        ? `its sweep weighed no evidence for ${clusterSizes.length} clusters (withEvidence)`
        : `the mean adjusted Rand index of the bootstrap draws is ${show(stability)}`,
    ),
    ...(gate.minimumMatching === null ? [] : checkMatching(gate.minimumMatching, champion)),
  ];
}

const METRIC_NAMES: Record<ComparedMetric, string> = {
  SILHOUETTE: 'silhouette',
  DAVIES_BOULDIN: 'Davies-Bouldin index',
  CALINSKI_HARABASZ: 'Calinski-Harabasz index',
  INERTIA: 'inertia',
};

const NOTHING_TO_COMPARE = 'no other version holds the alias: there is nothing to compare with';

function checkComparable(champion: Champion | null): CheckResult {
  const misfit = champion && 'misfit' in champion.compared ? champion.compared.misfit : null;
  const reason = !champion
    ? NOTHING_TO_COMPARE
    : (misfit ?? `${champion.name} can score the data that the version was trained on`);
  return { name: 'COMPARABLE', passed: misfit === null, value: null, bound: null, reason };
}

function checkMetric(
  { metric, direction, minimumImprovement: bound }: MetricBound,
  champion: Champion | null,
  isDemanded: boolean,
): CheckResult {
  const without = (passed: boolean, reason: string): CheckResult => {
    return { name: metric, passed, value: null, bound, reason };
  };
  if (!champion) return without(true, NOTHING_TO_COMPARE);
  if ('misfit' in champion.compared) return without(!isDemanded, champion.compared.misfit);
  const { champion: old, challenger } = champion.compared.scores.find((each) => each.metric === metric)!;
  const name = METRIC_NAMES[metric];
  if (old === null)
    return without(true, `${champion.name} puts all rows into one cluster, which has no ${name}`);
  const improvement = direction === 'HIGHER' ? challenger - old : old - challenger;
  const passed = improvement > bound;
  const reason = `the ${name} is ${show(challenger)} against ${show(old)} of ${champion.name} on the same data: an improvement of ${show(improvement)}, ${passed ? '' : 'not '}above ${bound}`;
  return { name: metric, passed, value: improvement, bound, reason };
}

function checkMatching(bound: number, champion: Champion | null): CheckResult[] {
  if (!champion) return [{ name: 'MATCHING', passed: true, value: null, bound, reason: NOTHING_TO_COMPARE }];
  const { name, adjustedRand } = champion;
  const found =
    adjustedRand === null
      ? `it has fewer than two keys in common with ${name}`
      : `the adjusted Rand index with ${name} over the common keys is ${show(adjustedRand)}`;
  return atLeast('MATCHING', bound, adjustedRand, found);
}

function atLeast(
  name: CheckResult['name'],
  bound: number | null,
  value: number | null,
  found: string,
): CheckResult[] {
  if (bound === null) return [];
  const passed = value !== null && value >= bound;
  return [{ name, passed, value, bound, reason: passed ? found : `${found}; at least ${bound} is asked` }];
}

/** Four digits that count. */
const show = (value: number) => String(Number(value.toPrecision(4)));
