import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { noModelVersion, notFound } from '../errors.ts';
import { leastIdOf, timeOfId } from '../serving/prediction-ids.ts';
import { findModelVersion } from './find-one.ts';
import { decodeCursor, isGiven, pageSize, toPage, type Page, type PageInput } from './find-page.ts';
import { parseInput } from './parse-input.ts';

const DAY_MS = 24 * 3600 * 1000;
/** How much later than its prediction a shadow's answer is logged at most. */
const LATEST_MS = 3600 * 1000;

const inputSchema = z.object({
  model: z.string(),
  from: z.date('must be a time').nullish(),
  to: z.date('must be a time').nullish(),
  version: z.string().nullish(),
});

/** The pairs of a shadow that a report is about. */
export interface ShadowReport extends ShadowSummary {
  modelId: string;
  from: Date;
  to: Date;
  versionId: string | null;
}

interface ShadowSummary {
  pairs: number;
  errors: { code: string; count: number }[];
  /** The share of equal labels among the pairs that the shadow answered; null: there are none. */
  agreement: number | null;
  flips: { fromLabel: string; toLabel: string; count: number }[];
  /** In milliseconds per row; null: there are no pairs. */
  latency: ShadowLatency | null;
}

export interface ShadowLatency {
  productionMedianMs: number;
  productionP99Ms: number;
  shadowMedianMs: number;
  shadowP99Ms: number;
  /** Of the differences within the pairs. */
  medianDifferenceMs: number;
  p99DifferenceMs: number;
}

/** A request that Production and its shadow answered. */
export interface ShadowPair {
  predictionId: string;
  shadowPredictionId: string;
  time: Date;
  key: string | null;
  productionVersion: string;
  shadowVersion: string;
  productionLabel: string;
  shadowLabel: string | null;
  error: string | null;
  productionDistance: number;
  shadowDistance: number | null;
  difference: number | null;
}

/**
 * What the shadow of a model answered to the requests that Production got from `from` on, before `to`: the last 24 hours
 * where nothing is said.
 * @throws AppError NOT_FOUND, INVALID_INPUT
 */
export async function shadowReport(
  { db }: Pick<Context, 'db'>,
  input: z.input<typeof inputSchema>,
): Promise<ShadowReport> {
  const wanted = parseInput(inputSchema, input);
  const { manager } = db;
  const model = await manager.findOneBy(RegisteredModel, { name: wanted.model });
  if (!model) throw notFound('model', wanted.model);
  const to = wanted.to ?? new Date();
  const from = wanted.from ?? new Date(to.getTime() - DAY_MS);
  const window = { modelId: model.id, from, to, versionId: await versionIdOf(manager, wanted) };
  return { ...window, ...(await summarise(manager, window)) };
}

async function versionIdOf(
  tx: EntityManager,
  { model, version }: z.output<typeof inputSchema>,
): Promise<string | null> {
  if (!isGiven(version)) return null;
  const found = await findModelVersion(tx, model, version);
  if (!found) throw noModelVersion(model, version);
  return found.id;
}

type Window = Pick<ShadowReport, 'modelId' | 'from' | 'to' | 'versionId'>;

/** Latencies are those of calls: each row has its part. */
const PAIRS = `
  label AS MATERIALIZED (
    SELECT version.id AS version_id, cluster.id, cluster.label FROM model_version AS version,
      jsonb_to_recordset(clusters) AS cluster (id integer, label text)
    WHERE registered_model_id = $1
  ),
  pair AS MATERIALIZED (
    SELECT production.id, shadow.id AS shadow_id, production.key, shadow.error,
      production.model_version_id AS production_version, shadow.model_version_id AS shadow_version,
      production_label.label AS production_label, shadow_label.label AS shadow_label,
      production.distance AS production_distance, shadow.distance AS shadow_distance,
      production.latency_ms / production.call_rows AS production_ms, shadow.latency_ms / shadow.call_rows AS shadow_ms
    FROM prediction_log AS shadow
    JOIN prediction_log AS production ON production.id = shadow.paired_id AND production.id >= $2 AND production.id < $3
    JOIN label AS production_label ON production_label.version_id = production.model_version_id
      AND production_label.id = production.cluster
    LEFT JOIN label AS shadow_label ON shadow_label.version_id = shadow.model_version_id
      AND shadow_label.id = shadow.cluster
    WHERE shadow.model_id = $1 AND shadow.role = 'SHADOW' AND shadow.id >= $2 AND shadow.id < $4
      AND ($5::uuid IS NULL OR shadow.model_version_id = $5)
  )`;

const parametersOf = ({ modelId, from, to, versionId }: Window) => [
  modelId,
  leastIdOf(from),
  leastIdOf(to),
  leastIdOf(new Date(to.getTime() + LATEST_MS)),
  versionId,
];

async function summarise(tx: EntityManager, window: Window): Promise<ShadowSummary> {
  const median = (what: string) => `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${what})`;
  const p99 = (what: string) => `percentile_cont(0.99) WITHIN GROUP (ORDER BY ${what})`;
  const [row] = await tx.query(
    `WITH ${PAIRS}
     SELECT count(*)::int AS pairs, avg((production_label = shadow_label)::int::float8) AS agreement,
       ${median('production_ms')} AS "productionMedianMs", ${p99('production_ms')} AS "productionP99Ms",
       ${median('shadow_ms')} AS "shadowMedianMs", ${p99('shadow_ms')} AS "shadowP99Ms",
       ${median('shadow_ms - production_ms')} AS "medianDifferenceMs",
       ${p99('shadow_ms - production_ms')} AS "p99DifferenceMs",
       (SELECT coalesce(json_agg(json_build_object('code', error, 'count', count) ORDER BY count DESC, error), '[]')
        FROM (SELECT error, count(*)::int FROM pair WHERE error IS NOT NULL GROUP BY error) AS failed) AS errors,
       (SELECT coalesce(json_agg(json_build_object('fromLabel', production_label, 'toLabel', shadow_label, 'count', count)
          ORDER BY count DESC, production_label, shadow_label), '[]')
        FROM (SELECT production_label, shadow_label, count(*)::int FROM pair WHERE production_label <> shadow_label
              GROUP BY production_label, shadow_label) AS flipped) AS flips
     FROM pair`,
    parametersOf(window),
  );
  const { pairs, agreement, errors, flips, ...latency } = row;
  return { pairs, agreement, errors, flips, latency: pairs === 0 ? null : latency };
}

const cursorSchema = z.tuple([z.int(), z.number(), z.uuid()]);

/**
 * A page of the pairs of a report, the most different first: what the shadow could not answer, then other labels, then
 * equal ones; among them by the difference of the distances, each divided by the median distance of its version.
 * @throws AppError INVALID_INPUT
 */
export async function findShadowPairs(
  { db }: Pick<Context, 'db'>,
  report: Window,
  page: PageInput,
): Promise<Page<ShadowPair>> {
  const size = pageSize(page);
  const after = decodeCursor(cursorSchema, page);
  const rows: (ShadowPair & { rank: number; by: number })[] = await db.query(
    `WITH ${PAIRS},
     typical AS MATERIALIZED (
       SELECT version_id, nullif(percentile_cont(0.5) WITHIN GROUP (ORDER BY distance), 0) AS distance
       FROM (SELECT production_version AS version_id, production_distance AS distance FROM pair
             UNION ALL SELECT shadow_version, shadow_distance FROM pair WHERE error IS NULL) AS answer
       GROUP BY version_id
     ),
     ranked AS (
       SELECT pair.*, CASE WHEN error IS NULL THEN
           abs(shadow_distance / shadow_typical.distance - production_distance / production_typical.distance) END AS difference,
         CASE WHEN error IS NOT NULL THEN 2 WHEN production_label <> shadow_label THEN 1 ELSE 0 END AS rank
       FROM pair JOIN typical AS production_typical ON production_typical.version_id = production_version
       LEFT JOIN typical AS shadow_typical ON shadow_typical.version_id = shadow_version
     )
     SELECT ranked.id AS "predictionId", shadow_id AS "shadowPredictionId", key, rank, coalesce(difference, 0) AS by,
       'v' || production.major || '.' || production.minor AS "productionVersion",
       'v' || shadow.major || '.' || shadow.minor AS "shadowVersion", production_label AS "productionLabel",
       shadow_label AS "shadowLabel", error, production_distance AS "productionDistance",
       CASE WHEN error IS NULL THEN shadow_distance END AS "shadowDistance", difference
     FROM ranked JOIN model_version AS production ON production.id = production_version
     JOIN model_version AS shadow ON shadow.id = shadow_version
     WHERE $6::int IS NULL OR (rank, coalesce(difference, 0), ranked.id) < ($6, $7::float8, $8::uuid)
     ORDER BY rank DESC, coalesce(difference, 0) DESC, ranked.id DESC LIMIT $9`,
    [...parametersOf(report), ...(after ?? [null, null, null]), size + 1],
  );
  const pairs = rows.map((row) => ({ ...row, time: timeOfId(row.predictionId) }));
  return toPage(pairs, size, ({ rank, by, predictionId }) => [rank, by, predictionId]);
}
