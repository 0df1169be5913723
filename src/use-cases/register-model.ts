import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { relabelAssignments } from '../data/assignments.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { ModelVersion, type SignatureFeature } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { RunArtifact, type Run } from '../entities/run.ts';
import { canSucceed, succeedArtifact, type FeatureSpec, type ModelArtifact } from '../ml/index.ts';
import { readArtifact } from '../serving/read-artifact.ts';
import { centreOf } from './model-centres.ts';
import { measureMatching } from './measure-matching.ts';
import { ASSIGNMENTS_PATH, MODEL_PATH } from './run-files.ts';

/** A model version that lacks only its number. */
export type PreparedModelVersion = Omit<ModelVersion, 'id' | 'major' | 'minor' | 'createdAt' | 'name'>;

/**
 * Makes a run's model ready for the registry. Where Production has the same features and number of clusters, the new
 * clusters take over the ids and labels of those that they match: labels keep their meaning.
 */
export async function prepareModelVersion(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs'>,
  registeredModelId: string,
  run: Run,
  production: ModelVersion | null,
): Promise<PreparedModelVersion> {
  const { manager } = ctx.db;
  const digestOf = async (path: string) =>
    (await manager.findOneByOrFail(RunArtifact, { runId: run.id, path })).digest;
  const fitted = await readArtifact(ctx, await digestOf(MODEL_PATH));
  const previous = production && (await readArtifact(ctx, production.artifactDigest));
  const succession = previous && canSucceed(previous, fitted) ? succeedArtifact(previous, fitted) : null;
  const { artifact, newIds } = succession ?? {
    artifact: fitted,
    newIds: Int32Array.from(fitted.centroids.keys()),
  };

  const assignments = await relabelAssignments(ctx, await digestOf(ASSIGNMENTS_PATH), newIds);
  const clusters = artifact.clusterLabels.map((label, id) => ({
    id,
    label,
    size: run.clusterSizes![newIds.indexOf(id)],
    centroid: centreOf(artifact, id),
  }));
  const labelled = { assignmentsDigest: assignments.digest, clusters };
  const version = await manager.findOneByOrFail(DatasetVersion, { id: run.datasetVersionId });
  const { features } = await manager.findOneByOrFail(Dataset, { id: version.datasetId });
  return {
    registeredModelId,
    runId: run.id,
    datasetVersionId: run.datasetVersionId,
    matchedToId: succession ? production!.id : null,
    signature: signatureOf(features, artifact),
    matching: succession && {
      ...(await measureMatching(ctx, production!, labelled)),
      shifts: succession.shifts,
    },
    ...labelled,
    artifactDigest: (await ctx.blobs.put(Buffer.from(JSON.stringify(artifact)))).digest,
  };
}

/** Numbers and stores a version: the major number moves with the signature or the number of clusters. */
export async function saveModelVersion(
  tx: EntityManager,
  prepared: PreparedModelVersion,
): Promise<ModelVersion> {
  const { registeredModelId } = prepared;
  await tx.findOneOrFail(RegisteredModel, {
    where: { id: registeredModelId },
    lock: { mode: 'for_no_key_update' },
  });
  const latest = await tx.findOne(ModelVersion, {
    where: { registeredModelId },
    order: { major: 'DESC', minor: 'DESC' },
  });
  const number = !latest
    ? { major: 1, minor: 0 }
    : sameSignature(latest.signature, prepared.signature) &&
        latest.clusters.length === prepared.clusters.length
      ? { major: latest.major, minor: latest.minor + 1 }
      : { major: latest.major + 1, minor: 0 };
  const version = tx.create(ModelVersion, { ...prepared, ...number });
  await tx.insert(ModelVersion, version);
  return version;
}

/** What the model was declared to take, and what its transforms learnt from the training data. */
function signatureOf(features: FeatureSpec[], artifact: ModelArtifact): SignatureFeature[] {
  return features.map((feature, index) => {
    const learnt = artifact.preprocessing.features[index].transform;
    const { kind: _kind, ...learntParts } = learnt;
    return { ...feature, transform: { ...feature.transform, ...learntParts } };
  });
}

function sameSignature(one: SignatureFeature[], other: SignatureFeature[]): boolean {
  const declared = (signature: SignatureFeature[]) =>
    signature.map(
      ({
        name,
        unit,
        direction,
        missing,
        transform: { low: _low, high: _high, lambda: _lambda, ...transform },
      }) =>
        JSON.stringify([
          name,
          unit,
          direction,
          missing ?? 'refuse',
          Object.entries(transform).toSorted(([a], [b]) => a.localeCompare(b)),
        ]),
    );
  return declared(one).join() === declared(other).join();
}
