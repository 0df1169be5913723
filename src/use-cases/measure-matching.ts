import type { Context } from '../context.ts';
import { countKeyFlows } from '../data/key-flows.ts';
import type { Matching, ModelVersion } from '../entities/model-version.ts';
import { adjustedRandOf } from '../ml/index.ts';

type Labelled = Pick<ModelVersion, 'assignmentsDigest' | 'clusters'>;

/** How far two versions agree on the keys that both were trained on, by their stored assignments. */
export async function measureMatching(
  ctx: Pick<Context, 'duck' | 'blobs'>,
  from: Labelled,
  to: Labelled,
): Promise<Omit<Matching, 'shifts'>> {
  const flows = await ctx.duck.withConnection((connection) =>
    countKeyFlows(ctx, connection, { fromDigest: from.assignmentsDigest, toDigest: to.assignmentsDigest }),
  );
  const common = flows.flatMap(({ from: a, to: b, keys }) =>
    a === null || b === null ? [] : [{ a, b, count: keys }],
  );
  const sum = (cells: typeof common) => cells.reduce((total, { count }) => total + count, 0);
  const commonKeys = sum(common);
  return {
    commonKeys,
    movedKeys: sum(common.filter(({ a, b }) => from.clusters[a].label !== to.clusters[b].label)),
    adjustedRand: commonKeys < 2 ? null : adjustedRandOf(common),
  };
}
