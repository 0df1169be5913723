import { In, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { notFound } from '../errors.ts';
import { leastIdOf, timeOfId } from '../serving/prediction-ids.ts';
import { isGiven } from './find-page.ts';
import { parseInput, textSchema } from './parse-input.ts';

/** Which answers of a model are wanted. */
export interface PredictionFilter {
  model: string;
  /** From this time on, and before that one. */
  from?: Date | null;
  to?: Date | null;
  cluster?: number | null;
  key?: string | null;
}

export interface LoggedPrediction {
  id: string;
  time: Date;
  version: ModelVersion;
  alias: string;
  role: string;
  caller: string;
  latencyMs: number;
  key: string | null;
  cluster: number;
  clusterLabel: string;
  distanceToCenter: number;
  confidence: number;
  features: { feature: string; value: number | null }[];
  outcome: { cluster: number; recordedBy: string; recordedAt: Date } | null;
}

const filterSchema = z.object({
  from: z.date('must be a time').nullish(),
  to: z.date('must be a time').nullish(),
  key: textSchema(1000).nullish(),
});

/** @returns the id of the model whose answers are wanted @throws AppError NOT_FOUND, INVALID_INPUT */
export async function parseFilter(tx: EntityManager, filter: PredictionFilter): Promise<string> {
  parseInput(filterSchema, filter);
  const model = await tx.findOneBy(RegisteredModel, { name: filter.model });
  if (!model) throw notFound('model', filter.model);
  return model.id;
}

/** Logged answers before the id `before`, newest first. */
export async function readLogged(
  tx: EntityManager,
  modelId: string,
  { from, to, cluster, key }: PredictionFilter,
  before: string | null,
  limit: number,
): Promise<LoggedPrediction[]> {
  const values: unknown[] = [modelId];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    'model_id = $1',
    // A shadow may fail.
    'log.cluster >= 0',
    ...(isGiven(from) ? [`id >= ${parameter(leastIdOf(from))}`] : []),
    ...(isGiven(to) ? [`id < ${parameter(leastIdOf(to))}`] : []),
    ...(isGiven(cluster) ? [`log.cluster = ${parameter(cluster)}`] : []),
    ...(isGiven(key) ? [`key = ${parameter(key)}`] : []),
    ...(before === null ? [] : [`id < ${parameter(before)}`]),
  ];
  const rows: Row[] = await tx.query(
    `SELECT log.*, outcome.cluster AS true_cluster, recorded_by, recorded_at
     FROM (SELECT * FROM prediction_log AS log WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ${parameter(limit)}) AS log
     LEFT JOIN prediction_outcome AS outcome ON prediction_id = id ORDER BY id DESC`,
    values,
  );
  const ids = [...new Set(rows.map((row) => row.model_version_id))];
  const versions = ids.length === 0 ? [] : await tx.findBy(ModelVersion, { id: In(ids) });
  return rows.map((row) =>
    toPrediction(
      row,
      versions.find(({ id }) => id === row.model_version_id)!,
    ),
  );
}

interface Row {
  id: string;
  model_version_id: string;
  alias: string;
  role: string;
  caller: string;
  latency_ms: number;
  key: string | null;
  cluster: number;
  distance: number;
  confidence: number;
  features: (number | null)[];
  true_cluster: number | null;
  recorded_by: string;
  recorded_at: Date;
}

function toPrediction(row: Row, version: ModelVersion): LoggedPrediction {
  const { id, alias, role, caller, key, cluster, confidence } = row;
  return {
    id,
    time: timeOfId(id),
    version,
    alias,
    role,
    caller,
    latencyMs: row.latency_ms,
    key,
    cluster,
    clusterLabel: version.clusters.find((each) => each.id === cluster)?.label ?? '',
    distanceToCenter: row.distance,
    confidence,
    features: version.signature.map(({ name }, j) => ({ feature: name, value: row.features[j] ?? null })),
    outcome:
      row.true_cluster === null
        ? null
        : { cluster: row.true_cluster, recordedBy: row.recorded_by, recordedAt: row.recorded_at },
  };
}
