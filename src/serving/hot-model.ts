import type { Context } from '../context.ts';
import { readClusterSpread } from './read-cluster-spread.ts';
import type { ModelVersion } from '../entities/model-version.ts';
import { AppError } from '../errors.ts';
import {
  compileExplainer,
  compilePredictor,
  compileRowPredictor,
  runSelfTest,
  type Explainer,
  type Predictor,
  type RowPredictor,
} from '../ml/index.ts';
import { readArtifact } from './read-artifact.ts';

/** A model version that is ready to answer. */
export interface HotModel {
  version: ModelVersion;
  /** "v2.1" */
  versionName: string;
  /** Names of the features, in the model's order. */
  features: readonly string[];
  /** The labels of the clusters. */
  labels: readonly string[];
  /** One row, with an error that says what is wrong with it. */
  predict: Predictor;
  /** Many rows, without. */
  predictRows: RowPredictor;
  explain: Explainer;
}

/**
 * Loads a version with all that its answers need, and lets it answer its stored samples.
 * @throws AppError SELF_TEST_FAILED, BLOB_CORRUPT, INVALID_ARTIFACT
 */
export async function loadHotModel(
  ctx: Pick<Context, 'blobs' | 'duck'>,
  version: ModelVersion,
): Promise<HotModel> {
  const artifact = await readArtifact(ctx, version.artifactDigest);
  const discrepancies = runSelfTest(artifact);
  if (discrepancies.length > 0) {
    throw new AppError(
      'SELF_TEST_FAILED',
      `${version.name} does not answer its stored samples: ${discrepancies.join('; ')}.`,
      {
        field: 'version',
        value: version.name,
      },
    );
  }
  const features = artifact.preprocessing.features.map(({ name }) => name);
  const labels = artifact.clusterLabels;
  const spread = await readClusterSpread(ctx, version.assignmentsDigest, labels.length, features.length);
  return {
    version,
    versionName: version.name,
    features,
    labels,
    predict: compilePredictor(artifact),
    predictRows: compileRowPredictor(artifact, spread),
    explain: compileExplainer(artifact, spread),
  };
}
