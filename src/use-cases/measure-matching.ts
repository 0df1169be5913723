import type { Context } from '../context.ts';
import { countKeyFlows, type KeyFlow } from '../data/key-flows.ts';
import type { Matching, ModelVersion } from '../entities/model-version.ts';
import { adjustedRandOf, type CentreShift } from '../ml/index.ts';

type Clusters = Pick<ModelVersion, 'clusters'>;
type Assigned = Clusters & Pick<ModelVersion, 'assignmentsDigest'>;

/**
 * Halfway between chance and the same clusters. Where keys change at random among clusters of one size, it is reached when
 * one in seven has changed (of two clusters), one in five (of three), one in four (of five or more).
 */
const LEAST_ADJUSTED_RAND = 0.5;

/** How far two versions agree on the keys that both were trained on, by their stored assignments. */
export async function measureMatching(
  ctx: Pick<Context, 'duck' | 'blobs'>,
  from: Assigned,
  to: Assigned,
): Promise<Omit<Matching, 'shifts'>> {
  const digests = { fromDigest: from.assignmentsDigest, toDigest: to.assignmentsDigest };
  const flows = await ctx.duck.withConnection((connection) => countKeyFlows(ctx, connection, digests));
  return matchingOf(flows, from, to);
}

/** The same of keys that are counted already. */
export function matchingOf(
  flows: readonly KeyFlow[],
  from: Clusters,
  to: Clusters,
): Omit<Matching, 'shifts'> {
  const common = flows.flatMap(({ from: a, to: b, keys }) =>
    a === null || b === null ? [] : [{ a, b, count: keys }],
  );
  const total = (cells: typeof common) => cells.reduce((sum, { count }) => sum + count, 0);
  const commonKeys = total(common);
  return {
    commonKeys,
    movedKeys: total(common.filter(({ a, b }) => from.clusters[a].label !== to.clusters[b].label)),
    adjustedRand: commonKeys < 2 ? null : adjustedRandOf(common),
  };
}

/** A version's matching as people read it. */
export interface VersionMatching extends Omit<Matching, 'shifts'> {
  matchedToId: string;
  /**
   * Whether the labels may have lost their meaning: the clusters hold other keys than before, or a centre is as near to
   * another of the earlier centres as to the one whose label it carries on.
   */
  isPoor: boolean;
  shifts: (CentreShift & { cluster: number; label: string })[];
}

/** null where the clusters were ordered afresh, and of versions from before it was measured. */
export function describeMatching({ matchedToId, matching, clusters }: ModelVersion): VersionMatching | null {
  if (!matchedToId || !matching) return null;
  const { adjustedRand, shifts } = matching;
  const isElsewhere = shifts.some(({ distance, nextDistance }) => distance >= (nextDistance ?? Infinity));
  return {
    ...matching,
    matchedToId,
    isPoor: isElsewhere || (adjustedRand !== null && adjustedRand < LEAST_ADJUSTED_RAND),
    shifts: shifts.map((shift, id) => ({ ...shift, cluster: id, label: clusters[id].label })),
  };
}
