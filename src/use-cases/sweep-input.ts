import type { EntityManager } from 'typeorm';
import type { SweepInput } from '../compute/sweep-data.ts';
import type { Context } from '../context.ts';
import { loadFeatures } from '../data/load-features.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import type { Sweep } from '../entities/sweep.ts';
import { AppError } from '../errors.ts';
import { newestReport, requireNotBlocked } from './report-rows.ts';

export interface SweepSubject {
  dataset: Dataset;
  version: DatasetVersion;
}

export interface SweepData extends SweepSubject {
  keys: string[];
  names: string[];
  input: SweepInput;
}

/** @throws AppError VERSION_BLOCKED */
export async function findSweepData(manager: EntityManager, sweep: Sweep): Promise<SweepSubject> {
  const version = await manager.findOneByOrFail(DatasetVersion, { id: sweep.datasetVersionId });
  // Its expectations may have changed since the sweep was accepted.
  requireNotBlocked(version, await newestReport(manager, version.id));
  return { version, dataset: await manager.findOneByOrFail(Dataset, { id: version.datasetId }) };
}

/**
 * What a sweep is computed from, in memory.
 * @throws AppError as `loadFeatures`, VERSION_BLOCKED, FEATURE_OUT_OF_DOMAIN for a weight that is none
 */
export async function loadSweepInput(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs'>,
  sweep: Sweep,
): Promise<SweepData> {
  const { dataset, version } = await findSweepData(ctx.db.manager, sweep);
  const { nClusters, algorithm, engine, scaling, params, weightColumn } = sweep;
  if (algorithm === 'mini-batch-k-means') throw new Error('the rows of a mini-batch fit are streamed');
  const { features } = dataset;
  const weight = weightColumn === null ? [] : [{ name: weightColumn, missing: 'refuse' as const }];
  const { keys, names, columns } = await loadFeatures(ctx, dataset, version, [...features, ...weight]);
  const weights = columns.at(features.length);
  if (weights) checkWeights(weights, weightColumn!, keys);
  const fitted = columns.slice(0, features.length);
  const input = { features, columns: fitted, weights, nClusters, algorithm, engine, scaling, params };
  return { dataset, version, keys, names, input };
}

function checkWeights(weights: Float64Array, field: string, keys: readonly string[]): void {
  const row = weights.findIndex((weight) => weight <= 0);
  if (row < 0) return;
  const value = weights[row];
  throw new AppError('FEATURE_OUT_OF_DOMAIN', `The weight "${field}" is ${value} in ${keys[row]}.`, {
    field,
    value,
    expected: 'above 0 in every row',
  });
}
