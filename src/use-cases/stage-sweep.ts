import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { PipelineRun } from '../entities/pipeline-run.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { RunMetric } from '../entities/run.ts';
import { Sweep } from '../entities/sweep.ts';
import { productionOf } from './alias-rows.ts';
import { because } from './decision-words.ts';
import type { Pipeline, Verdict } from './pipeline-rows.ts';
import { requireVersionOf } from './stage-collect.ts';
import type { StageWork } from './stage-work.ts';
import { acceptSweep, type WantedSweep } from './start-sweep.ts';

/** SWEEP: trains, where the policy says that it is time to: on new data or drift, or because somebody forces it. */
export const sweepStage: StageWork = {
  async begin({ db: { manager } }, pipeline) {
    const { run, policy, spec } = pipeline;
    const version = await requireVersionOf(manager, pipeline);
    const production = await productionOf(manager, policy.registeredModelId);
    const why = run.forceRetrain ? null : reasonNotToTrain(pipeline, version, production);
    if (why) return { state: 'SKIPPED', why, isLast: true };

    const consumed = await digestOf(manager, pipeline, version, production);
    const known = run.forceRetrain ? null : await trainedBefore(manager, pipeline, consumed);
    if (known) return known;
    const dataset = await manager.findOneByOrFail(Dataset, { id: policy.datasetId });
    const model = await manager.findOneByOrFail(RegisteredModel, { id: policy.registeredModelId });
    const wanted = {
      ...spec.sweep,
      nClusters: numbersToTry(spec.sweep, production),
      dataset: dataset.name,
      version: version.number,
      registerAs: model.name,
    } as WantedSweep;
    return {
      consumed,
      create: async (tx, parentId) => {
        const { sweepJob, children } = await acceptSweep(tx, wanted, { parentId });
        const links = { sweepId: sweepJob.payload['sweepId'] as string };
        return { job: sweepJob, queued: children, links };
      },
    };
  },

  async end(manager, pipeline, { result }) {
    const sweep = await manager.findOneByOrFail(Sweep, { id: result!['sweepId'] as string });
    const modelVersionId = (result!['modelVersionId'] as string | undefined) ?? null;
    if (modelVersionId === null) {
      const why = because('NOTHING_ADMISSIBLE', { reason: sweep.pick!.reason });
      return { state: 'DONE', why, isLast: true };
    }
    const model = await manager.findOneByOrFail(ModelVersion, { id: modelVersionId });
    const metric = { runId: model.runId, key: 'silhouette_score' };
    const why = because('TRAINED', {
      model: model.name,
      version: (await requireVersionOf(manager, pipeline)).number,
      clusters: model.clusters.length,
      silhouette: (await manager.findOneBy(RunMetric, metric))?.value ?? null,
      reason: sweep.pick!.reason,
    });
    return { state: 'DONE', why, links: { modelVersionId } };
  },
};

function reasonNotToTrain(
  { spec, stages }: Pipeline,
  version: DatasetVersion,
  production: ModelVersion | null,
) {
  if (!production || spec.trainWhen === 'ALWAYS') return null;
  if (spec.trainWhen === 'NEW_DATA') {
    return production.datasetVersionId === version.id
      ? because('NO_NEW_DATA', { version: version.number })
      : null;
  }
  const drift = stages.find(({ stage }) => stage === 'DRIFT')!.why!;
  switch (drift.code) {
    case 'SAME_DATA':
      return because('NO_NEW_DATA', { version: version.number });
    case 'NO_DRIFT':
      return because('NO_DRIFT_NO_TRAINING', {
        drifted: drift['drifted'],
        columns: drift['columns'],
        share: drift['share'],
      });
    default:
      return null;
  }
}

/** Labels keep their meaning only if Production's number of clusters is among those that are tried. */
function numbersToTry(
  { nClusters, chooseClusters }: Pipeline['spec']['sweep'],
  production: ModelVersion | null,
) {
  const kept = chooseClusters ? undefined : production?.clusters.length;
  return kept === undefined || nClusters.includes(kept) ? nClusters : [...nClusters, kept];
}

/** Of all that the result depends on: the same seed gives the same bits, and labels are taken over from Production. */
async function digestOf(
  tx: EntityManager,
  { policy, spec }: Pipeline,
  version: DatasetVersion,
  production: ModelVersion | null,
): Promise<string> {
  const { features } = await tx.findOneByOrFail(Dataset, { id: policy.datasetId });
  const inputs = [policy.registeredModelId, version.id, production?.id ?? null, features, spec.sweep];
  return createHash('md5').update(JSON.stringify(inputs)).digest('hex');
}

async function trainedBefore(
  tx: EntityManager,
  { run }: Pipeline,
  consumed: string,
): Promise<Verdict | null> {
  const [row] = await tx.query(
    `SELECT run.id FROM pipeline_stage AS stage JOIN pipeline_run AS run ON run.id = run_id
       JOIN model_version AS model ON model.id = model_version_id
     WHERE consumed = $1 AND state = 'DONE' AND stage = 'SWEEP' AND run.id <> $2 AND NOT EXISTS (
       SELECT FROM blob_trash WHERE digest IN (artifact_digest, assignments_digest) AND restored_at IS NULL
     )
     ORDER BY stage.finished_at DESC LIMIT 1`,
    [consumed, run.id],
  );
  if (!row) return null;
  const { number, sweepId, modelVersionId } = await tx.findOneByOrFail(PipelineRun, { id: row.id });
  const { name } = await tx.findOneByOrFail(ModelVersion, { id: modelVersionId! });
  return {
    state: 'DONE',
    why: because('TRAINED_BEFORE', { model: name, run: number }),
    links: { sweepId, modelVersionId },
  };
}
