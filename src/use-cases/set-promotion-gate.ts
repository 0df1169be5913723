import { z } from 'zod';
import type { Context } from '../context.ts';
import { COMPARED_METRICS, type ComparedMetric } from '../entities/model-comparison.ts';
import { METRIC_DIRECTIONS, PromotionGate, type MetricDirection } from '../entities/promotion-gate.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { notFound } from '../errors.ts';
import { PRODUCTION } from './alias-rows.ts';
import { findGate } from './gate-rows.ts';
import { aliasSchema, parseInput } from './parse-input.ts';

const MOST_ALIASES = 20;

const BETTER: Record<ComparedMetric, MetricDirection> = {
  SILHOUETTE: 'HIGHER',
  DAVIES_BOULDIN: 'LOWER',
  CALINSKI_HARABASZ: 'HIGHER',
  INERTIA: 'LOWER',
};

const number = z.number('must be a finite number');
const between = (least: number, most: number) =>
  number
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)
    .nullish()
    .transform((value) => value ?? null);
const unlike = <T>(what: (item: T) => string) => ({
  check: (items: T[]) => new Set(items.map(what)).size === items.length,
  message: 'must not name anything twice',
});

const metricSchema = z
  .object({
    metric: z.enum(COMPARED_METRICS),
    direction: z.enum(METRIC_DIRECTIONS).nullish(),
    minimumImprovement: number.nullish().transform((value) => value ?? 0),
  })
  .transform(({ direction, ...bound }) => ({ ...bound, direction: direction ?? BETTER[bound.metric] }));

const aliases = unlike((alias: string) => alias);
const metrics = unlike(({ metric }: z.output<typeof metricSchema>) => metric);
const inputSchema = z.object({
  model: z.string(),
  setBy: z.string(),
  gate: z.object({
    aliases: z
      .array(aliasSchema)
      .max(MOST_ALIASES, `must be at most ${MOST_ALIASES}`)
      .refine(aliases.check, aliases.message)
      .nullish()
      .transform((value) => value ?? [PRODUCTION]),
    metrics: z
      .array(metricSchema)
      .refine(metrics.check, metrics.message)
      .nullish()
      .transform((value) => value ?? [metricSchema.parse({ metric: 'SILHOUETTE' })]),
    requireComparable: z
      .boolean()
      .nullish()
      .transform((value) => value ?? true),
    minimumClusterSize: z
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .max(2 ** 31 - 1, `must be at most ${2 ** 31 - 1}`)
      .nullish()
      .transform((value) => value ?? null),
    minimumClusterShare: between(0, 1),
    minimumStability: between(-1, 1),
    minimumMatching: between(-1, 1),
  }),
});

export type PromotionGateInput = z.input<typeof inputSchema>['gate'];

/**
 * Declares what a version must show before an alias of the model moves to it: the next revision of its gate, which holds
 * for every move that is yet to happen, also for those that have been accepted. One that guards no alias is open.
 * @throws AppError INVALID_INPUT, NOT_FOUND
 */
export async function setPromotionGate(
  { db }: Pick<Context, 'db'>,
  input: z.input<typeof inputSchema>,
): Promise<PromotionGate> {
  const { model: name, setBy, gate } = parseInput(inputSchema, input);
  return await db.transaction(async (tx) => {
    // A move that is about to commit holds this row: it has gone through the gate before.
    const model = await tx.findOne(RegisteredModel, { where: { name }, lock: { mode: 'for_no_key_update' } });
    if (!model) throw notFound('model', name);
    const revision = ((await findGate(tx, model.id))?.revision ?? 0) + 1;
    const key = { registeredModelId: model.id, revision };
    await tx.insert(PromotionGate, { ...key, ...gate, setBy });
    return await tx.findOneByOrFail(PromotionGate, key);
  });
}
