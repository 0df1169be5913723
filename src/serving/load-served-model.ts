import type { Context } from '../context.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { ModelVersion } from '../entities/model-version.ts';
import {
  compileQuickCheck,
  featureExpectations,
  type FeatureExpectation,
  type QuickCheck,
} from './check-features.ts';
import { loadHotModel, type HotModel } from './hot-model.ts';
import { readSuite, type Suite } from './read-suite.ts';

/** A model in memory, with what the dataset that it was trained on expects of its features. */
export interface ServedModel extends HotModel {
  datasetId: string;
  /** The column that names the rows of that dataset. */
  keyColumn: string;
  expectations: FeatureExpectation[];
  isExpected: QuickCheck;
}

/** @throws AppError SELF_TEST_FAILED, BLOB_CORRUPT, INVALID_ARTIFACT */
export async function loadServedModel(
  ctx: Pick<Context, 'db' | 'blobs' | 'duck'>,
  id: string,
): Promise<ServedModel> {
  const { manager } = ctx.db;
  const version = await manager.findOneByOrFail(ModelVersion, { id });
  const { datasetId } = await manager.findOneByOrFail(DatasetVersion, { id: version.datasetVersionId });
  const { keyColumn } = await manager.findOneByOrFail(Dataset, { id: datasetId });
  const suite = await readSuite(manager, datasetId);
  const hot = await loadHotModel(ctx, version);
  return { ...hot, datasetId, keyColumn, ...expecting(hot, suite) };
}

/** What a suite says of the features of a model. */
export function expecting(hot: HotModel, suite: Suite): Pick<ServedModel, 'expectations' | 'isExpected'> {
  const expectations = featureExpectations(suite.expectations, hot.version.signature);
  return { expectations, isExpected: compileQuickCheck(expectations, hot.features) };
}
