import type { SweepInput } from '../compute/sweep-data.ts';
import type { Context } from '../context.ts';
import { loadFeatures } from '../data/load-features.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import type { Sweep } from '../entities/sweep.ts';
import { AppError } from '../errors.ts';
import { newestReport, requireNotBlocked } from './report-rows.ts';

export interface SweepData {
  dataset: Dataset;
  version: DatasetVersion;
  keys: string[];
  names: string[];
  input: SweepInput;
}

/** What a sweep is computed from. @throws AppError as `loadFeatures`, VERSION_BLOCKED, FEATURE_OUT_OF_DOMAIN for a weight that is none */
export async function loadSweepInput(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs'>,
  sweep: Sweep,
): Promise<SweepData> {
  const { manager } = ctx.db;
  const version = await manager.findOneByOrFail(DatasetVersion, { id: sweep.datasetVersionId });
  // Its expectations may have changed since the sweep was accepted.
  requireNotBlocked(version, await newestReport(manager, version.id));
  const dataset = await manager.findOneByOrFail(Dataset, { id: version.datasetId });
  const { features } = dataset;
  const weight =
    sweep.weightColumn === null ? [] : [{ name: sweep.weightColumn, missing: 'refuse' as const }];
  const { keys, names, columns } = await loadFeatures(ctx, dataset, version, [...features, ...weight]);
  const { nClusters, algorithm, engine, scaling, params } = sweep;
  const input = {
    features,
    columns: columns.slice(0, features.length),
    nClusters,
    algorithm,
    engine,
    scaling,
    params,
  };
  const weights = columns.at(features.length);
  if (weights) checkWeights(weights, sweep.weightColumn!, keys);
  return { dataset, version, keys, names, input: { ...input, weights } };
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
