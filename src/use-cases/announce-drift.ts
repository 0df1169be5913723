import type { EntityManager } from 'typeorm';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { Dataset } from '../entities/dataset.ts';
import type { DriftReport } from '../entities/drift-report.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { announce } from './announce.ts';
import type { JudgedReport } from './judge-columns.ts';

/** Tells that a report found drift, in the transaction that records it. */
export async function announceDrift(
  tx: EntityManager,
  report: DriftReport,
  { columns, share }: JudgedReport,
): Promise<void> {
  const { datasetId, registeredModelId, windowFrom, windowTo, currentVersionId } = report;
  const dataset = await tx.findOneByOrFail(Dataset, { id: datasetId });
  const model = registeredModelId && (await tx.findOneByOrFail(RegisteredModel, { id: registeredModelId }));
  const versionInWords = async (id: string) =>
    `version ${(await tx.findOneByOrFail(DatasetVersion, { id })).number}`;
  await announce(tx, {
    kind: 'DRIFT_DETECTED',
    key: report.id,
    at: new Date(),
    facts: {
      reportId: report.id,
      dataset: dataset.name,
      model: model ? model.name : null,
      reference: await versionInWords(report.referenceVersionId),
      current: currentVersionId
        ? await versionInWords(currentVersionId)
        : `predictions from ${windowFrom!.toISOString()} to ${windowTo!.toISOString()}`,
      driftedColumns: columns.filter(({ drifted }) => drifted).map(({ name }) => name),
      driftShare: share,
    },
  });
}
