import type { EntityManager } from 'typeorm';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { DriftColumn } from '../entities/drift-column.ts';
import { DriftReport } from '../entities/drift-report.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { productionOf } from './alias-rows.ts';
import { createDriftReport } from './create-drift-report.ts';
import { because } from './decision-words.ts';
import type { DriftReportInput } from './drift-input.ts';
import type { Verdict } from './pipeline-rows.ts';
import { requireVersionOf } from './stage-collect.ts';
import type { StageWork } from './stage-work.ts';

/** DRIFT: whether the data has moved away from what Production was trained on. */
export const driftStage: StageWork = {
  async begin({ db: { manager } }, pipeline) {
    const { run, policy, spec } = pipeline;
    if (run.triggerKind === 'DRIFT') return await read(manager, run.details['reportId'] as string);
    const version = await requireVersionOf(manager, pipeline);
    const production = await productionOf(manager, policy.registeredModelId);
    if (!production) return { state: 'SKIPPED', why: because('NO_PRODUCTION') };
    if (production.datasetVersionId === version.id) {
      return { state: 'SKIPPED', why: because('SAME_DATA', { version: version.number }) };
    }
    const reference = await manager.findOneByOrFail(DatasetVersion, { id: production.datasetVersionId });
    if (reference.datasetId !== policy.datasetId) return { state: 'SKIPPED', why: because('OTHER_DATASET') };
    if (spec.trainWhen !== 'DRIFT') {
      return { state: 'SKIPPED', why: because('DRIFT_NOT_ASKED', { trainWhen: spec.trainWhen }) };
    }
    const { name: model } = await manager.findOneByOrFail(RegisteredModel, { id: policy.registeredModelId });
    const input: DriftReportInput = {
      ...spec.drift,
      model,
      current: String(version.number),
      createdBy: policy.name,
    };
    return {
      consumed: `versions ${reference.id} ${version.id}`,
      create: async (tx, parentId) => {
        const { report, job } = await createDriftReport(tx, input, { parentId });
        return { job, queued: [job], links: { driftReportId: report.id } };
      },
    };
  },
  async end(tx, _pipeline, { result }) {
    return await read(tx, result!['reportId'] as string);
  },
};

async function read(tx: EntityManager, id: string): Promise<Verdict> {
  const report = await tx.findOneByOrFail(DriftReport, { id });
  const numberOf = async (versionId: string | null) =>
    versionId === null ? null : (await tx.findOneByOrFail(DatasetVersion, { id: versionId })).number;
  const drifted = await tx.find(DriftColumn, {
    where: { reportId: id, drifted: true },
    order: { position: 'ASC' },
  });
  const why = because(report.drifted ? 'DRIFTED' : 'NO_DRIFT', {
    drifted: report.driftedCount,
    columns: report.columnCount,
    share: report.share,
    reference: await numberOf(report.referenceVersionId),
    version: await numberOf(report.currentVersionId),
    names: drifted.map(({ name }) => name),
  });
  return { state: 'DONE', why, links: { driftReportId: id } };
}
